//! The stream as a whole: what was acknowledged is there once after any restart, alarms are told, a full disk or queue says
//! so and recovers.

use jiff::Timestamp;
use kernel::{Clock, Kind};
use sense::alarm::{Change, Limit, Rule, What};
use sense::point::Slot;
use sense::reading::io::disk::Disk;
use sense::reading::io::engine::Sink;
use sense::reading::io::stream::{Settings, Stream};
use sense::reading::rules::Rules;
use sense::reading::{Quality, Reading};
use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// 2026-10-01T00:00:00+08:00
const START: i64 = 1_790_784_000_000;
const HOUR: i64 = 3_600_000;

#[derive(Debug)]
struct Hand(AtomicI64);
impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// Remembers what it was told.
#[derive(Default)]
struct Told(Mutex<Vec<(Slot, Change)>>, AtomicU64);
impl Sink for Told {
    fn put(&self, ticket: u64, changes: Vec<(Slot, Change)>) {
        self.0.lock().unwrap().extend(changes);
        self.1.store(ticket, Ordering::SeqCst);
    }
    fn done(&self) -> u64 {
        self.1.load(Ordering::SeqCst)
    }
}
impl Told {
    fn list(&self) -> Vec<(u32, i64, Limit, What, bool)> {
        self.0.lock().unwrap().iter().map(|(s, c)| (s.0, c.at_ms - START, c.limit, c.what, c.late)).collect()
    }
}

struct Set {
    disk: Disk,
    clock: Arc<Hand>,
    told: Arc<Told>,
    stream: Arc<Stream>,
}

fn rules(points: u32) -> Rules {
    let mut rules = Rules::default();
    for slot in 0..points {
        rules.set(
            slot,
            Rule { h: Some(10.0), deadband: 1.0, on_ms: 3000, lo: 0.0, hi: 100.0, version: 1, ..Rule::default() },
        );
    }
    rules
}

fn start(folder: &Path, now: i64, settings: Settings) -> Set {
    let (disk, clock, told) = (Disk::open(folder).unwrap(), Arc::new(Hand(now.into())), Arc::new(Told::default()));
    let stream = Stream::start_on(&disk, folder, rules(3000), clock.clone(), told.clone(), settings).unwrap();
    Set { disk, clock, told, stream }
}

fn reading(slot: u32, away: i64, value: f64) -> Reading {
    Reading { slot: Slot(slot), at_ms: START + away, value, quality: Quality::Good }
}

