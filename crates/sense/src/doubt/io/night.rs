//! Each ended day, site by site, from the stored readings. Cut into pieces of a few seconds, taken up again where it stopped;
//! doing it twice changes nothing.

use super::act;
use super::power::watch as power;
use crate::doubt::digest::DAY_MS;
use crate::doubt::model::{Doubt, Mark, Rule, Told};
use crate::doubt::night::{Dossier, judged, reaches_back};
use crate::doubt::settings::Settings;
use crate::doubt::{Subject, filed};
use crate::point::io::store as points;
use crate::point::model::Point;
use crate::reading::io::live::live;
use ::store::{Tx, params};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use std::time::{Duration, Instant};
use web::Ctx;

/// Points that are compared with one another at once.
const GROUP: usize = 40;
/// Nights that are made up for after the server was down.
const MISSED: i64 = 3;
/// Longest piece of work in one call.
const PIECE: Duration = Duration::from_secs(5);

/// Readings of a slot between two instants, in order.
pub type Reads = dyn Fn(u32, i64, i64) -> std::io::Result<Vec<crate::reading::sample::Sample>> + Send + Sync;

/// Judge what has ended and is not judged yet; called every minute. Returns new doubts. Nothing where no readings are taken.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let Ok(live) = live(ctx.app()) else { return Ok(0) };
    let shelf = live.stream.shelf.clone();
    let reads: std::sync::Arc<Reads> = std::sync::Arc::new(move |slot, from, until| shelf.range(slot, from, until));
    let began = Instant::now();
    let wait = ctx.law().parameters.value("doubt.night_wait_minutes", "", ctx.today());
    let settled = ctx.now().saturating_sub(SignedDuration::from_mins(wait as i64)).map_err(Refusal::internal)?;
    let today = kernel::day_of(settled);
    let mut new = 0;
    for back in (1..=MISSED).rev() {
        let day = today.saturating_sub(back.days());
        while began.elapsed() < PIECE {
            match next(ctx, day, &reads).await? {
                Some(n) => new += n,
                None => break,
            }
        }
    }
    Ok(new)
}

/// The next site of a day: how many new doubts, or none if the day is done.
pub async fn next(ctx: &Ctx, day: Date, reads: &std::sync::Arc<Reads>) -> Outcome<Option<usize>> {
    let mut tx = ctx.read().await?;
    let row = tx.opt("select site, done_at from doubt_day where day = $1", params![day]).await?;
    let (mut last, mut done) = (None::<SiteId>, None::<Timestamp>);
    if let Some(row) = row {
        (last, done) = (row.get("site")?, row.get("done_at")?);
    }
    if done.is_some() {
        return Ok(None);
    }
    let from = last.unwrap_or(SiteId(uuid::Uuid::nil()));
    let sql = "select site from point where site > $1 and state <> 'retired' order by site limit 1";
    let site: Option<SiteId> = tx.opt(sql, params![from]).await?.map(|r| r.get("site")).transpose()?;
    let Some(site) = site else {
        drop(tx);
        let mut tx = ctx.begin().await?;
        let sql = "insert into doubt_day (day, site, sites, points, found, done_at) values ($1,null,0,0,0,$2) \
                   on conflict (day) do update set done_at = excluded.done_at";
        tx.exec(sql, params![day, ctx.now()]).await?;
        tx.commit().await?;
        return Ok(None);
    };
    let points = points::of_site(&mut tx, site).await?;
    let start = kernel::start_of(day);
    let mut dossiers = Vec::with_capacity(points.len());
    for p in &points {
        dossiers.push(dossier(&mut tx, p, start).await?);
    }
    drop(tx);
    let settings = match points.first() {
        Some(p) => Settings::read(&ctx.law().parameters, &p.place.region_path, day),
        None => Settings::read(&ctx.law().parameters, "", day),
    };
    let meters = power::night(ctx, &points, start, reads).await?;
    let limit = settings.limit;
    let (reads, slots) = (reads.clone(), points.iter().map(|p| p.slot.0).collect::<Vec<_>>());
    let found = tokio::task::spawn_blocking(move || look(&slots, dossiers, start.as_millisecond(), &settings, &*reads))
        .await
        .map_err(Refusal::internal)?
        .map_err(Refusal::internal)?;
    let mut tx = ctx.begin().await?;
    let end = filed::instant(start.as_millisecond() + DAY_MS);
    let (mut new, n) = (0, points.len());
    meters.keep(&mut tx, &points, day).await?;
    let given_away = meters.found.into_iter().filter(|f| f.1.score >= limit);
    for (i, doubt) in found.into_iter().chain(given_away) {
        new += usize::from(act::file(ctx, &mut tx, &points[i], doubt, end).await?.is_some());
    }
    let sql = "insert into doubt_day (day, site, sites, points, found, done_at) values ($1,$2,1,$3,$4,null) \
               on conflict (day) do update set site = excluded.site, sites = doubt_day.sites + 1, \
               points = doubt_day.points + excluded.points, found = doubt_day.found + excluded.found";
    tx.exec(sql, params![day, site, n as i64, new as i64]).await?;
    tx.commit().await?;
    Ok(Some(new))
}

