//! What the clock does to doubts: those that nobody verified go up a level; one event for each push.

use super::store;
use crate::doubt::clock::{self, Hours};
use kernel::Outcome;
use kernel::event::Event;
use web::Ctx;

/// Doubts handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo clock moves; idempotent. Returns how many pushes there were.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let mut pushed = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let due = store::due(&mut tx, ctx.now(), BATCH).await?;
        let n = due.len();
        for mut f in due {
            let hours = Hours::read(&ctx.law().parameters, &f.place.region_path, ctx.today());
            let why = clock::push(&mut f, &hours, ctx.now());
            store::save(&mut tx, &mut f).await?;
            for why in why {
                pushed += 1;
                let event = Event::new(f.id, "escalate", "升级").note(Some(why));
                ctx.record(&mut tx, &event, &f).await?;
            }
        }
        tx.commit().await?;
        if n < BATCH {
            return Ok(pushed);
        }
    }
}
