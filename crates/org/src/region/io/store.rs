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

/// A region by id, code or path, whichever the words look like.
pub async fn by_word(tx: &mut Tx, word: &str) -> Result<Option<Region>, Refusal> {
    let word = word.trim();
    if let Ok(id) = uuid::Uuid::parse_str(word) {
        return by_id(tx, RegionId(id)).await;
    }
    if word.starts_with('/') { by_path(tx, word).await } else { by_code(tx, word).await }
}

/// The same, refusing what is unknown.
pub async fn need(tx: &mut Tx, word: &str) -> Result<Region, Refusal> {
    by_word(tx, word).await?.ok_or_else(|| {
        Refusal::invalid("NO_REGION", format!("没有找到地区“{}”；请从地区列表中选择，或先添加该地区。", word.trim()))
            .at("region", "没有这个地区")
    })
}