/// What people filed about a point, and what is doubted already.
async fn dossier(tx: &mut Tx, p: &Point, start: Timestamp) -> Outcome<Dossier> {
    let since = filed::instant(reaches_back(start.as_millisecond()));
    let ms = |t: Timestamp| t.as_millisecond();
    let mut out = Dossier { subject: Subject::of(p), samples: Vec::new(), filed: Vec::new(), doubted: Vec::new() };
    let sql = "select from_at, until_at from point_mute where point = $1 and until_at > $2 and kind in ('suppressed', 'out_of_service')";
    for row in tx.all(sql, params![p.id, since]).await? {
        let (a, b): (Timestamp, Timestamp) = (row.get("from_at")?, row.get("until_at")?);
        out.filed.push(Mark { told: Told::Maintenance, from_ms: ms(a), to_ms: ms(b) });
    }
    let sql = "select told, from_at, until_at from doubt_mark where point = $1 and until_at > $2";
    for row in tx.all(sql, params![p.id, since]).await? {
        let (told, a, b): (String, Timestamp, Timestamp) =
            (row.get("told")?, row.get("from_at")?, row.get("until_at")?);
        if let Some(told) = Told::parse(&told) {
            out.filed.push(Mark { told, from_ms: ms(a), to_ms: ms(b) });
        }
    }
    // A report of a fault says nothing about the curve of other days, and what a meter gives away it shows truly.
    let sql = "select rule, from_at, to_at from doubt where slot = $1 and last_day > $2 and state <> 'cleared'";
    for row in tx.all(sql, params![p.slot.0, since]).await? {
        let (rule, a, b): (String, Timestamp, Timestamp) = (row.get("rule")?, row.get("from_at")?, row.get("to_at")?);
        if Rule::parse(&rule).is_some_and(|r| r != Rule::FaultReported && r.finding().is_none()) {
            out.doubted.push((ms(a), ms(b)));
        }
    }
    Ok(out)
}

fn look(
    slots: &[u32],
    mut dossiers: Vec<Dossier>,
    from_ms: i64,
    settings: &Settings,
    reads: &Reads,
) -> std::io::Result<Vec<(usize, Doubt)>> {
    let mut out = Vec::new();
    for (n, group) in dossiers.chunks_mut(GROUP).enumerate() {
        for (i, d) in group.iter_mut().enumerate() {
            d.samples = reads(slots[n * GROUP + i], reaches_back(from_ms), from_ms + DAY_MS)?;
        }
        let found = judged(group, from_ms, settings);
        out.extend(found.into_iter().filter(|(_, d)| d.score >= settings.limit).map(|(i, d)| (n * GROUP + i, d)));
        for d in group {
            d.samples = Vec::new();
        }
    }
    Ok(out)
}
