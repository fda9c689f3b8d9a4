//! One alarm as a row.

use crate::alarm::flow::{HandlingFlow, SignalFlow};
use crate::alarm::limit::Limit;
use crate::alarm::model::{Alarm, Mark, NEVER, Priority};
use crate::alarm::rules::urgency;
use crate::point::Kind;
use crate::point::io::store::{parse, place, place_columns};
use ::store::{Kind as Column, Row, Value};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::flow::Flow;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "t.id, t.point, t.slot, t.site, t.site_name, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, t.kind, \
         t.point_code, t.point_name, t.critical, t.latched, t.limit_code, t.limit_value, t.rule_version, t.priority, \
         t.raised_at, t.returned_key, t.value, t.back_value, t.late, t.chatter, t.flood, t.signal, t.handling, t.level, \
         t.escalate_key, t.confirm_due, t.feedback_due, t.cause, t.confirmed, t.assigned, t.handled, t.closed, t.hazard, \
         t.steps, t.assignee, t.rejected, t.version"
    };
}

/// Columns of an alarm, table alias `t`.
pub const COLUMNS: &str = columns!();

/// The same with the names that lists show; joined by [`NAMES`].
pub const NAMED: &str = concat!(
    columns!(),
    ", t.seq, e.name as enterprise_name, g.name as regulator_name, g.short as regulator_short, \
     g.region_path as regulator_region, r.name as region_name, p.spot, h.name as assignee_name"
);

/// Where [`NAMED`] comes from.
pub const NAMES: &str = "left join enterprise e on e.id = t.enterprise left join unit g on g.id = t.regulator \
    left join region r on r.path = t.region_path left join point p on p.id = t.point \
    left join person h on h.id = t.assignee";

fn instant(row: &Row, name: &str) -> Outcome<Option<Timestamp>> {
    Ok(Some(row.get::<Timestamp>(name)?).filter(|t| *t != NEVER))
}

/// One row as an alarm.
pub fn decode(row: &Row) -> Outcome<Alarm> {
    let (kind, limit): (String, String) = (row.get("kind")?, row.get("limit_code")?);
    let (signal, handling): (String, String) = (row.get("signal")?, row.get("handling")?);
    Ok(Alarm {
        id: row.get("id")?,
        point: row.get("point")?,
        slot: row.get::<i64>("slot")? as u32,
        place: place(row)?,
        kind: parse("alarm.kind", &kind, Kind::parse(&kind))?,
        point_code: row.get("point_code")?,
        point_name: row.get("point_name")?,
        critical: row.get("critical")?,
        latched: row.get("latched")?,
        limit: parse("alarm.limit_code", &limit, Limit::parse(&limit))?,
        limit_value: row.get("limit_value")?,
        rule_version: row.get("rule_version")?,
        priority: Priority::of(row.get("priority")?),
        raised_at: row.get("raised_at")?,
        returned_at: instant(row, "returned_key")?,
        value: row.get("value")?,
        back_value: row.get("back_value")?,
        late: row.get("late")?,
        chatter: row.get("chatter")?,
        flood: row.get::<Option<Uuid>>("flood")?,
        signal: parse("alarm.signal", &signal, SignalFlow::parse_state(&signal))?,
        handling: parse("alarm.handling", &handling, HandlingFlow::parse_state(&handling))?,
        level: row.get("level")?,
        escalate_at: instant(row, "escalate_key")?,
        confirm_due: instant(row, "confirm_due")?,
        feedback_due: instant(row, "feedback_due")?,
        cause: row.get("cause")?,
        confirmed: row.maybe("confirmed")?,
        assigned: row.maybe("assigned")?,
        assignee: row.get("assignee")?,
        rejected: row.maybe("rejected")?,
        handled: row.maybe("handled")?,
        closed: row.maybe("closed")?,
        hazard: row.get("hazard")?,
        steps: row.json("steps")?,
        version: row.get("version")?,
    })
}

/// Columns that are written together.
pub fn written(a: &Alarm) -> Vec<(&'static str, Value)> {
    let mark = |m: &Option<Mark>| m.as_ref().map_or(Value::Null(Column::Json), Value::json);
    let instant = |t: Option<Timestamp>| Value::from(t.unwrap_or(NEVER));
    let mut out = place_columns(&a.place);
    out.extend([
        ("site_name", Value::from(&a.place.site_name)),
        ("enterprise", a.place.enterprise.into()),
        ("point", a.point.into()),
        ("slot", a.slot.into()),
        ("kind", a.kind.code().into()),
        ("point_code", (&a.point_code).into()),
        ("point_name", (&a.point_name).into()),
        ("critical", a.critical.into()),
        ("latched", a.latched.into()),
        ("limit_code", a.limit.code().into()),
        ("limit_value", a.limit_value.into()),
        ("rule_version", a.rule_version.into()),
        ("priority", a.priority.number().into()),
        ("raised_at", a.raised_at.into()),
        ("returned_key", instant(a.returned_at)),
        ("value", a.value.into()),
        ("back_value", a.back_value.into()),
        ("late", a.late.into()),
        ("chatter", a.chatter.into()),
        ("flood", a.flood.into()),
        ("signal", a.signal.code().into()),
        ("handling", a.handling.code().into()),
        ("level", a.level.into()),
        ("escalate_key", instant(a.escalate_at)),
        ("confirm_due", instant(a.confirm_due)),
        ("feedback_due", instant(a.feedback_due)),
        ("cause", a.cause.clone().into()),
        ("confirmed", mark(&a.confirmed)),
        ("assigned", mark(&a.assigned)),
        ("assignee", a.assignee.into()),
        ("handled", mark(&a.handled)),
        ("rejected", mark(&a.rejected)),
        ("closed", mark(&a.closed)),
        ("hazard", a.hazard.into()),
        ("steps", Value::json(&a.steps)),
        ("urgency", urgency::urgency(a).into()),
        ("pending", urgency::pending(a).into()),
    ]);
    out
}
