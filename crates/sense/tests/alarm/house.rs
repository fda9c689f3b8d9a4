//! A chemical works in 云岭产业园区 with three points, on each engine.

use jiff::Timestamp;
use jiff::civil::date;
use kernel::id::{EnterpriseId, PointId, SiteId, UnitId};
use kernel::{Clock, Flow};
use sense::alarm::model::Alarm;
use sense::alarm::{Change, Limit, What};
use sense::point::flow::PointFlow;
use sense::point::model::{Limits, Place, Point};
use sense::point::{Kind, Slot};
use std::sync::{Arc, Mutex};
use store::{Db, Files};
use uuid::Uuid;
use web::App;

#[derive(Debug)]
pub struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

impl Hand {
    /// Forwards by so many seconds.
    #[allow(dead_code)]
    pub fn pass(&self, seconds: i64) {
        let mut now = self.0.lock().unwrap();
        *now += jiff::SignedDuration::from_secs(seconds);
    }
}

pub struct House {
    pub app: App,
    #[allow(dead_code)]
    pub clock: Arc<Hand>,
    pub engine: &'static str,
    _folder: tempfile::TempDir,
}

/// Nine in the morning of 2026-03-10 in local time.
pub const START: &str = "2026-03-10T01:00:00Z";

/// An instant so many seconds after [`START`], in the engine's milliseconds.
pub fn ms(seconds: i64) -> i64 {
    START.parse::<Timestamp>().unwrap().as_millisecond() + seconds * 1000
}

pub fn point_id(n: u128) -> PointId {
    PointId(Uuid::from_u128(0x9000 + n))
}

/// One house for each engine that is there.
pub async fn houses() -> Vec<House> {
    let mut out = vec![build("sqlite", None).await];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => out.push(build("postgres", Some(url)).await),
        Err(_) => eprintln!("PostgreSQL half skipped: ANLAN_TEST_POSTGRES is not set"),
    }
    out
}

async fn build(engine: &'static str, postgres: Option<String>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let url = match postgres {
        None => folder.path().join("anlan.db").display().to_string(),
        Some(base) => {
            let name = format!("sense_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').unwrap().0)
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Arc::new(Hand(Mutex::new(START.parse().unwrap())));
    let all = [store::MIGRATIONS, org::MIGRATIONS, sense::MIGRATIONS].concat();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let gate = Arc::new(org::session::Gatekeeper);
    let app = App::new(db, files, clock.clone(), Arc::new(law::Law::shipped()), gate, true);
    let mut tx = app.db.begin().await.unwrap();
    let first = sense::point::io::store::slots(&mut tx, 3).await.unwrap();
    assert_eq!(first, 0);
    let points = [
        point(0, Kind::Combustible, true, Limits { h: Some(25.0), hh: Some(50.0), ..Limits::default() }),
        point(1, Kind::Level, false, Limits { h: Some(8.0), ..Limits::default() }),
        point(2, Kind::Temperature, false, Limits { h: Some(60.0), ..Limits::default() }),
    ];
    sense::point::io::store::insert(&mut tx, &points).await.unwrap();
    tx.commit().await.unwrap();
    House { app, clock, engine, _folder: folder }
}

fn point(n: u32, kind: Kind, critical: bool, limits: Limits) -> Point {
    Point {
        id: point_id(n.into()),
        slot: Slot(n),
        place: Place {
            site: SiteId(Uuid::from_u128(0x4001)),
            site_name: "甲厂区".into(),
            enterprise: EnterpriseId(Uuid::from_u128(0x5001)),
            region_path: "/990100/Z990101001/".into(),
            trade: "chemical".into(),
            unit: Some(UnitId(Uuid::from_u128(0x1001))),
            regulator: Some(UnitId(Uuid::from_u128(0x1002))),
        },
        installation: None,
        code: format!("T-{n}"),
        name: format!("{}{n}", kind.label()),
        kind,
        spot: "一号罐区".into(),
        lo: Some(0.0),
        hi: Some(100.0),
        resolution: 0.1,
        sample_s: 5,
        report_s: 5,
        critical,
        latched: false,
        bundle: String::new(),
        neighbours: vec![],
        gateway: String::new(),
        template: String::new(),
        limits,
        rule_version: 1,
        calibrated_on: Some(date(2026, 1, 1)),
        calibrate_due: None,
        state: PointFlow::START,
        muted: None,
        version: 1,
    }
}

pub fn told(slot: u32, limit: Limit, seconds: i64, what: What, value: f64) -> (Slot, Change) {
    (Slot(slot), Change { at_ms: ms(seconds), limit, what, value, late: false })
}

impl House {
    /// Alarms of a point, oldest first.
    #[allow(dead_code)]
    pub async fn alarms(&self, slot: u32) -> Vec<Alarm> {
        let mut tx = self.app.db.read().await.unwrap();
        let seen = sense::alarm::io::store::seen(&mut tx, &[Slot(slot)], Timestamp::UNIX_EPOCH).await.unwrap();
        let ids: Vec<_> = seen.iter().map(|s| s.0).collect();
        let mut out = sense::alarm::io::store::of_ids(&mut tx, &ids).await.unwrap();
        out.sort_by_key(|a| a.raised_at);
        out
    }
}
