//! The list of alarms, the most urgent first.

use super::view::{AlarmClock, AlarmNext, AlarmPoint, AlarmPriority, AlarmRow, Coded, Named, Person};
use crate::alarm::flow::{HandlingFlow, SignalFlow};
use crate::alarm::io::store;
use crate::alarm::limit::Limit;
use crate::alarm::model::{Alarm, LEVELS, Priority, cause_label};
use crate::alarm::rules::{ladder, urgency};
use crate::io::SCOPE;
use crate::point::Kind as PointKind;
use ::store::{Kind, List, Listed, Row, Sort, Tx, Value, list as lists};
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, PointId, SiteId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use law::Parameters;
use org::region::io::store as regions;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use web::view::UnitRef;
use web::{Answer, Ask, Ctx, Paged};

/// Alarms that are not closed, the most urgent first.
pub static URGENT: Listed = PARTS;
/// All alarms, the newest first.
pub static LATEST: Listed = Listed { default: "-raised_at", ..PARTS };

const PARTS: Listed = Listed {
    table: "alarm",
    joins: store::NAMES,
    columns: store::NAMED,
    on: SCOPE,
    sorts: &[
        Sort { name: "urgency", column: "t.urgency", kind: Kind::Int },
        Sort { name: "raised_at", column: "t.raised_at", kind: Kind::Time },
    ],
    default: "urgency",
};

/// Filters of the list; a name may be repeated for several values.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlarmAsk {
    /// Part of the point's code or name, or of the site's name.
    pub q: Option<String>,
    /// State of the handling (`open` = to be confirmed, `confirmed` `working` `handled` `closed`), or `unclosed`.
    #[serde(default)]
    pub state: Vec<String>,
    /// State of the signal by ISA-18.2: `UNACK` `ACKED` `RTNUN` …
    #[serde(default)]
    pub signal: Vec<String>,
    /// `critical` `high` `medium` `low`
    #[serde(default)]
    pub priority: Vec<String>,
    /// Region and everything below: code or path.
    #[serde(default)]
    pub region: Vec<String>,
    #[serde(default)]
    pub trade: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub enterprise: Vec<EnterpriseId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub point: Vec<PointId>,
    /// Kind of point: `methane` `level` …
    #[serde(default)]
    pub kind: Vec<String>,
    /// Kind of limit: `H` `HH` `BAD_PV` …
    #[serde(default)]
    pub limit_type: Vec<String>,
    /// The limit is still violated.
    pub standing: Option<bool>,
    pub late: Option<bool>,
    pub chatter: Option<bool>,
    #[param(value_type = Option<uuid::Uuid>)]
    pub flood: Option<Uuid>,
    /// Part of some flood.
    pub in_flood: Option<bool>,
    /// Somebody confirmed it.
    pub confirmed: Option<bool>,
    /// What waits for me: `confirm` `handle` `assigned` `know` `close`.
    pub mine: Option<String>,
    /// Past its clock.
    pub overdue: Option<bool>,
    /// Raised at or after, before.
    #[param(value_type = Option<String>, format = DateTime)]
    pub since: Option<Timestamp>,
    #[param(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `urgency` (only what is not closed; the default unless closed ones are asked for), `-raised_at`, `raised_at`.
    pub sort: Option<String>,
}

impl AlarmAsk {
    pub fn page(&self) -> PageAsk {
        PageAsk { limit: self.limit, after: self.after.clone(), sort: self.sort.clone() }
    }

    /// Sorted by urgency, which holds only what is not closed.
    fn urgent(&self) -> bool {
        match self.sort.as_deref().filter(|s| !s.is_empty()) {
            Some(sort) => sort.trim_start_matches('-') == "urgency",
            None => !self.state.iter().any(|s| s == "closed") && self.flood.is_none(),
        }
    }
}

fn known(parse: impl Fn(&str) -> bool, given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !parse(g)) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

