//! The watch over the meters: each ended day of a site with the night's other doubts, and every quarter of an hour the sites
//! that stand under a stop.

use super::{facts, store};
use crate::doubt::filed::instant;
use crate::doubt::io::act;
use crate::doubt::io::night::Reads;
use crate::doubt::model::Doubt;
use crate::doubt::power::Limits;
use crate::doubt::power::base::{DAY_MS, Load, QUARTER_MS};
use crate::doubt::power::day::{self, Dossier, Meter};
use crate::doubt::power::found::Scores;
use crate::doubt::power::quarters::{Quarters, together};
use crate::point::io::store as points;
use crate::point::model::Point;
use crate::reading::io::live::live;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use std::sync::Arc;
use std::time::{Duration, Instant};
use web::Ctx;

/// Readings that are in memory at once, as days of one point.
const CHUNK: i64 = 10 * DAY_MS;
/// Longest piece of work in one call.
const PIECE: Duration = Duration::from_secs(5);

/// Loads of some meters together.
fn loads(reads: &Reads, slots: &[u32], from_ms: i64, until_ms: i64) -> std::io::Result<Vec<Load>> {
    let mut all = Vec::with_capacity(slots.len());
    for slot in slots {
        let mut quarters = Quarters::default();
        let mut at = from_ms - QUARTER_MS;
        while at < until_ms {
            let to = (at + CHUNK).min(until_ms);
            quarters.take(&reads(*slot, at, to)?);
            at = to;
        }
        all.push(quarters.done(from_ms, until_ms));
    }
    Ok(together(all))
}

fn figures(ctx: &Ctx, p: &Point, on: Date) -> (Limits, Scores, i64) {
    let (parameters, region) = (&ctx.law().parameters, p.place.region_path.as_str());
    let past = parameters.value("power.base.days", region, on) as i64;
    (Limits::read(parameters, region, on), Scores::read(parameters, region, on), past * DAY_MS)
}

/// One meter with all that is needed to judge it.
struct Job {
    meter: Meter,
    slots: Vec<u32>,
    dossier: Dossier,
}

async fn jobs(ctx: &Ctx, tx: &mut ::store::Tx, points: &[Point], since_ms: i64) -> Outcome<Vec<Job>> {
    let Some(first) = points.first() else { return Ok(Vec::new()) };
    let facts = facts::of_site(ctx, tx, first.place.site, since_ms).await?;
    let mut out = Vec::new();
    for meter in day::meters(points, facts.figures.as_ref()) {
        let own: Vec<&Point> = meter.points.iter().map(|i| &points[*i]).collect();
        let dossier = facts.dossier(facts::unsound(tx, &own, since_ms).await?);
        out.push(Job { slots: own.iter().map(|p| p.slot.0).collect(), dossier, meter });
    }
    Ok(out)
}

/// Doubts about a site's day, with the place in the list of points and, for each meter, what its load of rest is from now on.
pub struct Night {
    pub found: Vec<(usize, Doubt)>,
    rest: Vec<(usize, Option<f64>)>,
}

/// Judge the day of a site's meters that begins at `start`. Nothing is read where there is no meter.
pub async fn night(ctx: &Ctx, points: &[Point], start: Timestamp, reads: &Arc<Reads>) -> Outcome<Night> {
    let mut out = Night { found: Vec::new(), rest: Vec::new() };
    let Some(p) = points.iter().find(|p| p.kind == crate::point::Kind::Power) else { return Ok(out) };
    let (limits, scores, past) = figures(ctx, p, kernel::day_of(start));
    let from = start.as_millisecond();
    let mut tx = ctx.read().await?;
    let jobs = jobs(ctx, &mut tx, points, from - past).await?;
    drop(tx);
    // People are compared with the whole supply only: one of several meters may well be dark while they work.
    let sole = jobs.iter().filter(|j| !j.meter.fan).count() == 1;
    let counters = points.iter().filter(|p| p.kind == crate::point::Kind::Headcount && sole);
    let counters: Vec<u32> = counters.map(|p| p.slot.0).collect();
    for mut job in jobs {
        let counters = counters.clone();
        let reads = reads.clone();
        let at = job.meter.points[0];
        let judged = move || -> std::io::Result<_> {
            // A fan is judged by its day alone.
            let since = if job.meter.fan { from - DAY_MS } else { from - past };
            if !job.meter.fan && !counters.is_empty() {
                job.dossier.works.people = loads(&*reads, &counters, from, from + DAY_MS)?;
            }
            let loads = loads(&*reads, &job.slots, since, from + DAY_MS)?;
            Ok((day::judge(&loads, job.meter.fan, &job.dossier, from, &limits, &scores), job.meter.fan))
        };
        let ((found, rest), fan) =
            tokio::task::spawn_blocking(judged).await.map_err(Refusal::internal)?.map_err(Refusal::internal)?;
        out.found.extend(found.into_iter().map(|d| (at, d)));
        if !fan {
            out.rest.push((at, rest));
        }
    }
    Ok(out)
}

impl Night {
    /// Keep what the loads of rest are from the day after `day` on.
    pub async fn keep(&self, tx: &mut ::store::Tx, points: &[Point], day: Date) -> Outcome<()> {
        for (i, kw) in &self.rest {
            store::keep_rest(tx, points[*i].id, day.saturating_add(1.day()), *kw).await?;
        }
        Ok(())
    }
}

