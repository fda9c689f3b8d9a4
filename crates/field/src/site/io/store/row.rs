//! One site as a row.

use crate::site::flow::SiteFlow;
use crate::site::model::{Grade, Park, Site, plain};
use ::store::{Row, Value, list};
use kernel::flow::Flow;
use kernel::{Outcome, Refusal};
use law::scale::Scale;
use org::unit::initials;

pub const COLUMNS: &str = "t.id, t.enterprise, t.main, t.name, t.uscc, t.region_path, t.trade, t.unit, t.regulator, t.township, \
    t.address, t.lng, t.lat, t.industry, t.staff, t.revenue_wan, t.assets_wan, t.scale, t.scale_reason, t.high_risk, \
    t.high_risk_why, t.tags, t.standard_level, t.principal, t.phone, t.staffing, t.park, t.state, t.grade_of, t.graded_on, \
    t.next_check_on, t.licence_due, t.heard_on, t.silent_on, t.version";

/// One row as a site.
pub fn decode(row: &Row) -> Outcome<Site> {
    let state: String = row.get("state")?;
    Ok(Site {
        id: row.get("id")?,
        enterprise: row.get("enterprise")?,
        main: row.get("main")?,
        name: row.get("name")?,
        uscc: row.get("uscc")?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
        township: row.get("township")?,
        address: row.get("address")?,
        lng: row.get("lng")?,
        lat: row.get("lat")?,
        industry: row.get("industry")?,
        staff: row.get("staff")?,
        revenue_wan: row.get("revenue_wan")?,
        assets_wan: row.get("assets_wan")?,
        scale: row.get::<Option<String>>("scale")?.and_then(|s| Scale::parse(&s)),
        scale_reason: row.get("scale_reason")?,
        high_risk: row.get("high_risk")?,
        high_risk_why: row.json("high_risk_why")?,
        tags: row.json("tags")?,
        standard_level: row.get("standard_level")?,
        principal: row.get("principal")?,
        phone: row.get("phone")?,
        staffing: row.json("staffing")?,
        park: row.get::<Option<String>>("park")?.and_then(|p| Park::parse(&p)),
        state: SiteFlow::parse_state(&state).ok_or_else(|| Refusal::internal(format!("site.state holds {state}")))?,
        grade: row.json::<Option<Grade>>("grade_of")?,
        graded_on: row.get("graded_on")?,
        next_check_on: row.get("next_check_on")?,
        licence_due: row.get("licence_due")?,
        heard_on: row.get("heard_on")?,
        silent_on: row.get("silent_on")?,
        version: row.get("version")?,
    })
}

/// Columns that are written together, with their values in the same order.
pub(crate) fn written(s: &Site) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&s.region_path);
    vec![
        ("enterprise", s.enterprise.into()),
        ("main", s.main.into()),
        ("name", (&s.name).into()),
        ("name_key", plain(&s.name).into()),
        ("initials", initials([s.name.as_str()]).into()),
        ("uscc", s.uscc.clone().into()),
        ("region_path", (&s.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("trade", (&s.trade).into()),
        ("unit", s.unit.into()),
        ("regulator", s.regulator.into()),
        ("township", s.township.into()),
        ("address", (&s.address).into()),
        ("address_key", plain(&s.address).into()),
        ("lng", s.lng.into()),
        ("lat", s.lat.into()),
        ("industry", (&s.industry).into()),
        ("staff", s.staff.into()),
        ("revenue_wan", s.revenue_wan.into()),
        ("assets_wan", s.assets_wan.into()),
        ("scale", s.scale.map(|x| x.code()).into()),
        ("scale_reason", s.scale_reason.clone().into()),
        ("high_risk", s.high_risk.into()),
        ("high_risk_why", Value::json(&s.high_risk_why)),
        ("tags", Value::json(&s.tags)),
        ("standard_level", s.standard_level.into()),
        ("principal", s.principal.clone().into()),
        ("phone", s.phone.clone().into()),
        ("staffing", Value::json(&s.staffing)),
        ("park", s.park.map(|p| p.code()).into()),
        ("state", s.state.code().into()),
        ("colour", s.grade.as_ref().map_or("none", |g| g.colour.code()).into()),
        ("grade_score", s.score_key().into()),
        ("grade_of", Value::json(&s.grade)),
        ("graded_on", s.graded_on.into()),
        ("next_check_on", s.next_check_on.into()),
        ("next_check_key", s.next_check_key().into()),
        ("licence_due", s.licence_due.into()),
    ]
}
