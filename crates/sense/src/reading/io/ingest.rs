//! One batch: decoded, each reading given its point and its marks, made durable, answered.

use super::gateway::Gateway;
use super::live::Live;
use crate::point::Slot;
use crate::reading::codec::{Fault, Faults, Take, influx, json, remote};
use crate::reading::count::Counts;
use crate::reading::roster::Roster;
use crate::reading::{Quality, Reading};
use kernel::{Outcome, Refusal};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

/// A clock that is further off is not believed (handbook 04 §6, clock_skew).
pub const SKEW_MS: i64 = 60_000;
/// Readings from further ahead or behind are no readings.
const AHEAD_MS: i64 = 24 * 3_600_000;
const BEHIND_MS: i64 = 400 * 24 * 3_600_000;

/// How a batch is written.
pub enum Form {
    /// Snappy, Prometheus remote write 1.0.
    Remote,
    Influx(influx::Precision),
    Json,
}

/// What became of a batch; everything that is not told here is durable.
#[derive(Debug, Default)]
pub struct Told {
    pub accepted: usize,
    pub faults: Faults,
}

impl Told {
    /// A refusal that names what was left out, if anything was.
    pub fn refusal(&self) -> Option<Refusal> {
        if self.faults.count == 0 {
            return None;
        }
        let say = format!(
            "已入库 {} 条；另有 {} 处没有入库，请按下列提示更正后只补发这些。",
            self.accepted, self.faults.count
        );
        let refusal = Refusal::invalid("READINGS_LEFT_OUT", say);
        let path = |f: &Fault| if f.at > 0 { format!("第 {} 行（条）", f.at) } else { "整批".to_owned() };
        Some(self.faults.first.iter().fold(refusal, |r, f| r.at(path(f), &f.say)))
    }
}

/// Takes what a codec reads.
struct Gather<'a> {
    gateway: &'a Gateway,
    roster: &'a Roster,
    known: &'a crate::reading::names::Names,
    new: Vec<(crate::reading::names::Digest, u32)>,
    now_ms: i64,
    slot: u32,
    readings: Vec<Reading>,
    newest: i64,
    unknown: u64,
    first_unknown: Vec<String>,
    far: u64,
    skewed: u64,
    odd: u64,
}

impl Take for Gather<'_> {
    #[inline]
    fn series(&mut self, raw: &[u8], key: &dyn Fn(&mut String)) -> bool {
        let digest = self.roster.secret.digest(raw);
        if let Some(slot) = self.known.get(&digest) {
            self.slot = *slot;
            return true;
        }
        let mut code = String::new();
        key(&mut code);
        match self.roster.find(&self.gateway.code, &code) {
            Some(slot) => {
                self.slot = slot;
                self.new.push((digest, slot));
                true
            }
            None => {
                self.unknown += 1;
                if self.first_unknown.len() < 10 && !self.first_unknown.contains(&code) {
                    self.first_unknown.push(code.chars().take(60).collect());
                }
                false
            }
        }
    }

    #[inline]
    fn sample(&mut self, at_ms: i64, value: f64) {
        let ahead = at_ms.saturating_sub(self.now_ms);
        let mut quality = Quality::Good;
        if !(-BEHIND_MS..=SKEW_MS).contains(&ahead) {
            if !(-BEHIND_MS..=AHEAD_MS).contains(&ahead) {
                self.far += 1;
                return;
            }
            quality = Quality::Skewed;
            self.skewed += 1;
        } else if !value.is_finite() {
            quality = Quality::NotANumber;
            self.odd += 1;
        }
        self.newest = self.newest.max(at_ms);
        self.readings.push(Reading { slot: Slot(self.slot), at_ms, value, quality });
    }
}

/// Decode a batch.
fn decode(live: &Live, gateway: &Gateway, form: &Form, body: &[u8], now_ms: i64) -> Outcome<(Vec<Reading>, Told)> {
    let roster = live.roster();
    let known = gateway.cache.read().unwrap_or_else(PoisonError::into_inner);
    let mut gather = Gather {
        gateway,
        roster: &roster,
        known: &known,
        new: Vec::new(),
        now_ms,
        slot: 0,
        readings: Vec::with_capacity(body.len() / 16),
        newest: i64::MIN,
        unknown: 0,
        first_unknown: Vec::new(),
        far: 0,
        skewed: 0,
        odd: 0,
    };
    let mut faults = Faults::default();
    match form {
        Form::Remote => {
            thread_local! {
                static PLAIN: std::cell::RefCell<Vec<u8>> = const { std::cell::RefCell::new(Vec::new()) };
            }
            PLAIN.with_borrow_mut(|plain| {
                remote::unpack(body, plain)?;
                remote::read(plain, &mut gather)
            })?;
        }
        Form::Influx(precision) => faults = influx::read(body, *precision, now_ms, &mut gather),
        Form::Json => faults = json::read(body, now_ms, &mut gather)?,
    }
    let Gather { new, readings, newest, unknown, first_unknown, far, skewed, odd, .. } = gather;
    drop(known);
    if !new.is_empty() {
        gateway.cache.write().unwrap_or_else(PoisonError::into_inner).extend(new);
    }
    let unreadable = faults.count as u64;
    if unknown > 0 {
        let names = first_unknown.join("、");
        faults.add(
            0,
            format!(
                "有 {unknown} 个序列的测点编码没有登记在网关 {} 名下：{names}；请先登记测点并填写该网关",
                gateway.code
            ),
        );
    }
    if far > 0 {
        faults.add(0, format!("有 {far} 条的时间比现在晚一天以上或早 400 天以上；请检查网关时钟和时间单位"));
    }
    for counts in [&gateway.counts, &live.stream.counts] {
        Counts::add(&counts.unknown, unknown);
        Counts::add(&counts.skewed, skewed + far);
        Counts::add(&counts.not_a_number, odd);
        Counts::add(&counts.unreadable, unreadable);
    }
    if newest > i64::MIN {
        gateway.skew_ms.store(now_ms - newest, Ordering::Relaxed);
    }
    gateway.seen_ms.store(now_ms, Ordering::Relaxed);
    Ok((readings, Told { accepted: 0, faults }))
}

/// Decode a batch and make it durable.
///
/// # Errors
/// The batch as a whole is unreadable, the queue is full, the disk fails.
pub async fn take(live: &Live, gateway: &Gateway, form: &Form, body: &[u8], now_ms: i64) -> Outcome<Told> {
    let (readings, mut told) = decode(live, gateway, form, body, now_ms)?;
    let n = readings.len();
    if let Err(refusal) = live.stream.take(now_ms, readings).await {
        if refusal.code == "SENSE_FULL" {
            Counts::add(&gateway.counts.pushed_back, n as u64);
        }
        return Err(refusal);
    }
    Counts::add(&gateway.counts.accepted, n as u64);
    told.accepted = n;
    Ok(told)
}
