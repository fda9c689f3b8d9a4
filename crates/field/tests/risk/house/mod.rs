//! Two chemical enterprises, their regulator, an office, a leader, and the server over them.

mod directory;
mod forms;

pub use forms::{form, id, offered, plan};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use directory::directory;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use kernel::id::{FileId, PersonId, SiteId, UnitId};
use kernel::{Actor, Clock, Outcome, Scope};
use org::role::{GrantHeld, areas};
use serde_json::{Value, json};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use store::{Db, Files, params};
use tower::ServiceExt as _;
use uuid::Uuid;
use web::{App, Ctx, Gate, Visitor};

pub const PREFECTURE: &str = "/990100/";
pub const COUNTY: &str = "/990100/990121/";
pub const OTHER_COUNTY: &str = "/990100/990122/";

#[derive(Debug)]
struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

pub struct House {
    pub app: App,
    clock: Arc<Hand>,
    pub server: Router,
    _folder: tempfile::TempDir,
}

/// Short name, kind, region.
const UNITS: [(&str, &str, &str); 6] = [
    ("州安委办", "safety_committee_office", PREFECTURE),
    ("云溪县应急局", "regulator", COUNTY),
    ("云溪县住建局", "regulator", COUNTY),
    ("甲化工", "enterprise", COUNTY),
    ("乙化工", "enterprise", COUNTY),
    ("松泉县应急局", "regulator", OTHER_COUNTY),
];

/// Login, unit, role, where, sectors.
pub const PEOPLE: [(&str, &str, &str, &str, &[&str]); 13] = [
    ("clerk", "州安委办", "office_clerk", PREFECTURE, &[]),
    ("regulator", "云溪县应急局", "dept_officer", COUNTY, &[]),
    ("chemist", "云溪县住建局", "dept_officer", COUNTY, &["chemical"]),
    ("miner", "云溪县住建局", "dept_officer", COUNTY, &["mine"]),
    ("builder", "云溪县住建局", "dept_officer", COUNTY, &[]),
    ("neighbour", "松泉县应急局", "dept_officer", OTHER_COUNTY, &["chemical"]),
    ("leader", "州安委办", "leader", COUNTY, &[]),
    ("far.leader", "州安委办", "leader", OTHER_COUNTY, &[]),
    ("officer", "甲化工", "enterprise_officer", COUNTY, &[]),
    ("head", "甲化工", "enterprise_head", COUNTY, &[]),
    ("worker", "甲化工", "worker", COUNTY, &[]),
    ("rival", "乙化工", "enterprise_head", COUNTY, &[]),
    ("auditor", "州安委办", "auditor", PREFECTURE, &[]),
];

pub fn unit(short: &str) -> UnitId {
    let n = UNITS.iter().position(|u| u.0 == short).unwrap_or_else(|| panic!("no unit {short}"));
    UnitId(Uuid::from_u128(0x1000 + n as u128))
}

pub fn person(login: &str) -> PersonId {
    let n = PEOPLE.iter().position(|p| p.0 == login).unwrap_or_else(|| panic!("nobody {login}"));
    PersonId(Uuid::from_u128(0x2000 + n as u128))
}

/// 甲化工's and 乙化工's sites.
pub fn site(n: u128) -> SiteId {
    SiteId(Uuid::from_u128(0x4000 + n))
}

/// One house for each engine that is there; nine in the morning of Sunday 2026-11-22.
pub async fn houses() -> Vec<House> {
    let mut out = vec![build(None).await];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => out.push(build(Some(url)).await),
        Err(_) => eprintln!("PostgreSQL half skipped: ANLAN_TEST_POSTGRES is not set"),
    }
    out
}

