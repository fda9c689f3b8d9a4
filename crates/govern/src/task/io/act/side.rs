//! Extension, dispute, pause: beside the work.

use super::{Step, event, keep, who};
use crate::duty::io::store as duties;
use crate::task::flow::{DisputeAction, DisputeFlow, ExtensionAction, ExtensionFlow, PauseAction, PauseFlow, WorkFlow};
use crate::task::model::Task;
use crate::task::rules::{limits, plan};
use kernel::flow::Flow;
use kernel::id::EventId;
use kernel::{Outcome, Refusal};
use store::{Tx, params};
use web::{Ctx, offer};

pub(super) async fn extension(ctx: &Ctx, tx: &mut Tx, before: Task, step: &Step) -> Outcome<Task> {
    let who = who(ctx);
    let parties = who.parties(&before);
    let (action, to) =
        offer::step::<ExtensionFlow>("延期申请", before.extension, &step.action, &parties, &step.filled())?;
    let mut task = before.clone();
    task.extension = to;
    match action {
        ExtensionAction::Request => {
            limits::extension(&before, step.due, &ctx.law().parameters, ctx.today())?;
            request(ctx, tx, &before, step).await?;
        }
        ExtensionAction::Grant | ExtensionAction::Refuse => {
            let asked = open(tx, &before).await?;
            if asked.get::<Option<kernel::id::PersonId>>("person")?.is_some_and(|p| Some(p) == ctx.actor().person) {
                let say = "这次延期由您本人申请，不能由您自己批；请由安委办另一位人员办理。";
                return Err(Refusal::forbidden("SELF_APPROVAL", say));
            }
            let granted = action == ExtensionAction::Grant;
            if granted {
                task.due = asked.get("to_due")?;
                task.extensions += 1;
                tx.exec(
                    "update duty set until_day = $2, extend_on = coalesce(extend_on, $3) where task = $1",
                    params![task.id, task.due, ctx.today()],
                )
                .await?;
            }
            let state = if granted { "extended" } else { "refused" };
            tx.exec(
                "update task_extension set state = $2, decided_by = $3, decided_name = $4, decided_at = $5, decision = $6 \
                 where id = $1",
                params![
                    asked.get::<uuid::Uuid>("id")?,
                    state,
                    ctx.actor().person,
                    &ctx.actor().name,
                    ctx.now(),
                    step.words()
                ],
            )
            .await?;
        }
    }
    let event = event::<ExtensionFlow>(&task, action, before.extension, to, step.words());
    keep(ctx, tx, &mut task, &before, event).await?;
    Ok(task)
}

async fn request(ctx: &Ctx, tx: &mut Tx, task: &Task, step: &Step) -> Outcome<()> {
    let id = ctx.id::<EventId>();
    tx.exec(
        "insert into task_extension (id, task, from_due, to_due, reason, state, person, name, at) \
         values ($1,$2,$3,$4,$5,'requested',$6,$7,$8)",
        params![
            id,
            task.id,
            task.due,
            step.due,
            step.reason.clone().unwrap_or_default(),
            ctx.actor().person,
            &ctx.actor().name,
            ctx.now()
        ],
    )
    .await?;
    Ok(())
}

/// The request that waits for a decision.
async fn open(tx: &mut Tx, task: &Task) -> Outcome<store::Row> {
    tx.opt(
        "select id, to_due, person from task_extension where task = $1 and state = 'requested' order by id desc limit 1",
        params![task.id],
    )
    .await?
    .ok_or_else(|| Refusal::changed_meanwhile("延期申请"))
}

pub(super) async fn dispute(ctx: &Ctx, tx: &mut Tx, before: Task, step: &Step) -> Outcome<Task> {
    let parties = who(ctx).parties(&before);
    let (action, to) = offer::step::<DisputeFlow>("职责争议", before.dispute, &step.action, &parties, &step.filled())?;
    let mut task = before.clone();
    task.dispute = to;
    match action {
        DisputeAction::Raise => limits::dispute(&before)?,
        DisputeAction::Reject => {}
        DisputeAction::Uphold => reissue(ctx, tx, &mut task, step).await?,
    }
    let event = event::<DisputeFlow>(&task, action, before.dispute, to, step.words());
    keep(ctx, tx, &mut task, &before, event).await?;
    if task.unit != before.unit {
        tx.exec(
            "update duty set unit = $2, region_path = $3 where task = $1",
            params![task.id, task.unit, &task.region_path],
        )
        .await?;
        duties::hand_over(tx, &task).await?;
    }
    Ok(task)
}

/// The task goes to another unit and begins anew there; what was reported before stays in the ledger.
async fn reissue(ctx: &Ctx, tx: &mut Tx, task: &mut Task, step: &Step) -> Outcome<()> {
    let unknown = || Refusal::invalid("UNIT_UNKNOWN", "改派的单位不在组织机构中，请重新选择。").at("unit", "未找到");
    let id = step.unit.ok_or_else(unknown)?;
    let unit = super::super::store::units(tx, &[id]).await?.remove(&id).ok_or_else(unknown)?;
    if unit.id == task.unit {
        return Err(Refusal::invalid("SAME_UNIT", "改派的单位就是现在的责任单位，请另选单位，或“维持原责任单位”。"));
    }
    let twin = tx
        .opt(
            "select number from task where measure = $1 and unit = $2 and id <> $3",
            params![task.measure, unit.id, task.id],
        )
        .await?;
    if let Some(twin) = twin {
        let number: String = twin.get("number")?;
        let say = format!("{}在同一条措施下已有任务 {number}，不必再改派给它；请另选单位。", unit.name);
        return Err(Refusal::conflict("ALREADY_HAS_ONE", say));
    }
    if task.lead == Some(task.unit) {
        task.lead = Some(unit.id);
    }
    task.unit = unit.id;
    task.region_path = unit.region;
    task.work = WorkFlow::START;
    task.progress = 0;
    (task.accepted, task.submitted, task.lead_verified, task.verified) = (None, None, None, None);
    (task.implied, task.unconfirmed, task.late) = (false, false, false);
    let law = ctx.law();
    task.accept_by = plan::accept_by(ctx.today(), &task.region_path, &law.calendar, &law.parameters);
    Ok(())
}

pub(super) async fn pause(ctx: &Ctx, tx: &mut Tx, before: Task, step: &Step) -> Outcome<Task> {
    let parties = who(ctx).parties(&before);
    let (action, to) = offer::step::<PauseFlow>("任务", before.pause, &step.action, &parties, &step.filled())?;
    let mut task = before.clone();
    task.pause = to;
    if action == PauseAction::Resume {
        duties::drop_open(tx, task.id, Some(ctx.today())).await?;
        duties::start_again(tx, task.id, ctx.today()).await?;
    }
    let event = event::<PauseFlow>(&task, action, before.pause, to, step.words());
    keep(ctx, tx, &mut task, &before, event).await?;
    Ok(task)
}
