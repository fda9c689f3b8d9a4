//! The directory as the same tables that can be imported.

use super::columns::sheet;
use crate::import::Kind;
use crate::person::io::api::PersonAsk;
use crate::unit::io::api::UnitAsk;
use crate::{enterprise, person, region, role, roster, unit};
use ::store::{List, Tx};
use jiff::civil::Date;
use kernel::id::{PersonId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use office::sheet::{Cell, Sheet};
use std::collections::HashMap;
use web::Ctx;

/// Rows of one export at most.
const MOST: usize = 100_000;

/// A table of everything of a kind that the one who asks may see.
pub async fn export(ctx: &Ctx, kind: Kind) -> Outcome<Vec<u8>> {
    if kind == Kind::Persons && !ctx.scope().may(Right::PeopleWrite) {
        let say = "导出人员（含账号）需要“维护人员与授权”的权限，请联系管理员办理。";
        return Err(Refusal::forbidden("FORBIDDEN", say));
    }
    let mut tx = ctx.read().await?;
    let regions: HashMap<String, String> =
        region::io::store::all(&mut tx).await?.into_iter().map(|r| (r.path, r.name)).collect();
    let rows = match kind {
        Kind::Units => units(ctx, &mut tx, &regions).await?,
        Kind::Persons => persons(ctx, &mut tx, &regions).await?,
        Kind::Rosters => rosters(ctx, &mut tx, &regions).await?,
        Kind::Enterprises => enterprises(ctx, &mut tx, &regions).await?,
    };
    drop(tx);
    let mut table: Sheet = sheet(kind).under(format!("导出日期：{}", ctx.today()));
    table.rows = rows;
    let write = tokio::task::spawn_blocking(move || office::sheet::write(&[table]));
    write.await.map_err(Refusal::internal)?.map_err(|e| Refusal::invalid("UNWRITABLE", e.say))
}

fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, |d| Cell::Date(d.year(), d.month(), d.day()))
}

fn name_of(regions: &HashMap<String, String>, path: &str) -> Cell {
    regions.get(path).cloned().unwrap_or_else(|| path.to_owned()).into()
}

async fn units(ctx: &Ctx, tx: &mut Tx, regions: &HashMap<String, String>) -> Outcome<Vec<Vec<Cell>>> {
    let ask = UnitAsk { ended: true, ..UnitAsk::default() };
    let list = unit::io::api::listed(ctx, tx, &ask).await?;
    let mut all = list.everything(tx, &PageAsk::default(), MOST, unit::io::store::decode).await?;
    unit::io::store::fill(tx, &mut all, None).await?;
    let parents: Vec<UnitId> = all.iter().filter_map(|u| u.parent).collect();
    let refs = unit::io::store::refs(tx, &parents).await?;
    let row = |u: &unit::Unit| {
        vec![
            u.name.clone().into(),
            u.short.clone().into(),
            u.kind.label().into(),
            name_of(regions, &u.region_path),
            u.parent.and_then(|p| refs.get(&p)).map(|p| p.name.clone()).into(),
            u.aliases.join("；").into(),
            u.sector.clone().into(),
            day(u.valid_from),
            day(u.valid_to),
        ]
    };
    Ok(all.iter().map(row).collect())
}

async fn persons(ctx: &Ctx, tx: &mut Tx, regions: &HashMap<String, String>) -> Outcome<Vec<Vec<Cell>>> {
    let list = person::io::api::listed(ctx, &PersonAsk { inactive: true, ..PersonAsk::default() });
    let mut all = list.everything(tx, &PageAsk::default(), MOST, person::io::store::decode).await?;
    all.retain(|p| ctx.scope().may_in(Right::PeopleWrite, &p.region_path, None));
    let mut out = Vec::new();
    for some in all.chunks(500) {
        let ids: Vec<PersonId> = some.iter().map(|p| p.id).collect();
        let posts = person::io::store::posts(tx, &ids).await?;
        let grants = role::io::store::of(tx, &ids).await?;
        let named: Vec<UnitId> =
            some.iter().map(|p| p.unit).chain(posts.iter().flat_map(|p| p.portfolio.iter().copied())).collect();
        let refs = unit::io::store::refs(tx, &named).await?;
        let name = |id: &UnitId| refs.get(id).map_or_else(String::new, |u| u.name.clone());
        for p in some {
            let mine: Vec<_> = posts.iter().filter(|x| x.person == p.id).collect();
            let held: Vec<_> = grants.iter().filter(|g| g.person == p.id && g.holds(ctx.today())).collect();
            // A row for each post or role, whichever are more.
            for i in 0..mine.len().max(held.len()).max(1) {
                let (post, grant) = (mine.get(i), held.get(i));
                out.push(vec![
                    p.login.clone().into(),
                    p.name.clone().into(),
                    name(&p.unit).into(),
                    post.map(|x| x.title.clone()).into(),
                    day(post.map(|x| x.valid_from)),
                    day(post.and_then(|x| x.valid_to)),
                    post.map(|x| x.portfolio.iter().map(name).collect::<Vec<_>>().join("；")).into(),
                    grant.and_then(|g| role::role(&g.role)).map(|r| r.label.to_owned()).into(),
                    grant.map_or(Cell::Empty, |g| name_of(regions, &g.region_path)),
                ]);
            }
        }
    }
    Ok(out)
}

async fn rosters(ctx: &Ctx, tx: &mut Tx, regions: &HashMap<String, String>) -> Outcome<Vec<Vec<Cell>>> {
    let list = List::new(&roster::io::api::LISTED, ctx.scope(), Right::DirectoryRead);
    let mut all = list.everything(tx, &PageAsk::default(), MOST, roster::io::store::decode).await?;
    roster::io::store::fill(tx, &mut all).await?;
    let ids: Vec<UnitId> = all.iter().flat_map(|r| r.entries.iter().map(|e| e.unit)).collect();
    let refs = unit::io::store::refs(tx, &ids).await?;
    let mut out = Vec::new();
    for r in &all {
        for e in &r.entries {
            out.push(vec![
                r.phrase.clone().into(),
                name_of(regions, &r.region_path),
                refs.get(&e.unit).map(|u| u.name.clone()).into(),
                day(Some(e.valid_from)),
                day(e.valid_to),
                r.source.clone().into(),
            ]);
        }
    }
    Ok(out)
}

async fn enterprises(ctx: &Ctx, tx: &mut Tx, regions: &HashMap<String, String>) -> Outcome<Vec<Vec<Cell>>> {
    let list = enterprise::io::api::listed(ctx, tx, &Default::default()).await?;
    let all = list.everything(tx, &PageAsk::default(), MOST, enterprise::io::store::decode).await?;
    let row = |x: &enterprise::Enterprise| {
        vec![
            x.name.clone().into(),
            x.uscc.clone().into(),
            name_of(regions, &x.region_path),
            x.sector.clone().into(),
            if x.high_risk { "是".into() } else { "否".into() },
            x.aliases.join("；").into(),
        ]
    };
    Ok(all.iter().map(row).collect())
}