/// Alarms by filter, within scope. `level`: of the asker's unit, for what waits to be taken note of.
pub async fn listed(ctx: &Ctx, tx: &mut Tx, ask: &AlarmAsk) -> Outcome<List> {
    known(|s| s == "unclosed" || HandlingFlow::parse_state(s).is_some(), &ask.state, "处置状态")?;
    known(|s| SignalFlow::parse_state(s).is_some(), &ask.signal, "信号状态")?;
    known(|s| Priority::parse(s).is_some(), &ask.priority, "优先级")?;
    known(|s| PointKind::parse(s).is_some(), &ask.kind, "点位类型")?;
    known(|s| Limit::parse(s).is_some(), &ask.limit_type, "限值类型")?;
    let urgent = ask.urgent();
    let priorities = ask.priority.iter().filter_map(|p| Priority::parse(p)).map(Priority::number);
    let mut out = List::new(if urgent { &URGENT } else { &LATEST }, ctx.scope(), Right::AlarmRead)
        .among("t.site", ask.site.iter().copied())
        .among("t.enterprise", ask.enterprise.iter().copied())
        .among("t.point", ask.point.iter().copied())
        .among("t.trade", ask.trade.iter().cloned())
        .among("t.priority", priorities)
        .among("t.kind", ask.kind.iter().filter_map(|k| PointKind::parse(k)).map(PointKind::code))
        .among("t.limit_code", ask.limit_type.iter().filter_map(|l| Limit::parse(l)).map(Limit::code))
        .among("t.signal", ask.signal.iter().cloned())
        .when(ask.late, "t.late = ?")
        .when(ask.chatter, "t.chatter = ?")
        .when(ask.flood, "t.flood = ?")
        .when(ask.since, "t.raised_at >= ?")
        .when(ask.until, "t.raised_at < ?");
    let mut open = urgent || ask.state.iter().any(|s| s == "unclosed");
    if !ask.state.iter().any(|s| s == "unclosed") {
        open |= !ask.state.is_empty() && !ask.state.iter().any(|s| s == "closed");
        out = out.among("t.handling", ask.state.iter().cloned());
    }
    for (asked, column) in [(ask.in_flood, "t.flood"), (ask.confirmed, "t.confirmed")] {
        if let Some(wanted) = asked {
            let sql = format!("{column} is {}null", if wanted { "not " } else { "" });
            out = out.and(&sql, []);
        }
    }
    if let Some(standing) = ask.standing {
        let never = Value::from(crate::alarm::model::NEVER);
        out = out.and(if standing { "t.returned_key = ?" } else { "t.returned_key < ?" }, [never]);
    }
    if ask.overdue == Some(true) {
        let now = Value::from(ctx.now());
        open = true;
        let sql = "(t.handling = 'open' and t.confirm_due < ? or t.handling in ('confirmed', 'working') and t.feedback_due < ?)";
        out = out.and(sql, [now.clone(), now]);
    }
    let mut within = Vec::new();
    for word in ask.region.iter().filter(|r| !r.trim().is_empty()) {
        within.push(regions::need(tx, word).await?.path);
    }
    out = out.within(within);
    if let Some(q) = ask.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        let sql = r"(lower(t.point_code) like ? escape '\' or lower(t.point_name) like ? escape '\' or lower(t.site_name) like ? escape '\')";
        out = out.and(sql, vec![lists::like(q); 3]);
    }
    if let Some(mine) = ask.mine.as_deref().filter(|m| !m.is_empty()) {
        (out, open) = (waiting(ctx, tx, out, mine).await?, true);
    }
    Ok(if open { out.and("t.handling <> 'closed'", []) } else { out })
}

/// What waits for the one who asks.
async fn waiting(ctx: &Ctx, tx: &mut Tx, list: List, mine: &str) -> Outcome<List> {
    let unit = ctx.actor().unit.map_or(Value::Null(Kind::Id), Value::from);
    // An enterprise's own desk shows its own; a regulator's what its scope shows.
    let regulates = ctx.scope().may(Right::AlarmVerify);
    let side = |list: List| if regulates { list } else { list.and("t.unit = ?", [unit.clone()]) };
    Ok(match mine {
        "confirm" => side(list.and("t.handling = 'open'", [])),
        "handle" => side(list.and("t.handling in ('confirmed', 'working')", [])),
        "close" => side(list.and("t.handling = 'handled'", [])),
        "assigned" => {
            let me = ctx.actor().person.map_or(Value::Null(Kind::Id), Value::from);
            list.and("t.assignee = ? and t.handling in ('confirmed', 'working')", [me])
        }
        "know" => {
            let level = super::super::act::who(ctx, tx).await?.level.filter(|_| regulates);
            let Some(level) = level else { return Ok(list.and("1 = 0", [])) };
            list.and("(t.pending & ?) <> 0", [Value::from(1i64 << level)])
        }
        other => {
            let say = format!("没有“{other}”这一类待办，可选 confirm、handle、assigned、know、close。");
            return Err(Refusal::invalid("BAD_FILTER", say));
        }
    })
}

