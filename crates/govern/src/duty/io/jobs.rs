//! What the clock does: the next windows, and windows that end.

use super::{recount, store};
use ::store::{Tx, params};
use kernel::Outcome;
use kernel::id::TaskId;
use std::collections::BTreeSet;
use web::Ctx;

/// Duties handled in one transaction.
const BATCH: u32 = 200;

/// Make the windows that are missing and close those that ended; idempotent. Returns tasks whose light must be judged.
pub async fn roll(ctx: &Ctx) -> Outcome<BTreeSet<TaskId>> {
    let mut touched = BTreeSet::new();
    loop {
        let mut tx = ctx.begin().await?;
        let duties = store::to_extend(&mut tx, ctx.today(), BATCH).await?;
        for duty in &duties {
            extend(ctx, &mut tx, duty, &mut touched).await?;
        }
        tx.commit().await?;
        if duties.is_empty() {
            break;
        }
    }
    let mut tx = ctx.begin().await?;
    touched.extend(recount::close_ended(&mut tx, ctx.today()).await?);
    tx.commit().await?;
    Ok(touched)
}

async fn extend(
    ctx: &Ctx,
    tx: &mut Tx,
    duty: &crate::duty::model::Duty,
    touched: &mut BTreeSet<TaskId>,
) -> Outcome<()> {
    let wanted = duty.windows(ctx.today());
    let made = store::made(tx, duty).await?;
    let viewers = store::viewers(tx, duty).await?;
    let least = ctx.law().parameters.value("dossier.term_share", &duty.region_path, ctx.today());
    let fresh: Vec<_> = wanted
        .iter()
        .filter(|w| !made.contains(&w.from) && duty.owes(w, least))
        .map(|w| (duty, *w, viewers.as_slice()))
        .collect();
    let ids = store::add_windows(tx, &fresh, ctx.now()).await?;
    tx.exec("update duty set extend_on = $2 where id = $1", params![duty.id, duty.extend_on(&wanted)]).await?;
    touched.extend(recount::recount(ctx, tx, &ids).await?);
    touched.extend(duty.task);
    Ok(())
}
