//! Twenty times killed in the middle of taking readings.

use super::plant;
use anlan::clock::SystemClock;
use kernel::Clock;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const POINTS: u32 = 99;
const SENDERS: u32 = 3;
const LIVES: u32 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_reading_is_there_once_after_twenty_kills() {
    let folder = tempfile::tempdir().unwrap();
    let token = plant::make(folder.path(), POINTS).await;
    let began = SystemClock.now().as_millisecond();
    // What was answered with success, by point: time and value.
    let mut acknowledged: Vec<BTreeMap<i64, f64>> = vec![BTreeMap::new(); POINTS as usize];
    // What was sent in all: nothing else may be there.
    let mut sent: Vec<BTreeMap<i64, f64>> = vec![BTreeMap::new(); POINTS as usize];
    let mut syncs = 0u64;
    for life in 0..LIVES {
        let mut running = plant::start(folder.path()).await;
        let over = Arc::new(AtomicBool::new(false));
        let senders: Vec<_> = (0..SENDERS)
            .map(|s| {
                let (over, url, token) =
                    (over.clone(), format!("{}/api/sense/influx?precision=ms", running.base), token.clone());
                tokio::spawn(async move {
                    let client = reqwest::Client::new();
                    let (mut sent, mut kept) = (vec![], vec![]);
                    let mut last = 0;
                    while !over.load(Ordering::Relaxed) {
                        // A sender has points of its own; every tenth batch crosses the limit.
                        let now = SystemClock.now().as_millisecond().max(last + 1);
                        last = now;
                        let value = if now % 10 == 0 { 30.5 } else { (now % 97) as f64 / 10.0 };
                        let own: Vec<u32> = (0..POINTS).filter(|p| p % SENDERS == s).collect();
                        let body: String = own.iter().map(|p| format!("T-{p} value={value} {now}\n")).collect();
                        sent.push((now, value));
                        match client.post(&url).bearer_auth(&token).body(body).send().await {
                            Ok(a) if a.status().is_success() => kept.push((now, value)),
                            Ok(a) => panic!("refused: {}", a.text().await.unwrap_or_default()),
                            Err(_) => break,
                        }
                    }
                    (s, sent, kept)
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(320 + u64::from(life) * 17)).await;
        let metrics = reqwest::get(format!("{}/metrics", running.base)).await.unwrap().text().await.unwrap();
        running.kill();
        over.store(true, Ordering::Relaxed);
        syncs +=
            metrics.lines().find_map(|l| l.strip_prefix("anlan_sense_syncs_total ")?.parse::<u64>().ok()).unwrap_or(0);
        for sender in senders {
            let (s, all, kept) = sender.await.unwrap();
            for p in (0..POINTS).filter(|p| p % SENDERS == s) {
                sent[p as usize].extend(all.iter().copied());
                acknowledged[p as usize].extend(kept.iter().copied());
            }
        }
    }
    let total: usize = acknowledged.iter().map(BTreeMap::len).sum();
    println!("{LIVES} kills, {total} readings acknowledged, at least {syncs} flushes");
    assert!(total > 2000, "only {total} readings were acknowledged: nothing was tested");
    // One more start: alarms that were on their way are written now.
    let mut running = plant::start(folder.path()).await;
    for _ in 0..400 {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let metrics = reqwest::get(format!("{}/metrics", running.base)).await.unwrap().text().await.unwrap();
        if metrics.contains("anlan_sense_alarms_waiting 0") {
            break;
        }
    }
    running.stop();
    let found = plant::stored(folder.path(), 0..POINTS, began - 1000);
    for (p, found) in found.iter().enumerate() {
        assert!(found.is_sorted_by(|a, b| a.0 < b.0), "point {p}: each once, in order");
        let found: BTreeMap<i64, f64> = found.iter().copied().collect();
        for (at, value) in &acknowledged[p] {
            assert_eq!(found.get(at), Some(value), "point {p} at {at} was acknowledged");
        }
        for (at, value) in &found {
            assert_eq!(sent[p].get(at), Some(value), "point {p} at {at} was never sent");
        }
    }
    alarms(folder.path(), &found).await;
}

/// By hand: a run of values from 25 on is one alarm, which ends with the first value up to 23; H without delay.
async fn alarms(folder: &std::path::Path, found: &[Vec<(i64, f64)>]) {
    let db = store::Db::open(&folder.join("a.db").display().to_string()).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let mut rows = BTreeMap::<u32, Vec<i64>>::new();
    let sql = "select slot, raised_at from alarm where limit_code = 'H' order by slot, raised_at";
    for row in tx.all(sql, &[]).await.unwrap() {
        let (slot, at): (i64, jiff::Timestamp) = (row.get("slot").unwrap(), row.get("raised_at").unwrap());
        rows.entry(slot as u32).or_default().push(at.as_millisecond());
    }
    let mut n = 0;
    for (p, found) in found.iter().enumerate() {
        let mut want = vec![];
        let mut raised = false;
        for (at, value) in found {
            if *value >= 25.0 && !raised {
                want.push(*at);
                raised = true;
            } else if *value <= 23.0 {
                raised = false;
            }
        }
        assert_eq!(rows.get(&(p as u32)).cloned().unwrap_or_default(), want, "alarms of point {p}");
        n += want.len();
    }
    println!("{n} alarms, each as by hand");
    assert!(n > 0);
}
