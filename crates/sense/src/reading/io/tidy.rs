//! Compaction: a day's hours become one file as soon as the day is complete, a month's days likewise; late readings go in
//! with it.

use super::segment::{Segment, Writer};
use super::shelf::Shelf;
use crate::reading::hours;
use crate::reading::pack::Point;
use crate::reading::sample::settle;
use crate::reading::span::{self, HOUR_MS, Level, Span};
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::Arc;

/// Files of late readings beside a merged one that make it worth merging again.
const MANY: usize = 8;

/// The next files to merge, and into which span: the first complete day or month with enough of them.
pub fn next(
    segments: &[Arc<Segment>],
    complete_ms: i64,
    unsealed: impl Fn(&Span) -> bool,
) -> Option<(Span, Vec<Arc<Segment>>)> {
    let mut spans: Vec<Span> = Vec::new();
    for s in segments {
        for span in [span::day(s.span.from_ms), span::month(s.span.from_ms)] {
            if span.holds(&s.span) && !spans.contains(&span) {
                spans.push(span);
            }
        }
    }
    spans.sort_by_key(|s| (s.level, s.from_ms));
    spans.into_iter().find_map(|span| {
        // A day is complete an hour after its end, a month a day after.
        let grace = if span.level == Level::Day { HOUR_MS } else { 24 * HOUR_MS };
        if span.until_ms + grace > complete_ms || unsealed(&span) {
            return None;
        }
        let parts: Vec<_> =
            segments.iter().filter(|s| span.holds(&s.span) && s.span.level <= span.level).cloned().collect();
        let merged = parts.iter().any(|p| p.span.level == span.level);
        let beside = parts.iter().filter(|p| p.span.level != span.level).count();
        (beside > 0 && (!merged || beside >= MANY)).then_some((span, parts))
    })
}

/// A segment read point by point.
struct Reader {
    segment: Arc<Segment>,
    next: usize,
    points: VecDeque<Point>,
}

impl Reader {
    fn fill(&mut self) -> io::Result<()> {
        while self.points.is_empty() {
            match self.segment.nth(self.next)? {
                Some(points) => self.points.extend(points),
                None => return Ok(()),
            }
            self.next += 1;
        }
        Ok(())
    }
}

