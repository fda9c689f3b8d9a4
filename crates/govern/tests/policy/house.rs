//! The fictional prefecture on each engine, with clerks and strangers.

use crate::directory::{self, id};
use jiff::Timestamp;
use kernel::id::{PersonId, UnitId};
use kernel::{Actor, Area, Clock, Right, Scope};
use std::sync::{Arc, Mutex};
use store::{Db, Files};
use web::{App, Ctx};

pub const PREFECTURE: &str = "/990100/";

#[derive(Debug)]
pub struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

pub struct House {
    pub app: App,
    pub engine: &'static str,
    _folder: tempfile::TempDir,
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
            let name = format!("policy_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').unwrap().0)
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Arc::new(Hand(Mutex::new("2024-11-20T01:00:00Z".parse().unwrap())));
    let all = [store::MIGRATIONS, org::MIGRATIONS, govern::MIGRATIONS].concat();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let gate = Arc::new(org::session::Gatekeeper);
    let app = App::new(db, files, clock, Arc::new(law::Law::shipped()), gate, true);
    let (regions, units, rosters) = directory::demo();
    let mut tx = app.db.begin().await.unwrap();
    for r in &regions {
        org::region::io::store::insert(&mut tx, r).await.unwrap();
    }
    for u in &units {
        org::unit::io::store::insert(&mut tx, u).await.unwrap();
        for (next, on) in &u.successors {
            org::unit::io::store::insert_succession(&mut tx, u.id, *next, *on).await.unwrap();
        }
    }
    for r in &rosters {
        org::roster::io::store::insert(&mut tx, r).await.unwrap();
    }
    tx.commit().await.unwrap();
    House { app, engine, _folder: folder }
}

impl House {
    /// The unit of this short name.
    pub fn unit(&self, short: &str) -> UnitId {
        let (_, units, _) = directory::demo();
        units.iter().find(|u| u.short == short).unwrap_or_else(|| panic!("no unit {short}")).id
    }

    fn somebody(&self, n: usize, unit: &str, path: &str, rights: &[Right], whole_region: bool) -> Ctx {
        let (person, unit) = (PersonId(id(7, n)), self.unit(unit));
        let area = |r: &Right| Area { right: *r, path: path.into(), sectors: vec![], whole_region };
        let scope = Scope {
            person: Some(person),
            unit: Some(unit),
            areas: rights.iter().map(area).collect(),
            ..Scope::default()
        };
        let actor = Actor { person: Some(person), unit: Some(unit), name: "安经办".into(), session: None };
        Ctx::new(self.app.clone(), actor, scope, "test".into())
    }

    /// 州安委办经办: reads and checks everything of the prefecture.
    pub fn clerk(&self) -> Ctx {
        let rights = [Right::PolicyRead, Right::PolicyWrite, Right::TaskRead, Right::DirectoryRead, Right::Own];
        self.somebody(1, "州安委办", PREFECTURE, &rights, true)
    }

    /// Somebody of a department: sees what concerns the own unit.
    pub fn officer(&self, unit: &str) -> Ctx {
        self.somebody(2, unit, PREFECTURE, &[Right::PolicyRead, Right::TaskRead], false)
    }

    /// The clerk of a county, who sees the county only.
    pub fn county_clerk(&self) -> Ctx {
        let rights = [Right::PolicyRead, Right::PolicyWrite, Right::TaskRead];
        self.somebody(3, "云溪县安委办", "/990100/990121/", &rights, true)
    }
}
