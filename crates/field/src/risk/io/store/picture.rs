//! SQL of the picture under a site's four-colour plan.

use ::store::{Tx, params};
use jiff::Timestamp;
use kernel::id::{FileId, SiteId};
use kernel::{Outcome, Refusal};

/// The picture of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub file: FileId,
    pub version: i64,
    pub at: Timestamp,
    pub by_name: String,
}

pub async fn of(tx: &mut Tx, site: SiteId) -> Outcome<Option<Picture>> {
    let sql = "select file, version, at, by_name from site_picture where site = $1";
    let Some(row) = tx.opt(sql, params![site]).await? else { return Ok(None) };
    let (file, version) = (row.get("file")?, row.get("version")?);
    Ok(Some(Picture { file, version, at: row.get("at")?, by_name: row.get("by_name")? }))
}

/// Write the picture; `before` is the version that the page showed, 0 for none.
pub async fn save(tx: &mut Tx, site: SiteId, before: i64, p: &Picture) -> Outcome<()> {
    let done = match before {
        0 => {
            let sql = "insert into site_picture (site, file, version, at, by_name) values ($1,$2,$3,$4,$5) \
                       on conflict (site) do nothing";
            tx.exec(sql, params![site, p.file, p.version, p.at, &p.by_name]).await?
        }
        _ => {
            let sql = "update site_picture set file = $2, version = $3, at = $4, by_name = $5 \
                       where site = $1 and version = $6";
            tx.exec(sql, params![site, p.file, p.version, p.at, &p.by_name, before]).await?
        }
    };
    if done == 0 {
        return Err(Refusal::changed_meanwhile("四色图"));
    }
    Ok(())
}
