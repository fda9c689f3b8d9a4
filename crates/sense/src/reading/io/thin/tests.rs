use super::*;
use crate::reading::io::disk::Disk;
use crate::reading::io::tidy;
use crate::reading::retention::Kinds;
use crate::reading::span::{self, HOUR_MS};

const DAY: i64 = 24 * HOUR_MS;
/// Midnight of 2026-10-01 by the country's clock.
const START: i64 = 1_790_784_000_000;

fn open(folder: &std::path::Path) -> Shelf {
    Shelf::open(&Disk::open(folder).unwrap()).unwrap()
}

fn seal(shelf: &Shelf) {
    for (hour, _) in shelf.opened() {
        let closed = shelf.close(hour, 1).unwrap();
        shelf.seal(&closed, &|| {}).unwrap();
    }
}

fn put(shelf: &Shelf, slot: u32, at_ms: i64, value: f64) {
    shelf.buffer(span::hour_of(at_ms)).write().unwrap().push(slot, Sample { at_ms, value, quality: 0 });
}

/// Two days of three points, a reading each minute: the hour in the day plus hundredths of the minute, one peak in point 1.
fn filled(folder: &std::path::Path) -> Shelf {
    let shelf = open(folder);
    for minute in 0..2 * 24 * 60 {
        for slot in 0..3 {
            let peak = slot == 1 && minute == 754;
            let value = if peak { 77.7 } else { (minute / 60 % 24) as f64 + (minute % 60) as f64 / 100.0 };
            put(&shelf, slot, START + minute * 60_000, value);
        }
    }
    seal(&shelf);
    while let Some((span, parts)) = tidy::next(&shelf.segments(), START + 3 * DAY, |_| false) {
        tidy::merge(&shelf, span, &parts, &|| {}).unwrap();
    }
    assert_eq!(shelf.segments().len(), 2, "two days");
    shelf
}

/// Points 0 and 1 are of one kind, point 2 of another that stays for ever.
fn retention(before_ms: i64) -> Retention {
    let mut kinds = Kinds::default();
    [0, 0, 1].into_iter().enumerate().for_each(|(slot, kind)| kinds.set(slot as u32, kind));
    Retention { kinds: kinds.into(), before_ms: vec![before_ms, i64::MIN], day: 1, ..Retention::default() }
}

fn all(shelf: &Shelf, slot: u32) -> (Vec<Sample>, Hours) {
    shelf.both(slot, START, START + 2 * DAY).unwrap()
}

fn run(shelf: &Shelf, retention: &Retention, looked: &mut Looked) -> usize {
    let mut n = 0;
    while next(shelf, retention, looked, &|| {}) {
        n += 1;
        assert!(n < 100, "it ends");
    }
    n
}

#[test]
fn before_the_limit_nothing_goes_and_after_it_the_extremes_stay() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = filled(folder.path());
    let before: Vec<_> = (0..3).map(|s| all(&shelf, s)).collect();
    assert_eq!(run(&shelf, &retention(START + DAY - 1), &mut Looked::new()), 0, "a day that is not over");
    assert_eq!((0..3).map(|s| all(&shelf, s)).collect::<Vec<_>>(), before);

    let size = shelf.bytes();
    let mut looked = Looked::new();
    assert_eq!(run(&shelf, &retention(START + DAY), &mut looked), 1, "the first day");
    assert_eq!(run(&shelf, &retention(START + DAY), &mut looked), 0, "once");
    assert_eq!(shelf.dropped.load(std::sync::atomic::Ordering::Relaxed), 2 * 24 * 60);
    assert!(shelf.bytes() < size);
    // As the program finds it when it starts again.
    for shelf in [&shelf, &open(folder.path())] {
        let (raw, hours) = all(shelf, 1);
        assert_eq!((raw.len(), hours.len()), (24 * 60, 24));
        assert!(raw.iter().all(|s| s.at_ms >= START + DAY));
        for (k, h) in hours.values().enumerate() {
            let peak = k == 12;
            let low = k as f64;
            assert_eq!((h.at_ms, h.count, h.bad), (START + k as i64 * HOUR_MS, 60, 0));
            assert_eq!((h.min, h.last), (Some(low), Some(low + 0.59)));
            assert_eq!(h.max, Some(if peak { 77.7 } else { low + 0.59 }), "a peak of one minute");
            let mean = low + 0.295 + if peak { (77.7 - (12.0 + 0.34)) / 60.0 } else { 0.0 };
            assert!((h.mean().unwrap() - mean).abs() < 1e-9);
        }
        assert_eq!(all(shelf, 2), before[2], "a kind that stays");
    }
}

