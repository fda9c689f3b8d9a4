//! What the clock does to shelvings: they end.

use super::{act, store};
use kernel::Outcome;
use web::Ctx;

/// Shelvings handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo clock moves; idempotent.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let mut done = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let over = store::over(&mut tx, ctx.now(), BATCH).await?;
        let n = over.len();
        for mut shelving in over {
            act::expire(ctx, &mut tx, &mut shelving).await?;
        }
        tx.commit().await?;
        done += n;
        if n < BATCH {
            return Ok(done);
        }
    }
}
