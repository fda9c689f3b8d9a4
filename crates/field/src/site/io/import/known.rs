//! What rows are checked against, loaded once for a file.

use crate::site::import::{Firm, Known, Place, Registered};
use crate::site::io::act::candidates;
use ::store::Tx;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use kernel::{Outcome, Right};
use org::region::io::store as regions;
use std::collections::HashMap;
use web::Ctx;

/// Regions, units, registered enterprises and sites. Whoever imports learns of a double outside the own scope only that
/// it is registered.
pub async fn load(ctx: &Ctx, tx: &mut Tx) -> Outcome<Known> {
    let places: Vec<Place> =
        (regions::all(tx).await?.into_iter()).map(|r| Place { code: r.code, name: r.name, path: r.path }).collect();
    let mut units = Vec::new();
    for row in tx.all("select id, name, short from unit where valid_to is null and kind <> 'enterprise'", &[]).await? {
        let id: UnitId = row.get("id")?;
        units.push((row.get("name")?, id));
        units.push((row.get("short")?, id));
    }
    let mut known = Known::default();
    known.candidates = candidates(tx).await?;
    let mut main: HashMap<EnterpriseId, SiteId> = HashMap::new();
    let sql = "select id, enterprise, main, uscc, name, name_key, address_key, region_path from site";
    for row in tx.all(sql, &[]).await? {
        let (id, is_main): (SiteId, bool) = (row.get("id")?, row.get("main")?);
        if is_main {
            main.insert(row.get("enterprise")?, id);
        }
        let address: String = row.get("address_key")?;
        let place = if address.is_empty() { row.get("region_path")? } else { address };
        let site = Registered { id, main: is_main, uscc: row.get("uscc")?, name: row.get("name")? };
        known.by_address.insert((row.get("name_key")?, place), site);
    }
    for row in tx.all("select id, uscc, name, unit, region_path from enterprise", &[]).await? {
        let id: EnterpriseId = row.get("id")?;
        let name: String = row.get("name")?;
        let firm = Firm { id, unit: row.get("unit")?, site: main.get(&id).copied(), name: name.clone() };
        match row.get::<Option<String>>("uscc")? {
            Some(code) => drop(known.by_code.insert(code, firm)),
            None => {
                let key = (crate::site::model::plain(&name), row.get("region_path")?);
                known.without_code.insert(key, firm);
            }
        }
    }
    known.may = (!ctx.scope().everything).then(|| {
        let write = ctx.scope().areas.iter().filter(|a| a.right == Right::SiteWrite);
        write.map(|a| (a.path.clone(), a.sectors.clone())).collect()
    });
    Ok(known.with_places(&places).with_units(units))
}
