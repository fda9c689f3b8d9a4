//! Looking at a hazard. A step that changes it queues it, in the step's own transaction; the clock then reads its files,
//! outside any transaction, and writes what it found. Looking twice says nothing twice.

use super::album::Album;
use super::store::{self, Kept};
use crate::hazard::io::act::{Image, again};
use crate::hazard::io::store as hazards;
use crate::hazard::model::Hazard;
use crate::hazard::sign::photo::{self, Twin};
use crate::hazard::sign::{Sign, camera, label, recur, work};
use ::store::{Tx, params};
use axum::body::Bytes;
use jiff::{SignedDuration, Timestamp};
use kernel::Outcome;
use kernel::event::Event;
use kernel::id::HazardId;
use picture::{Probe, Sketch, compare, hash};
use std::sync::Arc;
use web::Ctx;

/// Hazards looked at in one round of the clock.
const BATCH: usize = 50;
/// After so many failures a hazard is left alone.
const TRIES: i64 = 5;
/// Bits that the hash of a copy may differ by.
const FAR: u32 = 14;
/// Photos laid over one questioned photo at most.
const CLOSEST: usize = 20;
/// Below this spread of grey values there is nothing to compare.
const BLANK: f32 = 4.0;

/// Queue a hazard, in the transaction of whatever changed it.
pub async fn look(ctx: &Ctx, tx: &mut Tx, hazard: HazardId) -> Outcome<()> {
    tx.exec(
        "insert into hazard_look (hazard, at, tries) values ($1,$2,0) \
         on conflict (hazard) do update set at = excluded.at, tries = 0",
        params![hazard, ctx.now()],
    )
    .await?;
    Ok(())
}

/// Called by the clock: look at what is queued. Returns how many findings are new.
pub async fn look_due(ctx: &Ctx) -> Outcome<usize> {
    let mut tx = ctx.read().await?;
    let sql = format!("select hazard, at from hazard_look where tries < {TRIES} order by at limit {BATCH}");
    let mut queued: Vec<(HazardId, Timestamp)> = Vec::new();
    for row in tx.all(&sql, &[]).await? {
        queued.push((row.get("hazard")?, row.get("at")?));
    }
    drop(tx);
    let album = ctx.app().answer::<Album>().unwrap_or_default();
    let mut new = 0;
    for (id, at) in queued {
        match one(ctx, &album, id, at).await {
            Ok(n) => new += n,
            Err(e) => {
                tracing::warn!(hazard = %id, error = ?e, "a hazard could not be looked at");
                let mut tx = ctx.begin().await?;
                tx.exec("update hazard_look set tries = tries + 1 where hazard = $1", params![id]).await?;
                tx.commit().await?;
            }
        }
    }
    Ok(new)
}

async fn one(ctx: &Ctx, album: &Album, id: HazardId, at: Timestamp) -> Outcome<usize> {
    let mut tx = ctx.read().await?;
    let hazard = hazards::by_id(&mut tx, id).await?;
    let mut photos = store::photos(&mut tx, id).await?;
    drop(tx);
    let mut signs = Vec::new();
    if let Some(h) = &hazard {
        sketch(ctx, h, &mut photos).await?;
        let place = h.lat.zip(h.lng);
        let far = value(ctx, h, "sign.far_m");
        for k in &photos {
            signs.extend(photo::alone(&k.photo, h.found_at, place, far));
            signs.extend(twins(ctx, album, h, k).await?);
        }
    }
    let mut tx = ctx.begin().await?;
    let mut new = Vec::new();
    if let Some(h) = &hazard {
        signs.extend(of_work(ctx, &mut tx, h).await?);
        signs.extend(of_kin(ctx, &mut tx, h).await?);
        new = store::keep(&mut tx, id, &signs, ctx.now()).await?;
        relapsed(ctx, &mut tx, h, &new).await?;
    }
    // Queued again meanwhile: it stays.
    tx.exec("delete from hazard_look where hazard = $1 and at = $2", params![id, at]).await?;
    if let (false, Some(h)) = (new.is_empty(), hazards::by_id(&mut tx, id).await?) {
        let said: Vec<&str> = new.iter().map(|s| label(s.kind)).collect();
        let note = format!("系统提示疑点，待核验人认定：{}。", said.join("、"));
        let event = Event::new(id, "doubt", "发现疑点").note(Some(note));
        ctx.record(&mut tx, &event, &Image { hazard: &h, listing: None, order: None }).await?;
    }
    tx.commit().await?;
    Ok(new.len())
}

/// The same kind again at the same site: named as a relapse of the earlier one, and what should have held is doubted.
async fn relapsed(ctx: &Ctx, tx: &mut Tx, h: &Hazard, new: &[Sign]) -> Outcome<()> {
    let Some(sign) = new.iter().find(|s| s.kind == "relapse") else { return Ok(()) };
    if let Some(earlier) = sign.other_hazard {
        let sql = "update hazard set relapse_of = $2 where id = $1 and relapse_of is null";
        tx.exec(sql, params![h.id, earlier]).await?;
    }
    again(ctx, tx, h, &sign.say).await
}

fn value(ctx: &Ctx, h: &Hazard, key: &str) -> f64 {
    ctx.law().parameters.value(key, &h.region_path, ctx.today())
}

