//! SQL of rosters.

use crate::roster::{Roster, RosterEntry};
use ::store::{Row, Tx, params};
use kernel::Refusal;
use kernel::id::RosterId;
use std::collections::HashMap;

pub const COLUMNS: &str = "t.id, t.phrase, t.region, t.region_path, t.name, t.source, t.version";

/// A roster without its entries.
pub fn decode(row: &Row) -> Result<Roster, Refusal> {
    Ok(Roster {
        id: row.get("id")?,
        phrase: row.get("phrase")?,
        region: row.get("region")?,
        region_path: row.get("region_path")?,
        name: row.get("name")?,
        source: row.get("source")?,
        entries: Vec::new(),
        version: row.get("version")?,
    })
}

/// Every roster, by region path and phrase.
pub async fn all(tx: &mut Tx) -> Result<Vec<Roster>, Refusal> {
    let rows = tx.all(&format!("select {COLUMNS} from roster t order by t.region_path, t.phrase"), &[]).await?;
    let mut rosters: Vec<Roster> = rows.iter().map(decode).collect::<Result<_, _>>()?;
    fill(tx, &mut rosters).await?;
    Ok(rosters)
}

pub async fn by_id(tx: &mut Tx, id: RosterId) -> Result<Option<Roster>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from roster t where t.id = $1"), params![id]).await?;
    let Some(row) = row else { return Ok(None) };
    let mut rosters = vec![decode(&row)?];
    fill(tx, &mut rosters).await?;
    Ok(rosters.pop())
}

/// Add the entries, by first day and the unit's place in the directory.
pub async fn fill(tx: &mut Tx, rosters: &mut [Roster]) -> Result<(), Refusal> {
    let at: HashMap<RosterId, usize> = rosters.iter().enumerate().map(|(i, r)| (r.id, i)).collect();
    let rows = tx
        .all(
            "select e.roster, e.unit, e.valid_from, e.valid_to from roster_entry e join unit u on u.id = e.unit
             order by e.roster, u.id, e.valid_from",
            &[],
        )
        .await?;
    for row in rows {
        if let Some(i) = at.get(&row.get("roster")?) {
            rosters[*i].entries.push(RosterEntry {
                unit: row.get("unit")?,
                valid_from: row.get("valid_from")?,
                valid_to: row.get("valid_to")?,
            });
        }
    }
    Ok(())
}

pub async fn insert(tx: &mut Tx, r: &Roster) -> Result<(), Refusal> {
    tx.exec(
        "insert into roster (id, phrase, region, region_path, name, source, version) values ($1,$2,$3,$4,$5,$6,$7)",
        params![r.id, &r.phrase, r.region, &r.region_path, &r.name, &r.source, r.version],
    )
    .await
    .map_err(|e| {
        if e.is_unique() {
            Refusal::conflict("ROSTER_EXISTS", format!("本地区已经有“{}”的名单，请打开它修改成员。", r.phrase))
        } else {
            e.into()
        }
    })?;
    entries(tx, r).await
}

/// Compare-and-set on the version before.
pub async fn update(tx: &mut Tx, r: &Roster, before: i64) -> Result<(), Refusal> {
    let n = tx
        .exec(
            "update roster set phrase = $3, name = $4, source = $5, version = $6 where id = $1 and version = $2",
            params![r.id, before, &r.phrase, &r.name, &r.source, r.version],
        )
        .await?;
    if n == 0 {
        return Err(Refusal::changed_meanwhile("名单"));
    }
    tx.exec("delete from roster_entry where roster = $1", params![r.id]).await?;
    entries(tx, r).await
}

async fn entries(tx: &mut Tx, r: &Roster) -> Result<(), Refusal> {
    for e in &r.entries {
        tx.exec(
            "insert into roster_entry (roster, unit, valid_from, valid_to) values ($1,$2,$3,$4)",
            params![r.id, e.unit, e.valid_from, e.valid_to],
        )
        .await?;
    }
    Ok(())
}

/// The roster of a phrase in exactly this region.
pub async fn by_phrase(tx: &mut Tx, region_path: &str, phrase: &str) -> Result<Option<Roster>, Refusal> {
    let sql = format!("select {COLUMNS} from roster t where t.region_path = $1 and t.phrase = $2");
    let Some(row) = tx.opt(&sql, params![region_path, phrase]).await? else { return Ok(None) };
    let mut rosters = vec![decode(&row)?];
    fill(tx, &mut rosters).await?;
    Ok(rosters.pop())
}
