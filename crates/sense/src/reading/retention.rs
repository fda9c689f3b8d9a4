//! How long readings stay as they came (handbook 04 §8: at least a year; parameters `reading.raw_months.KIND`), and which
//! stay longer: those of a point with an alarm or a doubt that is not closed, and stretches that somebody froze.

use crate::point::Kind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use jiff::{Span, Zoned};
use law::Parameters;
use std::collections::HashSet;
use std::sync::Arc;

/// Shorter than this no parameter makes it, in months.
pub const LEAST_MONTHS: i64 = 12;

/// In the place of a kind: not known.
pub const NO_KIND: u8 = 255;

/// Kind of each point by its number, as the place in [`Kind::ALL`]; of retired points too, whose readings are kept as long.
#[derive(Clone, Debug, Default)]
pub struct Kinds(Vec<u8>);

impl Kinds {
    pub fn set(&mut self, slot: u32, kind: u32) {
        let i = slot as usize;
        if i >= self.0.len() {
            self.0.resize(i + 1, NO_KIND);
        }
        self.0[i] = u8::try_from(kind).unwrap_or(NO_KIND);
    }

    /// Place in [`Kind::ALL`], or [`NO_KIND`].
    pub fn get(&self, slot: u32) -> u8 {
        self.0.get(slot as usize).copied().unwrap_or(NO_KIND)
    }
}

/// What may be thinned, as of one moment.
#[derive(Clone, Debug, Default)]
pub struct Retention {
    /// What is not known is kept.
    pub kinds: Arc<Kinds>,
    /// By the same place: what ended before this instant may be thinned, UTC milliseconds.
    pub before_ms: Vec<i64>,
    /// Points of which nothing is thinned now.
    pub held: HashSet<u32>,
    /// Changes once a day: what was held yesterday is looked at again.
    pub day: i64,
}

/// Months for which raw readings of a kind stay; none: for ever.
pub fn months(kind: Kind, now: Timestamp, parameters: &Parameters) -> Option<i64> {
    let today = kernel::day_of(now);
    let months = parameters.value(&format!("{}.{}", "reading.raw_months", kind.code()), "", today);
    (months >= 1.0).then(|| (months as i64).max(LEAST_MONTHS))
}

/// The instants before which readings of each kind may be thinned.
pub fn cutoffs(now: Timestamp, parameters: &Parameters) -> Vec<i64> {
    let local: Zoned = now.to_zoned(TimeZone::fixed(jiff::tz::offset(8)));
    let one = |kind: &Kind| {
        let months = months(*kind, now, parameters)?;
        local.checked_sub(Span::new().try_months(months).ok()?).ok().map(|z| z.timestamp().as_millisecond())
    };
    Kind::ALL.iter().map(|k| one(k).unwrap_or(i64::MIN)).collect()
}

impl Retention {
    /// Kinds whose readings of a stretch that ends then may be thinned, as bits.
    pub fn due(&self, until_ms: i64) -> u32 {
        let bit = |(i, before): (usize, &i64)| u32::from(until_ms <= *before) << i;
        self.before_ms.iter().enumerate().map(bit).sum()
    }

    /// Whether a point's readings may go, given the kinds that are due; `None`: of a due kind, but held.
    pub fn thins(&self, slot: u32, due: u32) -> Option<bool> {
        let kind = self.kinds.get(slot);
        if kind >= 32 || due & (1 << kind) == 0 {
            return Some(false);
        }
        (!self.held.contains(&slot)).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_months_and_none_less_than_a_year() {
        let law = law::Law::shipped();
        let now: Timestamp = "2026-11-22T10:00:00+08:00".parse().unwrap();
        for kind in Kind::ALL {
            let m = months(*kind, now, &law.parameters).unwrap();
            assert!(m >= 12, "{}", kind.code());
        }
        assert_eq!(months(Kind::Methane, now, &law.parameters), Some(36));
        let at = |text: &str| text.parse::<Timestamp>().unwrap().as_millisecond();
        let all = cutoffs(now, &law.parameters);
        assert_eq!(all[Kind::Methane as usize], at("2023-11-22T10:00:00+08:00"));
        assert_eq!(all[Kind::Power as usize], at("2025-11-22T10:00:00+08:00"));
        assert_eq!(cutoffs(now, &Parameters::default())[0], i64::MIN, "without a figure nothing goes");
    }

    #[test]
    fn what_is_held_or_not_known_stays() {
        let mut r =
            Retention { kinds: Arc::new(Kinds(vec![0, 3, NO_KIND])), before_ms: vec![100; 18], ..Retention::default() };
        r.before_ms[3] = 50;
        r.held.insert(0);
        assert_eq!((r.due(101), r.due(50).count_ones()), (0, 18));
        let due = r.due(100);
        assert_eq!(due.count_ones(), 17);
        assert_eq!(
            [r.thins(0, due), r.thins(1, due), r.thins(2, due), r.thins(9, due)],
            [None, Some(false), Some(false), Some(false)]
        );
        r.held.clear();
        assert_eq!((r.thins(0, due), r.thins(1, r.due(50))), (Some(true), Some(true)));
    }
}
