//! A point against its own past: what is usual at this time of day, and how far it strays from that.

use super::digest::{BLOCKS, DAY_MS, Digest};
use super::model::{Mark, Subject};
use super::robust::{median, quantile, spread};
use crate::point::Kind;

/// Days of the past that are looked at.
pub const PAST: usize = 14;
/// Blocks of past and today together.
pub const LINE: usize = (PAST + 1) * BLOCKS;
/// First block of today.
pub const TODAY: usize = PAST * BLOCKS;

/// A point's today with its past.
#[derive(Clone, Copy, Debug)]
pub struct Watched<'a> {
    pub subject: &'a Subject,
    pub today: &'a Digest,
    /// Earlier days, oldest first. Only those are given that nobody doubts.
    pub past: &'a [&'a Digest],
    /// What was said about the point in the last thirty days.
    pub marks: &'a [Mark],
}

/// The past boiled down.
#[derive(Clone, Debug)]
pub struct Profile<'a> {
    pub subject: &'a Subject,
    pub today: &'a Digest,
    /// The days that count, at most [`PAST`], oldest first.
    pub past: Vec<&'a Digest>,
    pub marks: &'a [Mark],
    /// Values by quarter of an hour over past and today; `NaN` where nothing is known.
    pub line: Vec<f32>,
    /// The same less what is usual at that time of day.
    pub stray: Vec<f32>,
    /// Median of the past, and robust spread of the straying.
    pub usual: f32,
    pub wide: f32,
    /// Straying above which only one in 200 past blocks lies.
    pub rare: f32,
    /// Straying above which one in fifty lies.
    pub seldom: f32,
    /// Straying below which one in 200 lies.
    pub scarce: f32,
    /// Half the distance between the 5 % and 95 % values of the past: how much it normally moves.
    pub sway: f32,
    /// Smallest step: the declared resolution, or the one learnt from the past.
    pub step: f32,
}

impl<'a> Profile<'a> {
    /// Of a point; without past days most rules stay silent.
    pub fn of(w: Watched<'a>) -> Profile<'a> {
        let start = w.today.from_ms - PAST as i64 * DAY_MS;
        let past: Vec<&Digest> =
            w.past.iter().copied().filter(|d| d.from_ms >= start && d.from_ms < w.today.from_ms).collect();
        let mut line = vec![f32::NAN; LINE];
        for d in past.iter().copied().chain([w.today]) {
            let at = ((d.from_ms - start) / DAY_MS) as usize * BLOCKS;
            if d.mid.len() == BLOCKS && at + BLOCKS <= LINE {
                line[at..at + BLOCKS].copy_from_slice(&d.mid);
            }
        }
        // What is usual at a time of day: the median of the past days at this quarter and the two beside it.
        let mut slot = [f32::NAN; BLOCKS];
        let mut values: Vec<f32> = Vec::with_capacity(3 * PAST);
        let mut all: Vec<f32> = line[..TODAY].iter().copied().filter(|v| !v.is_nan()).collect();
        let usual = quantile(&mut all, 0.5).unwrap_or(f32::NAN);
        let low = quantile(&mut all, 0.05).unwrap_or(f32::NAN);
        let high = quantile(&mut all, 0.95).unwrap_or(f32::NAN);
        for (b, s) in slot.iter_mut().enumerate() {
            values.clear();
            for d in 0..PAST {
                for near in [b.wrapping_sub(1), b, b + 1] {
                    if near < BLOCKS {
                        values.push(line[d * BLOCKS + near]);
                    }
                }
            }
            *s = median(&mut values).unwrap_or(usual);
        }
        let stray: Vec<f32> = line.iter().enumerate().map(|(i, v)| v - slot[i % BLOCKS]).collect();
        let mut past_stray: Vec<f32> = stray[..TODAY].iter().copied().filter(|v| !v.is_nan()).collect();
        let rare = quantile(&mut past_stray, 0.995).unwrap_or(f32::NAN);
        let seldom = quantile(&mut past_stray, 0.98).unwrap_or(f32::NAN);
        let scarce = quantile(&mut past_stray, 0.005).unwrap_or(f32::NAN);
        let wide = spread(&mut past_stray).map_or(0.0, |s| s.1);
        let mut steps: Vec<f32> = past.iter().map(|d| d.step).filter(|s| *s > 0.0).collect();
        let learnt = quantile(&mut steps, 0.25).unwrap_or(0.0);
        let step = if w.subject.resolution > 0.0 { w.subject.resolution as f32 } else { learnt };
        let sway = (high - low) / 2.0;
        Profile {
            subject: w.subject,
            today: w.today,
            past,
            marks: w.marks,
            line,
            stray,
            usual,
            wide,
            rare,
            seldom,
            scarce,
            sway,
            step,
        }
    }

    /// The smallest distance worth talking about: the spread of the straying, but never less than the noise and one step.
    pub fn unit(&self) -> f32 {
        self.wide.max(self.step).max(1e-6)
    }

    /// Whether it measures something that follows nature or process; loads, counts and switches jump with the work.
    pub fn natural(&self) -> bool {
        !matches!(self.subject.kind, Kind::Power | Kind::Headcount | Kind::Switch)
    }

    /// Straying from which on something happens: six spreads, and seldom in the past.
    pub fn raised(&self) -> f32 {
        self.seldom.max(6.0 * self.unit())
    }

    /// Whether what it measures comes with the air: neighbours breathe the same.
    pub fn airborne(&self) -> bool {
        self.subject.kind.gas() && self.subject.kind != Kind::Oxygen || self.subject.kind == Kind::Dust
    }

    /// Whether it hardly ever moves: a safe place.
    pub fn calm(&self) -> bool {
        self.sway.is_nan() || self.sway <= 1.01 * self.step
    }

    /// Straying at a block of today shifted back by some blocks.
    pub fn today_stray(&self, block: usize) -> f32 {
        self.stray[TODAY + block]
    }

    /// Time of a block of today.
    pub fn at(&self, block: usize) -> i64 {
        self.today.from_ms + block as i64 * super::digest::BLOCK_MS
    }
}

/// Least and greatest of the numbers in a stretch; `None` unless at least `share` of them are numbers.
pub fn range(values: &[f32], share: f64) -> Option<(f32, f32)> {
    let mut n = 0;
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for &v in values.iter().filter(|v| !v.is_nan()) {
        n += 1;
        low = low.min(v);
        high = high.max(v);
    }
    (n > 0 && n as f64 >= share * values.len() as f64).then_some((low, high))
}