async fn build(postgres: Option<String>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let url = match postgres {
        None => folder.path().join("anlan.db").display().to_string(),
        Some(base) => {
            let name = format!("risk_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').unwrap().0)
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Arc::new(Hand(Mutex::new("2026-11-22T01:00:00Z".parse().unwrap())));
    let all = [store::MIGRATIONS, org::MIGRATIONS, field::MIGRATIONS].concat();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let gate = Arc::new(OpenGate(PEOPLE.iter().map(|p| (p.0.to_owned(), visitor(p.0))).collect()));
    let app = App::new(db, files, clock.clone(), Arc::new(law::Law::shipped()), gate, true);
    directory(&app).await;
    let (router, _) = field::routes().build(&app, utoipa::openapi::OpenApi::default());
    House { server: router.with_state(app.clone()), app, clock, _folder: folder }
}

fn visitor(login: &str) -> Visitor {
    let (_, of, role, path, sectors) = PEOPLE.into_iter().find(|p| p.0 == login).unwrap();
    let grant = GrantHeld {
        id: kernel::id::GrantId(Uuid::from_u128(1)),
        person: person(login),
        role: role.into(),
        region_path: path.into(),
        sectors: sectors.iter().map(|s| (*s).into()).collect(),
        valid_from: date(2020, 1, 1),
        valid_to: None,
    };
    let scope = Scope {
        person: Some(person(login)),
        unit: Some(unit(of)),
        areas: areas(&[grant], date(2026, 11, 22)),
        ..Scope::default()
    };
    Visitor { actor: Actor { person: scope.person, unit: scope.unit, name: login.into(), session: None }, scope }
}

/// A cookie that says the login stands for its scope; sessions themselves are proved in `org`.
struct OpenGate(Vec<(String, Visitor)>);

impl Gate for OpenGate {
    fn who<'a>(
        &'a self,
        _: &'a Db,
        token: &'a str,
        _: Timestamp,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Visitor>>> + Send + 'a>> {
        let found = self.0.iter().find(|(login, _)| login == token).map(|(_, v)| v.clone());
        Box::pin(async move { Ok(found) })
    }
}

impl House {
    pub fn who(&self, login: &str) -> Ctx {
        let v = visitor(login);
        Ctx::new(self.app.clone(), v.actor, v.scope, "test".into())
    }

    pub fn system(&self) -> Ctx {
        Ctx::system(self.app.clone())
    }

    /// Nine in the morning of a day.
    pub fn day(&self, day: Date) {
        *self.clock.0.lock().unwrap() = kernel::start_of(day) + SignedDuration::from_hours(9);
    }

    pub async fn raw(
        &self,
        login: &str,
        method: &str,
        path: &str,
        media: &str,
        body: Vec<u8>,
    ) -> (StatusCode, Vec<u8>) {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api{path}"))
            .header("x-anlan", "1")
            .header("content-type", media)
            .header("cookie", format!("anlan_session={login}"))
            .body(Body::from(body))
            .unwrap();
        let response = self.server.clone().oneshot(request).await.unwrap();
        let status = response.status();
        (status, axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
    }

    pub async fn ask(&self, login: &str, method: &str, path: &str, body: Value) -> (u16, Value) {
        let (status, bytes) = self.raw(login, method, path, "application/json", body.to_string().into_bytes()).await;
        (status.as_u16(), serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub async fn get(&self, login: &str, path: &str) -> Value {
        let (status, view) = self.ask(login, "GET", path, Value::Null).await;
        assert_eq!(status, 200, "{path}: {view}");
        view
    }

    pub async fn ok(&self, login: &str, method: &str, path: &str, body: Value) -> Value {
        let (status, view) = self.ask(login, method, path, body).await;
        assert_eq!(status, 200, "{method} {path}: {view}");
        view
    }

    /// Code of a refusal; panics if it was taken.
    pub async fn no(&self, login: &str, method: &str, path: &str, body: Value) -> String {
        let (status, view) = self.ask(login, method, path, body).await;
        assert!(status >= 400, "{method} {path} was taken");
        assert!(view["detail"].as_str().is_some_and(|d| d.ends_with('。')), "{view}");
        view["code"].as_str().unwrap_or_default().to_owned()
    }

    /// A point and a risk on it, by the enterprise's officer; the risk as shown.
    pub async fn risk(&self, point: &str, form: Value) -> Value {
        let path = format!("/sites/{}/risk-points", site(1));
        let p = self.ok("officer", "POST", &path, json!({"name": point, "kind": "place"})).await;
        self.ok("officer", "POST", &format!("/risk-points/{}/risks", id(&p)), form).await
    }

    pub async fn step(&self, login: &str, risk: &str, body: Value) -> Value {
        self.ok(login, "POST", &format!("/risks/{risk}/moves"), body).await
    }

    pub async fn no_step(&self, login: &str, risk: &str, body: Value) -> String {
        self.no(login, "POST", &format!("/risks/{risk}/moves"), body).await
    }

    /// A file of somebody's.
    pub async fn file(&self, login: &str, media: &str) -> FileId {
        let ctx = self.who(login);
        let file: FileId = ctx.id();
        let mut tx = ctx.begin().await.unwrap();
        tx.exec(
            "insert into file (id, sha, name, media, size, unit, region_path, by_person, by_name, at) \
             values ($1,$2,'平面图',$3,9,$4,'',$5,$6,$7)",
            params![file, file.to_string(), media, ctx.actor().unit, ctx.actor().person, login, ctx.now()],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        file
    }
}