/// Merge files into one that replaces them; a crash at any moment leaves either them or it.
///
/// # Errors
/// The disk is full or fails, a file is damaged; the parts stay.
pub fn merge(shelf: &Shelf, span: Span, parts: &[Arc<Segment>], rest: &dyn Fn()) -> io::Result<()> {
    let mut writer = Writer::begin(&shelf.disk, shelf.number())?;
    let mut readers: Vec<Reader> =
        parts.iter().map(|s| Reader { segment: s.clone(), next: 0, points: VecDeque::new() }).collect();
    let (mut samples, mut n) = (Vec::new(), 0usize);
    loop {
        for reader in &mut readers {
            reader.fill()?;
        }
        let Some(slot) = readers.iter().filter_map(|r| r.points.front().map(|p| p.0)).min() else { break };
        samples.clear();
        // Oldest file first, so that of equal times the first that came stands.
        for reader in &mut readers {
            if reader.points.front().is_some_and(|p| p.0 == slot)
                && let Some((_, own)) = reader.points.pop_front()
            {
                samples.extend(own);
            }
        }
        match hours::figure(slot) {
            Some(_) => hours::settle(slot, &mut samples),
            None => {
                settle(&mut samples);
            }
        }
        writer.add(slot, &samples)?;
        n += samples.len();
        if n > 8192 {
            n = 0;
            rest();
        }
    }
    let mut sealed = BTreeMap::new();
    for (hour, seq) in parts.iter().flat_map(|p| &p.sealed) {
        let at: &mut u64 = sealed.entry(*hour).or_default();
        *at = (*at).max(*seq);
    }
    let replaces = parts.iter().map(|p| p.number).collect();
    let merged = Arc::new(writer.end(span, sealed, replaces)?);
    shelf.replace(merged, parts);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::io::disk::Disk;
    use crate::reading::sample::Sample;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const DAY: i64 = 24 * HOUR_MS;
    /// Midnight of 2026-10-01 by the country's clock.
    const START: i64 = 1_790_784_000_000;

    fn open(folder: &std::path::Path) -> Shelf {
        Shelf::open(&Disk::open(folder).unwrap()).unwrap()
    }

    fn put(shelf: &Shelf, slot: u32, at_ms: i64, value: f64) {
        shelf.buffer(span::hour_of(at_ms)).write().unwrap().push(slot, Sample { at_ms, value, quality: 0 });
    }

    fn seal_all(shelf: &Shelf, seq: u64) {
        for (hour, _) in shelf.opened() {
            let closed = shelf.close(hour, seq).unwrap();
            shelf.seal(&closed, &|| {}).unwrap();
        }
    }

    fn tidy(shelf: &Shelf, complete: i64) -> usize {
        let mut merges = 0;
        while let Some((span, parts)) = next(&shelf.segments(), complete, |s| shelf.unsealed(s.from_ms, s.until_ms)) {
            merge(shelf, span, &parts, &|| {}).unwrap();
            merges += 1;
        }
        merges
    }

    #[test]
    fn the_start_is_midnight() {
        let start: jiff::Timestamp = "2026-10-01T00:00:00+08:00".parse().unwrap();
        assert_eq!(start.as_millisecond(), START);
    }

    #[test]
    fn hours_become_days_and_days_a_month_and_late_ones_come_in() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = open(folder.path());
        for hour in 0..48 {
            put(&shelf, 1, START + hour * HOUR_MS + 5, hour as f64);
        }
        seal_all(&shelf, 7);
        assert_eq!(shelf.segments().len(), 48);
        assert_eq!(tidy(&shelf, START + DAY + HOUR_MS - 1), 0, "the day has a grace of an hour");
        assert_eq!(tidy(&shelf, START + DAY + HOUR_MS), 1);
        assert_eq!(shelf.segments().len(), 25);
        assert_eq!(tidy(&shelf, START + 3 * DAY), 1);
        // Late ones: one is new, one is known.
        put(&shelf, 1, START + 7, 99.0);
        put(&shelf, 1, START + 5, 98.0);
        assert_eq!(tidy(&shelf, START + 33 * DAY), 0, "not while readings of the month are open");
        seal_all(&shelf, 9);
        assert_eq!(tidy(&shelf, START + 33 * DAY), 1, "the month");
        let shelf = open(folder.path());
        assert_eq!((shelf.segments().len(), shelf.segments()[0].readings), (1, 49));
        let got: Vec<_> =
            shelf.range(1, START, START + HOUR_MS).unwrap().iter().map(|s| (s.at_ms - START, s.value)).collect();
        assert_eq!(got, [(5, 0.0), (7, 99.0)]);
        assert_eq!((shelf.sealed(span::hour_of(START)), shelf.sealed(span::hour_of(START) + 3)), (9, 7));
        assert!(shelf.range(2, START, START + DAY).unwrap().is_empty());
    }

    #[test]
    fn a_crash_between_the_new_file_and_the_removal_of_the_old_ones_shows_each_reading_once() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = open(folder.path());
        for k in 0..4 {
            put(&shelf, 3, START + k * HOUR_MS, k as f64);
        }
        seal_all(&shelf, 1);
        let segments = folder.path().join("segment");
        let saved: Vec<_> = std::fs::read_dir(&segments).unwrap().map(|e| e.unwrap().path()).collect();
        let saved: Vec<_> = saved.into_iter().map(|p| (p.clone(), std::fs::read(p).unwrap())).collect();
        tidy(&shelf, START + 2 * DAY);
        saved.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
        std::fs::write(segments.join("0000000099.ans.part"), b"half").unwrap();
        let shelf = open(folder.path());
        assert_eq!(shelf.segments().len(), 1);
        assert_eq!(shelf.range(3, START, START + DAY).unwrap().len(), 4);
        assert_eq!(std::fs::read_dir(&segments).unwrap().count(), 1, "what was replaced or never finished is gone");
    }

    #[test]
    fn a_damaged_block_is_told_and_a_full_disk_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = open(folder.path());
        put(&shelf, 3, START, 1.0);
        let closed = shelf.close(span::hour_of(START), 1).unwrap();
        shelf.disk.pretend_left(20);
        assert!(shelf.seal(&closed, &|| {}).is_err());
        assert_eq!(shelf.range(3, START, START + 1).unwrap().len(), 1, "still in the closed buffer");
        shelf.disk.pretend_left(-1);
        shelf.seal(&closed, &|| {}).unwrap();
        assert_eq!(shelf.range(3, START, START + 1).unwrap().len(), 1);
        let file = folder.path().join("segment/0000000001.ans");
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[20] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert!(open(folder.path()).range(3, START, START + 1).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn whatever_happens_in_between_each_reading_is_there_once_and_in_order(
            steps in proptest::collection::vec((0u32..5, 0i64..60 * HOUR_MS, 0u8..12), 1..120)
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut shelf = open(folder.path());
            let mut plain = BTreeMap::<u32, BTreeMap<i64, f64>>::new();
            let mut open_now: Vec<(u32, i64, f64)> = vec![];
            for (n, (slot, away, act)) in steps.into_iter().enumerate() {
                // Coarse times, so that duplicates are frequent.
                let (at, value) = (START + away / 600_000 * 600_000, n as f64 / 10.0);
                put(&shelf, slot, at, value);
                plain.entry(slot).or_default().entry(at).or_insert(value);
                open_now.push((slot, at, value));
                match act {
                    0 => { seal_all(&shelf, n as u64); open_now.clear(); }
                    1 => { tidy(&shelf, START + 70 * HOUR_MS); }
                    2 => {
                        // A crash: what was open comes again from the journal.
                        shelf = open(folder.path());
                        open_now.iter().for_each(|(s, t, v)| put(&shelf, *s, *t, *v));
                    }
                    _ => {}
                }
            }
            for (slot, want) in plain {
                let got: Vec<_> = shelf.range(slot, START, START + 60 * HOUR_MS).unwrap().iter().map(|s| (s.at_ms, s.value)).collect();
                prop_assert_eq!(got, want.into_iter().collect::<Vec<_>>());
            }
        }
    }
}
