//! What is known of a works before its meters are judged: what is on file, ordered, declared and promised stops, doubts.

use super::store;
use crate::doubt::filed::instant;
use crate::doubt::model::Rule;
use crate::doubt::power::Figures;
use crate::doubt::power::base::DAY_MS;
use crate::doubt::power::day::{Dossier, Stop};
use crate::point::model::Point;
use crate::promise::io::store as promises;
use ::store::{Tx, params};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::SiteId;
use org::ask::StopKeeper;
use web::Ctx;

/// Facts of a site from an instant on.
pub struct Facts {
    pub figures: Option<Figures>,
    pub stops: Vec<Stop>,
    /// The last order that was lifted: its look on the spot is an acceptance.
    lifted: Option<i64>,
}

fn ms(t: jiff::Timestamp) -> i64 {
    t.as_millisecond()
}

/// Everything about a site that reaches into the time from `since_ms` on.
pub async fn of_site(ctx: &Ctx, tx: &mut Tx, site: SiteId, since_ms: i64) -> Outcome<Facts> {
    let figures = store::of_site(tx, site).await?.and_then(|f| f.figures);
    let mut stops = Vec::new();
    let mut lifted = None;
    if let Some(keeper) = ctx.app().answer::<StopKeeper>() {
        for o in keeper.0.of_site(ctx, tx, site).await? {
            lifted = lifted.max(o.until.map(ms));
            let name = format!("停产停用决定{}（{}）", o.number, o.scope);
            stops.push(Stop { from_ms: ms(o.from), to_ms: o.until.map_or(i64::MAX, ms), name });
        }
    }
    for s in figures.iter().flat_map(|f| &f.stops) {
        let name = format!("企业申报停产（{}）", s.reason);
        stops.push(Stop { from_ms: ms(s.from), to_ms: s.until.map_or(i64::MAX, ms), name });
    }
    stops.extend(promised(tx, site, kernel::day_of(instant(since_ms))).await?);
    stops.retain(|s| s.to_ms > since_ms);
    stops.sort_by_key(|s| (s.from_ms, s.to_ms));
    Ok(Facts { figures, stops, lifted })
}

/// Days on which all units were promised to stand still, from the promise to midnight.
async fn promised(tx: &mut Tx, site: SiteId, since: Date) -> Outcome<Vec<Stop>> {
    let columns = promises::COLUMNS;
    let sql = format!("select {columns} from promise t where t.site = $1 and t.day >= $2 order by t.day");
    let mut out = Vec::new();
    for row in tx.all(&sql, params![site, since]).await? {
        let filed = promises::decode(&row)?;
        if let Some(p) = filed.promise.filter(|p| p.figures.stands_still()) {
            let to_ms = ms(kernel::start_of(p.day)) + DAY_MS;
            out.push(Stop { from_ms: ms(p.made.at), to_ms, name: "承诺公告全部装置停产".into() });
        }
    }
    Ok(out)
}

/// Sites under any stop now, in the order of their ids.
pub async fn stopped(ctx: &Ctx, tx: &mut Tx) -> Outcome<Vec<SiteId>> {
    let mut out = store::stopped(tx, ctx.now()).await?;
    if let Some(keeper) = ctx.app().answer::<StopKeeper>() {
        out.extend(keeper.0.standing(ctx, tx).await?);
    }
    let columns = promises::COLUMNS;
    let sql = format!("select {columns} from promise t where t.day = $1 and t.made is not null");
    for row in tx.all(&sql, params![ctx.today()]).await? {
        let filed = promises::decode(&row)?;
        if filed.promise.is_some_and(|p| p.figures.stands_still()) {
            out.push(filed.place.site);
        }
    }
    out.sort();
    out.dedup();
    Ok(out)
}

impl Facts {
    /// For one meter; `doubts` of its points.
    pub fn dossier(&self, unsound: Vec<(i64, i64)>) -> Dossier {
        let stopped: Vec<_> = self.stops.iter().map(|s| (s.from_ms, s.to_ms)).collect();
        let offset = i64::from(kernel::ZONE.seconds()) * 1000;
        let empty = Figures::default();
        let figures = self.figures.as_ref().unwrap_or(&empty);
        Dossier {
            works: figures.works(stopped, self.lifted, offset),
            idle: figures.idle_kw,
            stops: self.stops.clone(),
            unsound,
        }
    }
}

/// Stretches of doubts about points whose days tell nothing about what is usual.
pub async fn unsound(tx: &mut Tx, points: &[&Point], since_ms: i64) -> Outcome<Vec<(i64, i64)>> {
    let mut out = Vec::new();
    for p in points {
        let sql = "select rule, from_at, to_at from doubt where slot = $1 and last_day > $2 and state <> 'cleared'";
        for row in tx.all(sql, params![p.slot.0, instant(since_ms)]).await? {
            let rule: String = row.get("rule")?;
            if Rule::parse(&rule).is_some_and(Rule::unusual) {
                out.push((ms(row.get("from_at")?), ms(row.get("to_at")?)));
            }
        }
    }
    Ok(out)
}
