//! Two chemical enterprises, their regulator, an office, a leader, and the server over them.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
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

async fn directory(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    for (n, (code, name, path)) in
        [("990100", "云岭州", PREFECTURE), ("990121", "云溪县", COUNTY), ("990122", "松泉县", OTHER_COUNTY)]
            .into_iter()
            .enumerate()
    {
        tx.exec(
            "insert into region (id, code, name, kind, parent, path, depth, version) values ($1,$2,$3,'x',null,$4,1,1)",
            params![Uuid::from_u128(0x3000 + n as u128), code, name, path],
        )
        .await
        .unwrap();
    }
    for (short, kind, path) in UNITS {
        tx.exec(
            "insert into unit (id, name, short, kind, region, region_path, initials, level, version) \
             values ($1,$2,$3,$4,$5,$6,'','',1)",
            params![unit(short), format!("{short}（全称）"), short, kind, Uuid::from_u128(0x3000), path],
        )
        .await
        .unwrap();
    }
    for (login, of, role, path, _) in PEOPLE {
        tx.exec(
            "insert into person (id, login, name, initials, unit, region_path, active, version) \
             values ($1,$2,$2,'',$3,$4,$5,1)",
            params![person(login), login, unit(of), path, true],
        )
        .await
        .unwrap();
        tx.exec(
            "insert into grant_held (id, person, role, region_path, sectors, valid_from, valid_to) \
             values ($1,$2,$3,$4,$5,$6,null)",
            params![person(login).0, person(login), role, path, json!([]), date(2020, 1, 1)],
        )
        .await
        .unwrap();
    }
    for (n, owner) in [(1u128, "甲化工"), (2, "乙化工")] {
        insert_site(&mut tx, site(n), owner, COUNTY, "chemical").await;
    }
    tx.commit().await.unwrap();
}

/// The least that the site's table takes.
pub async fn insert_site(tx: &mut store::Tx, id: SiteId, owner: &str, path: &str, trade: &str) {
    let areas = store::list::areas(path);
    tx.exec(
        "insert into site (id, enterprise, main, name, name_key, initials, region_path, area1, area2, area3, area4, trade, \
         unit, regulator, address, address_key, industry, high_risk, high_risk_why, tags, standard_level, staffing, state, \
         colour, grade_score, grade_of, next_check_key, version) \
         values ($1,$2,$3,$4,$4,'',$5,$6,$7,$8,$9,$10,$11,$12,$13,'','2614',$3,$14,$14,0,$14,'operating','',-1,$14,$15,1)",
        params![
            id,
            id.0,
            true,
            format!("{owner}厂区"),
            path,
            areas[0],
            areas[1],
            areas[2],
            areas[3],
            trade,
            unit(owner),
            unit("云溪县应急局"),
            "园区一路1号",
            json!([]),
            date(9999, 12, 31)
        ],
    )
    .await
    .unwrap();
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

pub fn id(view: &Value) -> String {
    view["id"].as_str().unwrap().to_owned()
}

pub fn offered(view: &Value) -> Vec<String> {
    view["offers"].as_array().unwrap().iter().map(|o| o["action"].as_str().unwrap().to_owned()).collect()
}

/// A form that can be assessed, with these values of LS.
pub fn form(activity: &str, l: f64, s: f64, after: f64) -> Value {
    let people: Vec<Value> = ["company", "department", "workshop", "team"]
        .map(|level| json!({"level": level, "name": "甲某", "post": "负责人"}))
        .into();
    json!({
        "activity": activity, "source": "甲醇", "event": "火灾", "factor": "22", "method": "ls",
        "inherent": {"l": l, "s": s}, "residual": {"l": after, "s": s},
        "duty": people,
        "controls": [{"kind": "emergency", "text": "喷淋"}, {"kind": "engineering", "text": "切断阀"}],
    })
}

pub fn plan() -> Value {
    json!({"responsibility": "厂长总负责", "measures": "加装切断阀", "funds": "安全生产费用",
           "deadline": "2026-12-31", "emergency": "泄漏预案", "phone": "0000-1234567"})
}
