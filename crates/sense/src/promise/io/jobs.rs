//! What the clock does: a round over all sites that promise opens the day of each, finds at the parameter's hour who has not
//! promised, and compares what was promised with the sensors.

use super::{act, look, store};
use crate::promise::clock::Stands;
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use org::ask::PlaceKeeper;
use std::time::{Duration, Instant};
use web::Ctx;

/// Sites handled in one transaction.
const BATCH: usize = 50;
/// Longest piece of work in one call.
const PIECE: Duration = Duration::from_secs(5);

/// Called every minute and whenever the demo clock moves; idempotent. Returns how many days of sites changed.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let Some(keeper) = ctx.app().answer::<PlaceKeeper>() else { return Ok(0) };
    let every = ctx.law().parameters.value("promise.every_minutes", "", ctx.today());
    let mut tx = ctx.read().await?;
    let state = store::round(&mut tx).await?;
    drop(tx);
    let (mut last, mut began) = (None, ctx.now());
    match state {
        Some((_, at, true))
            if ctx.now().duration_since(at).as_secs_f64() < every * 60.0 && kernel::day_of(at) == ctx.today() =>
        {
            return Ok(0);
        }
        // A round that began yesterday begins anew: the day has changed.
        Some((reached, at, false)) if kernel::day_of(at) == ctx.today() => (last, began) = (reached, at),
        _ => {}
    }
    if last.is_none() {
        let mut tx = ctx.begin().await?;
        store::overtaken(&mut tx, ctx.today()).await?;
        tx.commit().await?;
    }
    let (clock, mut changed) = (Instant::now(), 0);
    while clock.elapsed() < PIECE {
        let (n, done) = batch(ctx, &keeper, &mut last, began).await?;
        changed += n;
        if done {
            break;
        }
    }
    Ok(changed)
}

/// Some sites after the last one, in one transaction; how many changed, and whether they were the last.
async fn batch(
    ctx: &Ctx,
    keeper: &PlaceKeeper,
    last: &mut Option<SiteId>,
    began: jiff::Timestamp,
) -> Outcome<(usize, bool)> {
    let mut tx = ctx.read().await?;
    let sites = keeper.0.promising(ctx, &mut tx, *last, BATCH).await?;
    let mut known = Vec::with_capacity(sites.len());
    for site in sites {
        let place = act::at(site);
        let promise = store::of_site(&mut tx, place.site, ctx.today()).await?.and_then(|f| f.promise);
        known.push((place, promise));
    }
    drop(tx);
    let mut looked = Vec::with_capacity(known.len());
    for (place, promise) in known {
        let moving = look::moving(ctx, &place, promise.as_ref()).await?;
        looked.push((place, moving));
    }
    let (n, mut changed) = (looked.len(), 0);
    let mut tx = ctx.begin().await?;
    for (place, moving) in looked {
        *last = Some(place.site);
        changed += usize::from(act::look(ctx, &mut tx, &place, moving).await?);
    }
    store::set_round(&mut tx, *last, began, n < BATCH).await?;
    tx.commit().await?;
    Ok((changed, n < BATCH))
}

/// Refuses a state that the list does not know.
pub fn known(code: &str) -> Outcome<Stands> {
    Stands::parse(code).ok_or_else(|| {
        Refusal::invalid("BAD_FILTER", format!("筛选条件“承诺情况”没有“{code}”这个取值，请清除后重选。"))
    })
}
