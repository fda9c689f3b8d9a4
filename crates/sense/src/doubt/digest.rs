//! A point's day in about two kilobytes: everything that the rules ask later, taken in one pass over the readings.

use super::model::{Mark, Subject, Told};
use super::robust::quantile;
use serde::{Deserialize, Serialize};

/// Blocks of a quarter of an hour.
pub const BLOCKS: usize = 96;
/// Milliseconds of a block.
pub const BLOCK_MS: i64 = 900_000;
/// Milliseconds of a day.
pub const DAY_MS: i64 = 96 * BLOCK_MS;

/// Nothing was sent between two readings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Last reading before and first after; an open gap ends with the day.
    pub from_ms: i64,
    pub to_ms: i64,
    pub before: f32,
    /// `NaN` while the gap is open.
    pub after: f32,
    /// Greatest value of the half hour before.
    pub peak_before: f32,
    /// How many readings after it, one by one, have the value from before.
    pub same: u32,
}

/// A stretch in which the value stays within one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    pub from_ms: i64,
    pub to_ms: i64,
    pub low: f32,
    pub high: f32,
}

impl Hold {
    /// Milliseconds.
    pub fn long(&self) -> i64 {
        self.to_ms - self.from_ms
    }
}

/// A point's day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Local midnight, milliseconds UTC.
    pub from_ms: i64,
    /// Readings judged: without calibration, maintenance and reported faults.
    pub count: u32,
    /// Usual time between readings, milliseconds.
    pub period_ms: i64,
    /// Median, least and greatest of each quarter of an hour; `NaN` without readings.
    pub mid: Vec<f32>,
    pub low: Vec<f32>,
    pub high: Vec<f32>,
    /// Mean step from reading to reading, for each hour, without the largest twentieth.
    pub noise: Vec<f32>,
    /// Longest stretch within one step, and the one still running at the end of the day.
    pub hold: Hold,
    pub open: Hold,
    /// A tenth of the steps that are not nought are smaller than this, and how often the value changed: the whole day, then
    /// its quarters.
    pub step: f32,
    pub changes: u32,
    pub quarters: [(f32, u32); 4],
    /// Share of readings that equal the one before, the one half an hour before, the one two hours before.
    pub equal: [f32; 3],
    /// Greatest value, how many readings have it, how many on average have one of the three values below it, the longest run
    /// of it in readings and where that lies.
    pub top: f32,
    pub top_count: u32,
    pub below_count: f32,
    pub top_run: u32,
    pub top_ms: (i64, i64),
    /// Signs of the bend of the curve at each reading, 64 a word, and the readings' times at the start of each word.
    pub signs: Vec<u64>,
    pub sign_ms: Vec<i64>,
    pub gaps: Vec<Gap>,
    /// Each calibration that began on this day: its beginning, the greatest value of the twenty minutes before, and that
    /// during it (`NaN` where nothing was sent).
    pub before_calibration: Vec<(i64, f32, f32)>,
    /// Last reading, also for the gap over midnight.
    pub last_ms: i64,
    pub last: f32,
}

/// One reading on its way into a digest.
type At = (i64, f32);

impl Digest {
    /// Of the readings of one day, in order. `before` is the day before, for what runs over midnight.
    pub fn of(
        subject: &Subject,
        from_ms: i64,
        at_ms: &[i64],
        value: &[f64],
        marks: &[Mark],
        before: Option<&Digest>,
    ) -> Digest {
        let to_ms = from_ms + DAY_MS;
        let marks: Vec<&Mark> = marks.iter().filter(|m| m.from_ms < to_ms && m.to_ms > from_ms - DAY_MS).collect();
        let excluded = |at: i64| {
            marks.iter().any(|m| {
                // Test gas takes a while to leave the cell.
                let after = if m.told == Told::Calibration { 600_000 } else { 60_000 };
                m.told != Told::Restart && at >= m.from_ms && at < m.to_ms.saturating_add(after)
            })
        };
        let all: Vec<At> =
            at_ms.iter().zip(value).map(|(&at, &v)| (at, v as f32)).filter(|(_, v)| v.is_finite()).collect();
        let good: Vec<At> =
            if marks.is_empty() { all.clone() } else { all.iter().copied().filter(|&(at, _)| !excluded(at)).collect() };
        let mut it = Digest { from_ms, count: good.len() as u32, ..Digest::default() };
        it.period_ms = period(&all).or(before.map(|b| b.period_ms)).unwrap_or(60_000);
        it.blocks(&good);
        it.steps(&good);
        it.held(subject, &good, before);
        it.upper_edge(subject, &good);
        it.bends(&good);
        it.silences(&all, before, to_ms);
        for m in marks.iter().filter(|m| m.told == Told::Calibration && (from_ms..to_ms).contains(&m.from_ms)) {
            let near = all.iter().filter(|r| r.0 < m.from_ms && m.from_ms - r.0 <= 1_200_000).map(|r| r.1);
            let during = all.iter().filter(|r| r.0 >= m.from_ms && r.0 < m.to_ms).map(|r| r.1);
            let top = (near.fold(f32::NAN, f32::max), during.fold(f32::NAN, f32::max));
            it.before_calibration.push((m.from_ms, top.0, top.1));
        }
        match all.last() {
            Some(&(at, v)) => (it.last_ms, it.last) = (at, v),
            None => (it.last_ms, it.last) = before.map_or((from_ms, f32::NAN), |b| (b.last_ms, b.last)),
        }
        it
    }

