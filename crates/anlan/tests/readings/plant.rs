//! A database with points and a gateway, and the program on it as a process of its own.

use jiff::Timestamp;
use kernel::Flow;
use kernel::id::{EnterpriseId, PointId, SiteId};
use sense::point::flow::PointFlow;
use sense::point::model::{Limits, Place, Point};
use sense::point::{Kind, Slot};
use sense::reading::io::gateway::{GatewayForm, put};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The program as a process of its own; killed when it is dropped.
pub struct Running {
    pub child: Child,
    pub base: String,
}

impl Running {
    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// SIGTERM, and wait until it is gone.
    pub fn stop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(60) && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

pub fn point_id(n: u32) -> PointId {
    PointId(Uuid::from_u128(0x7000_0000 + u128::from(n)))
}

fn point(n: u32) -> Point {
    Point {
        id: point_id(n),
        slot: Slot(n),
        place: Place {
            site: SiteId(Uuid::from_u128(0x4001)),
            site_name: "甲厂区".into(),
            enterprise: EnterpriseId(Uuid::from_u128(0x5001)),
            region_path: "/990100/Z990101001/".into(),
            trade: "chemical".into(),
            unit: None,
            regulator: None,
        },
        installation: None,
        code: format!("T-{n}"),
        name: format!("可燃气体{n}"),
        kind: Kind::Combustible,
        spot: "一号罐区".into(),
        lo: Some(0.0),
        hi: Some(100.0),
        resolution: 0.1,
        sample_s: 5,
        report_s: 5,
        critical: false,
        latched: false,
        bundle: String::new(),
        neighbours: vec![],
        gateway: if n % 100 == 99 { "OTHER".into() } else { "GW".into() },
        template: String::new(),
        limits: Limits { h: Some(25.0), deadband: 2.0, ..Limits::default() },
        rule_version: 1,
        calibrated_on: None,
        calibrate_due: None,
        state: PointFlow::START,
        muted: None,
        version: 1,
    }
}

/// Make the database with `points` points and gateway `GW`; its token.
pub async fn make(folder: &Path, points: u32) -> String {
    make_at(&folder.join("a.db").display().to_string(), points).await
}

/// The same in a database by URL.
pub async fn make_at(url: &str, points: u32) -> String {
    let db = store::Db::open(url).await.unwrap();
    let now: Timestamp = "2026-11-01T00:00:00Z".parse().unwrap();
    store::migrate(&db, &anlan::wiring::migrations(), now).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    sense::point::io::store::slots(&mut tx, points as usize).await.unwrap();
    let all: Vec<Point> = (0..points).map(point).collect();
    sense::point::io::store::insert(&mut tx, &all).await.unwrap();
    tx.commit().await.unwrap();
    let form = GatewayForm { code: "GW".into(), name: "一号采集网关".into() };
    let token = put(&db, &form, now).await.unwrap().token;
    db.close().await;
    token
}

/// A fresh database on the PostgreSQL of the tests; `None`, and said so, where there is none.
pub async fn postgres() -> Option<String> {
    let Ok(url) = std::env::var("ANLAN_TEST_POSTGRES") else {
        println!("skipped: several servers need PostgreSQL, and ANLAN_TEST_POSTGRES is not set");
        return None;
    };
    let name = format!("readings_{:016x}", store::noise() as u64);
    let admin = store::Db::open(&url).await.unwrap();
    admin.outside_transaction(&format!("create database {name}")).await.unwrap();
    admin.close().await;
    Some(format!("{}/{name}", url.rsplit_once('/').unwrap().0))
}

/// Start it on the folder, with the real clock.
pub async fn start(folder: &Path) -> Running {
    start_with(folder, "readings", &[]).await
}

/// The same with a folder of readings by name and more variables of the environment.
pub async fn start_with(folder: &Path, readings: &str, more: &[(&str, String)]) -> Running {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let log = std::fs::File::options().create(true).append(true).open(folder.join("log")).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_anlan"))
        .args(["serve", "--listen", &format!("127.0.0.1:{port}")])
        .env("ANLAN_DATABASE", folder.join("a.db"))
        .env("ANLAN_FILES", folder.join("files"))
        .env("ANLAN_READINGS", folder.join(readings))
        .envs(more.iter().map(|(k, v)| (*k, v)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap();
    let mut running = Running { child, base: format!("http://127.0.0.1:{port}") };
    let began = Instant::now();
    loop {
        if reqwest::get(format!("{}/api/health", running.base)).await.is_ok_and(|r| r.status().is_success()) {
            return running;
        }
        let ended = running.child.try_wait().unwrap();
        let said = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        assert!(ended.is_none(), "the program ended: {}", said());
        assert!(began.elapsed() < Duration::from_secs(300), "no answer: {}", said());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What the folder of readings holds of a point, read as a start would: from `from_ms` on.
pub fn stored(folder: &Path, slots: std::ops::Range<u32>, from_ms: i64) -> Vec<Vec<(i64, f64)>> {
    stored_in(&folder.join("readings"), slots, from_ms)
}

/// The same of a folder of readings.
pub fn stored_in(folder: &Path, slots: std::ops::Range<u32>, from_ms: i64) -> Vec<Vec<(i64, f64)>> {
    use sense::reading::io::stream::Stream;
    let clock = std::sync::Arc::new(anlan::clock::SystemClock);
    let silent = std::sync::Arc::new(Silent);
    let stream = Stream::start(folder, Default::default(), clock, silent, Default::default()).unwrap();
    let found = slots
        .map(|slot| {
            let all = stream.shelf.range(slot, from_ms, from_ms + 86_400_000).unwrap();
            all.iter().map(|s| (s.at_ms, s.value)).collect()
        })
        .collect();
    stream.stop();
    found
}

/// Hears nothing.
struct Silent;
impl sense::reading::io::engine::Sink for Silent {
    fn put(&self, _: u64, _: Vec<(Slot, sense::alarm::Change)>) {}
    fn done(&self) -> u64 {
        u64::MAX
    }
}
