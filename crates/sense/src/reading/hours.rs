//! What is left of readings that were kept long enough: of each hour the least, the greatest, the sum, the last, how many
//! and how many were not good. In a segment they stand as points of their own, beyond all real ones.

use super::Quality;
use super::curve::Bucket;
use super::sample::Sample;
use super::span::{HOUR_MS, hour_of};
use std::collections::BTreeMap;

/// Numbers from here on are no points but figures of points' hours.
pub const FIGURES: u32 = 1 << 31;

/// Figures of an hour, as they are told apart in a segment.
pub const EACH: u32 = 6;
const MIN: u32 = 0;
const MAX: u32 = 1;
const SUM: u32 = 2;
const LAST: u32 = 3;
const COUNT: u32 = 4;
const BAD: u32 = 5;

/// One hour of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hour {
    /// Its beginning, UTC milliseconds.
    pub at_ms: i64,
    /// Of the good readings; none if there is none.
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub sum: f64,
    pub last: Option<f64>,
    /// All readings, and those that are not good.
    pub count: u32,
    pub bad: u32,
}

impl Hour {
    pub fn mean(&self) -> Option<f64> {
        let good = self.count.saturating_sub(self.bad);
        (good > 0).then(|| self.sum / f64::from(good))
    }

    /// Two parts of the same hour together; of the last readings the newer part's stands.
    fn with(self, newer: Hour) -> Hour {
        let both = |a: Option<f64>, b: Option<f64>, f: fn(f64, f64) -> f64| match (a, b) {
            (Some(a), Some(b)) => Some(f(a, b)),
            (a, b) => a.or(b),
        };
        Hour {
            at_ms: self.at_ms,
            min: both(self.min, newer.min, f64::min),
            max: both(self.max, newer.max, f64::max),
            sum: self.sum + newer.sum,
            last: newer.last.or(self.last),
            count: self.count + newer.count,
            bad: self.bad + newer.bad,
        }
    }
}

/// Hours by their beginning.
pub type Hours = BTreeMap<i64, Hour>;

/// Add an hour to others; parts of one hour become one.
pub fn join(hours: &mut Hours, hour: Hour) {
    hours.entry(hour.at_ms).and_modify(|h| *h = h.with(hour)).or_insert(hour);
}

/// The hours of readings that are in order.
pub fn hours(samples: &[Sample]) -> Hours {
    let mut out = Hours::new();
    for s in samples {
        let good = s.quality == Quality::Good.byte() && s.value.is_finite();
        let value = good.then_some(s.value);
        let at_ms = hour_of(s.at_ms) * HOUR_MS;
        let sum = value.unwrap_or(0.0);
        join(&mut out, Hour { at_ms, min: value, max: value, sum, last: value, count: 1, bad: u32::from(!good) });
    }
    out
}

/// The point whose figure a number of a segment is, if it is one, and which figure.
pub fn figure(number: u32) -> Option<(u32, u32)> {
    (number >= FIGURES).then(|| ((number - FIGURES) / EACH, (number - FIGURES) % EACH))
}

/// The first number of a point's figures; none if the point's number is too great to have any.
pub fn first(slot: u32) -> Option<u32> {
    slot.checked_mul(EACH)?.checked_add(FIGURES).filter(|n| n.checked_add(EACH).is_some())
}

/// A point's hours as points of a segment, in the order of their numbers.
pub fn written(slot: u32, hours: &Hours) -> Vec<(u32, Vec<Sample>)> {
    let Some(first) = first(slot) else { return Vec::new() };
    let one = |which: u32| {
        let value = |h: &Hour| match which {
            MIN => h.min,
            MAX => h.max,
            SUM => Some(h.sum),
            LAST => h.last,
            COUNT => Some(f64::from(h.count)),
            _ => Some(f64::from(h.bad)),
        };
        let sample = |h: &Hour| Some(Sample { at_ms: h.at_ms, value: value(h)?, quality: 0 });
        (first + which, hours.values().filter_map(sample).collect::<Vec<_>>())
    };
    (0..EACH).map(one).filter(|p| !p.1.is_empty()).collect()
}

/// Figures read back, added to hours that are there.
pub fn read(points: &[(u32, Vec<Sample>)], into: &mut Hours) {
    let mut found = Hours::new();
    for (number, samples) in points {
        let Some((_, which)) = figure(*number) else { continue };
        for s in samples {
            let none = Hour { at_ms: s.at_ms, min: None, max: None, sum: 0.0, last: None, count: 0, bad: 0 };
            let h = found.entry(s.at_ms).or_insert(none);
            match which {
                MIN => h.min = Some(s.value),
                MAX => h.max = Some(s.value),
                SUM => h.sum = s.value,
                LAST => h.last = Some(s.value),
                COUNT => h.count = s.value as u32,
                BAD => h.bad = s.value as u32,
                _ => {}
            }
        }
    }
    found.into_values().for_each(|h| join(into, h));
}

