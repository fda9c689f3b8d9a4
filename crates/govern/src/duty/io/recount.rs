//! Counting again: whenever a record is entered or voided, and when windows are made.

use super::store::{LISTED, decode, rule};
use crate::duty::model::{Occurrence, Rule, State};
use crate::duty::rules::{self, Fact};
use crate::record::io::store as records;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::event::Event;
use kernel::id::{OccurrenceId, TaskId, UnitId};
use std::collections::BTreeSet;
use store::{Tx, Value, params};
use web::Ctx;

/// Occurrences of these units whose window holds the day.
pub async fn around(tx: &mut Tx, units: &[UnitId], day: Date) -> Outcome<Vec<OccurrenceId>> {
    let mut out = Vec::new();
    for unit in units {
        let rows = tx
            .all(
                "select id from occurrence where unit = $1 and count_from <= $2 and window_to >= $2",
                params![*unit, day],
            )
            .await?;
        for row in rows {
            out.push(row.get("id")?);
        }
    }
    Ok(out)
}

/// Count these occurrences again from the records; returns the tasks whose occurrences changed state.
pub async fn recount(ctx: &Ctx, tx: &mut Tx, ids: &[OccurrenceId]) -> Outcome<BTreeSet<TaskId>> {
    let mut touched = BTreeSet::new();
    for id in ids {
        let sql = format!("select {} from occurrence t {} where t.id = $1", LISTED.columns, LISTED.joins);
        let Some(row) = tx.opt(&sql, params![*id]).await? else { continue };
        let (before, rule) = (decode(&row)?, rule(&row)?);
        let facts = records::facts(tx, before.unit, before.window.from, before.window.to).await?;
        if let Some(task) = apply(ctx, tx, &before, &rule, &facts).await? {
            touched.insert(task);
        }
    }
    Ok(touched)
}

async fn apply(ctx: &Ctx, tx: &mut Tx, before: &Occurrence, rule: &Rule, facts: &[Fact]) -> Outcome<Option<TaskId>> {
    let counted = rules::count(rule, before.unit, &before.window, facts, ctx.today());
    tx.exec("delete from occurrence_record where occurrence = $1", params![before.id]).await?;
    let rows: Vec<Vec<Value>> =
        counted.records.iter().map(|(r, n)| vec![before.id.into(), Value::from(*r), Value::from(*n)]).collect();
    tx.bulk_insert("occurrence_record", &["occurrence", "record", "counts"], &rows).await?;
    if (counted.have, counted.state) == (before.have, before.state) {
        return Ok(None);
    }
    tx.exec(
        "update occurrence set have = $2, state = $3, version = version + 1 where id = $1",
        params![before.id, counted.have, counted.state.code()],
    )
    .await?;
    let after = Occurrence { have: counted.have, state: counted.state, version: before.version + 1, ..before.clone() };
    let event = Event::new(before.id, "count", "重新计数").moved(before.state.code(), after.state.code());
    ctx.record(tx, &event, &after).await?;
    if after.task.is_none() && matches!(after.state, State::Done | State::Late) {
        super::pursue::caught_up(ctx, tx, after.duty).await?;
    }
    Ok(before.task.filter(|_| before.state != after.state))
}

/// Open occurrences whose window has ended become missed, unless their task is paused; returns their tasks.
pub async fn close_ended(tx: &mut Tx, today: Date) -> Outcome<BTreeSet<TaskId>> {
    let ended = "state = 'pending' and window_to < $1 \
                 and (task is null or task in (select id from task where pause = 'running'))";
    let sql = format!("select distinct task from occurrence where {ended} and task is not null");
    let rows = tx.all(&sql, params![today]).await?;
    let sql = format!("update occurrence set state = $2, version = version + 1 where {ended}");
    tx.exec(&sql, params![today, State::Missed.code()]).await?;
    rows.iter().map(|r| r.get("task")).collect()
}
