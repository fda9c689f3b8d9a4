//! What the clock does to points: who was silent for a time alarms again when it is over.

use super::{act, store};
use crate::point::model::Mute;
use kernel::Outcome;
use web::Ctx;

/// Points handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo clock moves; idempotent. Shelving ends where it is kept.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let mut done = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let over = store::over(&mut tx, Mute::Shelved, ctx.now(), BATCH).await?;
        let n = over.len();
        for mut point in over {
            act::put_back(ctx, &mut tx, &mut point).await?;
        }
        tx.commit().await?;
        done += n;
        if n < BATCH {
            return Ok(done);
        }
    }
}
