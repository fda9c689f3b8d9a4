//! One risk as a row: decoding, and the columns that are written.

use crate::risk::flow::RiskFlow;
use crate::risk::level::{ControlLevel, Level};
use crate::risk::model::{NO_DAY, Notice, Place, Rating, Risk, Stamp};
use crate::risk::score::Method;
use ::store::{Kind, Row, Value, list};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::{Outcome, Refusal};

macro_rules! columns {
    ($more:literal) => {
        concat!(
            "t.id, t.site, t.enterprise, t.point, t.region_path, t.trade, t.unit, t.regulator, t.activity, t.source, t.event, \
             t.consequence, t.standard, t.factor, t.method, t.inherent, t.residual, t.level_key, t.needs_review, \
             t.control_level, t.duty, t.controls, t.reassess_key, t.reassess_why, t.reminded, t.leader, t.leader_name, \
             t.state, t.assessed, t.signed, t.published, t.reviewed, t.review_key, t.version, n.plan",
            $more
        )
    };
}

pub const COLUMNS: &str = columns!("");
pub const LIST_COLUMNS: &str = columns!(", s.name as site_name, p.name as point_name, r.name as region_name");

fn parse<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("risk.{what} holds {code}")))
}

fn day(row: &Row, name: &str) -> Outcome<Option<Date>> {
    Ok(Some(row.get::<Date>(name)?).filter(|d| *d != NO_DAY))
}

/// One row as a risk.
pub(crate) fn decode(row: &Row) -> Outcome<Risk> {
    let (method, state): (String, String) = (row.get("method")?, row.get("state")?);
    let control: Option<String> = row.get("control_level")?;
    Ok(Risk {
        id: row.get("id")?,
        place: Place {
            site: row.get("site")?,
            enterprise: row.get("enterprise")?,
            region_path: row.get("region_path")?,
            trade: row.get("trade")?,
            unit: row.get("unit")?,
            regulator: row.get("regulator")?,
        },
        point: row.get("point")?,
        activity: row.get("activity")?,
        source: row.get("source")?,
        event: row.get("event")?,
        consequence: row.get("consequence")?,
        standard: row.get("standard")?,
        factor: row.get("factor")?,
        method: parse("method", &method, Method::parse(&method))?,
        inherent: row.maybe::<Rating>("inherent")?,
        residual: row.maybe::<Rating>("residual")?,
        level: Level::of(row.get("level_key")?),
        needs_review: row.get("needs_review")?,
        control_level: control.as_deref().and_then(ControlLevel::parse),
        duty: row.json("duty")?,
        controls: row.json("controls")?,
        plan: row.maybe("plan")?.unwrap_or_default(),
        reassess_on: day(row, "reassess_key")?,
        reassess_why: row.get("reassess_why")?,
        reminded: row.get("reminded")?,
        leader: row.get("leader")?,
        leader_name: row.get("leader_name")?,
        state: parse("state", &state, RiskFlow::parse_state(&state))?,
        assessed: row.maybe::<Stamp>("assessed")?,
        signed: row.maybe("signed")?,
        published: row.maybe::<Notice>("published")?,
        reviewed: row.maybe("reviewed")?,
        review_on: day(row, "review_key")?,
        version: row.get("version")?,
    })
}

/// Columns that are written together, with their values in the same order.
pub(super) fn written(r: &Risk) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&r.place.region_path);
    let json = |v: Option<Value>| v.unwrap_or(Value::Null(Kind::Json));
    let stamp = |s: &Option<Stamp>| json(s.as_ref().map(Value::json));
    let rating = |x: &Option<Rating>| json(x.as_ref().map(Value::json));
    let value = |x: &Option<Rating>| Value::from(x.as_ref().and_then(|x| x.scored.value));
    vec![
        ("site", r.place.site.into()),
        ("enterprise", r.place.enterprise.into()),
        ("point", r.point.into()),
        ("region_path", (&r.place.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("trade", (&r.place.trade).into()),
        ("unit", r.place.unit.into()),
        ("regulator", r.place.regulator.into()),
        ("activity", (&r.activity).into()),
        ("source", (&r.source).into()),
        ("event", (&r.event).into()),
        ("consequence", (&r.consequence).into()),
        ("standard", (&r.standard).into()),
        ("factor", r.factor.clone().into()),
        ("method", r.method.code().into()),
        ("inherent", rating(&r.inherent)),
        ("inherent_value", value(&r.inherent)),
        ("residual", rating(&r.residual)),
        ("residual_value", value(&r.residual)),
        ("residual_level", r.residual.as_ref().map(|x| x.scored.level.number()).into()),
        ("level_key", r.level_key().into()),
        ("needs_review", r.needs_review.into()),
        ("control_level", r.control_level.map(ControlLevel::code).into()),
        ("duty", Value::json(&r.duty)),
        ("controls", Value::json(&r.controls)),
        ("reassess_key", r.reassess_on.unwrap_or(NO_DAY).into()),
        ("reassess_why", r.reassess_why.clone().into()),
        ("reminded", r.reminded.into()),
        ("leader", r.leader.into()),
        ("leader_name", r.leader_name.clone().into()),
        ("state", r.state.code().into()),
        ("assessed", stamp(&r.assessed)),
        ("signed", stamp(&r.signed)),
        ("published", json(r.published.as_ref().map(Value::json))),
        ("public", r.published.is_some().into()),
        ("reviewed", stamp(&r.reviewed)),
        ("review_key", r.review_on.unwrap_or(NO_DAY).into()),
    ]
}