/// Reads the photos that were not seen yet, and keeps their sketches.
async fn sketch(ctx: &Ctx, h: &Hazard, photos: &mut [Kept]) -> Outcome<()> {
    for k in photos.iter_mut().filter(|k| !k.seen) {
        // A photo that cannot be read is kept as seen without a hash: it is no reason to stop.
        let Ok(bytes) = ctx.app().files.get(&k.sha).await else {
            keep(ctx, h, k).await?;
            continue;
        };
        let read = tokio::task::spawn_blocking(move || (camera::read(&bytes), Sketch::of(&bytes).ok()));
        let (camera, sketches) = read.await.map_err(kernel::Refusal::internal)?;
        k.photo.camera = camera;
        if let Some(first) = sketches.and_then(|s| s.into_iter().next()).filter(|s| s.contrast() >= BLANK) {
            k.hash = Some(hash::stored(&first) as i64);
            k.sketch = Some(ctx.app().files.put(Bytes::copy_from_slice(first.bytes())).await?);
        }
        keep(ctx, h, k).await?;
    }
    Ok(())
}

async fn keep(ctx: &Ctx, h: &Hazard, k: &Kept) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    store::keep_photo(&mut tx, h.id, k, ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Photos that lie over this one without a difference.
async fn twins(ctx: &Ctx, album: &Album, h: &Hazard, k: &Kept) -> Outcome<Vec<Sign>> {
    let (Some(_), Ok(bytes)) = (k.hash, ctx.app().files.get(&k.sha).await) else { return Ok(Vec::new()) };
    let asked = tokio::task::spawn_blocking(move || {
        let sketches = Sketch::of(&bytes).unwrap_or_default();
        sketches.into_iter().map(|s| (hash::probes(&s), Arc::new(s))).collect::<Vec<(Vec<Probe>, Arc<Sketch>)>>()
    });
    let asked = asked.await.map_err(kernel::Refusal::internal)?;
    let mut out: Vec<Sign> = Vec::new();
    for (probes, mine) in asked {
        for (file, near) in album.near(ctx, probes.clone(), FAR, CLOSEST).await? {
            if file == k.photo.file {
                continue;
            }
            let mut tx = ctx.read().await?;
            let found = store::place(&mut tx, file).await?;
            drop(tx);
            let Some((hazard, number, after, sketch)) = found else { continue };
            let kept = ctx.app().files.get(&sketch).await.ok().and_then(|b| Sketch::from_bytes(b.to_vec()));
            let Some(kept) = kept else { continue };
            let (mine, frame) = (mine.clone(), probes[near.probe as usize].frame);
            let laid = tokio::task::spawn_blocking(move || compare(&kept, &mine, frame));
            let laid = laid.await.map_err(kernel::Refusal::internal)?;
            let twin = Twin { file, hazard, number, after, score: f64::from(laid.score()) };
            if let (true, Some(sign)) = (laid.same(), photo::alike(&k.photo, h.id, &twin)) {
                if !out.iter().any(|s| s.key() == sign.key()) {
                    out.push(sign);
                }
            }
        }
    }
    Ok(out)
}

async fn of_work(ctx: &Ctx, tx: &mut Tx, h: &Hazard) -> Outcome<Vec<Sign>> {
    let note = store::done_note(tx, h.id).await?;
    let same_words = match note.as_deref().and_then(work::words) {
        Some(words) => store::same_words(tx, h.id, &words, ctx.now()).await?,
        None => Vec::new(),
    };
    let checked = [h.recheck.as_ref().and_then(|r| r.by), h.closed.as_ref().and_then(|c| c.by)];
    let known = work::Work {
        given_at: h.verified.as_ref().map(|v| v.at),
        done_at: h.rectified.as_ref().map(|r| r.at),
        done_by: h.rectified.as_ref().and_then(|r| r.by),
        checked_by: checked.into_iter().flatten().collect(),
        on_spot: false,
        same_words,
    };
    let limits =
        work::Limits { least_minutes: value(ctx, h, "sign.least_minutes"), same_text: value(ctx, h, "sign.same_text") };
    Ok(work::signs(&known, limits))
}

async fn of_kin(ctx: &Ctx, tx: &mut Tx, h: &Hazard) -> Outcome<Vec<Sign>> {
    if h.kind.is_empty() || h.state.closed() {
        return Ok(Vec::new());
    }
    let limits = recur::Limits {
        relapse_days: (value(ctx, h, "hazard.relapse_months") * 365.0 / 12.0).round() as i64,
        firm_sites: value(ctx, h, "sign.firm_sites") as usize,
        cluster_days: value(ctx, h, "sign.cluster_days") as i64,
        cluster_firms: value(ctx, h, "sign.cluster_firms") as usize,
    };
    let this = recur::Same {
        id: h.id,
        number: h.number.clone(),
        site: h.site,
        enterprise: h.enterprise,
        found_on: kernel::day_of(h.found_at),
        closed_on: None,
    };
    // What was found twice as long ago may have been closed within the time that is watched.
    let since = h.found_at - SignedDuration::from_hours(24 * 2 * limits.relapse_days);
    let mut others = store::of_firm(tx, h.enterprise, &h.kind, since, h.site).await?;
    if let Some(criterion) = h.criterion() {
        let since = h.found_at - SignedDuration::from_hours(24 * (limits.cluster_days + 1));
        let area = ::store::list::areas(&h.region_path)[1];
        let more = store::of_criterion(tx, criterion, area, since).await?;
        others.extend(more.into_iter().filter(|m| m.enterprise != h.enterprise));
    }
    Ok(recur::signs(&this, &others, limits))
}
