//! What a step does to its task and to the steps below it, in the same transaction.

use super::open;
use super::store::{self, Filed};
use crate::supervise::step::Step;
use crate::task::io::act as tasks;
use ::store::Tx;
use kernel::Outcome;
use kernel::id::TaskId;
use web::Ctx;

/// The task shows which steps are served and not ended; its light is judged again.
pub async fn on_task(ctx: &Ctx, tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let Some(subject) = f.it.subject.as_ref().filter(|s| s.concept == "task") else { return Ok(()) };
    let all = store::of_subject(tx, subject.id).await?;
    // A reminder is done with its sending and weighs on nobody.
    let served = all.iter().filter(|s| s.it.open() && s.it.signed.is_some() && s.it.step != Step::Remind);
    let mut steps: Vec<Step> = served.map(|s| s.it.step).collect();
    steps.sort_unstable();
    steps.dedup();
    tasks::supervised(ctx, tx, TaskId(subject.id), steps).await
}

/// A higher step of the ladder ends the lower ones that wait on the same subject: one unit answers one letter.
pub async fn overtake(ctx: &Ctx, tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let (Some(subject), Some(rung)) = (&f.it.subject, f.it.step.rung()) else { return Ok(()) };
    for mut low in store::of_subject(tx, subject.id).await? {
        if low.it.id != f.it.id && low.it.open() && low.it.step.rung().is_some_and(|r| r < rung) {
            let why = format!("已升级为{}（{}）。", f.it.step.label(), f.it.number);
            Box::pin(open::stop(ctx, tx, &mut low, &why)).await?;
        }
    }
    Ok(())
}

/// The task is closed, or shows green again: what still waits is ended with that reason.
pub async fn settled(ctx: &Ctx, tx: &mut Tx, subject: uuid::Uuid, lower_only: bool, why: &str) -> Outcome<()> {
    for mut s in store::of_subject(tx, subject).await? {
        if lower_only && !s.it.step.sent_by_rule() {
            continue;
        }
        if s.it.open() {
            Box::pin(open::stop(ctx, tx, &mut s, why)).await?;
        }
    }
    Ok(())
}
