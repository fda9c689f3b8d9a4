//! A site's day out of its stored readings: digests of the past and of the day, then the rules. Nothing is kept between two
//! nights; digests are made again from the readings, which are the only truth.

use super::digest::{DAY_MS, Digest};
use super::judge::judge;
use super::model::{Doubt, Mark, Subject, Told};
use super::profile::{PAST, Watched};
use super::settings::Settings;
use crate::point::model::Point;
use crate::reading::Quality;
use crate::reading::sample::Sample;

/// One point with what is needed to judge its day.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub subject: Subject,
    /// Readings of the past days and the day, in order.
    pub samples: Vec<Sample>,
    /// What people filed: out of service, suppressed by design.
    pub filed: Vec<Mark>,
    /// Stretches that are doubted already; their days do not count as past.
    pub doubted: Vec<(i64, i64)>,
}

/// Where readings begin that a day needs, for a day that begins at `from_ms`.
pub fn reaches_back(from_ms: i64) -> i64 {
    from_ms - PAST as i64 * DAY_MS
}

impl Subject {
    /// Of a point of the catalogue.
    pub fn of(point: &Point) -> Subject {
        Subject {
            kind: point.kind,
            resolution: point.resolution,
            lo: point.lo.unwrap_or(f64::NEG_INFINITY),
            hi: point.hi.unwrap_or(f64::INFINITY),
            high: point.limits.h.or(point.limits.hh),
        }
    }
}

/// What readings say about themselves: stretches of the same word become a mark.
pub fn told(samples: &[Sample]) -> Vec<Mark> {
    let word = |s: &Sample| match Quality::from_byte(s.quality) {
        Quality::Calibrating => Some(Told::Calibration),
        // Masked by its own word is a fault that somebody reported.
        Quality::Bad | Quality::Masked => Some(Told::Fault),
        _ => None,
    };
    let mut out: Vec<Mark> = Vec::new();
    let mut open = false;
    for s in samples {
        match (word(s), out.last_mut().filter(|m| open && Some(m.told) == word(s))) {
            (None, _) => {
                // The first good reading ends it.
                if let Some(m) = out.last_mut().filter(|_| open) {
                    m.to_ms = s.at_ms;
                }
                open = false;
            }
            (Some(_), Some(m)) => m.to_ms = s.at_ms,
            (Some(told), None) => {
                out.push(Mark { told, from_ms: s.at_ms, to_ms: s.at_ms });
                open = true;
            }
        }
    }
    out
}

/// Doubts of the day that begins at `from_ms`, with the place in the list.
pub fn judged(group: &[Dossier], from_ms: i64, settings: &Settings) -> Vec<(usize, Doubt)> {
    let start = reaches_back(from_ms);
    let mut marks: Vec<Vec<Mark>> = Vec::with_capacity(group.len());
    let mut days: Vec<Vec<Digest>> = Vec::with_capacity(group.len());
    for d in group {
        let mut said = told(&d.samples);
        said.extend(d.filed.iter().copied());
        said.retain(|m| m.from_ms < from_ms + DAY_MS);
        said.sort_by_key(|m| m.from_ms);
        let mut out: Vec<Digest> = Vec::with_capacity(PAST + 1);
        for day in 0..=PAST as i64 {
            let (a, b) = (start + day * DAY_MS, start + (day + 1) * DAY_MS);
            let inside =
                &d.samples[d.samples.partition_point(|s| s.at_ms < a)..d.samples.partition_point(|s| s.at_ms < b)];
            // Days before the first reading are no past, and no silence.
            if inside.is_empty() && out.is_empty() && day < PAST as i64 {
                continue;
            }
            let at: Vec<i64> = inside.iter().map(|s| s.at_ms).collect();
            let value: Vec<f64> = inside.iter().map(worth).collect();
            let digest = Digest::of(&d.subject, a, &at, &value, &said, out.last());
            out.push(digest);
        }
        marks.push(said);
        days.push(out);
    }
    let clean: Vec<Vec<&Digest>> = group
        .iter()
        .zip(&days)
        .map(|(d, days)| {
            let sound = |x: &&Digest| !d.doubted.iter().any(|s| s.0 < x.from_ms + DAY_MS && s.1 > x.from_ms);
            days.iter().filter(|x| x.from_ms < from_ms && x.count > 0).filter(sound).collect()
        })
        .collect();
    let watched: Vec<Watched> = group
        .iter()
        .enumerate()
        .filter_map(|(i, d)| {
            let today = days[i].last()?;
            Some(Watched { subject: &d.subject, today, past: &clean[i], marks: &marks[i] })
        })
        .collect();
    judge(&watched, settings)
}

/// The value of a reading, or no number where its quality forbids to judge by it.
fn worth(s: &Sample) -> f64 {
    match Quality::from_byte(s.quality) {
        Quality::Good | Quality::OutOfRange | Quality::Calibrating => s.value,
        _ => f64::NAN,
    }
}
