//! The senders: remote write, snappy, a point with three labels and one reading per series.

use super::plant::{Server, Station};
use crate::measure::{ms, quantile};
use bytes::Bytes;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Readings of one batch.
const BATCH: usize = 5_000;

/// A paced load.
pub struct Load {
    pub points: u32,
    pub per_s: u32,
    /// Seconds of event time in a second.
    pub event_pace: u32,
    pub alarms_per_s: u32,
    pub seconds: f64,
}

/// What a paced load gave.
pub struct Paced {
    pub sent: usize,
    /// From the sending of the reading to its row, milliseconds.
    pub alarm_ms: Vec<f64>,
    /// Alarms without a row.
    missing: usize,
    /// Of the answers.
    answer_ms: Vec<f64>,
    per_s: f64,
}

impl Paced {
    pub fn said(&self) -> String {
        let q = |all: &[f64], at| quantile(all, at);
        format!(
            "{} readings, {:.0}/s; {} alarms, p50 {:.1} p99 {:.1} worst {:.1} ms to the row, {} missing; answers p50 {:.1} p99 {:.1} ms",
            self.sent,
            self.per_s,
            self.alarm_ms.len(),
            q(&self.alarm_ms, 0.5),
            q(&self.alarm_ms, 0.99),
            q(&self.alarm_ms, 1.0),
            self.missing,
            q(&self.answer_ms, 0.5),
            q(&self.answer_ms, 0.99)
        )
    }
}

/// A small generator of its own, the same every time.
struct Dice(u64);
impl Dice {
    fn below(&mut self, n: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n) as i64
    }
}

/// Curves: a drifting level per point, noise of eight steps of 0.1, times ±200 ms.
struct Curves {
    dice: Dice,
    levels: Vec<f32>,
}

impl Curves {
    fn new(points: u32) -> Curves {
        let mut dice = Dice(11);
        let levels = (0..points).map(|_| 150.0 + dice.below(400) as f32).collect();
        Curves { dice, levels }
    }
    fn value(&mut self, point: u32) -> f64 {
        let level = &mut self.levels[point as usize];
        *level = (*level + (self.dice.below(201) as f32 - 100.0) / 2000.0).clamp(100.0, 600.0);
        (level.round() as i64 + self.dice.below(8) - 4) as f64 / 10.0
    }
    fn jitter(&mut self) -> i64 {
        self.dice.below(401) - 200
    }
}

fn varint(out: &mut Vec<u8>, mut v: u64) {
    while v >= 0x80 {
        out.push(v as u8 | 0x80);
        v >>= 7;
    }
    out.push(v as u8);
}

fn label(out: &mut Vec<u8>, name: &str, value: &str) {
    out.push(0x0a);
    varint(out, (name.len() + value.len() + 4) as u64);
    for (tag, text) in [(0x0a, name), (0x12, value)] {
        out.push(tag);
        varint(out, text.len() as u64);
        out.extend_from_slice(text.as_bytes());
    }
}

/// Adds one series with one sample to a write request.
fn series(out: &mut Vec<u8>, scratch: &mut Vec<u8>, point: u32, at_ms: i64, value: f64) {
    scratch.clear();
    label(scratch, "__name__", "gas_lel");
    label(scratch, "point", &format!("P{point}"));
    label(scratch, "site", "一号厂区");
    let mut sample = [0u8; 24];
    sample[0] = 0x09;
    sample[1..9].copy_from_slice(&value.to_le_bytes());
    let mut end = vec![];
    end.extend_from_slice(&sample[..9]);
    end.push(0x10);
    varint(&mut end, at_ms as u64);
    scratch.push(0x12);
    varint(scratch, end.len() as u64);
    scratch.extend(end);
    out.push(0x0a);
    varint(out, scratch.len() as u64);
    out.extend_from_slice(scratch);
}

fn packed(request: &[u8]) -> Bytes {
    snap::raw::Encoder::new().compress_vec(request).unwrap_or_default().into()
}

/// Batches of all points, step by step, 30 s apart, the last one before `until_ms`; encoded beforehand.
pub fn saturating(points: u32, steps: usize, until_ms: i64) -> Vec<Bytes> {
    let mut curves = Curves::new(points);
    let (mut bodies, mut request, mut scratch, mut n) = (vec![], vec![], vec![], 0);
    let phases: Vec<i64> = (0..points).map(|_| curves.dice.below(29_000)).collect();
    for step in 0..steps {
        let at = until_ms - 30_000 * (steps - step) as i64;
        for point in 0..points {
            let (value, jitter) = (curves.value(point), curves.jitter());
            series(&mut request, &mut scratch, point, at + phases[point as usize] + jitter, value);
            n += 1;
            if n == BATCH {
                bodies.push(packed(&request));
                request.clear();
                n = 0;
            }
        }
    }
    bodies
}

async fn post(client: &reqwest::Client, base: &str, token: &str, body: &Bytes) -> Result<u16, String> {
    let request = client.post(format!("{base}/api/sense/write")).bearer_auth(token).body(body.clone());
    let answer = request.send().await.map_err(|e| e.to_string())?;
    let status = answer.status().as_u16();
    if status == 204 || status == 429 {
        return Ok(status);
    }
    Err(format!("{status}: {}", answer.text().await.unwrap_or_default()))
}

