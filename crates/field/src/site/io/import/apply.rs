//! Good rows into the database, in one transaction.

use crate::site::form::{Ground, filled};
use crate::site::import::{Counts, Planned};
use crate::site::io::store::{self, part};
use crate::site::model::Site;
use ::store::Tx;
use kernel::event::Event;
use kernel::{Outcome, Refusal};
use org::enterprise::Enterprise;
use org::enterprise::io::store as firms;
use org::region::io::store as regions;
use std::collections::HashMap;
use web::Ctx;

/// Sites that are written at once.
const BATCH: usize = 5_000;

/// Write what was planned; `told` hears how many rows are done.
pub async fn apply(ctx: &Ctx, tx: &mut Tx, planned: Vec<Planned>, told: impl Fn(usize)) -> Outcome<Counts> {
    let mut counts = Counts::default();
    let region_ids: HashMap<String, _> = regions::all(tx).await?.into_iter().map(|r| (r.path, r.id)).collect();
    let (changes, fresh): (Vec<Planned>, Vec<Planned>) = planned.into_iter().partition(|p| p.old.is_some());
    let mut done = 0;
    let mut rest = fresh.into_iter();
    loop {
        let batch: Vec<Planned> = rest.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        done += batch.len();
        counts.new += batch.len();
        let (mut sites, mut enterprises, mut events) = (Vec::new(), Vec::new(), Vec::new());
        for p in batch {
            if p.firm.is_none() {
                let firm = enterprise(&p.site, &region_ids)?;
                events.push((Event::new(firm.id, "import", "批量导入"), json(&firm)?));
                enterprises.push(firm);
            }
            let event = Event::new(p.site.id, "import", "批量导入").moved("", format!("site:{}", p.site.state.code()));
            events.push((event, json(&p.site)?));
            sites.push(p.site);
        }
        firms::insert_many(tx, &enterprises).await?;
        store::insert(tx, &sites).await?;
        tx.record_many(ctx.actor(), ctx.now(), events).await?;
        told(done);
    }
    for p in changes {
        match change(ctx, tx, p).await? {
            true => counts.change += 1,
            false => counts.same += 1,
        }
        done += 1;
        if done % 500 == 0 {
            told(done);
        }
    }
    Ok(counts)
}

fn json(of: &impl serde::Serialize) -> Outcome<serde_json::Value> {
    serde_json::to_value(of).map_err(Refusal::internal)
}

fn enterprise(site: &Site, regions: &HashMap<String, kernel::id::RegionId>) -> Outcome<Enterprise> {
    let region = regions.get(&site.region_path).copied();
    Ok(Enterprise {
        id: site.enterprise,
        uscc: site.uscc.clone(),
        name: site.name.clone(),
        region: region.ok_or_else(|| Refusal::internal("a checked row names no region"))?,
        region_path: site.region_path.clone(),
        sector: law::industry::trade_label(&site.trade).map(str::to_owned),
        high_risk: site.high_risk,
        aliases: Vec::new(),
        succeeded_by: None,
        unit: None,
        version: 1,
    })
}

/// The row laid over the old site: what it leaves blank stays. Whether anything changed.
async fn change(ctx: &Ctx, tx: &mut Tx, p: Planned) -> Outcome<bool> {
    let Some((id, mut form)) = p.old else { return Ok(false) };
    let old = store::by_id(tx, id).await?.ok_or_else(|| Refusal::changed_meanwhile("企业场所"))?;
    // A name changes by a life event; a workbook with another spelling does not rename.
    (form.name, form.state) = (None, None);
    let (held, _) = part::held(&part::of(tx, id).await?);
    let ground = Ground {
        id,
        enterprise: old.enterprise,
        enterprise_name: old.name.clone(),
        uscc: old.uscc.clone().or(p.site.uscc),
        unit: old.unit,
        main: old.main,
        region_path: p.site.region_path,
    };
    let mut site = filled(&form, ground, Some(&old), &held)?;
    site.regulator = site.regulator.or(p.site.regulator);
    site.township = site.township.or(p.site.township);
    if site == old {
        return Ok(false);
    }
    store::save(tx, &mut site, old.version).await?;
    ctx.record(tx, &Event::new(id, "import", "批量导入修改"), &site).await?;
    Ok(true)
}