/// Bring one figure's values, the oldest file's first, into order; parts of one hour become one.
pub fn settle(number: u32, samples: &mut Vec<Sample>) {
    let Some((_, which)) = figure(number) else { return };
    samples.sort_by_key(|s| s.at_ms);
    samples.dedup_by(|newer, kept| {
        let same = newer.at_ms == kept.at_ms;
        if same {
            kept.value = match which {
                MIN => kept.value.min(newer.value),
                MAX => kept.value.max(newer.value),
                LAST => newer.value,
                _ => kept.value + newer.value,
            };
        }
        same
    });
}

/// A curve of hours and of single readings: as many buckets as asked for, each with what lies in it.
pub fn curve(hours: &Hours, readings: &[Bucket], from_ms: i64, until_ms: i64, most: usize) -> Vec<Bucket> {
    let width = ((until_ms - from_ms).max(1) as u64).div_ceil(most.max(1) as u64) as i64;
    let bucket = |h: &Hour| Bucket {
        at_ms: h.at_ms.max(from_ms),
        min: h.min,
        max: h.max,
        mean: h.mean(),
        count: h.count,
        bad: h.bad,
    };
    let mut all: Vec<Bucket> = hours.values().map(bucket).chain(readings.iter().copied()).collect();
    all.sort_by_key(|b| b.at_ms);
    let mut out: Vec<Bucket> = Vec::new();
    for b in all {
        match out.last_mut().filter(|l| (l.at_ms - from_ms) / width == (b.at_ms - from_ms) / width) {
            None => out.push(b),
            Some(l) => {
                let (good, more) = (l.count.saturating_sub(l.bad), b.count.saturating_sub(b.bad));
                l.mean = match (l.mean, b.mean) {
                    (Some(x), Some(y)) => {
                        Some((x * f64::from(good) + y * f64::from(more)) / f64::from(good + more).max(1.0))
                    }
                    (x, y) => x.or(y),
                };
                l.min = [l.min, b.min].into_iter().flatten().reduce(f64::min);
                l.max = [l.max, b.max].into_iter().flatten().reduce(f64::max);
                (l.count, l.bad) = (l.count + b.count, l.bad + b.bad);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(at_ms: i64, value: f64, quality: u8) -> Sample {
        Sample { at_ms, value, quality }
    }

    #[test]
    fn an_hour_keeps_its_extremes_and_comes_back() {
        let all = [s(0, 1.0, 0), s(10, 9.5, 0), s(20, 99.0, 1), s(30, 2.0, 0), s(HOUR_MS + 5, 0.0, 2)];
        let got = hours(&all);
        let first_hour =
            Hour { at_ms: 0, min: Some(1.0), max: Some(9.5), sum: 12.5, last: Some(2.0), count: 4, bad: 1 };
        let second = Hour { at_ms: HOUR_MS, min: None, max: None, sum: 0.0, last: None, count: 1, bad: 1 };
        assert_eq!(got.values().copied().collect::<Vec<_>>(), [first_hour, second]);
        assert!((first_hour.mean().unwrap() - 12.5 / 3.0).abs() < 1e-12 && second.mean().is_none());
        let stored = written(7, &got);
        assert!(stored.is_sorted_by_key(|p| p.0) && stored.iter().all(|p| figure(p.0).unwrap().0 == 7));
        let mut back = Hours::new();
        read(&stored, &mut back);
        assert_eq!(back, got);
        // A part that came later joins.
        read(&written(7, &hours(&[s(40, 30.0, 0)])), &mut back);
        let h = back[&0];
        assert_eq!((h.min, h.max, h.sum, h.last, h.count, h.bad), (Some(1.0), Some(30.0), 42.5, Some(30.0), 5, 1));
        assert!(written(u32::MAX, &got).is_empty() && figure(FIGURES - 1).is_none());
    }

    #[test]
    fn a_curve_of_both_has_the_peak_of_either() {
        let kept = hours(&[s(0, 1.0, 0), s(1, 3.0, 0), s(HOUR_MS, 50.0, 0)]);
        let raw = [Bucket { at_ms: 2 * HOUR_MS, min: Some(4.0), max: Some(8.0), mean: Some(6.0), count: 2, bad: 0 }];
        let got = curve(&kept, &raw, 0, 4 * HOUR_MS, 2);
        let flat: Vec<_> = got.iter().map(|b| (b.at_ms, b.min, b.max, b.mean, b.count)).collect();
        assert_eq!(
            flat,
            [(0, Some(1.0), Some(50.0), Some(18.0), 3), (2 * HOUR_MS, Some(4.0), Some(8.0), Some(6.0), 2)]
        );
        assert!(curve(&Hours::new(), &[], 0, 0, 0).is_empty());
    }
}
