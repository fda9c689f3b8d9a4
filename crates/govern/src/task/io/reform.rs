//! 机构改革: open tasks follow a unit to its successor (handbook 02 §2, rule 7). Who held them before stays in the ledger.

use super::act::keep;
use super::store::{self, COLUMNS};
use crate::duty::io::store as duties;
use crate::task::model::Task;
use ::store::{Tx, params};
use kernel::Outcome;
use kernel::event::Event;
use kernel::id::UnitId;
use web::Ctx;
use web::view::UnitRef;

/// Tasks handled in one transaction.
const BATCH: usize = 200;

/// Hand over the open tasks of units that were succeeded by exactly one other; idempotent. A unit that was divided among
/// several is left to the office, which reissues its tasks one by one.
pub async fn follow_successors(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.read().await?;
    let rows = tx
        .all("select unit, successor from unit_succession where on_day <= $1 order by unit", params![ctx.today()])
        .await?;
    drop(tx);
    let mut pairs: Vec<(UnitId, UnitId)> = Vec::new();
    for row in &rows {
        pairs.push((row.get("unit")?, row.get("successor")?));
    }
    for (from, to) in &pairs {
        if from != to && pairs.iter().filter(|p| p.0 == *from).count() == 1 && holds_tasks(ctx, *from).await? {
            follow(ctx, *from, *to).await?;
        }
    }
    Ok(())
}

/// Read first: the clock ticks every minute, reforms come once in years.
async fn holds_tasks(ctx: &Ctx, unit: UnitId) -> Outcome<bool> {
    let mut tx = ctx.read().await?;
    let found = tx
        .opt(
            "select 1 as one from task_access a join task t on t.id = a.task \
             where a.unit = $1 and t.work <> 'closed' and (t.unit = $1 or t.lead = $1) limit 1",
            params![unit],
        )
        .await?;
    Ok(found.is_some())
}

async fn follow(ctx: &Ctx, from: UnitId, to: UnitId) -> Outcome<()> {
    loop {
        let mut tx = ctx.begin().await?;
        let mut names = store::units(&mut tx, &[from, to]).await?;
        let (Some(old), Some(new)) = (names.remove(&from), names.remove(&to)) else { return Ok(()) };
        let sql = format!(
            "select {COLUMNS} from task_access a join task t on t.id = a.task \
             where a.unit = $1 and t.work <> 'closed' and (t.unit = $1 or t.lead = $1) limit {BATCH}"
        );
        let tasks: Vec<Task> = tx.all(&sql, params![from]).await?.iter().map(store::decode).collect::<Outcome<_>>()?;
        for before in &tasks {
            hand_over(ctx, &mut tx, before, (&old, &new)).await?;
        }
        tx.commit().await?;
        if tasks.len() < BATCH {
            return Ok(());
        }
    }
}

async fn hand_over(ctx: &Ctx, tx: &mut Tx, before: &Task, (old, new): (&UnitRef, &UnitRef)) -> Outcome<()> {
    let mut task = before.clone();
    if task.unit == old.id {
        task.unit = new.id;
        task.region_path.clone_from(&new.region);
    }
    if task.lead == Some(old.id) {
        task.lead = Some(new.id);
    }
    let note = format!("{}的职责由{}承接，任务随之移交。", old.name, new.name);
    let event = Event::new(task.id, "succeed", "随机构改革移交").note(Some(note));
    keep(ctx, tx, &mut task, before, event).await?;
    if task.unit != before.unit {
        tx.exec(
            "update duty set unit = $2, region_path = $3 where task = $1",
            params![task.id, task.unit, &task.region_path],
        )
        .await?;
    }
    duties::hand_over(tx, &task).await
}
