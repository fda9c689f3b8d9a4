//! Instruments of the demo (content/demo/points.csv): registered by the officers in whose county they hang, with readings of
//! the past through the stream, and a new reading every few seconds for as long as the demo runs. What is read is a plain
//! function of the time; no alarm is written by hand.

use super::browser::Browser;
use jiff::SignedDuration;
use kernel::{Outcome, Refusal};
use sense::point::Slot;
use sense::reading::io::live::{Live, live};
use sense::reading::{Quality, Reading};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use web::{App, Ctx};

const POINTS: &str = include_str!("../../../../content/demo/points.csv");
/// The gateway from which the demo's readings are taken to come.
const GATEWAY: &str = "yunling";

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    site: String,
    code: String,
    name: String,
    template: String,
    spot: String,
    bundle: String,
    base: f64,
    /// Half the way from the night's to the day's value.
    swing: f64,
    noise: f64,
    /// `long` two months, `short` two days.
    history: String,
    /// What befalls it: `rise V` to V now, `peaks V` twice in the past, `held` flat, `masked` and `offline` said by the
    /// instrument, `out` of service, `quiet` not connected yet.
    story: String,
}

impl Line {
    fn word(&self) -> (&str, f64) {
        let (word, value) = self.story.split_once(' ').unwrap_or((&self.story, ""));
        (word, value.parse().unwrap_or_default())
    }
}

fn lines() -> Outcome<Vec<Line>> {
    let mut reader = csv::Reader::from_reader(POINTS.as_bytes());
    let all: Result<Vec<Line>, csv::Error> = reader.deserialize().collect();
    all.map_err(|e| Refusal::internal(format!("points.csv: {e}")))
}

/// Who registers the points of a site.
fn officer(site: &str) -> &'static str {
    match site.chars().take(2).collect::<String>().as_str() {
        "云溪" => "yx.jingban",
        "松泉" => "sq.jingban",
        "雪岭" => "xl.jingban",
        _ => "yq.jingban",
    }
}

/// Register all points.
pub async fn seed(app: &App) -> Outcome<()> {
    let mut browser = Browser::new(app);
    let templates = browser.call("yq.jingban", "GET", "/point-templates", None).await?;
    let limits: HashMap<&str, &Value> = (templates.as_array().into_iter().flatten())
        .filter_map(|t| Some((t["code"].as_str()?, &t["limits"])))
        .collect();
    let mut sites: HashMap<String, uuid::Uuid> = HashMap::new();
    for row in app.db.read().await?.all("select name, id from site", &[]).await? {
        sites.insert(row.get("name")?, row.get("id")?);
    }
    for line in lines()? {
        let site = sites.get(&line.site);
        let site =
            site.ok_or_else(|| Refusal::internal(format!("points.csv names {}, which is not there", line.site)))?;
        let mut body = json!({
            "code": line.code, "name": line.name, "template": line.template, "spot": line.spot, "bundle": line.bundle,
            "gateway": GATEWAY, "calibrated_on": "2024-02-20", "calibrate_due": "2024-12-20",
        });
        // The demo's clock jumps by days; instruments that then say nothing are no outage. One may fall silent.
        if let Some(limits) = limits.get(line.template.as_str()) {
            let mut limits = (*limits).clone();
            limits["silent_s"] = json!(if line.story == "offline" { 420.0 } else { 0.0 });
            body["limits"] = limits;
        }
        browser.call(officer(&line.site), "POST", &format!("/sites/{site}/points"), Some(body)).await?;
    }
    Ok(())
}

/// What is done about points on the demo's first morning: one is taken out of service for two days.
pub async fn morning(app: &App) -> Outcome<()> {
    let mut browser = Browser::new(app);
    for line in lines()?.iter().filter(|l| l.story == "out") {
        let who = officer(&line.site);
        let found = browser.call(who, "GET", &format!("/points?q={}", line.code), None).await?;
        let id = found["items"][0]["id"].as_str().unwrap_or_default().to_owned();
        let until = app.clock.now() + SignedDuration::from_hours(50);
        let body = json!({
            "action": "take_out", "until": until,
            "reason": "探头送检，期间每两小时用便携式检测仪人工检测一次并记录",
        });
        browser.call(who, "POST", &format!("/points/{id}/moves"), Some(body)).await?;
    }
    Ok(())
}

