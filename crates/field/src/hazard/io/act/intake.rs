//! Keeping reports that were checked: what is sent at the same time gets its numbers and is written in one transaction
//! (docs/decisions/0011).

use super::files;
use super::report::{Fresh, Ready, by_criterion, series};
use super::{Image, named, who};
use crate::hazard::flow::HazardFlow;
use crate::hazard::io::store;
use crate::hazard::model::Hazard;
use crate::site::io::act as sites;
use ::store::{Gather, Together, Tx, params};
use kernel::event::Event;
use kernel::{Outcome, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A hazard that was written, and what its page shows without reading anything again; `None` if more happened than a report.
pub type Kept = (Hazard, Option<Fresh>);

/// Where reports meet; wired into the program once. Without it each is kept alone.
#[derive(Debug, Default)]
pub struct Intake(Gather<Ready, Kept>);

/// Keep a report, with whatever else is waiting.
pub(super) async fn keep(ready: Ready) -> Outcome<Kept> {
    let intake = ready.ctx.app().answer::<Intake>().unwrap_or_default();
    intake.0.one(ready, |all| keep_all(all.into())).await
}

/// All at once; if one of them is refused, each for itself, so that it takes nobody with it.
async fn keep_all(all: Arc<[Ready]>) -> Vec<Outcome<Kept>> {
    if all.len() > 1 && apart(&all) {
        match in_one(&all).await {
            Ok(kept) => return kept.into_iter().map(Ok).collect(),
            Err(refusal) => tracing::debug!(%refusal, reports = all.len(), "reports are kept one by one"),
        }
    }
    let mut out = Vec::with_capacity(all.len());
    for one in all.chunks(1) {
        let kept = in_one(one).await;
        out.push(kept.and_then(|k| k.into_iter().next().ok_or_else(|| Refusal::internal("a report was not written"))));
    }
    out
}

/// No picture proves two of them: changes of one statement do not see each other, so it would not be noticed there.
fn apart(all: &[Ready]) -> bool {
    let mut seen = BTreeSet::new();
    all.iter().all(|r| {
        let own: BTreeSet<&str> = r.brought.iter().map(|p| p.sha.as_str()).collect();
        own.into_iter().all(|sha| seen.insert(sha))
    })
}

async fn in_one(all: &[Ready]) -> Outcome<Vec<Kept>> {
    let Some(first) = all.first() else { return Ok(Vec::new()) };
    let mut tx = first.ctx.begin().await?;
    let kept = write(&mut tx, all).await?;
    tx.commit().await?;
    Ok(kept)
}

/// Write reports, each with its number, its event, its totals and its evidence.
pub(super) async fn write(tx: &mut Tx, all: &[Ready]) -> Outcome<Vec<Kept>> {
    // The series are locked from here to the commit.
    let numbers = numbers(tx, all).await?;
    let mut changes = Together::new();
    let mut made = Vec::with_capacity(all.len());
    for (ready, number) in all.iter().zip(numbers) {
        let (ctx, h) = (&ready.ctx, Hazard { number, ..ready.hazard.clone() });
        store::insert_in(&mut changes, &h);
        let first = Event::new(h.id, "report", "上报隐患").moved("", named::<HazardFlow>(h.state));
        let id = ctx.line(&mut changes, &first, &Image { hazard: &h, listing: None, order: None })?;
        let brought = &ready.brought;
        let attached = (!brought.is_empty()).then(|| files::attach_in(ctx, &mut changes, &h, brought, id));
        if let Some(o) = &ready.origin {
            changes.add(
                "insert into hazard_origin (hazard, concept, record, label) values ($1,$2,$3,$4)",
                params![h.id, &o.concept, o.record, &o.label],
            );
        }
        made.push((h, attached));
    }
    let changed = tx.together(changes).await?;
    let mut kept = Vec::with_capacity(all.len());
    for (ready, (mut h, attached)) in all.iter().zip(made) {
        let ctx = &ready.ctx;
        if let Some(attached) = attached {
            attached.judge(tx, &changed, &h).await?;
        }
        if h.source == "self" {
            let at = sites::FoundAt { site: h.site, name: &ready.site.name, unit: h.unit, region_path: &h.region_path };
            sites::found(ctx, tx, at, kernel::day_of(h.found_at), &h.number).await?;
        }
        let capable = who(ctx).owns(&h) || who(ctx).supervises(&h);
        let more = h.is_major() && capable && !h.kind.is_empty();
        if more {
            by_criterion(ctx, tx, &mut h).await?;
        }
        let fresh = (!more).then(|| Fresh { site: ready.site.clone(), files: ready.files.clone() });
        kept.push((h, fresh));
    }
    Ok(kept)
}

/// Numbers for all, in their order: one way to the database, whatever counties they lie in.
async fn numbers(tx: &mut Tx, all: &[Ready]) -> Outcome<Vec<String>> {
    const PREFIX: &str = "YH";
    let key = |r: &Ready| (format!("{PREFIX} {}", series(&r.hazard.region_path)), r.ctx.today().year());
    let mut wanted: BTreeMap<(String, i16), i64> = BTreeMap::new();
    all.iter().for_each(|r| *wanted.entry(key(r)).or_default() += 1);
    let mut next = ::store::number::take_many(tx, &wanted).await?;
    all.iter()
        .map(|r| {
            let (key, code) = (key(r), series(&r.hazard.region_path));
            let n = next.get_mut(&key).ok_or_else(|| Refusal::internal(format!("no number of {}", key.0)))?;
            *n += 1;
            Ok(::store::number::print(PREFIX, code, key.1, *n - 1))
        })
        .collect()
}
