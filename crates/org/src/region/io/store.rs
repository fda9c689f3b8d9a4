//! SQL of regions.

use crate::region::{Region, RegionKind};
use ::store::{Row, Tx, params};
use kernel::Refusal;
use kernel::id::RegionId;

const COLUMNS: &str = "id, code, name, kind, parent, path, depth, version";

fn decode(row: &Row) -> Result<Region, Refusal> {
    let kind: String = row.get("kind")?;
    Ok(Region {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        kind: RegionKind::parse(&kind).ok_or_else(|| Refusal::internal(format!("region kind {kind}")))?,
        parent: row.get("parent")?,
        path: row.get("path")?,
        depth: row.get::<i64>("depth")? as u32,
        version: row.get("version")?,
    })
}

/// All regions, parents first, by code.
pub async fn all(tx: &mut Tx) -> Result<Vec<Region>, Refusal> {
    let rows = tx.all(&format!("select {COLUMNS} from region order by depth, code"), &[]).await?;
    rows.iter().map(decode).collect()
}

pub async fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Region>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from region where code = $1"), params![code]).await?;
    row.as_ref().map(decode).transpose()
}

pub async fn by_id(tx: &mut Tx, id: RegionId) -> Result<Option<Region>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from region where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

pub async fn by_path(tx: &mut Tx, path: &str) -> Result<Option<Region>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from region where path = $1"), params![path]).await?;
    row.as_ref().map(decode).transpose()
}

pub async fn insert(tx: &mut Tx, r: &Region) -> Result<(), Refusal> {
    tx.exec(
        "insert into region (id, code, name, kind, parent, path, depth, version) values ($1,$2,$3,$4,$5,$6,$7,$8)",
        params![r.id, &r.code, &r.name, r.kind.code(), r.parent, &r.path, r.depth, r.version],
    )
    .await?;
    Ok(())
}