/// An instrument with its number in the stream.
struct Fed {
    line: Line,
    slot: Slot,
    step: f64,
}

/// Readings of the past if `fresh`, then one every few seconds; ends with the program. What the stream refuses is said on
/// the log.
pub async fn feed(app: App, fresh: bool) {
    let live = loop {
        match live(&app) {
            Ok(live) => break live,
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    };
    if let Err(refusal) = fed(&app, &live, fresh).await {
        tracing::warn!(%refusal, "the demo's readings stop");
    }
}

async fn fed(app: &App, live: &Arc<Live>, fresh: bool) -> Outcome<()> {
    let points = numbered(app).await?;
    let begun = app.clock.now().as_millisecond();
    if fresh {
        let mut all: Vec<Reading> = points.iter().flat_map(|p| past(p, begun)).collect();
        all.sort_by_key(|r| r.at_ms);
        for some in all.chunks(20_000) {
            give(live, app.clock.now().as_millisecond(), some.to_vec()).await?;
        }
        tracing::info!(readings = all.len(), points = points.len(), "readings of the demo's past");
        if let Some(last) = all.last() {
            nights(app, live, last).await?;
        }
    }
    let mut last = begun;
    loop {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let now = app.clock.now().as_millisecond();
        if now > last {
            last = now;
            let some = points.iter().filter_map(|p| reading(p, now, begun)).collect();
            give(live, now, some).await?;
        }
    }
}

/// Judge the last nights once more: a look that came before the readings found nothing.
async fn nights(app: &App, live: &Live, last: &Reading) -> Outcome<()> {
    // Durable is not yet judged and put away: wait for the last one.
    for _ in 0..300 {
        let (slot, at) = (last.slot.0, last.at_ms);
        if live.stream.shelf.range(slot, at, at + 1).is_ok_and(|found| !found.is_empty()) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let mut tx = app.db.begin().await?;
    tx.exec("delete from doubt_day", &[]).await?;
    tx.commit().await?;
    let ctx = Ctx::system(app.clone());
    // A call works for some seconds at most; three days are looked at.
    for _ in 0..60 {
        sense::doubt::io::night::tick(&ctx).await?;
        let done =
            app.db.read().await?.one("select count(*) as n from doubt_day where done_at is not null", &[]).await?;
        if done.get::<i64>("n")? >= 3 {
            break;
        }
    }
    Ok(())
}

/// Into the stream; when it is full, a little later.
async fn give(live: &Live, now: i64, readings: Vec<Reading>) -> Outcome<()> {
    for _ in 0..600 {
        match live.stream.take(now, readings.clone()).await {
            Err(refusal) if refusal.code == "SENSE_FULL" => tokio::time::sleep(Duration::from_millis(50)).await,
            other => return other.map(|_| ()),
        }
    }
    Err(Refusal::internal("the stream stays full"))
}

async fn numbered(app: &App) -> Outcome<Vec<Fed>> {
    let mut known: HashMap<String, (i64, f64)> = HashMap::new();
    let sql = "select code, slot, resolution from point where gateway = $1";
    for row in app.db.read().await?.all(sql, store::params![GATEWAY]).await? {
        known.insert(row.get("code")?, (row.get("slot")?, row.get("resolution")?));
    }
    let fed = |line: Line| {
        let (slot, step) = *known.get(&line.code)?;
        Some(Fed { slot: Slot(u32::try_from(slot).ok()?), step, line })
    };
    Ok(lines()?.into_iter().filter_map(fed).collect())
}

/// Readings before `now`: two months every ten minutes and the last three days every minute, or two days every five
/// minutes; of what rises now, the last minutes every five seconds.
fn past(p: &Fed, now: i64) -> Vec<Reading> {
    let spans: &[(i64, i64, i64)] = match p.line.history.as_str() {
        "long" => &[(60 * DAY, 3 * DAY, 10 * MINUTE), (3 * DAY, 2 * MINUTE, MINUTE), (2 * MINUTE, 0, 5_000)],
        _ => &[(2 * DAY, 2 * MINUTE, 5 * MINUTE), (2 * MINUTE, 0, 5_000)],
    };
    let times = spans.iter().flat_map(|(from, to, every)| (now - from..now - to).step_by(*every as usize));
    times.filter_map(|at| reading(p, at, now)).collect()
}

/// What an instrument says at an instant; `begun` is when the demo began. None: it says nothing.
fn reading(p: &Fed, at: i64, begun: i64) -> Option<Reading> {
    let (story, value) = p.line.word();
    let plain = |at| curve(&p.line, p.slot.0, at);
    let said = match story {
        "quiet" | "out" => return None,
        "offline" if at > begun - 9 * MINUTE => return None,
        "rise" if (begun - 100_000..begun + 40 * MINUTE).contains(&at) => value + (plain(at) - p.line.base) * 0.2,
        // Two short peaks, 9 and 23 days ago.
        "peaks" if [9, 23].iter().any(|d| (begun - d * DAY..begun - d * DAY + 20 * MINUTE).contains(&at)) => value,
        "held" => plain(at.min(begun - 44 * HOUR)),
        _ => plain(at),
    };
    let quality = if story == "masked" && at > begun - 70_000 { Quality::Masked } else { Quality::Good };
    Some(Reading { slot: p.slot, at_ms: at, value: (said / p.step).round() * p.step, quality })
}

/// Day and night, slow wandering, and the instrument's own noise.
fn curve(l: &Line, salt: u32, at: i64) -> f64 {
    let phase = dice(salt, 0) + at as f64 / DAY as f64;
    let knot = at.div_euclid(20 * MINUTE);
    let share = at.rem_euclid(20 * MINUTE) as f64 / (20 * MINUTE) as f64;
    let wander = dice(salt, knot) * (1.0 - share) + dice(salt, knot + 1) * share;
    let noise = wander * 0.7 + dice(salt ^ 0x5eed, at / 1000) * 0.3;
    let value = l.base + l.swing * (phase * std::f64::consts::TAU).sin() + l.noise * noise;
    value.max(0.0)
}

/// A number between -1 and 1 that is always the same for the same place and time.
fn dice(salt: u32, n: i64) -> f64 {
    let mut x = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(salt).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 52) as f64 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Fed {
        let line = lines().expect("points.csv").into_iter().find(|l| l.code == code).expect("a line");
        Fed { line, slot: Slot(7), step: 0.5 }
    }

    #[test]
    fn some_forty_points_with_their_own_codes() {
        let all = lines().expect("points.csv");
        assert!((38..=45).contains(&all.len()), "{}", all.len());
        let codes: std::collections::HashSet<_> = all.iter().map(|l| &l.code).collect();
        assert_eq!(codes.len(), all.len());
        for l in &all {
            assert!(["", "rise", "peaks", "held", "masked", "offline", "out", "quiet"].contains(&l.word().0), "{l:?}");
            assert!(["long", "short"].contains(&l.history.as_str()), "{l:?}");
        }
    }

    #[test]
    fn what_rises_is_below_its_limit_before_and_above_it_now() {
        let begun = 1_732_064_400_000;
        let p = of("JH-GT-102");
        let values: Vec<(i64, f64)> = past(&p, begun).iter().map(|r| (r.at_ms, r.value)).collect();
        assert!(values.iter().filter(|v| v.0 < begun - 2 * MINUTE).all(|v| v.1 < 25.0));
        assert!(values.iter().filter(|v| v.0 >= begun - 90_000).all(|v| v.1 > 25.0));
        assert!(values.windows(2).all(|w| w[0].0 < w[1].0), "in order, each time once");
    }

    #[test]
    fn what_is_held_moved_before_and_does_not_now() {
        let begun = 1_732_064_400_000;
        let p = of("JH-GT-103");
        let all = past(&p, begun);
        let spread = |from: i64, to: i64| {
            let some = all.iter().filter(|r| (from..to).contains(&r.at_ms)).map(|r| r.value);
            let (low, high) = some.fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
            high - low
        };
        assert!(spread(begun - 70 * HOUR, begun - 45 * HOUR) >= 1.0);
        assert_eq!(spread(begun - 43 * HOUR, begun), 0.0);
        assert_eq!(past(&of("JH-GT-104"), begun).len(), 0, "not connected");
    }
}
