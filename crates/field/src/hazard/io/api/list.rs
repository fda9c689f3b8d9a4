//! The register of hazards.

use crate::hazard::flow::{HazardFlow, State};
use crate::hazard::io::store::{self, BY_DUE, LISTED};
use crate::hazard::io::view::{Coded, HazardRow, Named, Person, Waiting};
use crate::hazard::model::{Grade, SOURCES, kind_label, source_label};
use crate::hazard::rules::clock;
use ::store::{List, Tx, Value, list as lists};
use axum::Json;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::id::{EnterpriseId, SiteId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use org::region::io::store as regions;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx, Paged};

/// Filters of the register; a name may be repeated for several values.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HazardAsk {
    /// Part of the number, the title, the place or the words.
    pub q: Option<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub enterprise: Vec<EnterpriseId>,
    /// Region and everything below: code or path.
    #[serde(default)]
    pub region: Vec<String>,
    #[serde(default)]
    pub trade: Vec<String>,
    /// `general` `major`, or `none` for those not graded yet.
    #[serde(default)]
    pub grade: Vec<String>,
    /// State, or `open` for all that are not closed.
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub kind: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub regulator: Vec<UnitId>,
    /// Whose next step is past its day.
    pub overdue: Option<bool>,
    pub listed: Option<bool>,
    pub stopped: Option<bool>,
    /// With open signs of false rectification.
    pub suspect: Option<bool>,
    /// No unit is in charge.
    pub unassigned: Option<bool>,
    #[param(value_type = Option<String>, format = Date)]
    pub found_from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub found_to: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub closed_from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub closed_to: Option<Date>,
    /// Found by the end of this day and not closed by then.
    #[param(value_type = Option<String>, format = Date)]
    pub stock_on: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub due_from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub due_to: Option<Date>,
    /// What waits for me: `verify` `rectify` `plan` `approve` `recheck` `close` `found`.
    pub mine: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `-found` `due` `number`; `due` shows only what is not closed.
    pub sort: Option<String>,
}

impl HazardAsk {
    pub fn page(&self) -> PageAsk {
        PageAsk { limit: self.limit, after: self.after.clone(), sort: self.sort.clone() }
    }
}

fn known(all: &[&str], given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

/// The first instant of the day that follows.
fn day_after(day: Date) -> Timestamp {
    kernel::start_of(day.saturating_add(1.day()))
}

/// Hazards by filter, within scope; shared with the export and the board.
pub async fn listed(ctx: &Ctx, tx: &mut Tx, ask: &HazardAsk) -> Outcome<List> {
    let mut states: Vec<&str> = <HazardFlow as kernel::Flow>::STATES.iter().map(|s| s.1).collect();
    states.push("open");
    known(&states, &ask.state, "状态")?;
    known(&["general", "major", "none"], &ask.grade, "等级")?;
    known(&codes(SOURCES), &ask.source, "来源")?;
    let by_due = ask.sort.as_deref().is_some_and(|s| s.trim_start_matches('-') == "due");
    let mut out = List::new(if by_due { &BY_DUE } else { &LISTED }, ctx.scope(), Right::HazardRead)
        .among("t.site", ask.site.iter().copied())
        .among("t.enterprise", ask.enterprise.iter().copied())
        .among("t.trade", ask.trade.iter().cloned())
        .among("t.source", ask.source.iter().cloned())
        .among("t.kind", ask.kind.iter().cloned())
        .among("t.regulator", ask.regulator.iter().copied())
        .when(ask.stopped, "t.stopped = ?")
        .when(ask.found_from.map(kernel::start_of), "t.found_at >= ?")
        .when(ask.found_to.map(day_after), "t.found_at < ?")
        .when(ask.closed_from.map(kernel::start_of), "t.closed_at >= ?")
        .when(ask.closed_to.map(day_after), "t.closed_at < ?")
        .when(ask.due_from, "t.due_key >= ?");
    let mut open = ask.state.iter().any(|s| s == "open");
    let named: Vec<String> = ask.state.iter().filter(|s| *s != "open").cloned().collect();
    // States that are all open ones: said, so that the small index answers.
    let closed = |s: &String| <HazardFlow as kernel::Flow>::parse_state(s).is_none_or(State::closed);
    open |= !named.is_empty() && !named.iter().any(closed);
    if !ask.state.iter().any(|s| s == "open") {
        out = out.among("t.state", named);
    }
    out = grades(out, &ask.grade);
    if let Some(end) = ask.stock_on.map(day_after) {
        let sql = "t.found_at < ? and t.state not in ('void', 'merged') and (t.state <> 'closed' or t.closed_at >= ?)";
        out = out.and(sql, vec![Value::from(end); 2]);
    }
    // One upper end: of two an index is read up to either, and passes what lies between them.
    let yesterday = ctx.today().saturating_sub(1.day());
    let overdue = (ask.overdue == Some(true)).then_some(yesterday);
    open |= overdue.is_some();
    out = out.when([ask.due_to, overdue].into_iter().flatten().min(), "t.due_key <= ?");
    if ask.listed == Some(true) {
        open = true;
        out = out.and("t.listed is not null", []);
    }
    if ask.suspect == Some(true) {
        out = out.and("t.suspect > 0", []);
    }
    if ask.unassigned == Some(true) {
        out = out.and("t.regulator is null", []);
    }
    let mut within = Vec::new();
    for word in ask.region.iter().filter(|r| !r.trim().is_empty()) {
        within.push(regions::need(tx, word).await?.path);
    }
    out = out.within(within);
    let mut word = None;
    if let Some(q) = ask.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        let number = q.to_uppercase();
        let exact = number.starts_with("YH-") && number.len() >= 20;
        out = match exact {
            true => out.and("t.number = ?", [number.into()]),
            false => out.and(
                r"(lower(t.title) like ? escape '\' or lower(t.number) like ? escape '\' or lower(t.place) like ? escape '\' or lower(t.text) like ? escape '\')",
                vec![lists::like(q); 4],
            ),
        };
        word = (!exact).then_some(q);
    }
    if let Some(mine) = ask.mine.as_deref().filter(|m| !m.is_empty()) {
        (out, open) = waiting(ctx, out, open, mine)?;
    }
    out = if open || by_due || ask.due_to.is_some() { out.and("t.open", []) } else { out };
    match word {
        Some(word) => out.holding(tx, &store::WORDS, word).await,
        None => Ok(out),
    }
}

