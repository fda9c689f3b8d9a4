//! The register of risks.

use crate::risk::flow::{RiskFlow, RiskState};
use crate::risk::io::store::{self, BY_REASSESS, BY_REVIEW, LISTED, Named};
use crate::risk::io::view::{self, RiskRow};
use crate::risk::level::{ControlLevel, Mapping};
use ::store::{List, Listed, Value, list as lists};
use axum::Json;
use kernel::flow::Flow;
use kernel::id::{RiskPointId, SiteId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx, Paged};

/// Filters of the register; a name may be repeated for several values.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RiskAsk {
    /// Part of the activity, the source of danger or the event.
    pub q: Option<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub point: Vec<RiskPointId>,
    /// Region and everything below: code or path.
    #[serde(default)]
    pub region: Vec<String>,
    #[serde(default)]
    pub trade: Vec<String>,
    /// 1–4; 9: not rated yet.
    #[serde(default)]
    pub level: Vec<i64>,
    #[serde(default)]
    pub state: Vec<String>,
    /// `company` `department` `workshop` `team`
    #[serde(default)]
    pub control_level: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub regulator: Vec<UnitId>,
    /// Must be assessed again now.
    pub due: Option<bool>,
    /// A red one whose weekly review was missed.
    pub review_missed: Option<bool>,
    /// Taken in from a colour that covers two levels.
    pub needs_review: Option<bool>,
    /// Of which I am the leader in charge.
    pub mine: Option<bool>,
    /// Colours in which levels are shown: `four` (default) or `three`.
    pub colours: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `level` `reassess` `review`, `-` before it for descending; `level` unless asked for what is due.
    pub sort: Option<String>,
}

impl RiskAsk {
    pub fn page(&self) -> PageAsk {
        // What is due is listed by its day unless somebody wants it otherwise: the filter then is a stretch of an index.
        let due = match (self.due, self.review_missed) {
            (Some(true), _) => Some("reassess"),
            (_, Some(true)) => Some("review"),
            _ => None,
        };
        let sort = self.sort.clone().filter(|s| !s.is_empty()).or_else(|| due.map(str::to_owned));
        PageAsk { limit: self.limit, after: self.after.clone(), sort }
    }
    /// The register whose indexes serve the sort.
    fn by(&self) -> &'static Listed {
        match self.page().sort.as_deref().unwrap_or_default().trim_start_matches('-') {
            "reassess" => &BY_REASSESS,
            "review" => &BY_REVIEW,
            _ => &LISTED,
        }
    }
    pub fn mapping(&self) -> Outcome<Mapping> {
        let word = self.colours.as_deref().filter(|c| !c.is_empty());
        word.map_or(Ok(Mapping::Four), mapping)
    }
}

/// A mapping by its code.
pub fn mapping(code: &str) -> Outcome<Mapping> {
    Mapping::parse(code).ok_or_else(|| {
        let say = format!("没有“{code}”这种颜色口径，可选 four（国家四色）、three（地方三色）。");
        Refusal::invalid("BAD_FILTER", say).at("colours", "无效")
    })
}

fn known(all: &[&str], given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

/// Risks by filter, within scope; shared with the export.
pub fn listed(ctx: &Ctx, ask: &RiskAsk) -> Outcome<List> {
    let states: Vec<&str> = RiskFlow::STATES.iter().map(|s| s.1).collect();
    known(&states, &ask.state, "状态")?;
    known(&ControlLevel::ALL.map(ControlLevel::code), &ask.control_level, "管控层级")?;
    if let Some(n) = ask.level.iter().find(|n| !matches!(n, 1..=4 | 9)) {
        let say = format!("筛选条件“等级”没有“{n}”，可选 1—4（重大、较大、一般、低）或 9（未评价）。");
        return Err(Refusal::invalid("BAD_FILTER", say));
    }
    let today = ctx.today();
    let mut out = List::new(ask.by(), ctx.scope(), Right::RiskRead)
        .among("t.site", ask.site.iter().copied())
        .among("t.point", ask.point.iter().copied())
        .among("t.trade", ask.trade.iter().cloned())
        .among("t.level_key", ask.level.iter().copied())
        .among("t.state", ask.state.iter().cloned())
        .among("t.control_level", ask.control_level.iter().cloned())
        .among("t.regulator", ask.regulator.iter().copied())
        .when(ask.needs_review, "t.needs_review = ?");
    // Whoever asks for no state does not mean what is no longer there.
    if ask.state.is_empty() {
        out = out.and("t.state <> ?", [Value::from(RiskState::Retired.code())]);
    }
    if let Some(due) = ask.due {
        let closed = [Value::from(today), RiskState::Draft.code().into(), RiskState::Retired.code().into()];
        let sql = "(t.reassess_key <= ? and t.state not in (?, ?))";
        out = out.and(&if due { sql.to_owned() } else { format!("not {sql}") }, closed);
    }
    match ask.review_missed {
        Some(true) => out = out.and("t.review_key < ?", [Value::from(today)]),
        Some(false) => out = out.and("t.review_key >= ?", [Value::from(today)]),
        None => {}
    }
    if ask.mine == Some(true) {
        out = out.and("t.leader = ?", [ctx.person()?.into()]);
    }
    for region in &ask.region {
        let code = region.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        let four: Vec<Value> = vec![Value::from(code); 4];
        out = out.and("(t.area1 = ? or t.area2 = ? or t.area3 = ? or t.area4 = ?)", four);
    }
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let sql = r"(lower(t.activity) like ? escape '\' or lower(t.source) like ? escape '\' or lower(t.event) like ? escape '\')";
        out = out.and(sql, vec![lists::like(q); 3]);
    }
    Ok(out)
}

/// Rows for people.
pub fn rows(found: &[Named], mapping: Mapping, ctx: &Ctx) -> Vec<RiskRow> {
    found.iter().map(|n| view::row(n, mapping, ctx.today())).collect()
}

#[utoipa::path(get, path = "/risks", tag = "risk", params(RiskAsk), responses((status = 200, body = Paged<RiskRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<RiskAsk>) -> Answer<Paged<RiskRow>> {
    let mapping = ask.mapping()?;
    let mut tx = ctx.read().await?;
    let page = listed(&ctx, &ask)?.page(&mut tx, &ask.page(), store::named).await?;
    let items = rows(&page.items, mapping, &ctx);
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}
