//! Steps of the work: accept, report, submit, return, verify, close, reopen.

use super::files::{self, Evidence};
use super::{Step, event, relight, who};
use crate::duty::io::store as duties;
use crate::task::flow::{Pause, Work, WorkAction, WorkFlow};
use crate::task::model::{Piece, Stamp, Task};
use crate::task::rules::{evidence, limits, plan};
use kernel::flow::Flow;
use kernel::{Colour, Outcome};
use store::Tx;
use web::{Ctx, offer};

/// The action that is meant: whoever says "verify" to a task that waits for the office means the office's check.
fn meant<'a>(task: &Task, action: &'a str) -> &'a str {
    let office = task.work == Work::LeadVerified || task.work == Work::Submitted && !task.has_other_lead();
    if action == "verify" && office { "check" } else { action }
}

pub(super) async fn step(ctx: &Ctx, tx: &mut Tx, before: Task, step: &Step) -> Outcome<Task> {
    let (who, today) = (who(ctx), ctx.today());
    let code = meant(&before, &step.action);
    if before.pause == Pause::Suspended {
        limits::running(&before)?;
    }
    if let Some(action) = WorkFlow::parse_action(code) {
        who.four_eyes(&before, action)?;
    }
    let (action, to) = offer::step::<WorkFlow>("任务", before.work, code, &who.parties(&before), &step.filled())?;
    limits::work(&before, action)?;
    let back = action == WorkAction::Return;
    let brought = files::check(ctx, tx, &before, &step.evidence).await?;
    let mut have = files::have(tx, &before).await?;
    have.extend(brought.iter().map(|(_, p)| p.clone()));
    evidence::before_is_not_after(&have)?;

    let mut task = before.clone();
    task.work = to;
    let stamp = Some(Stamp { at: ctx.now(), by: ctx.actor().person });
    match action {
        WorkAction::Accept => task.accepted = stamp,
        WorkAction::Progress => report(ctx, &mut task, step, &brought)?,
        WorkAction::Submit => {
            evidence::complete(&task.evidence, &have)?;
            let reported = Step { progress: Some(100), ..step.clone() };
            report(ctx, &mut task, &reported, &brought)?;
            task.late = evidence::is_late(task.due, today, &have);
            (task.submitted, task.lead_verified, task.verified) = (stamp, None, None);
        }
        WorkAction::Return => (task.lead_verified, task.verified) = (None, None),
        WorkAction::Confirm => task.unconfirmed = false,
        WorkAction::Verify => task.lead_verified = stamp,
        WorkAction::Check => (task.verified, task.unconfirmed) = (stamp, false),
        WorkAction::Close => {
            task.closed = stamp;
            duties::drop_open(tx, task.id, None).await?;
        }
        WorkAction::Reopen => {
            (task.closed, task.verified, task.lead_verified, task.submitted) = (None, None, None, None);
            duties::start_again(tx, task.id, today).await?;
        }
    }
    relight(ctx, tx, &mut task).await?;
    super::super::store::save(tx, &mut task, &before).await?;
    let event = event::<WorkFlow>(&task, action, before.work, to, step.words());
    let id = ctx.record(tx, &event, &task).await?;
    files::attach(ctx, tx, &task, &brought, id).await?;
    if action == WorkAction::Close {
        crate::supervise::io::settled(ctx, tx, task.id.0, "任务已销号。").await?;
    }
    if back {
        super::super::tell::returned(ctx, tx, &task, step.words().as_deref()).await?;
    }
    Ok(task)
}

/// What a report changes: the percentage, the checkpoints it meets, and whether a red light waits to be looked at.
fn report(ctx: &Ctx, task: &mut Task, step: &Step, brought: &[(Evidence, Piece)]) -> Outcome<()> {
    let (today, law) = (ctx.today(), &ctx.law().parameters);
    let percent = step.progress.unwrap_or(task.progress);
    limits::progress(task, percent, step.note.as_deref(), brought.len(), law, today)?;
    if task.accepted.is_none() {
        task.accepted = Some(Stamp { at: ctx.now(), by: ctx.actor().person });
    }
    task.unconfirmed |= task.light == Colour::Red;
    task.progress = percent;
    plan::meet_checkpoints(&mut task.milestones, task.curve, today);
    Ok(())
}