    fn blocks(&mut self, good: &[At]) {
        let nothing = || vec![f32::NAN; BLOCKS];
        (self.mid, self.low, self.high) = (nothing(), nothing(), nothing());
        let mut values: Vec<f32> = Vec::with_capacity(64);
        let least = (BLOCK_MS / self.period_ms / 3).max(1) as usize;
        let mut rest = good;
        while let Some(&(at, _)) = rest.first() {
            let b = (at - self.from_ms).div_euclid(BLOCK_MS);
            let n = rest.iter().take_while(|r| (r.0 - self.from_ms).div_euclid(BLOCK_MS) == b).count();
            let (here, later) = rest.split_at(n);
            rest = later;
            if n < least || !(0..BLOCKS as i64).contains(&b) {
                continue;
            }
            let b = b as usize;
            values.clear();
            values.extend(here.iter().map(|r| r.1));
            self.low[b] = values.iter().copied().fold(f32::INFINITY, f32::min);
            self.high[b] = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            self.mid[b] = quantile(&mut values, 0.5).unwrap_or(f32::NAN);
        }
    }

    fn steps(&mut self, good: &[At]) {
        self.noise = vec![f32::NAN; 24];
        let mut hour: Vec<f32> = Vec::with_capacity(128);
        let mut moves: Vec<f32> = Vec::with_capacity(good.len());
        let mut parts: [Vec<f32>; 4] = Default::default();
        let mut now = 0;
        for pair in good.windows(2) {
            let h = (pair[1].0 - self.from_ms).div_euclid(4 * BLOCK_MS);
            if h != now {
                self.noise_of(now, &mut hour);
                now = h;
            }
            if pair[1].0 - pair[0].0 < 2 * self.period_ms {
                let step = (pair[1].1 - pair[0].1).abs();
                hour.push(step);
                if step > 0.0 {
                    moves.push(step);
                    parts[(h / 6).clamp(0, 3) as usize].push(step);
                }
            }
        }
        self.noise_of(now, &mut hour);
        self.changes = moves.len() as u32;
        self.step = quantile(&mut moves, 0.1).unwrap_or(0.0);
        for (q, part) in self.quarters.iter_mut().zip(&mut parts) {
            *q = (quantile(part, 0.1).unwrap_or(0.0), part.len() as u32);
        }
        let lag = |ms: i64| (ms / self.period_ms).max(1) as usize;
        for (i, lag) in [1, lag(2 * BLOCK_MS), lag(8 * BLOCK_MS)].into_iter().enumerate() {
            let pairs = good.len().saturating_sub(lag);
            let same = good.iter().zip(good.get(lag..).unwrap_or_default()).filter(|(a, b)| a.1 == b.1).count();
            self.equal[i] = if pairs > 0 { same as f32 / pairs as f32 } else { f32::NAN };
        }
    }

    fn noise_of(&mut self, hour: i64, steps: &mut Vec<f32>) {
        if (0..24).contains(&hour) && steps.len() >= 6 {
            let keep = steps.len() - steps.len() / 20;
            steps.select_nth_unstable_by(keep - 1, f32::total_cmp);
            self.noise[hour as usize] = steps[..keep].iter().sum::<f32>() / keep as f32;
        }
        steps.clear();
    }