/// Called every minute: a round over the sites under a stop each quarter of an hour. Returns new doubts. Nothing where no
/// readings are taken.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let Ok(live) = live(ctx.app()) else { return Ok(0) };
    let shelf = live.stream.shelf.clone();
    let reads: Arc<Reads> = Arc::new(move |slot, from, until| shelf.range(slot, from, until));
    round(ctx, &reads).await
}

/// The same with readings from anywhere.
pub async fn round(ctx: &Ctx, reads: &Arc<Reads>) -> Outcome<usize> {
    let p = &ctx.law().parameters;
    let wait = p.value("power.stop.wait_minutes", "", ctx.today());
    let every = (p.value("power.stop.every_minutes", "", ctx.today()) * 60_000.0).max(60_000.0) as i64;
    let settled = ctx.now().saturating_sub(SignedDuration::from_mins(wait as i64)).map_err(Refusal::internal)?;
    // The grid of quarters, not of rounds: what ended at eleven is looked at two minutes past eleven.
    let now = instant(settled.as_millisecond().div_euclid(every) * every);
    let mut tx = ctx.read().await?;
    let mut last = match store::round(&mut tx).await? {
        Some((_, at, true)) if at >= now => return Ok(0),
        Some((last, at, false)) if at >= now => last,
        _ => None,
    };
    let sites = facts::stopped(ctx, &mut tx).await?;
    drop(tx);
    let (clock, mut new) = (Instant::now(), 0);
    for site in sites.into_iter().filter(|s| last.is_none_or(|l| *s > l)).collect::<Vec<_>>() {
        if clock.elapsed() >= PIECE {
            let mut tx = ctx.begin().await?;
            store::set_round(&mut tx, last, now, false).await?;
            tx.commit().await?;
            return Ok(new);
        }
        match self::site(ctx, site, now.as_millisecond(), reads).await {
            Ok(n) => new += n,
            // Readings of one site that cannot be read must not keep the others from being looked at.
            Err(refusal) => tracing::error!(%site, code = %refusal.code, "meters of a stopped site cannot be judged"),
        }
        last = Some(site);
    }
    let mut tx = ctx.begin().await?;
    store::set_round(&mut tx, last, now, true).await?;
    tx.commit().await?;
    Ok(new)
}

/// Production under the stop of one site up to a whole quarter of an hour.
async fn site(ctx: &Ctx, site: SiteId, now_ms: i64, reads: &Arc<Reads>) -> Outcome<usize> {
    let mut tx = ctx.read().await?;
    let points = points::of_site(&mut tx, site).await?;
    let Some(p) = points.iter().find(|p| p.kind == crate::point::Kind::Power) else { return Ok(0) };
    let today = kernel::day_of(instant(now_ms));
    let (limits, scores, past) = figures(ctx, p, today);
    let start = kernel::start_of(today).as_millisecond();
    let jobs = jobs(ctx, &mut tx, &points, start - past).await?;
    let mut known = Vec::with_capacity(jobs.len());
    for job in jobs.into_iter().filter(|j| !j.meter.fan) {
        let kept = match job.dossier.idle {
            Some(kw) => Some(Some(kw)),
            None => store::rest(&mut tx, points[job.meter.points[0]].id, today).await?,
        };
        known.push((job, kept));
    }
    drop(tx);
    let window = (limits.stop_quarters as i64 + 8) * QUARTER_MS;
    let (mut found, mut learnt) = (Vec::new(), Vec::new());
    for (job, kept) in known {
        let (reads, at) = (reads.clone(), job.meter.points[0]);
        let judged = move || -> std::io::Result<_> {
            let idle = match kept {
                Some(kw) => kw,
                None => {
                    let all = loads(&*reads, &job.slots, start - past, start)?;
                    day::usual(&all, start, &job.dossier, &limits).map(|b| b.idle)
                }
            };
            let Some(kw) = idle else { return Ok((Vec::new(), kept.is_none().then_some(idle))) };
            let recent = loads(&*reads, &job.slots, now_ms - window, now_ms)?;
            Ok((day::running(&recent, kw, &job.dossier, &limits, &scores), kept.is_none().then_some(idle)))
        };
        let (doubts, fresh) =
            tokio::task::spawn_blocking(judged).await.map_err(Refusal::internal)?.map_err(Refusal::internal)?;
        found.extend(doubts.into_iter().map(|d| (at, d)));
        learnt.extend(fresh.map(|kw| (at, kw)));
    }
    if found.is_empty() && learnt.is_empty() {
        return Ok(0);
    }
    let mut tx = ctx.begin().await?;
    let mut new = 0;
    for (at, kw) in learnt {
        store::keep_rest(&mut tx, points[at].id, today, kw).await?;
    }
    for (at, doubt) in found {
        // Counted for the day in which it lies; the night finds the same and counts it no second time.
        let end = kernel::start_of(kernel::day_of(instant(doubt.to_ms - 1))).as_millisecond() + DAY_MS;
        new += usize::from(act::file(ctx, &mut tx, &points[at], doubt, instant(end)).await?.is_some());
    }
    tx.commit().await?;
    Ok(new)
}