#[test]
fn what_is_held_stays_until_it_is_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = filled(folder.path());
    let before = all(&shelf, 1);
    let mut looked = Looked::new();
    let mut r = retention(START + DAY);
    r.held.insert(1);
    run(&shelf, &r, &mut looked);
    assert_eq!((all(&shelf, 1), all(&shelf, 0).1.len()), (before, 24));
    r.held.clear();
    assert_eq!(run(&shelf, &r, &mut looked), 0, "looked at once a day");
    r.day = 2;
    run(&shelf, &r, &mut looked);
    assert_eq!((all(&shelf, 1).0.len(), all(&shelf, 1).1.len()), (24 * 60, 24));
    assert_eq!(all(&shelf, 0).1.len(), 24, "what was thinned before is still there");
}

#[test]
fn a_crash_at_any_moment_leaves_the_one_or_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = filled(folder.path());
    let segments = folder.path().join("segment");
    let saved: Vec<_> = std::fs::read_dir(&segments).unwrap().map(|e| e.unwrap().path()).collect();
    let saved: Vec<_> = saved.into_iter().map(|p| (p.clone(), std::fs::read(p).unwrap())).collect();
    let before = all(&shelf, 1);
    // The disk is full on the way.
    let mut looked = Looked::new();
    shelf.disk.pretend_left(200);
    run(&shelf, &retention(START + DAY), &mut looked);
    assert_eq!(all(&shelf, 1), before);
    shelf.disk.pretend_left(-1);
    assert_eq!(all(&open(folder.path()), 1), before, "after a start too");
    // Written and named, the old one not removed yet.
    run(&shelf, &Retention { day: 2, ..retention(START + DAY) }, &mut looked);
    let after = all(&shelf, 1);
    assert_eq!((after.0.len(), after.1.len()), (24 * 60, 24));
    saved.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
    let again = open(folder.path());
    assert_eq!(all(&again, 1), after, "neither lost nor twice");
    assert_eq!(again.segments().len(), 2);
}

#[test]
fn late_readings_of_a_thinned_day_join_its_figures() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = filled(folder.path());
    let mut looked = Looked::new();
    run(&shelf, &retention(START + DAY), &mut looked);
    for second in 0..30 {
        put(&shelf, 1, START + 5 * HOUR_MS + second * 1000 + 500, 90.0);
    }
    seal(&shelf);
    assert_eq!(all(&shelf, 1).0.len(), 24 * 60 + 30, "seen as they are at first");
    run(&shelf, &retention(START + DAY), &mut looked);
    let (raw, hours) = all(&shelf, 1);
    let h = hours[&(START + 5 * HOUR_MS)];
    assert_eq!((raw.len(), h.count, h.min, h.max), (24 * 60, 90, Some(5.0), Some(90.0)));
    // And the month, when it is merged, holds them all.
    while let Some((span, parts)) = tidy::next(&shelf.segments(), START + 40 * DAY, |_| false) {
        tidy::merge(&shelf, span, &parts, &|| {}).unwrap();
    }
    assert_eq!(shelf.segments().len(), 1);
    assert_eq!(all(&shelf, 1), (raw, hours));
}

#[test]
fn what_is_sparse_already_stays() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path());
    for hour in 0..24 {
        (0..6).for_each(|k| put(&shelf, 0, START + hour * HOUR_MS + k * 600_000, k as f64));
    }
    seal(&shelf);
    run(&shelf, &retention(START + DAY), &mut Looked::new());
    assert_eq!((all(&shelf, 0).0.len(), all(&shelf, 0).1.len()), (24 * 6, 0));
}
