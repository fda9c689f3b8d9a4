//! What sensors and permits say at the hour of a comparison.

use crate::alarm::flow::SignalFlow;
use crate::alarm::model::{NEVER, Priority};
use crate::point::io::store as points;
use crate::point::model::{Place, Point};
use crate::promise::model::{Promise, Work};
use crate::promise::movement::{Moving, Shown, moves, tells};
use crate::promise::rules::Actual;
use crate::reading::Quality;
use crate::reading::io::live::live;
use crate::warning::Fact;
use crate::warning::facts::{Standing, alarms};
use ::store::{Tx, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::{Outcome, Refusal};
use org::ask::PermitKeeper;
use web::Ctx;

/// Whether instruments move at a place where nothing is to run. Asked before the writing transaction begins: it reads curves.
pub async fn moving(ctx: &Ctx, place: &Place, promise: Option<&Promise>) -> Outcome<Fact<Vec<String>>> {
    if promise.is_none_or(|p| p.figures.running > 0 || p.figures.starting) {
        return Ok(Fact::Exempt("未承诺全部停产".to_owned()));
    }
    let Ok(live) = live(ctx.app()) else { return Ok(Fact::Absent("本服务器没有接收监测数据".to_owned())) };
    let mut tx = ctx.read().await?;
    let all = points::of_site(&mut tx, place.site).await?;
    drop(tx);
    let all: Vec<Point> = all.into_iter().filter(|p| tells(p.kind) && p.lo.is_some() && p.hi.is_some()).collect();
    if all.is_empty() {
        return Ok(Fact::Absent("没有用电、流量、液位点位".to_owned()));
    }
    let limits = Moving::read(&ctx.law().parameters, &place.region_path, ctx.today());
    let until = ctx.now().as_millisecond() + 1;
    let from = until - (limits.minutes * 60_000.0) as i64;
    let shelf = live.stream.shelf.clone();
    let work = move || -> std::io::Result<(bool, Vec<String>)> {
        let (mut heard, mut out) = (false, Vec::new());
        for p in &all {
            let good = shelf.range(p.slot.0, from, until)?;
            let values: Vec<f64> = good.iter().filter(|s| s.quality == Quality::Good as u8).map(|s| s.value).collect();
            heard |= !values.is_empty();
            let (lo, hi) = (p.lo.unwrap_or_default(), p.hi.unwrap_or_default());
            out.extend(moves(&Shown { kind: p.kind, name: &p.name, lo, hi, values: &values }, &limits));
        }
        Ok((heard, out))
    };
    let done = tokio::task::spawn_blocking(work).await.map_err(Refusal::internal)?;
    let (heard, out) = done.map_err(Refusal::internal)?;
    Ok(if heard { Fact::Known(out) } else { Fact::Absent(format!("近 {} 分钟没有读数", limits.minutes)) })
}

/// Points of a site on which a critical alarm stands, and critical ones that came after an instant and are over.
async fn red(tx: &mut Tx, place: &Place, since: Timestamp) -> Outcome<(u32, u32)> {
    let sql = "select point, priority, signal from alarm where enterprise = $1 and site = $2 and returned_key = $3 \
               and late = $4";
    let mut standing = Vec::new();
    for row in tx.all(sql, params![place.enterprise, place.site, NEVER, false]).await? {
        let signal: String = row.get("signal")?;
        standing.push(Standing {
            point: row.get("point")?,
            priority: Priority::of(row.get("priority")?),
            signal: points::parse("alarm.signal", &signal, SignalFlow::parse_state(&signal))?,
        });
    }
    let sql = "select count(*) as n from alarm where enterprise = $1 and site = $2 and returned_key < $3 and \
               returned_key >= $5 and raised_at > $5 and late = $4 and priority = $6";
    let values = params![place.enterprise, place.site, NEVER, false, since, Priority::Critical.number()];
    let over: i64 = tx.one(sql, values).await?.get("n")?;
    Ok((alarms(&standing).0, u32::try_from(over).map_err(Refusal::internal)?))
}

/// Special work by the tickets in force at a place.
async fn work(ctx: &Ctx, tx: &mut Tx, place: &Place) -> Outcome<Fact<Work>> {
    let kept = match ctx.app().answer::<PermitKeeper>() {
        Some(keeper) => keeper.0.of_site(ctx, tx, place.site).await?,
        None => None,
    };
    Ok(kept.map_or_else(|| Fact::Absent("企业近期没有在本系统开作业票".to_owned()), |now| Fact::Known(Work::of(&now))))
}

/// Everything that a promise is compared with. Alarms count from the promise or its last correction.
pub async fn actual(
    ctx: &Ctx,
    tx: &mut Tx,
    place: &Place,
    promise: &Promise,
    moving: Fact<Vec<String>>,
) -> Outcome<Actual> {
    let last = promise.corrections.last().map_or(promise.made.at, |c| c.mark.at);
    let (red_points, over) = red(tx, place, last).await?;
    Ok(Actual {
        work: work(ctx, tx, place).await?,
        running: Fact::Absent("没有装置运行信号".to_owned()),
        red_points: Fact::Known(red_points),
        red_since: Fact::Known(over),
        moving,
    })
}
