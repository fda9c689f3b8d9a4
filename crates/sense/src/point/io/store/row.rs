//! One point as a row.

use crate::alarm::model::NEVER;
use crate::point::flow::PointFlow;
use crate::point::model::{Kind, Mute, Place, Point, Slot};
use ::store::{Row, Value, list};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::flow::Flow;
use kernel::id::InstallationId;
use kernel::{Outcome, Refusal};

/// Sorts after every real day.
const NO_DAY: Date = date(9999, 12, 31);

/// Columns of a point, table alias `t`.
pub const COLUMNS: &str = "t.id, t.slot, t.site, t.site_name, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, \
    t.installation, t.code, t.name, t.kind, t.spot, t.lo, t.hi, t.resolution, t.sample_s, t.report_s, t.critical, \
    t.latched, t.bundle, t.neighbours, t.gateway, t.template, t.limits, t.rule_version, t.calibrated_on, t.calibrate_key, \
    t.state, t.muted, t.muted_until, t.version";

/// The place of a row that copies it.
pub(crate) fn place(row: &Row) -> Outcome<Place> {
    Ok(Place {
        site: row.get("site")?,
        site_name: row.get("site_name")?,
        enterprise: row.get("enterprise")?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
    })
}

/// Columns of a place, as written.
pub(crate) fn place_columns(p: &Place) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&p.region_path);
    vec![
        ("site", p.site.into()),
        ("region_path", (&p.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("trade", (&p.trade).into()),
        ("unit", p.unit.into()),
        ("regulator", p.regulator.into()),
    ]
}

pub(crate) fn parse<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("{what} holds {code}")))
}

/// A small number of a column.
fn small(row: &Row, name: &str) -> Outcome<u32> {
    u32::try_from(row.get::<i64>(name)?).map_err(|e| Refusal::internal(format!("point.{name}: {e}")))
}

/// One row as a point.
pub fn decode(row: &Row) -> Outcome<Point> {
    let (kind, state, muted): (String, String, String) = (row.get("kind")?, row.get("state")?, row.get("muted")?);
    let until: Timestamp = row.get("muted_until")?;
    Ok(Point {
        id: row.get("id")?,
        slot: Slot(small(row, "slot")?),
        place: place(row)?,
        installation: row.get::<Option<InstallationId>>("installation")?,
        code: row.get("code")?,
        name: row.get("name")?,
        kind: parse("point.kind", &kind, Kind::parse(&kind))?,
        spot: row.get("spot")?,
        lo: row.get("lo")?,
        hi: row.get("hi")?,
        resolution: row.get("resolution")?,
        sample_s: small(row, "sample_s")?,
        report_s: small(row, "report_s")?,
        critical: row.get("critical")?,
        latched: row.get("latched")?,
        bundle: row.get("bundle")?,
        neighbours: row.json("neighbours")?,
        gateway: row.get("gateway")?,
        template: row.get("template")?,
        limits: row.json("limits")?,
        rule_version: row.get("rule_version")?,
        calibrated_on: row.get("calibrated_on")?,
        calibrate_due: Some(row.get::<Date>("calibrate_key")?).filter(|d| *d != NO_DAY),
        state: parse("point.state", &state, PointFlow::parse_state(&state))?,
        muted: Mute::parse(&muted).map(|m| (m, until)),
        version: row.get("version")?,
    })
}

/// Columns that are written together.
pub fn written(p: &Point) -> Vec<(&'static str, Value)> {
    let mut out = place_columns(&p.place);
    out.extend([
        ("site_name", Value::from(&p.place.site_name)),
        ("enterprise", p.place.enterprise.into()),
        ("slot", p.slot.0.into()),
        ("installation", p.installation.into()),
        ("code", (&p.code).into()),
        ("name", (&p.name).into()),
        ("kind", p.kind.code().into()),
        ("spot", (&p.spot).into()),
        ("lo", p.lo.into()),
        ("hi", p.hi.into()),
        ("resolution", p.resolution.into()),
        ("sample_s", p.sample_s.into()),
        ("report_s", p.report_s.into()),
        ("critical", p.critical.into()),
        ("latched", p.latched.into()),
        ("bundle", (&p.bundle).into()),
        ("neighbours", Value::json(&p.neighbours)),
        ("gateway", (&p.gateway).into()),
        ("template", (&p.template).into()),
        ("limits", Value::json(&p.limits)),
        ("rule_version", p.rule_version.into()),
        ("calibrated_on", p.calibrated_on.into()),
        ("calibrate_key", p.calibrate_due.unwrap_or(NO_DAY).into()),
        ("state", p.state.code().into()),
        ("muted", p.muted.map_or("", |m| m.0.code()).into()),
        ("muted_until", p.muted.map_or(NEVER, |m| m.1).into()),
    ]);
    out
}
