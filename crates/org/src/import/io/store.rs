//! SQL of imports between preview and apply.

use crate::import::Kind;
use crate::import::model::Line;
use ::store::{Tx, Value, params};
use jiff::Timestamp;
use kernel::Refusal;
use kernel::id::{ImportId, PersonId};

/// A filled template as read.
pub struct Import {
    pub id: ImportId,
    pub kind: Kind,
    pub file_name: String,
    pub lines: Vec<Line>,
    pub person: Option<PersonId>,
    pub at: Timestamp,
}

pub async fn insert(tx: &mut Tx, i: &Import) -> Result<(), Refusal> {
    tx.exec(
        "insert into import (id, kind, file_name, filled, region_path, person, at) values ($1,$2,$3,$4,$5,$6,$7)",
        params![i.id, i.kind.code(), &i.file_name, Value::json(&i.lines), "/", i.person, i.at],
    )
    .await?;
    Ok(())
}

/// An import of one's own that was not applied yet.
pub async fn open(tx: &mut Tx, id: ImportId, person: Option<PersonId>) -> Result<Option<Import>, Refusal> {
    let sql = "select id, kind, file_name, filled, person, at from import where id = $1 and applied is null";
    let Some(row) = tx.opt(sql, params![id]).await? else { return Ok(None) };
    let kind: String = row.get("kind")?;
    let found = Import {
        id: row.get("id")?,
        kind: Kind::parse(&kind).ok_or_else(|| Refusal::internal(format!("import kind {kind}")))?,
        file_name: row.get("file_name")?,
        lines: row.json("filled")?,
        person: row.get("person")?,
        at: row.get("at")?,
    };
    Ok(Some(found).filter(|f| f.person == person))
}

/// Mark as applied; false if somebody was faster.
pub async fn applied(tx: &mut Tx, id: ImportId, now: Timestamp) -> Result<bool, Refusal> {
    Ok(tx.exec("update import set applied = $2 where id = $1 and applied is null", params![id, now]).await? > 0)
}

/// Previews that nobody applied.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<(), Refusal> {
    tx.exec("delete from import where applied is null and at < $1", params![before]).await?;
    Ok(())
}