/// Send all as fast as they are taken, over four connections; how often one had to be sent again.
///
/// # Errors
/// A batch is refused.
pub async fn send_all(base: &str, token: &str, bodies: Vec<Bytes>) -> Result<usize, String> {
    let (next, again, bodies) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)), Arc::new(bodies));
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (next, again, bodies) = (next.clone(), again.clone(), bodies.clone());
        let (base, token) = (base.to_owned(), token.to_owned());
        all.spawn(async move {
            let client = reqwest::Client::new();
            while let Some(body) = bodies.get(next.fetch_add(1, Ordering::Relaxed)) {
                while post(&client, &base, &token, body).await? == 429 {
                    again.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
            Ok::<(), String>(())
        });
    }
    while let Some(done) = all.join_next().await {
        done.map_err(|e| e.to_string())??;
    }
    Ok(again.load(Ordering::Relaxed))
}

/// Send at a pace, a batch every tenth of a second, with alarms among them, and watch their rows arrive.
///
/// # Errors
/// A batch is refused.
pub async fn paced(server: &Server, station: &Station, load: &Load) -> Result<Paced, String> {
    let (watched, rows) = tokio::sync::watch::channel(false);
    let db = station.database().await?;
    let watcher = tokio::spawn(watch_rows(db, rows));
    let mut curves = Curves::new(load.points);
    let (start_event, began) = (server.now_ms().await?, Instant::now());
    let mut every = tokio::time::interval(Duration::from_millis(100));
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Burst);
    let client = reqwest::Client::new();
    let (mut sent, mut next, mut raised) = (0usize, 0u32, HashMap::<u32, Instant>::new());
    let mut high = vec![];
    let mut answers = tokio::task::JoinSet::new();
    let mut answer_ms = vec![];
    let (mut request, mut scratch, mut owed) = (Vec::new(), Vec::new(), 0.0);
    let mut tick = 0u32;
    while began.elapsed().as_secs_f64() < load.seconds {
        every.tick().await;
        tick += 1;
        owed += f64::from(load.per_s) / 10.0;
        let n = owed as u32;
        owed -= f64::from(n);
        let event = start_event + began.elapsed().as_millis() as i64 * i64::from(load.event_pace);
        request.clear();
        let alarms = (load.alarms_per_s / 10).max(u32::from(tick.is_multiple_of(10)));
        let chosen: Vec<u32> = (0..alarms).map(|_| curves.dice.below(u64::from(n.max(1))) as u32).collect();
        for k in 0..n {
            let point = next;
            next = (next + 1) % load.points;
            let mut value = curves.value(point);
            // A point alarms once; its next reading is normal again.
            if chosen.contains(&k) && !raised.contains_key(&point) {
                value = 95.0;
                raised.insert(point, Instant::now());
                high.push(point);
            }
            let jitter = if load.event_pace > 1 { curves.jitter() - 200 } else { -curves.dice.below(50) };
            series(&mut request, &mut scratch, point, event + jitter, value);
        }
        sent += n as usize;
        let body = packed(&request);
        let now = Instant::now();
        for point in high.drain(..) {
            raised.insert(point, now);
        }
        let (client, base, token) = (client.clone(), server.base.clone(), station.token.clone());
        answers.spawn(async move {
            while post(&client, &base, &token, &body).await? == 429 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Ok::<f64, String>(ms(now.elapsed()))
        });
        while let Some(done) = answers.try_join_next() {
            answer_ms.push(done.map_err(|e| e.to_string())??);
        }
    }
    let took = began.elapsed().as_secs_f64();
    while let Some(done) = answers.join_next().await {
        answer_ms.push(done.map_err(|e| e.to_string())??);
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let _ = watched.send(true);
    let seen = watcher.await.map_err(|e| e.to_string())??;
    let alarm_ms: Vec<f64> =
        raised.iter().filter_map(|(point, at)| Some(ms(seen.get(point)?.saturating_duration_since(*at)))).collect();
    let missing = raised.len() - alarm_ms.len();
    if missing > 0 {
        return Err(format!("{missing} of {} alarms have no row", raised.len()));
    }
    Ok(Paced { sent, alarm_ms, missing, answer_ms, per_s: sent as f64 / took })
}

/// When each point's row was first seen; looks every two milliseconds.
async fn watch_rows(db: store::Db, over: tokio::sync::watch::Receiver<bool>) -> Result<HashMap<u32, Instant>, String> {
    let why = |e: &dyn std::fmt::Display| e.to_string();
    let last = "select coalesce(max(rowid), 0) as n from alarm";
    let mut from: i64 = db
        .read()
        .await
        .map_err(|e| why(&e))?
        .one(last, &[])
        .await
        .map_err(|e| why(&e))?
        .get("n")
        .map_err(|e| why(&e))?;
    let mut seen = HashMap::new();
    let sql = "select rowid as n, slot, limit_code from alarm where rowid > $1 order by rowid";
    while !*over.borrow() {
        let rows = db.read().await.map_err(|e| why(&e))?.all(sql, &[from.into()]).await.map_err(|e| why(&e))?;
        let now = Instant::now();
        for row in rows {
            from = row.get("n").map_err(|e| why(&e))?;
            let (slot, limit): (i64, String) =
                (row.get("slot").map_err(|e| why(&e))?, row.get("limit_code").map_err(|e| why(&e))?);
            if limit == "H" {
                seen.entry(slot as u32).or_insert(now);
            }
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(seen)
}
