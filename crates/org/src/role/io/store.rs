//! SQL of grants.

use crate::role::GrantHeld;
use ::store::{Row, Tx, Value, params};
use jiff::civil::Date;
use kernel::Refusal;
use kernel::id::{GrantId, PersonId};

const COLUMNS: &str = "id, person, role, region_path, sectors, valid_from, valid_to";

fn decode(row: &Row) -> Result<GrantHeld, Refusal> {
    Ok(GrantHeld {
        id: row.get("id")?,
        person: row.get("person")?,
        role: row.get("role")?,
        region_path: row.get("region_path")?,
        sectors: row.json("sectors")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}

/// Grants of these people, in the order in which they were given.
pub async fn of(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<GrantHeld>, Refusal> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=people.len()).map(|n| format!("${n}")).collect();
    let values: Vec<Value> = people.iter().map(|p| Value::from(*p)).collect();
    let sql = format!("select {COLUMNS} from grant_held where person in ({}) order by valid_from, id", marks.join(","));
    tx.all(&sql, &values).await?.iter().map(decode).collect()
}

pub async fn by_id(tx: &mut Tx, id: GrantId) -> Result<Option<GrantHeld>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from grant_held where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

pub async fn insert(tx: &mut Tx, g: &GrantHeld) -> Result<(), Refusal> {
    tx.exec(
        "insert into grant_held (id, person, role, region_path, sectors, valid_from, valid_to) values ($1,$2,$3,$4,$5,$6,$7)",
        params![g.id, g.person, &g.role, &g.region_path, Value::json(&g.sectors), g.valid_from, g.valid_to],
    )
    .await?;
    Ok(())
}

/// A grant is never removed: it ends, so that the past can be judged.
pub async fn end(tx: &mut Tx, id: GrantId, last: Date) -> Result<(), Refusal> {
    tx.exec("update grant_held set valid_to = $2 where id = $1", params![id, last]).await?;
    Ok(())
}