/// One row of [`URGENT`] or [`LATEST`], as sent.
pub fn row(row: &Row, now: Timestamp, law: &Parameters) -> Outcome<AlarmRow> {
    Ok(present(Names::read(row)?, store::decode(row)?, now, law))
}

/// What a row tells beside the alarm itself.
pub struct Names {
    seq: i64,
    enterprise: String,
    regulator: Option<UnitRef>,
    region: String,
    spot: String,
    assignee: Option<String>,
}

impl Names {
    pub fn read(row: &Row) -> Outcome<Names> {
        let text = |name: &str| Ok::<_, Refusal>(row.get::<Option<String>>(name)?.unwrap_or_default());
        let regulator: Option<UnitId> = row.get("regulator")?;
        let named: Option<String> = row.get("regulator_name")?;
        let (short, region) = (text("regulator_short")?, text("regulator_region")?);
        Ok(Names {
            seq: row.get("seq")?,
            enterprise: text("enterprise_name")?,
            regulator: regulator.zip(named).map(|(id, name)| UnitRef { id, name, short, region }),
            region: text("region_name")?,
            spot: text("spot")?,
            assignee: row.get("assignee_name")?,
        })
    }
}

/// Seconds from one instant to another.
pub fn seconds(now: Timestamp, to: Timestamp) -> i64 {
    to.as_second() - now.as_second()
}

/// An alarm as sent.
pub fn present(names: Names, a: Alarm, now: Timestamp, law: &Parameters) -> AlarmRow {
    let level = |l: i64| LEVELS.get(l as usize).copied().unwrap_or_default().to_owned();
    let waiting = urgency::waiting(&a).filter(|_| !urgency::muted(&a));
    let next = ladder::next(&a, law).filter(|_| a.escalate_at.is_some());
    AlarmRow {
        waiting: waiting.map(|(what, due)| AlarmClock { what: what.into(), due, remaining_s: seconds(now, due) }),
        next: next.map(|(at, to, why)| AlarmNext {
            at,
            remaining_s: seconds(now, at),
            level: to,
            label: level(to),
            why: why.into(),
        }),
        standing: a.standing(),
        unknown_levels: a.steps.iter().filter(|s| s.known.is_none()).map(|s| s.level).collect(),
        id: a.id,
        point: AlarmPoint {
            id: a.point.0,
            code: a.point_code,
            name: a.point_name,
            kind: Coded::new(a.kind.code(), a.kind.label()),
            unit: a.kind.unit().into(),
            spot: names.spot,
            critical: a.critical,
        },
        limit: Coded::new(a.limit.code(), a.limit.label()),
        limit_value: a.limit_value,
        value: a.value,
        back_value: a.back_value,
        priority: AlarmPriority {
            code: a.priority.code().into(),
            label: a.priority.label().into(),
            colour: a.priority.colour().into(),
        },
        raised_at: a.raised_at,
        returned_at: a.returned_at,
        late: a.late,
        chatter: a.chatter,
        flood: a.flood,
        signal: Coded::new(a.signal.code(), a.signal.label()),
        handling: Coded::new(a.handling.code(), a.handling.label()),
        level: a.level,
        level_label: level(a.level),
        site: Named { id: a.place.site.0, name: a.place.site_name },
        enterprise: Named { id: a.place.enterprise.0, name: names.enterprise },
        region: a.place.region_path,
        region_name: names.region,
        trade: a.place.trade,
        regulator: names.regulator,
        assignee: a.assignee.map(|p| Person { id: Some(p.0), name: names.assignee.unwrap_or_default() }),
        cause: a.cause.as_deref().map(|c| Coded::new(c, cause_label(c).unwrap_or(c))),
        hazard: a.hazard.map(|h| h.0),
        seq: names.seq,
        version: a.version,
    }
}

#[utoipa::path(get, path = "/alarms", tag = "alarm", params(AlarmAsk), responses((status = 200, body = Paged<AlarmRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<AlarmAsk>) -> Answer<Paged<AlarmRow>> {
    let mut tx = ctx.read().await?;
    let law = &ctx.law().parameters;
    let page = listed(&ctx, &mut tx, &ask).await?.page(&mut tx, &ask.page(), |r| row(r, ctx.now(), law)).await?;
    Ok(Json(page.into()))
}
