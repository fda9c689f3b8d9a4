//! What the clock looks at: steps that ran out, leaders who review, open tasks, records of others, and how far it came.

use super::{COLUMNS, Filed, decode};
use crate::task::io::store as tasks;
use crate::task::model::Task;
use ::store::{Tx, Value, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::TaskId;
use uuid::Uuid;

/// Steps whose answer ran out and whose office has not been told of it; whoever asks.
pub async fn lapsed(tx: &mut Tx, today: Date) -> Outcome<Vec<Filed>> {
    let sql = format!(
        "select {COLUMNS} from supervise t where t.due_key < $1 and t.told_lapse is distinct from t.reply_due \
         order by t.due_key, t.id"
    );
    tx.all(&sql, params![today]).await?.iter().map(decode).collect()
}

/// The office was told that this day ran out. No part of the step: no new version.
pub async fn told_lapse(tx: &mut Tx, f: &Filed) -> Outcome<()> {
    tx.exec("update supervise set told_lapse = $2 where id = $1", params![f.it.id, f.it.reply_due]).await?;
    Ok(())
}

/// Running 书记督办 with the week of which the leader was told last; whoever asks.
pub async fn led(tx: &mut Tx) -> Outcome<Vec<(Filed, Option<i64>)>> {
    let sql = format!(
        "select {COLUMNS}, t.told_week from supervise t where t.leader is not null and t.step = 'secretary' \
         and t.state in ('served', 'replied', 'returned') order by t.id"
    );
    tx.all(&sql, params![]).await?.iter().map(|r| Ok((decode(r)?, r.get("told_week")?))).collect()
}

/// The leader was told of this week.
pub async fn told_week(tx: &mut Tx, f: &Filed, week: i64) -> Outcome<()> {
    tx.exec("update supervise set told_week = $2 where id = $1", params![f.it.id, week]).await?;
    Ok(())
}

/// Records of others on which something waits. Warnings are the register's of accidents.
pub async fn pursued(tx: &mut Tx) -> Outcome<Vec<(String, Uuid)>> {
    let sql = "select distinct t.concept, t.subject from supervise t where t.concept in \
               ('hazard', 'duty', 'accident', 'alarm', 'doubt') and t.step <> 'warning_notice' and t.state not in ('accepted', 'stopped') order by t.subject";
    tx.all(sql, params![]).await?.iter().map(|r| Ok((r.get("concept")?, r.get("subject")?))).collect()
}

/// Regions gone through on this day or later.
pub async fn passed(tx: &mut Tx, organ_path: &str, day: Date) -> Outcome<bool> {
    let sql = "select 1 as n from supervise_pass where organ_path = $1 and day >= $2";
    Ok(tx.opt(sql, params![organ_path, day]).await?.is_some())
}

pub async fn pass(tx: &mut Tx, organ_path: &str, day: Date, at: Timestamp) -> Outcome<()> {
    let sql = "insert into supervise_pass (organ_path, day, at) values ($1,$2,$3) \
               on conflict (organ_path) do update set day = excluded.day, at = excluded.at";
    tx.exec(sql, params![organ_path, day, at]).await?;
    Ok(())
}

/// Open tasks of documents and tours that a region's office issued, by id after `after`; whoever asks.
pub async fn tasks(tx: &mut Tx, organ_path: &str, after: Option<TaskId>, most: usize) -> Outcome<Vec<Task>> {
    let columns = tasks::COLUMNS;
    let sql = format!(
        "select {columns} from task t where t.policy in (select id from policy where region_path = $1 union all \
           select id from tour where region_path = $1) and t.work <> 'closed' {} order by t.id limit {most}",
        if after.is_some() { "and t.id > $2" } else { "" }
    );
    let mut values: Vec<Value> = params![organ_path].to_vec();
    values.extend(after.map(Value::from));
    tx.all(&sql, &values).await?.iter().map(tasks::decode).collect()
}
