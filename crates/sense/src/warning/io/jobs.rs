//! What the clock does: every quarter of an hour each enterprise with points is rated, a warning issued or raised; what
//! nobody answered is pushed to the next level.

use super::{act, store};
use kernel::Outcome;
use kernel::event::Event;
use std::time::{Duration, Instant};
use web::Ctx;

/// Warnings handled in one transaction.
const BATCH: usize = 200;
/// Longest piece of work in one call.
const PIECE: Duration = Duration::from_secs(5);

/// Called every minute and whenever the demo clock moves; idempotent. Returns how many warnings were issued or raised.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let changed = round(ctx).await?;
    push(ctx).await?;
    Ok(changed)
}

/// A round over the enterprises, cut into pieces and taken up where it stopped.
async fn round(ctx: &Ctx) -> Outcome<usize> {
    let every = ctx.law().parameters.value("warning.every_minutes", "", ctx.today());
    let mut tx = ctx.read().await?;
    let state = store::round(&mut tx).await?;
    drop(tx);
    let (mut last, mut began) = (None, ctx.now());
    match state {
        Some((_, at, true)) if ctx.now().duration_since(at).as_secs_f64() < every * 60.0 => return Ok(0),
        Some((reached, at, false)) => (last, began) = (reached, at),
        _ => {}
    }
    let (clock, mut changed) = (Instant::now(), 0);
    while clock.elapsed() < PIECE {
        let mut tx = ctx.begin().await?;
        let next = store::next_enterprise(&mut tx, last).await?;
        let done = next.is_none();
        if let Some((place, name)) = next {
            last = Some(place.enterprise);
            changed += usize::from(act::rate(ctx, &mut tx, &place, &name).await?);
        }
        store::set_round(&mut tx, last, began, done).await?;
        tx.commit().await?;
        if done {
            changed += super::area::act::rate_all(ctx).await?;
            break;
        }
    }
    Ok(changed)
}

/// Push what was not answered in time.
async fn push(ctx: &Ctx) -> Outcome<()> {
    loop {
        let mut tx = ctx.begin().await?;
        let due = store::due(&mut tx, ctx.now(), BATCH).await?;
        let n = due.len();
        for mut f in due {
            let why = act::pushed(ctx, &mut f);
            store::save(&mut tx, &mut f).await?;
            for why in why {
                let event = Event::new(f.warning.id, "escalate", "逐级上报").note(Some(why));
                ctx.record(&mut tx, &event, &f).await?;
            }
        }
        tx.commit().await?;
        if n < BATCH {
            return Ok(());
        }
    }
}
