//! What a new version of a policy does to live tasks.

use super::super::store;
use super::keep;
use crate::task::flow::{Pause, PauseAction, PauseFlow};
use crate::task::model::Task;
use crate::task::new::AmendTask;
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{MeasureId, TaskId, UnitId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// The measure was dropped: its open tasks are suspended with the reason. Returns them.
pub async fn withdraw(ctx: &Ctx, tx: &mut Tx, measure: MeasureId, reason: &str) -> Outcome<Vec<TaskId>> {
    withdraw_where(ctx, tx, measure, reason, |_| true).await
}

/// Some units are no longer named: their open tasks are suspended with the reason. Returns them.
pub async fn withdraw_units(
    ctx: &Ctx,
    tx: &mut Tx,
    measure: MeasureId,
    units: &[UnitId],
    reason: &str,
) -> Outcome<Vec<TaskId>> {
    withdraw_where(ctx, tx, measure, reason, |t| units.contains(&t.unit)).await
}

async fn withdraw_where(
    ctx: &Ctx,
    tx: &mut Tx,
    measure: MeasureId,
    reason: &str,
    which: impl Fn(&Task) -> bool,
) -> Outcome<Vec<TaskId>> {
    let mut out = Vec::new();
    let all = store::of_measure(tx, measure).await?;
    for before in all.into_iter().filter(|t| !t.work.closed() && t.pause == Pause::Running && which(t)) {
        let mut task = before.clone();
        task.pause = PauseFlow::next(before.pause, PauseAction::Suspend, &[Party::Clerk], &["reason"])
            .map_err(|e| Refusal::internal(format!("{e:?}")))?;
        let event = Event::new(task.id, "withdraw", "随文件改版中止")
            .moved("pause:running", "pause:suspended")
            .note(Some(reason.to_owned()));
        keep(ctx, tx, &mut task, &before, event).await?;
        out.push(task.id);
    }
    Ok(out)
}

/// The measure was changed: its open tasks take the new words, dates and place. Closed ones are only linked to the new
/// measure. Returns the open ones.
pub async fn amend(ctx: &Ctx, tx: &mut Tx, measure: MeasureId, change: AmendTask) -> Outcome<Vec<TaskId>> {
    let mut out = Vec::new();
    for before in store::of_measure(tx, measure).await? {
        let mut task = before.clone();
        link(&mut task, &change);
        if !task.work.closed() {
            reword(&mut task, &change);
        }
        if task == before {
            continue;
        }
        let event = Event::new(task.id, "amend", "随文件改版调整");
        keep(ctx, tx, &mut task, &before, event).await?;
        tx.exec(
            "update duty set policy = $2, measure = $3, until_day = $4, extend_on = coalesce(extend_on, $5) where task = $1",
            params![task.id, task.policy, task.measure, task.due, ctx.today()],
        )
        .await?;
        tx.exec("update occurrence set policy = $2 where task = $1", params![task.id, task.policy]).await?;
        if !task.work.closed() {
            out.push(task.id);
        }
    }
    Ok(out)
}

fn link(task: &mut Task, change: &AmendTask) {
    if let Some((policy, measure)) = change.measure {
        (task.policy, task.measure) = (policy, measure);
    }
    set(&mut task.policy_title, &change.policy_title);
    if !task.role.leads() && change.lead.is_some() {
        task.lead = change.lead;
    }
    set(&mut task.seq, &change.seq);
    set(&mut task.label, &change.label);
}

fn reword(task: &mut Task, change: &AmendTask) {
    set(&mut task.title, &change.title);
    set(&mut task.text, &change.text);
    set(&mut task.due, &change.due);
    set(&mut task.due_rule, &change.due_rule);
    set(&mut task.standing, &change.standing);
    set(&mut task.key, &change.key);
    set(&mut task.targets, &change.targets);
    set(&mut task.evidence, &change.evidence);
    let due = task.due;
    task.milestones.retain(|m| due.is_some_and(|d| m.due < d));
}

fn set<T: Clone>(field: &mut T, to: &Option<T>) {
    if let Some(to) = to {
        field.clone_from(to);
    }
}
