//! Who did what, when: read off the ledger.

use crate::hazard::io::store;
use crate::hazard::io::view::{Happened, HazardChange, Person};
use crate::hazard::rules::history;
use ::store::{Tx, ledger};
use axum::Json;
use kernel::Outcome;
use kernel::id::{HazardId, UnitId};
use serde_json::Value;
use web::{Answer, Ctx, Id};

/// Everything that happened to a hazard, oldest first. The caller has found it in scope.
pub async fn of(tx: &mut Tx, id: HazardId) -> Outcome<Vec<Happened>> {
    let entries = ledger::of(tx, "hazard", id.0).await?;
    let in_images = entries.iter().flat_map(|e| [e.after.get("unit"), e.after.get("regulator")]);
    let mut ids: Vec<UnitId> = in_images.flatten().filter_map(Value::as_str).filter_map(|s| s.parse().ok()).collect();
    ids.extend(entries.iter().filter_map(|e| e.unit));
    ids.sort_unstable();
    ids.dedup();
    let units = store::units(tx, &ids).await?;
    let name = |id: &str| units.get(&id.parse::<UnitId>().ok()?).map(|u| u.name.clone());
    let mut out = Vec::with_capacity(entries.len());
    let mut before: Option<Value> = None;
    for e in entries {
        let fields = before.as_ref().map(|b| history::changes(b, &e.after, name)).unwrap_or_default();
        out.push(Happened {
            id: e.id.0,
            at: e.at,
            by: Person { id: e.actor.map(|p| p.0), name: e.actor_name },
            unit: e.unit.and_then(|u| units.get(&u).cloned()),
            action: e.action,
            label: e.label,
            from: e.from.filter(|s| !s.is_empty()).map(|s| history::state(&s)),
            to: e.to.map(|s| history::state(&s)),
            note: e.note,
            fields: fields
                .into_iter()
                .map(|c| HazardChange { label: c.label.into(), before: c.before, after: c.after })
                .collect(),
            sealed: e.sealed,
        });
        before = Some(e.after);
    }
    Ok(out)
}

#[utoipa::path(get, path = "/hazards/{id}/timeline", tag = "hazard", params(("id" = Uuid, Path)),
               responses((status = 200, body = Vec<Happened>)))]
pub async fn timeline(ctx: Ctx, Id(id): Id<HazardId>) -> Answer<Vec<Happened>> {
    let mut tx = ctx.read().await?;
    store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(of(&mut tx, id).await?))
}
