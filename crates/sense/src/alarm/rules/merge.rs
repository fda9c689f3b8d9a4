//! Changes against the occurrences that are already there: what is new, what ends, what was told before. Told twice,
//! everything stays as it is.

use crate::alarm::engine::{Change, What};
use crate::alarm::limit::Limit;
use crate::point::Slot;
use std::collections::HashMap;

/// An occurrence, as far as merging needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    pub slot: Slot,
    pub limit: Limit,
    pub late: bool,
    pub raised_ms: i64,
    pub returned_ms: Option<i64>,
    /// Value at the return.
    pub back: f64,
    /// Index of the change that raised it, if it is new.
    pub fresh: Option<usize>,
    /// Returned by one of these changes.
    pub ended: bool,
}

impl Seen {
    /// One that is in the table.
    pub fn stored(slot: Slot, limit: Limit, late: bool, raised_ms: i64, returned_ms: Option<i64>) -> Seen {
        Seen { slot, limit, late, raised_ms, returned_ms, back: 0.0, fresh: None, ended: false }
    }
}

/// Brings the changes into `seen`, appending new occurrences. Returns how many changes were told before or fit nowhere.
pub fn merge(seen: &mut Vec<Seen>, changes: &[(Slot, Change)]) -> usize {
    let mut of: HashMap<(Slot, Limit, bool), Vec<usize>> = HashMap::new();
    for (i, s) in seen.iter().enumerate() {
        of.entry((s.slot, s.limit, s.late)).or_default().push(i);
    }
    let mut known = 0;
    for (n, &(slot, change)) in changes.iter().enumerate() {
        // The same instant is the same occurrence, however it came to be known.
        let twin = |late: bool| of.get(&(slot, change.limit, late)).into_iter().flatten();
        if change.what.begins() {
            if twin(false).chain(twin(true)).any(|&i| seen[i].raised_ms == change.at_ms) {
                known += 1;
                continue;
            }
            of.entry((slot, change.limit, change.late)).or_default().push(seen.len());
            let new = Seen::stored(slot, change.limit, change.late, change.at_ms, None);
            seen.push(Seen { fresh: Some(n), ..new });
            continue;
        }
        debug_assert!(matches!(change.what, What::Returned | What::Restored));
        // A back-filled reading can end what was raised live, hence both kinds.
        let own = twin(change.late).copied().filter(|&i| seen[i].raised_ms <= change.at_ms);
        let last = own.max_by_key(|&i| seen[i].raised_ms);
        let other = twin(!change.late).copied().filter(|&i| seen[i].raised_ms <= change.at_ms);
        let last = last.or_else(|| other.max_by_key(|&i| seen[i].raised_ms));
        match last.filter(|&i| seen[i].returned_ms.is_none()) {
            Some(i) => {
                (seen[i].returned_ms, seen[i].back, seen[i].ended) = (Some(change.at_ms), change.value, true);
            }
            None => known += 1,
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(at_ms: i64, what: What, late: bool) -> (Slot, Change) {
        (Slot(7), Change { at_ms, limit: Limit::H, what, value: 1.2, late })
    }

    #[test]
    fn told_twice_is_told_once() {
        let all = [told(10, What::Raised, false), told(20, What::Returned, false), told(30, What::Raised, false)];
        let mut seen = Vec::new();
        assert_eq!(merge(&mut seen, &all), 0);
        let rows: Vec<_> = seen.iter().map(|s| (s.raised_ms, s.returned_ms)).collect();
        assert_eq!(rows, [(10, Some(20)), (30, None)]);
        let mut again: Vec<Seen> =
            seen.iter().map(|s| Seen::stored(s.slot, s.limit, s.late, s.raised_ms, s.returned_ms)).collect();
        assert_eq!(merge(&mut again, &all), 3);
        assert!(again.iter().all(|s| s.fresh.is_none() && !s.ended), "{again:?}");
        // A part of it, after a crash: the open one isn't closed by the older return.
        assert_eq!(merge(&mut again, &all[1..2]), 1);
        assert_eq!(again[1].returned_ms, None);
    }

    #[test]
    fn what_is_found_afterwards_does_not_touch_what_stands() {
        let live = Seen::stored(Slot(7), Limit::H, false, 100, None);
        let mut seen = vec![live];
        merge(&mut seen, &[told(110, What::Raised, true), told(120, What::Returned, true)]);
        assert_eq!((seen[0], seen[1].returned_ms), (live, Some(120)));
    }

    #[test]
    fn a_return_without_its_raising_fits_nowhere() {
        let mut seen = Vec::new();
        assert_eq!(merge(&mut seen, &[told(5, What::Returned, false)]), 1);
        assert!(seen.is_empty());
    }
}
