//! Readings of a meter as mean loads of the quarters of an hour.

use super::base::{Load, QUARTER_MS};
use crate::reading::Quality;
use crate::reading::sample::Sample;

/// Mean loads of whole quarters from readings in order: a reading holds until the next, for a quarter of an hour at most. A
/// quarter of which less than half is known gives nothing; readings that are not good (handbook 04 §6) count as not there.
#[derive(Debug, Default)]
pub struct Quarters {
    out: Vec<Load>,
    last: Option<(i64, f64)>,
    /// Begin, kW × ms, ms known.
    open: Option<(i64, f64, i64)>,
}

impl Quarters {
    /// Takes readings that follow those taken before.
    pub fn take(&mut self, samples: &[Sample]) {
        for s in samples {
            self.hold(s.at_ms);
            let good = Quality::from_byte(s.quality) == Quality::Good && s.value.is_finite();
            self.last = good.then_some((s.at_ms, s.value));
        }
    }

    /// The last value holds until an instant.
    fn hold(&mut self, until: i64) {
        let Some((from, value)) = self.last.take() else { return };
        let until = until.min(from + QUARTER_MS);
        let mut at = from;
        while at < until {
            let begin = at.div_euclid(QUARTER_MS) * QUARTER_MS;
            let end = until.min(begin + QUARTER_MS);
            if self.open.is_none_or(|o| o.0 != begin) {
                self.close();
                self.open = Some((begin, 0.0, 0));
            }
            if let Some(o) = &mut self.open {
                (o.1, o.2) = (o.1 + value * (end - at) as f64, o.2 + end - at);
            }
            at = end;
        }
    }

    fn close(&mut self) {
        if let Some((at_ms, sum, known)) = self.open.take().filter(|o| o.2 * 2 >= QUARTER_MS) {
            self.out.push(Load { at_ms, kw: sum / known as f64 });
        }
    }

    /// Loads of the quarters that lie between two instants.
    pub fn done(mut self, from_ms: i64, until_ms: i64) -> Vec<Load> {
        self.hold(until_ms);
        self.close();
        self.out.retain(|l| l.at_ms >= from_ms && l.at_ms + QUARTER_MS <= until_ms);
        self.out
    }
}

/// Loads of several meters together: only quarters that all of them know.
pub fn together(mut meters: Vec<Vec<Load>>) -> Vec<Load> {
    let Some(first) = meters.pop() else { return Vec::new() };
    meters.into_iter().fold(first, |sum, other| {
        let of = |at: i64| other.binary_search_by_key(&at, |l| l.at_ms).ok().map(|i| other[i].kw);
        sum.into_iter().filter_map(|l| of(l.at_ms).map(|kw| Load { kw: l.kw + kw, ..l })).collect()
    })
}
