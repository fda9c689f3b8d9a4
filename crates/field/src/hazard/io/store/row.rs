//! One hazard as a row: decoding, and the columns that are written.

use crate::hazard::flow::{DelayFlow, DualFlow, HazardFlow};
use crate::hazard::model::{Grade, Hazard, Level};
use ::store::{Kind, Row, Value, list};
use kernel::flow::Flow;
use kernel::{Outcome, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(super) fn parse<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("{what} holds {code}")))
}

pub(super) fn state<F: Flow>(row: &Row, column: &str) -> Outcome<F::State> {
    let code: String = row.get(column)?;
    parse(column, &code, F::parse_state(&code))
}

/// A nullable JSON column.
pub(super) fn json<T: DeserializeOwned>(row: &Row, column: &str) -> Outcome<Option<T>> {
    match row.get::<Option<serde_json::Value>>(column)? {
        None | Some(serde_json::Value::Null) => Ok(None),
        Some(value) => {
            serde_json::from_value(value).map(Some).map_err(|e| Refusal::internal(format!("column {column}: {e}")))
        }
    }
}

/// The value of a nullable JSON column.
pub(super) fn maybe<T: Serialize>(of: &Option<T>) -> Value {
    of.as_ref().map_or(Value::Null(Kind::Json), Value::json)
}

/// One row as a hazard.
pub(crate) fn decode(row: &Row) -> Outcome<Hazard> {
    let grade = row.get::<Option<String>>("grade")?;
    let listed = row.get::<Option<String>>("listed")?;
    Ok(Hazard {
        id: row.get("id")?,
        number: row.get("number")?,
        site: row.get("site")?,
        enterprise: row.get("enterprise")?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
        risk: row.get("risk")?,
        risk_point: row.get("risk_point")?,
        place: row.get("place")?,
        lng: row.get("lng")?,
        lat: row.get("lat")?,
        picture_spot: json(row, "picture_spot")?,
        source: row.get("source")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        text: row.get("text")?,
        client_key: row.get("client_key")?,
        found_at: row.get("found_at")?,
        found_by: row.get("found_by")?,
        found_name: row.get("found_name")?,
        reported_at: row.get("reported_at")?,
        grade: grade.map(|g| parse("hazard.grade", &g, Grade::parse(&g))).transpose()?,
        verdict: json(row, "verdict")?,
        state: state::<HazardFlow>(row, "state")?,
        dual: state::<DualFlow>(row, "dual")?,
        delay: state::<DelayFlow>(row, "delay")?,
        due: row.get("due")?,
        step_due: row.get("step_due")?,
        overdue: row.get("overdue")?,
        extensions: row.get("extensions")?,
        returned: row.get("returned")?,
        plan: json(row, "plan")?,
        listing: row.get("listing")?,
        listed: listed.map(|l| parse("hazard.listed", &l, Level::parse(&l))).transpose()?,
        stop_order: row.get("stop_order")?,
        stopped: row.get("stopped")?,
        told_regulator: json(row, "told_regulator")?,
        told_workers: json(row, "told_workers")?,
        verified: json(row, "verified")?,
        rectified: json(row, "rectified")?,
        recheck: json(row, "recheck")?,
        closed: json(row, "closed")?,
        relapse_of: row.get("relapse_of")?,
        merged_into: row.get("merged_into")?,
        suspect: row.get("suspect")?,
        version: row.get("version")?,
    })
}

/// Columns that are written together, with their values in the same order.
pub(super) fn written(h: &Hazard) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&h.region_path);
    vec![
        ("site", h.site.into()),
        ("enterprise", h.enterprise.into()),
        ("region_path", (&h.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("trade", (&h.trade).into()),
        ("unit", h.unit.into()),
        ("regulator", h.regulator.into()),
        ("risk", h.risk.into()),
        ("risk_point", h.risk_point.into()),
        ("place", (&h.place).into()),
        ("lng", h.lng.into()),
        ("lat", h.lat.into()),
        ("picture_spot", maybe(&h.picture_spot)),
        ("source", (&h.source).into()),
        ("kind", (&h.kind).into()),
        ("title", (&h.title).into()),
        ("text", (&h.text).into()),
        ("client_key", h.client_key.clone().into()),
        ("found_at", h.found_at.into()),
        ("found_by", h.found_by.into()),
        ("found_name", (&h.found_name).into()),
        ("reported_at", h.reported_at.into()),
        ("grade", h.grade.map(Grade::code).into()),
        ("verdict", maybe(&h.verdict)),
        ("criterion", h.criterion().map(str::to_owned).into()),
        ("state", h.state.code().into()),
        ("open", (!h.state.closed()).into()),
        ("dual", h.dual.code().into()),
        ("delay", h.delay.code().into()),
        ("due", h.due.into()),
        ("due_key", h.due_key().into()),
        ("step_due", h.step_due.into()),
        ("overdue", h.overdue.into()),
        ("extensions", h.extensions.into()),
        ("returned", h.returned.into()),
        ("plan", maybe(&h.plan)),
        ("listing", h.listing.into()),
        ("listed", h.listed.map(Level::code).into()),
        ("stop_order", h.stop_order.into()),
        ("stopped", h.stopped.into()),
        ("told_regulator", maybe(&h.told_regulator)),
        ("told_workers", maybe(&h.told_workers)),
        ("verified", maybe(&h.verified)),
        ("rectified", maybe(&h.rectified)),
        ("rectified_at", h.rectified.as_ref().map(|s| s.at).into()),
        ("recheck", maybe(&h.recheck)),
        ("closed", maybe(&h.closed)),
        ("closed_at", h.closed.as_ref().map(|s| s.at).into()),
        ("relapse_of", h.relapse_of.into()),
        ("merged_into", h.merged_into.into()),
        ("suspect", h.suspect.into()),
    ]
}
