//! A curve for the eye: as many buckets as asked for, each with the least, the greatest and the mean of its readings, so
//! that a peak of one second is seen in a year.

use super::Quality;
use super::sample::Sample;
use serde::Serialize;
use utoipa::ToSchema;

/// One bucket of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Bucket {
    /// Time of its first reading, UTC milliseconds.
    pub at_ms: i64,
    /// Of the readings that are good; absent when none is.
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub mean: Option<f64>,
    /// All readings in it.
    pub count: u32,
    /// Those that are not good (out of range, no number, masked …); they are in no figure (handbook 04 §6).
    pub bad: u32,
}

/// The curve of readings in their order; buckets without readings are left out, never filled.
pub fn curve(samples: &[Sample], from_ms: i64, until_ms: i64, buckets: usize) -> Vec<Bucket> {
    let width = ((until_ms - from_ms).max(1) as u64).div_ceil(buckets.max(1) as u64) as i64;
    let mut out: Vec<Bucket> = Vec::new();
    let (mut now, mut sum) = (i64::MIN, 0.0);
    let close = |out: &mut Vec<Bucket>, sum: f64| {
        if let Some(last) = out.last_mut() {
            let good = last.count - last.bad;
            last.mean = (good > 0).then(|| sum / f64::from(good));
        }
    };
    for s in samples.iter().filter(|s| s.at_ms >= from_ms && s.at_ms < until_ms) {
        let at = (s.at_ms - from_ms) / width;
        if at != now {
            close(&mut out, sum);
            (now, sum) = (at, 0.0);
            out.push(Bucket { at_ms: s.at_ms, min: None, max: None, mean: None, count: 0, bad: 0 });
        }
        let Some(b) = out.last_mut() else { continue };
        b.count += 1;
        if s.quality == Quality::Good.byte() && s.value.is_finite() {
            b.min = Some(b.min.map_or(s.value, |m| m.min(s.value)));
            b.max = Some(b.max.map_or(s.value, |m| m.max(s.value)));
            sum += s.value;
        } else {
            b.bad += 1;
        }
    }
    close(&mut out, sum);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peak_is_seen_and_a_gap_stays_a_gap() {
        let s = |at_ms, value, quality| Sample { at_ms, value, quality };
        let all = [s(0, 1.0, 0), s(10, 3.0, 0), s(20, 9.0, 1), s(100, 0.0, 0), s(999, f64::NAN, 2), s(1000, 5.0, 0)];
        let got = curve(&all, 0, 1000, 10);
        let flat: Vec<_> = got.iter().map(|b| (b.at_ms, b.min, b.max, b.mean, b.count, b.bad)).collect();
        assert_eq!(
            flat,
            [
                (0, Some(1.0), Some(3.0), Some(2.0), 3, 1),
                (100, Some(0.0), Some(0.0), Some(0.0), 1, 0),
                (999, None, None, None, 1, 1)
            ]
        );
        assert!(curve(&[], 0, 0, 0).is_empty());
    }
}
