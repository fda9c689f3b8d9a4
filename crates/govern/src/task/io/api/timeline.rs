//! Who did what, when: read off the ledger.

use crate::task::io::store;
use crate::task::io::view::{FieldChange, PersonName, TimelineEntry};
use crate::task::rules::history;
use ::store::ledger;
use axum::Json;
use kernel::id::{TaskId, UnitId};
use serde_json::Value;
use web::{Answer, Ctx, Id};

#[utoipa::path(get, path = "/tasks/{id}/timeline", tag = "task", params(("id" = Uuid, Path)),
               responses((status = 200, body = Vec<TimelineEntry>)))]
pub async fn timeline(ctx: Ctx, Id(id): Id<TaskId>) -> Answer<Vec<TimelineEntry>> {
    let mut tx = ctx.read().await?;
    let task = store::find(&mut tx, ctx.scope(), id).await?;
    let entries = ledger::of(&mut tx, "task", task.id.0).await?;
    let in_images = entries.iter().flat_map(|e| [e.after.get("unit"), e.after.get("lead")]);
    let mut ids: Vec<UnitId> = in_images.flatten().filter_map(Value::as_str).filter_map(|s| s.parse().ok()).collect();
    ids.extend(entries.iter().filter_map(|e| e.unit));
    ids.sort_unstable();
    ids.dedup();
    let units = store::units(&mut tx, &ids).await?;
    let name = |id: &str| units.get(&id.parse::<UnitId>().ok()?).map(|u| u.name.clone());
    let mut out = Vec::with_capacity(entries.len());
    let mut before: Option<Value> = None;
    for e in entries {
        let fields = before.as_ref().map(|b| history::changes(b, &e.after, name)).unwrap_or_default();
        out.push(TimelineEntry {
            id: e.id.0,
            at: e.at,
            by: PersonName { id: e.actor.map(|p| p.0), name: e.actor_name },
            unit: e.unit.and_then(|u| units.get(&u).cloned()),
            action: e.action,
            label: e.label,
            from: e.from.filter(|s| !s.is_empty()).map(|s| history::state(&s)),
            to: e.to.map(|s| history::state(&s)),
            note: e.note,
            fields: fields
                .into_iter()
                .map(|c| FieldChange { label: c.label.into(), before: c.before, after: c.after })
                .collect(),
            sealed: e.sealed,
        });
        before = Some(e.after);
    }
    Ok(Json(out))
}
