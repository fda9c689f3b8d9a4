//! The past of a risk, read off the ledger. The same shapes as a task's.

use ::store::{Tx, ledger};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::UnitId;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::UnitRef;

/// Somebody, or the clock (then without id).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonName {
    pub id: Option<Uuid>,
    pub name: String,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FieldChange {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// One line of a timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TimelineEntry {
    pub id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Absent id: the clock.
    pub by: PersonName,
    pub unit: Option<UnitRef>,
    pub action: String,
    pub label: String,
    /// State before and after, in Chinese.
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    pub fields: Vec<FieldChange>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}

/// The past of a record that the caller has found in scope. `changes` tells what differs between two after-images (label,
/// before, after); `state` says `flow:state` in Chinese.
pub async fn timeline(
    tx: &mut Tx,
    concept: &str,
    record: Uuid,
    changes: impl Fn(&Value, &Value) -> Vec<(String, Option<String>, Option<String>)>,
    state: impl Fn(&str) -> String,
) -> Outcome<Vec<TimelineEntry>> {
    let entries = ledger::of(tx, concept, record).await?;
    let mut ids: Vec<UnitId> = entries.iter().filter_map(|e| e.unit).collect();
    ids.sort_unstable();
    ids.dedup();
    let units = org::unit::io::store::refs(tx, &ids).await?;
    let mut out = Vec::with_capacity(entries.len());
    let mut before: Option<Value> = None;
    for e in entries {
        let fields = before.as_ref().map(|b| changes(b, &e.after)).unwrap_or_default();
        let told = |(label, before, after)| FieldChange { label, before, after };
        out.push(TimelineEntry {
            id: e.id.0,
            at: e.at,
            by: PersonName { id: e.actor.map(|p| p.0), name: e.actor_name },
            unit: e.unit.and_then(|u| units.get(&u).cloned()),
            action: e.action,
            label: e.label,
            from: e.from.filter(|s| !s.is_empty()).map(|s| state(&s)),
            to: e.to.map(|s| state(&s)),
            note: e.note,
            fields: fields.into_iter().map(told).collect(),
            sealed: e.sealed,
        });
        before = Some(e.after);
    }
    Ok(out)
}
