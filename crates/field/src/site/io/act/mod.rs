//! Verbs on sites. One function, one verb, one transaction.

mod check;
mod grade;
mod life;
mod parts;
mod write;

pub use check::{CheckForm, Filed, FoundAt, found, self_check};
pub(in crate::site) use check::{follow as check_follow, heard};
pub use grade::{GradeForm, grade, regrade};
pub use life::{Move, advance, offers};
pub use parts::{put_part, remove_part};
pub use write::{add, change, create, open_unit};

use super::store;
use crate::site::model::Site;
use crate::site::rules::Candidate;
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::Party;
use kernel::{Outcome, Right};
use org::ask::{Followers, SiteAt};
use web::Ctx;

/// Save and write the event; who copies from sites follows.
pub(in crate::site) async fn keep(ctx: &Ctx, tx: &mut Tx, site: &mut Site, before: i64, event: Event) -> Outcome<()> {
    store::save(tx, site, before).await?;
    ctx.record(tx, &event, site).await?;
    check::follow(ctx, tx, site).await?;
    crate::permit::io::store::follow(tx, &place(site), &site.name).await?;
    if let Some(followers) = ctx.app().answer::<Followers>() {
        let at = SiteAt {
            site: site.id,
            name: site.name.clone(),
            enterprise: site.enterprise,
            region_path: site.region_path.clone(),
            trade: site.trade.clone(),
            unit: site.unit,
            regulator: site.regulator,
        };
        for follower in &followers.0 {
            follower.follow(tx, &at).await?;
        }
    }
    Ok(())
}

/// Who sees what hangs on a site.
fn place(s: &Site) -> crate::risk::model::Place {
    crate::risk::model::Place {
        site: s.id,
        enterprise: s.enterprise,
        region_path: s.region_path.clone(),
        trade: s.trade.clone(),
        unit: s.unit,
        regulator: s.regulator,
    }
}

/// Tables that copy who sees a site's records: the enterprise's unit, the regulator, the trade.
const COPIES: &[&str] = &["hazard"];

/// Carry a change of those to what hangs on the site.
pub(super) async fn copy(tx: &mut Tx, site: &Site, before: &Site) -> Outcome<()> {
    if place(site) != place(before) {
        crate::risk::io::store::site::follow(tx, &place(site)).await?;
    }
    if (site.unit, site.regulator, &site.trade) == (before.unit, before.regulator, &before.trade) {
        return Ok(());
    }
    for table in COPIES {
        let sql = format!("update {table} set unit = $2, regulator = $3, trade = $4 where site = $1");
        tx.exec(&sql, params![site.id, site.unit, site.regulator, &site.trade]).await?;
    }
    Ok(())
}

/// Whether the one who asks speaks for an enterprise.
pub async fn is_firm(ctx: &Ctx, tx: &mut Tx) -> Outcome<bool> {
    let Some(unit) = ctx.actor().unit else { return Ok(false) };
    let row = tx.opt("select kind from unit where id = $1", params![unit]).await?;
    Ok(row.map(|r| r.get::<String>("kind")).transpose()?.as_deref() == Some("enterprise"))
}

/// In which capacities the one who asks stands to a site.
pub async fn parties(ctx: &Ctx, tx: &mut Tx, site: &Site) -> Outcome<Vec<Party>> {
    if !ctx.scope().may_in(Right::SiteWrite, &site.region_path, Some(&site.trade)) {
        return Ok(Vec::new());
    }
    if is_firm(ctx, tx).await? {
        let own = site.unit.is_some() && site.unit == ctx.actor().unit;
        return Ok(if own { vec![Party::Owner] } else { Vec::new() });
    }
    Ok(vec![Party::Supervisor])
}

/// Units that may be in charge, for the proposal who is.
pub async fn candidates(tx: &mut Tx) -> Outcome<Vec<Candidate>> {
    let sql = "select id, region_path, kind, coalesce(sector, '') as sectors from unit where valid_to is null and kind in \
               ('emergency_bureau', 'regulator', 'industry_authority', 'fire_rescue', 'power_company', 'township', 'functional_zone')";
    let rows = tx.all(sql, &[]).await?;
    rows.iter()
        .map(|r| {
            Ok(Candidate {
                id: r.get("id")?,
                region_path: r.get("region_path")?,
                kind: r.get("kind")?,
                sectors: r.get("sectors")?,
            })
        })
        .collect()
}
