//! A disk that is really full: a small tmpfs, later made larger.

use super::plant;
use anlan::clock::SystemClock;
use kernel::Clock;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Mounted as long as it lives.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn mount(at: &'a Path) -> Option<Small<'a>> {
        std::fs::create_dir_all(at).unwrap();
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=200k", "tmpfs"]).arg(at).output().ok()?;
        done.status.success().then_some(Small(at))
    }
    fn enlarge(&self) {
        let done = Command::new("mount").args(["-o", "remount,size=64m"]).arg(self.0).status().unwrap();
        assert!(done.success());
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_really_full_refuses_and_recovers() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("readings");
    let Some(small) = Small::mount(&at) else {
        println!("skipped: this user may not mount a tmpfs (the pretended full disk is tested in the crate sense)");
        return;
    };
    println!("a tmpfs of 200 kB");
    let token = plant::make(folder.path(), 50).await;
    let mut running = plant::start(folder.path()).await;
    let client = reqwest::Client::new();
    let start = SystemClock.now().as_millisecond() - 3_000_000;
    let (mut kept, mut refused) = (BTreeMap::new(), 0);
    for k in 0..2000i64 {
        let (at, value) = (start + k * 1000, (k % 70) as f64 / 10.0);
        let body: String = (0..40).map(|p| format!("T-{p} value={value} {at}\n")).collect();
        let url = format!("{}/api/sense/influx?precision=ms", running.base);
        let answer = client.post(url).bearer_auth(&token).body(body).send().await.unwrap();
        match answer.status().as_u16() {
            204 => {
                kept.insert(at, value);
            }
            503 => {
                assert_eq!(answer.headers()["retry-after"], "1");
                let say = answer.text().await.unwrap();
                assert!(say.contains("磁盘已满") && say.contains("没有入库"), "{say}");
                refused += 1;
                if refused == 20 {
                    small.enlarge();
                }
            }
            other => panic!("{other}: {}", answer.text().await.unwrap()),
        }
    }
    println!("{refused} batches refused, {} kept", kept.len());
    assert!(refused >= 20 && kept.len() > 500, "{refused} refused, {} kept", kept.len());
    assert_eq!(refused, 20, "from the moment that there is room again, everything is taken");
    // Killed at once: what was acknowledged before, during and after is in the journal.
    running.kill();
    let found = plant::stored(folder.path(), 0..3, start);
    for found in found {
        assert_eq!(found, kept.clone().into_iter().collect::<Vec<_>>());
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
}
