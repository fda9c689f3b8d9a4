//! SQL of imports between preview and application.

use crate::site::import::{Counts, Fault};
use ::store::{Tx, Value, params};
use jiff::Timestamp;
use kernel::id::{ImportId, PersonId};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Reading,
    Checked,
    Applying,
    Applied,
    Failed,
}

const STATES: &[(State, &str, &str)] = &[
    (State::Reading, "reading", "正在读取和检查"),
    (State::Checked, "checked", "已检查，待导入"),
    (State::Applying, "applying", "正在导入"),
    (State::Applied, "applied", "已导入"),
    (State::Failed, "failed", "没有完成"),
];

impl State {
    pub fn code(self) -> &'static str {
        STATES[self as usize].1
    }
    pub fn label(self) -> &'static str {
        STATES[self as usize].2
    }
    fn parse(code: &str) -> Outcome<State> {
        let found = STATES.iter().find(|s| s.1 == code).map(|s| s.0);
        found.ok_or_else(|| Refusal::internal(format!("site_import.state holds {code}")))
    }
}

/// What the preview tells.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    pub counts: Counts,
    /// All faults, also those beyond [`super::SHOWN`].
    pub fault_count: usize,
    pub faults: Vec<Placed>,
    pub notes: Vec<String>,
    /// Why it was not completed.
    pub failed: Option<String>,
    /// Milliseconds of reading and checking, and of writing.
    pub read_ms: u64,
    pub write_ms: u64,
}

/// A fault with its address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Placed {
    pub sheet: String,
    /// `B7`
    pub cell: String,
    #[serde(flatten)]
    pub fault: Fault,
}

/// An import as kept.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: ImportId,
    pub person: Option<PersonId>,
    pub file_name: String,
    pub sm3: String,
    pub state: State,
    pub done: i64,
    pub total: i64,
    pub told: Told,
    pub at: Timestamp,
    pub touched: Timestamp,
}

pub async fn insert(tx: &mut Tx, i: &Import) -> Outcome<()> {
    tx.exec(
        "insert into site_import (id, person, file_name, sm3, state, done, total, told, at, touched)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$9)",
        params![i.id, i.person, &i.file_name, &i.sm3, i.state.code(), i.done, i.total, Value::json(&i.told), i.at],
    )
    .await?;
    Ok(())
}

/// An import of one's own; those of others look missing.
pub async fn own(tx: &mut Tx, id: ImportId, person: Option<PersonId>) -> Outcome<Import> {
    let sql = "select id, person, file_name, sm3, state, done, total, told, at, touched from site_import where id = $1";
    let row = tx.opt(sql, params![id]).await?.ok_or_else(|| Refusal::not_found("导入"))?;
    let state: String = row.get("state")?;
    let found = Import {
        id: row.get("id")?,
        person: row.get("person")?,
        file_name: row.get("file_name")?,
        sm3: row.get("sm3")?,
        state: State::parse(&state)?,
        done: row.get("done")?,
        total: row.get("total")?,
        told: row.json("told")?,
        at: row.get("at")?,
        touched: row.get("touched")?,
    };
    if found.person == person { Ok(found) } else { Err(Refusal::not_found("导入")) }
}

/// How far it is; also the sign of life by which a dead import is known.
pub async fn progress(tx: &mut Tx, id: ImportId, done: i64, total: i64, now: Timestamp) -> Outcome<()> {
    tx.exec("update site_import set done = $2, total = $3, touched = $4 where id = $1", params![id, done, total, now])
        .await?;
    Ok(())
}

/// Move from one state to another; false if somebody was faster.
pub async fn turn(tx: &mut Tx, id: ImportId, from: State, to: State, told: &Told, now: Timestamp) -> Outcome<bool> {
    let n = tx
        .exec(
            "update site_import set state = $3, told = $4, touched = $5 where id = $1 and state = $2",
            params![id, from.code(), to.code(), Value::json(told), now],
        )
        .await?;
    Ok(n > 0)
}

/// Previews that nobody applied, and imports that a restart cut off.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Outcome<()> {
    tx.exec(
        "delete from site_import where state in ('reading', 'checked', 'failed') and touched < $1",
        params![before],
    )
    .await?;
    Ok(())
}