fn grades(list: List, asked: &[String]) -> List {
    let none = asked.iter().any(|g| g == "none");
    let named: Vec<Value> = asked.iter().filter(|g| *g != "none").map(Value::from).collect();
    match (none, named.len()) {
        // Said as a word of the statement, so that the index over these alone answers.
        (false, 1) if asked.iter().any(|g| g == "major") => {
            list.and("t.grade = 'major'", []).told("t.grade", ["major"])
        }
        (false, _) => list.among("t.grade", named),
        (true, 0) => list.and("t.grade is null", []),
        (true, n) => list.and(&format!("(t.grade is null or t.grade in ({}))", vec!["?"; n].join(",")), named),
    }
}

/// What waits for the one who asks.
fn waiting(ctx: &Ctx, list: List, open: bool, mine: &str) -> Outcome<(List, bool)> {
    let unit = ctx.actor().unit.map_or(Value::Null(::store::Kind::Id), Value::from);
    let ours = |list: List| list.and("t.unit = ?", [unit.clone()]);
    let regulates = ctx.scope().may(Right::HazardVerify);
    // An enterprise's own desk shows its own; a regulator's what its scope shows.
    let side = |list: List| if regulates { list } else { ours(list) };
    let among = |list: List, states: &[State]| list.among("t.state", states.iter().map(|s| s.code()));
    Ok(match mine {
        "found" => {
            let me = ctx.actor().person.map_or(Value::Null(::store::Kind::Id), Value::from);
            (list.and("t.found_by = ?", [me]), open)
        }
        "verify" => (side(among(list, &[State::Reported])), true),
        "rectify" => (ours(among(list, &[State::Assigned, State::Rectifying])), true),
        "plan" => (ours(among(list, &[State::PlanDue])), true),
        "approve" => (among(list, &[State::PlanReview]), true),
        "recheck" => (side(among(list, &[State::Review, State::Fixed])), true),
        "close" => (side(among(list, &[State::Accepted])), true),
        other => {
            let say = format!("没有“{other}”这一类待办，可选 verify、rectify、plan、approve、recheck、close、found。");
            return Err(Refusal::invalid("BAD_FILTER", say));
        }
    })
}

/// The codes of a list of words.
fn codes(words: &[(&'static str, &'static str)]) -> Vec<&'static str> {
    words.iter().map(|(c, _)| *c).collect()
}

/// A hazard as a row of a list.
pub fn row(named: store::Named, today: Date) -> HazardRow {
    let store::Named { hazard: h, site_name, enterprise_name, regulator, region_name } = named;
    let waiting =
        clock::waiting(&h, today).map(|(what, due, overdue_days)| Waiting { what: what.into(), due, overdue_days });
    HazardRow {
        overdue_days: h.overdue_days(today),
        id: h.id,
        number: h.number,
        title: h.title,
        place: h.place,
        kind: (!h.kind.is_empty()).then(|| Coded::new(&h.kind, kind_label(&h.kind))),
        grade: h.grade.map(|g: Grade| Coded::new(g.code(), g.label())),
        state: Coded::new(h.state.code(), h.state.label()),
        source: Coded::new(&h.source, source_label(&h.source)),
        site: Named { id: h.site.0, name: site_name },
        enterprise: Named { id: h.enterprise.0, name: enterprise_name },
        region: h.region_path,
        region_name,
        trade: h.trade,
        regulator,
        lng: h.lng,
        lat: h.lat,
        found_at: h.found_at,
        found_by: Person { id: h.found_by.map(|p| p.0), name: h.found_name },
        due: h.due,
        waiting,
        listed: h.listed.map(|l| Coded::new(l.code(), l.label())),
        stopped: h.stopped,
        suspect: h.suspect,
        relapse: h.relapse_of.is_some(),
        extensions: h.extensions,
        version: h.version,
    }
}

#[utoipa::path(get, path = "/hazards", tag = "hazard", params(HazardAsk), responses((status = 200, body = Paged<HazardRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<HazardAsk>) -> Answer<Paged<HazardRow>> {
    let mut tx = ctx.read().await?;
    let page = listed(&ctx, &mut tx, &ask).await?.page(&mut tx, &ask.page(), store::named).await?;
    let today = ctx.today();
    Ok(Json(page.map(|n| row(n, today)).into()))
}