    fn held(&mut self, subject: &Subject, good: &[At], before: Option<&Digest>) {
        let wide = (subject.resolution * 1.01) as f32;
        let mut run = before.map(|b| b.open).filter(|o| o.to_ms > 0).unwrap_or_default();
        let mut begun = run.to_ms > 0;
        for (i, &(at, v)) in good.iter().enumerate() {
            let (low, high) = (run.low.min(v), run.high.max(v));
            let broken = begun && at - run.to_ms > (3 * self.period_ms).max(4 * BLOCK_MS);
            if begun && !broken && high - low <= wide {
                run = Hold { to_ms: at, low, high, ..run };
            } else {
                // Go back over the readings that are still within a step of this one.
                let mut k = i;
                let (mut low, mut high) = (v, v);
                if !broken {
                    while k > 0 && i - k < 512 {
                        let w = good[k - 1].1;
                        if high.max(w) - low.min(w) > wide {
                            break;
                        }
                        (low, high) = (low.min(w), high.max(w));
                        k -= 1;
                    }
                }
                run = Hold { from_ms: good[k].0, to_ms: at, low, high };
                begun = true;
            }
            if run.long() > self.hold.long() {
                self.hold = run;
            }
        }
        self.open = if good.is_empty() { Hold::default() } else { run };
    }

    fn upper_edge(&mut self, subject: &Subject, good: &[At]) {
        let top = good.iter().map(|r| r.1).fold(f32::NEG_INFINITY, f32::max);
        if good.is_empty() {
            self.top = f32::NAN;
            return;
        }
        self.top = top;
        let step = if subject.resolution > 0.0 { subject.resolution as f32 } else { self.step.max(1e-6) };
        let mut below = 0u32;
        let (mut run, mut began) = (0u32, 0i64);
        for &(at, v) in good {
            let down = (top - v) / step;
            if down < 0.5 {
                self.top_count += 1;
                if run == 0 {
                    began = at;
                }
                run += 1;
                if run > self.top_run {
                    self.top_run = run;
                    self.top_ms = (began, at);
                }
            } else {
                run = 0;
                below += u32::from(down < 3.5);
            }
        }
        self.below_count = below as f32 / 3.0;
    }

    fn bends(&mut self, good: &[At]) {
        let n = good.len().saturating_sub(2) / 64;
        self.signs = Vec::with_capacity(n);
        self.sign_ms = Vec::with_capacity(n);
        for w in 0..n {
            let mut word = 0u64;
            for i in 0..64 {
                let k = 64 * w + i;
                let bend = good[k + 2].1 - 2.0 * good[k + 1].1 + good[k].1;
                word |= u64::from(bend > 0.0) << i;
            }
            self.signs.push(word);
            self.sign_ms.push(good[64 * w].0);
        }
    }

    fn silences(&mut self, all: &[At], before: Option<&Digest>, to_ms: i64) {
        let least = self.period_ms * 9 / 5;
        let mut last = before.filter(|b| !b.last.is_nan()).map(|b| (b.last_ms, b.last));
        // Nothing is known of the time before the first digest.
        for (i, &(at, v)) in all.iter().enumerate() {
            if let Some((was, value)) = last.filter(|l| at - l.0 >= least) {
                let peak =
                    all[..i].iter().rev().take_while(|r| was - r.0 <= 2 * BLOCK_MS).map(|r| r.1).fold(value, f32::max);
                let same = all[i..].iter().take_while(|r| r.1 == value).count() as u32;
                let gap = Gap { from_ms: was, to_ms: at, before: value, after: v, peak_before: peak, same };
                if self.gaps.len() < 200 {
                    self.gaps.push(gap);
                }
            }
            last = Some((at, v));
        }
        if let Some((was, value)) = last.filter(|l| to_ms - l.0 >= 2 * BLOCK_MS) {
            let peak = all.iter().rev().take_while(|r| was - r.0 <= 2 * BLOCK_MS).map(|r| r.1).fold(value, f32::max);
            self.gaps.push(Gap { from_ms: was, to_ms, before: value, after: f32::NAN, peak_before: peak, same: 0 });
        }
    }
}

/// Median time between readings.
fn period(all: &[At]) -> Option<i64> {
    let mut between: Vec<f32> = all.windows(2).map(|w| (w[1].0 - w[0].0) as f32).collect();
    quantile(&mut between, 0.5).map(|p| (p as i64).max(1))
}
