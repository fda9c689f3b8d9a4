//! What risks need to know of their site. Its table is the concept `site`'s.

use crate::risk::model::Place;
use ::store::{ScopeOn, Tx, list, params};
use kernel::id::SiteId;
use kernel::{Outcome, Refusal, Right, Scope};

const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: None,
};

/// A site's name and what it hands down.
#[derive(Clone, Debug)]
pub struct Site {
    pub name: String,
    pub place: Place,
}

/// A site whose risks the asker may read; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: SiteId) -> Outcome<Site> {
    if !list::visible(tx, scope, Right::RiskRead, &SCOPE, "site", id).await? {
        return Err(Refusal::not_found("企业场所"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("企业场所"))
}

/// A site, whoever asks.
pub async fn by_id(tx: &mut Tx, id: SiteId) -> Outcome<Option<Site>> {
    let sql = "select id, enterprise, name, region_path, trade, unit, regulator from site where id = $1";
    let Some(row) = tx.opt(sql, params![id]).await? else { return Ok(None) };
    let place = Place {
        site: row.get("id")?,
        enterprise: row.get("enterprise")?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
    };
    Ok(Some(Site { name: row.get("name")?, place }))
}

/// Risks follow their site when it moves to another region, trade, enterprise or regulator. To be called in the
/// transaction that changes the site.
pub async fn follow(tx: &mut Tx, place: &Place) -> Outcome<u64> {
    let areas = list::areas(&place.region_path);
    let sql = "update risk set enterprise = $2, region_path = $3, area1 = $4, area2 = $5, area3 = $6, area4 = $7, \
               trade = $8, unit = $9, regulator = $10, version = version + 1 where site = $1";
    let values = params![
        place.site,
        place.enterprise,
        &place.region_path,
        areas[0],
        areas[1],
        areas[2],
        areas[3],
        &place.trade,
        place.unit,
        place.regulator
    ];
    Ok(tx.exec(sql, values).await?)
}

/// The highest level of the site's risks that are still there (1–4), and which risk it is.
pub async fn level(tx: &mut Tx, site: SiteId) -> Outcome<Option<(crate::risk::level::Level, kernel::id::RiskId)>> {
    let sql = "select id, level_key from risk where site = $1 and state <> 'retired' and level_key < 9 \
               order by level_key, id limit 1";
    let Some(row) = tx.opt(sql, params![site]).await? else { return Ok(None) };
    let level = crate::risk::level::Level::of(row.get("level_key")?);
    Ok(level.zip(Some(row.get("id")?)))
}