async fn judged(set: &Set) {
    for _ in 0..500 {
        if set.stream.counts.accepted.load(Ordering::SeqCst) > 0 && set.stream.waiting() == 0 {
            tokio::time::sleep(Duration::from_millis(120)).await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_is_told_once_and_a_restart_knows_it() {
    let folder = tempfile::tempdir().unwrap();
    let set = start(folder.path(), START, Settings::default());
    set.stream.take(START, vec![reading(1, 0, 5.0), reading(2, 0, 12.0), reading(1, 1000, 11.0)]).await.unwrap();
    set.clock.0.store(START + 3000, Ordering::SeqCst);
    judged(&set).await;
    // Point 2 crossed at 0 and held for 3 s without another reading; point 1 crossed at 1 s.
    assert_eq!(set.told.list(), [(2, 3000, Limit::H, What::Raised, false)]);
    // The program is killed: nothing is sealed or kept.
    let second = tempfile::tempdir().unwrap();
    copy(folder.path(), second.path());
    let again = start(second.path(), START + 5000, Settings::default());
    tokio::time::sleep(Duration::from_millis(150)).await;
    let mut told = again.told.list();
    told.sort_by_key(|t| t.0);
    assert_eq!(
        told,
        [(1, 4000, Limit::H, What::Raised, false), (2, 3000, Limit::H, What::Raised, false)],
        "told again: the database has it already"
    );
    again.stream.take(START + 6000, vec![reading(2, 6000, 8.0)]).await.unwrap();
    judged(&again).await;
    assert_eq!(again.told.list().last(), Some(&(2, 6000, Limit::H, What::Returned, false)));
    // An orderly stop seals and keeps everything: nothing is told again.
    again.stream.stop();
    assert!(again.disk.list("journal", ".anj").unwrap().is_empty(), "everything is sealed and kept");
    let third = start(second.path(), START + 7000, Settings::default());
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert!(third.told.list().is_empty());
    let got: Vec<_> =
        third.stream.shelf.range(2, START, START + HOUR).unwrap().iter().map(|s| (s.at_ms - START, s.value)).collect();
    assert_eq!(got, [(0, 12.0), (6000, 8.0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_filled_in_after_an_outage_is_judged_by_its_own_clock() {
    let folder = tempfile::tempdir().unwrap();
    let now = START + 8 * HOUR;
    let set = start(folder.path(), now, Settings::default());
    let mut rules = rules(10);
    let rule = Rule { silent_ms: 60_000, version: 2, ..*rules.get(1) };
    rules.set(1, rule);
    set.stream.adopt(rules);
    // Hours old, a step of 30 s each, in batches between which the clock of the world ticks.
    for batch in 0..5 {
        let some = (0..10).map(|k| reading(1, (batch * 10 + k) * 30_000, 5.0)).collect();
        set.stream.take(now + batch * 200, some).await.unwrap();
        set.clock.0.store(now + batch * 200 + 100, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // Over the limit for one second, of which the end comes in a batch of its own: shorter than the delay of three.
    let last = 50 * 30_000;
    set.stream.take(now + 1000, vec![reading(1, last, 12.0)]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    set.stream.take(now + 1200, vec![reading(1, last + 1000, 5.0)]).await.unwrap();
    set.clock.0.store(now + 60_000, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(set.told.list().is_empty(), "it is heard all the time: {:?}", set.told.list());
    // Then nothing comes any more: silent a minute after the last receipt, told with the instrument's own time.
    set.clock.0.store(now + 63_000, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(set.told.list(), [(1, last + 61_000, Limit::Stale, What::Raised, false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_moment_it_is_killed_each_acknowledged_reading_is_there_once() {
    let folder = tempfile::tempdir().unwrap();
    // Hours pass quickly and little memory is allowed, so that sealing, early sealing and keeping of states are under way.
    let hurried = Settings { budget: 3 << 20, keep_every: Duration::from_millis(300), ..Settings::default() };
    let set = start(folder.path(), START, hurried);
    let mut lives = vec![];
    for round in 0..60i64 {
        let at = round * 600_000;
        set.clock.0.store(START + at, Ordering::SeqCst);
        let readings = (0..2000u32).map(|s| reading(s, at + i64::from(s % 7), f64::from(s % 5) + round as f64 / 10.0));
        let readings: Vec<_> = readings.collect();
        set.stream.take(START + at, readings.clone()).await.unwrap();
        if round % 9 == 3 {
            // The answer was lost on the way: the gateway sends all of it again.
            set.stream.take(START + at, readings).await.unwrap();
        }
        if round % 12 == 7 {
            let copied = tempfile::tempdir().unwrap();
            copy(folder.path(), copied.path());
            lives.push((round, copied));
        }
    }
    for (last, folder) in &lives {
        let again = start(folder.path(), START + last * 600_000, hurried);
        for slot in [0u32, 1, 999, 1999] {
            let got: Vec<_> = again
                .stream
                .shelf
                .range(slot, START, START + 100 * HOUR)
                .unwrap()
                .iter()
                .map(|s| (s.at_ms - START, s.value))
                .collect();
            let want: Vec<_> = (0..=*last)
                .map(|r| (r * 600_000 + i64::from(slot % 7), f64::from(slot % 5) + r as f64 / 10.0))
                .collect();
            assert_eq!(got, want, "killed after round {last}, point {slot}");
        }
        again.stream.stop();
    }
    println!("{} lives, {} flushes in the first", lives.len(), set.disk.syncs());
    assert!(set.stream.counts.figures().duplicate > 0 && set.stream.shelf.segments().len() > 3);
    set.stream.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn late_readings_come_in_order_and_alarm_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let set = start(folder.path(), START + HOUR, Settings::default());
    set.stream.take(START + HOUR, vec![reading(1, HOUR, 1.0)]).await.unwrap();
    // After the outage: a stretch with an alarm in it, one of them twice.
    let late = vec![
        reading(1, 0, 2.0),
        reading(1, 60_000, 15.0),
        reading(1, 90_000, 15.0),
        reading(1, 120_000, 3.0),
        reading(1, 60_000, 14.0),
    ];
    set.stream.take(START + HOUR + 1000, late).await.unwrap();
    judged(&set).await;
    assert_eq!(
        set.told.list(),
        [(1, 63_000, Limit::H, What::Raised, true), (1, 120_000, Limit::H, What::Returned, true)]
    );
    // The same again: known, nothing is told.
    set.stream.take(START + HOUR + 2000, vec![reading(1, 60_000, 15.0), reading(1, 90_000, 15.0)]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(set.told.list().len(), 2);
    let got: Vec<_> = set
        .stream
        .shelf
        .range(1, START, START + 2 * HOUR)
        .unwrap()
        .iter()
        .map(|s| (s.at_ms - START, s.value))
        .collect();
    assert_eq!(got, [(0, 2.0), (60_000, 15.0), (90_000, 15.0), (120_000, 3.0), (HOUR, 1.0)]);
    // Odd ones are kept as what they are.
    let odd = Reading { quality: Quality::Skewed, ..reading(1, 9 * HOUR, 50.0) };
    set.stream.take(START + HOUR + 3000, vec![odd, reading(1, HOUR + 1000, 400.0)]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let got = set.stream.shelf.range(1, START + HOUR + 1, START + 10 * HOUR).unwrap();
    assert_eq!(
        got.iter().map(|s| Quality::from_byte(s.quality)).collect::<Vec<_>>(),
        [Quality::OutOfRange, Quality::Skewed]
    );
    assert_eq!(
        set.told.list().last().map(|t| (t.2, t.3)),
        Some((Limit::BadPv, What::Raised)),
        "beyond the range is an alarm"
    );
    set.stream.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_and_a_full_queue_refuse_in_words_and_recover() {
    let folder = tempfile::tempdir().unwrap();
    let set = start(folder.path(), START, Settings { waiting: 10, ..Settings::default() });
    set.stream.take(START, vec![reading(1, 0, 1.0)]).await.unwrap();
    set.disk.pretend_left(30);
    let refused = set.stream.take(START, vec![reading(1, 1000, 2.0)]).await.unwrap_err();
    assert_eq!((refused.kind, refused.code), (Kind::Busy, "SENSE_DISK"));
    assert!(refused.say.contains("没有入库") && refused.say.contains("磁盘"));
    set.disk.pretend_left(-1);
    set.stream.take(START, vec![reading(1, 1000, 2.0)]).await.unwrap();
    // Twenty senders at once into a queue of ten readings.
    let all: Vec<_> = (0..20)
        .map(|k| {
            let stream = set.stream.clone();
            tokio::spawn(async move {
                stream.take(START, (0..6).map(|i| reading(5, 10_000 + k * 6 + i, 1.0)).collect()).await
            })
        })
        .collect();
    let (mut taken, mut pushed) = (0, 0);
    for one in all {
        match one.await.unwrap() {
            Ok(()) => taken += 1,
            Err(e) => {
                assert_eq!((e.kind, e.code), (Kind::TooMany, "SENSE_FULL"));
                pushed += 1;
            }
        }
    }
    assert!(taken > 0 && pushed > 0, "{taken} taken, {pushed} pushed back");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(
        set.stream.shelf.range(5, START, START + HOUR).unwrap().len(),
        6 * taken,
        "what was pushed back is not there"
    );
    assert_eq!(set.stream.shelf.range(1, START, START + HOUR).unwrap().len(), 2);
    set.stream.stop();
    let again = start(folder.path(), START, Settings::default());
    assert_eq!(again.stream.shelf.range(1, START, START + HOUR).unwrap().len(), 2);
    again.stream.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_rule_judges_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let set = start(folder.path(), START, Settings::default());
    set.stream.take(START, vec![reading(1, 0, 8.0)]).await.unwrap();
    judged(&set).await;
    let mut rules = rules(3000);
    rules.set(1, Rule { h: Some(7.0), lo: 0.0, hi: 100.0, version: 2, ..Rule::default() });
    set.stream.adopt(rules);
    set.stream.take(START, vec![reading(1, 1000, 8.0)]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(set.told.list().iter().any(|t| (t.0, t.2, t.3) == (1, Limit::H, What::Raised)));
    set.stream.stop();
}
