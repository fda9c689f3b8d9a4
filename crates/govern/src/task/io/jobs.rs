//! What the clock does to tasks: silence counts as acceptance, windows open and end, lights turn.

use super::act::{judge, keep};
use super::store::{self, COLUMNS};
use crate::duty::io::jobs::roll;
use crate::task::flow::{Work, WorkAction, WorkFlow};
use crate::task::model::Task;
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::TaskId;
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Tasks handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo clock moves; idempotent. Returns how many lights changed.
pub async fn refresh_lights(ctx: &Ctx) -> Outcome<usize> {
    super::reform::follow_successors(ctx).await?;
    accept_by_silence(ctx).await?;
    let touched: Vec<TaskId> = roll(ctx).await?.into_iter().collect();
    let mut changed = 0;
    for chunk in touched.chunks(BATCH) {
        let mut tx = ctx.begin().await?;
        for id in chunk {
            if let Some(task) = store::by_id(&mut tx, *id).await? {
                changed += usize::from(turn(ctx, &mut tx, task).await?);
            }
        }
        tx.commit().await?;
    }
    loop {
        let mut tx = ctx.begin().await?;
        let due = due(&mut tx, ctx).await?;
        for task in &due {
            changed += usize::from(turn(ctx, &mut tx, task.clone()).await?);
        }
        tx.commit().await?;
        if due.len() < BATCH {
            return Ok(changed);
        }
    }
}

async fn due(tx: &mut Tx, ctx: &Ctx) -> Outcome<Vec<Task>> {
    let sql = format!("select {COLUMNS} from task t where t.turns_at <= $1 order by t.turns_at limit {BATCH}");
    tx.all(&sql, params![ctx.today()]).await?.iter().map(store::decode).collect()
}

/// Judge a task again; a light that turned is an event of its own.
pub async fn turn(ctx: &Ctx, tx: &mut Tx, before: Task) -> Outcome<bool> {
    let light = judge(ctx, tx, &before).await?;
    let mut task = before.clone();
    task.shine(&light, ctx.today());
    if task == before {
        return Ok(false);
    }
    if task.light == before.light {
        store::save(tx, &mut task, &before).await?;
        return Ok(false);
    }
    let event = Event::new(task.id, "light", "亮灯变化")
        .moved(format!("light:{}", before.light.code()), format!("light:{}", task.light.code()))
        .note(Some(light.say));
    store::save(tx, &mut task, &before).await?;
    ctx.record(tx, &event, &task).await?;
    Ok(true)
}

/// Not accepted within the days allowed: counts as accepted (handbook 02 §2), and says so.
async fn accept_by_silence(ctx: &Ctx) -> Outcome<()> {
    loop {
        let mut tx = ctx.begin().await?;
        let sql = format!(
            "select {COLUMNS} from task t where t.work = 'issued' and t.accept_by < $1 and t.pause = 'running' \
             order by t.accept_by limit {BATCH}"
        );
        let tasks: Vec<Task> =
            tx.all(&sql, params![ctx.today()]).await?.iter().map(store::decode).collect::<Outcome<_>>()?;
        for before in &tasks {
            let mut task = before.clone();
            task.work = WorkFlow::next(Work::Issued, WorkAction::Accept, &[Party::Clock], &[])
                .map_err(|e| Refusal::internal(format!("{e:?}")))?;
            task.implied = true;
            let event = Event::new(task.id, "accept", "逾期未认领，视为已认领").moved("work:issued", "work:accepted");
            keep(ctx, &mut tx, &mut task, before, event).await?;
        }
        tx.commit().await?;
        if tasks.len() < BATCH {
            return Ok(());
        }
    }
}
