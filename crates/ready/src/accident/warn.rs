//! 警示告知 (handbook 06 §7): two accidents within sixty days, or number and deaths both up on last year two months running,
//! for one region or one department. The first rule's edge (difference of dates at most sixty) is a proposal.

use crate::accident::grade::Grade;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An accident as the rules see it: counted in the statistics and not struck off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    pub id: Uuid,
    pub on: Date,
    pub grade: Grade,
    pub dead: i64,
}

/// Why somebody is warned.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Two accidents not further apart than the days allowed. `third`: another pair ends with the first of these, so that
    /// three have gathered and an interview is proposed instead of a second letter.
    Pair { first: Uuid, second: Uuid, days: i64, third: bool },
    /// Number and deaths both above last year's, in this month and the one before.
    Rise { year: i16, month: i8, this: [(i64, i64); 2], last: [(i64, i64); 2] },
}

impl Why {
    /// What a notice is made once for.
    pub fn occasion(&self) -> String {
        match self {
            Why::Pair { first, second, .. } => format!("pair {first} {second}"),
            Why::Rise { year, month, .. } => format!("rise {year}-{month:02}"),
        }
    }
}

/// Neighbouring accidents not more than `days` apart, in the order of their days.
pub fn pairs(seen: &[Seen], days: i64) -> Vec<Why> {
    let mut all = seen.to_vec();
    all.sort_by_key(|s| (s.on, s.id));
    let mut out: Vec<Why> = Vec::new();
    let mut before = false;
    for two in all.windows(2) {
        let apart = i64::from(two[1].on.since(two[0].on).map_or(i32::MAX, |s| s.get_days()));
        let near = apart <= days;
        if near {
            out.push(Why::Pair { first: two[0].id, second: two[1].id, days: apart, third: before });
        }
        before = near;
    }
    out
}

/// Number and deaths of each month.
fn months(seen: &[Seen]) -> BTreeMap<(i16, i8), (i64, i64)> {
    let mut out: BTreeMap<(i16, i8), (i64, i64)> = BTreeMap::new();
    for s in seen {
        let cell = out.entry((s.on.year(), s.on.month())).or_default();
        cell.0 += 1;
        cell.1 += s.dead;
    }
    out
}

/// The rise that ends with a month that is over, if there is one: both months strictly above last year's in both figures.
pub fn rise(seen: &[Seen], year: i16, month: i8) -> Option<Why> {
    let all = months(seen);
    let at = |y: i16, m: i8| all.get(&(y, m)).copied().unwrap_or_default();
    let (y0, m0) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    let this = [at(y0, m0), at(year, month)];
    let last = [at(y0 - 1, m0), at(year - 1, month)];
    let up = this.iter().zip(&last).all(|(t, l)| t.0 > l.0 && t.1 > l.1);
    up.then_some(Why::Rise { year, month, this, last })
}
