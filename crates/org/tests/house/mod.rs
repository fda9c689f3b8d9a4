//! A small prefecture on each engine, and a browser to visit it.
#![allow(dead_code)]

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use jiff::Timestamp;
use kernel::id::UnitId;
use kernel::{Clock, Outcome};
use org::person::io::act as people;
use org::region::io::act as regions;
use org::unit::io::act as units;
use serde_json::Value as Json;
use std::sync::{Arc, Mutex};
use store::{Db, Files};
use tower::ServiceExt as _;
use web::{App, Ctx};

pub const PREFECTURE: &str = "/990100/";
pub const COUNTY: &str = "/990100/990121/";
pub const OTHER_COUNTY: &str = "/990100/990122/";

/// A clock that is set by hand.
#[derive(Debug)]
pub struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

impl Hand {
    pub fn at(text: &str) -> Arc<Hand> {
        Arc::new(Hand(Mutex::new(text.parse().unwrap())))
    }
    pub fn pass_minutes(&self, minutes: i64) {
        let mut now = self.0.lock().unwrap();
        *now += jiff::SignedDuration::from_mins(minutes);
    }
}

pub struct House {
    pub app: App,
    pub clock: Arc<Hand>,
    pub router: Router,
    pub engine: &'static str,
    _folder: tempfile::TempDir,
}

/// One house for each engine that is there.
pub async fn houses() -> Vec<House> {
    let mut out = vec![build("sqlite", None).await];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => out.push(build("postgres", Some(url)).await),
        Err(_) => eprintln!("PostgreSQL skipped: ANLAN_TEST_POSTGRES is not set"),
    }
    out
}

async fn build(engine: &'static str, postgres: Option<String>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let url = match postgres {
        None => folder.path().join("anlan.db").display().to_string(),
        Some(base) => {
            let schema = format!("org_{:016x}", store::noise() as u64);
            let db = Db::open(&base).await.unwrap();
            let mut tx = db.begin().await.unwrap();
            tx.script(&format!("create schema {schema}")).await.unwrap();
            tx.commit().await.unwrap();
            db.close().await;
            let joint = if base.contains('?') { '&' } else { '?' };
            format!("{base}{joint}options[search_path]={schema}")
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Hand::at("2024-11-20T01:00:00Z");
    let all: Vec<store::Migration> = store::MIGRATIONS.iter().chain(org::MIGRATIONS).copied().collect();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let law = Arc::new(law::Law::shipped());
    let app = App::new(db, files, clock.clone(), law, Arc::new(org::session::Gatekeeper), true);
    seed(&Ctx::system(app.clone())).await.unwrap();
    let (router, _) = org::routes().build(&app, utoipa::openapi::OpenApi::default());
    House { router: open_wide(router).with_state(app.clone()), app, clock, engine, _folder: folder }
}

/// The server lets large bodies through; what is too large is refused by the handlers.
fn open_wide(router: Router<App>) -> Router<App> {
    router.layer(axum::extract::DefaultBodyLimit::max(110 << 20))
}

async fn seed(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    for (code, name, kind, parent) in [
        ("990100", "云岭州", "prefecture", None),
        ("990121", "云溪县", "county", Some("990100")),
        ("990122", "松泉县", "county", Some("990100")),
        ("Z990101001", "云岭产业园区", "functional_zone", Some("990100")),
    ] {
        let parent = parent.map(str::to_owned);
        let new = regions::NewRegion { code: code.into(), name: name.into(), kind: kind.into(), parent };
        regions::add(ctx, &mut tx, new).await?;
    }
    for (name, short, kind, region) in [
        ("云岭州安全生产委员会办公室", "州安委办", "safety_committee_office", "990100"),
        ("云岭州应急管理局", "州应急局", "emergency_bureau", "990100"),
        ("云岭州水务局", "州水务局", "regulator", "990100"),
        ("云溪县委县政府", "云溪县", "government", "990121"),
        ("松泉县委县政府", "松泉县", "government", "990122"),
        ("云岭产业园区管理委员会", "园区管委会", "functional_zone", "Z990101001"),
    ] {
        let form = units::UnitForm {
            name: name.into(),
            short: short.into(),
            kind: kind.into(),
            region: region.into(),
            ..Default::default()
        };
        units::add(ctx, &mut tx, &form).await?;
    }
    tx.commit().await?;
    for (login, name, unit, role, region) in [
        ("office", "安经办", "州安委办", "office_clerk", "990100"),
        ("admin", "系统员", "州应急局", "admin", "990100"),
        ("water", "水务经办", "州水务局", "dept_officer", "990100"),
        ("county", "云溪经办", "云溪县", "county_officer", "990121"),
        ("other", "松泉经办", "松泉县", "county_officer", "990122"),
        ("countyadmin", "云溪管理员", "云溪县", "admin", "990121"),
        ("firm", "企业安全员", "园区管委会", "enterprise_officer", "Z990101001"),
    ] {
        person(ctx, login, name, unit, role, region).await?;
    }
    Ok(())
}

async fn person(ctx: &Ctx, login: &str, name: &str, unit: &str, role: &str, region: &str) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let unit = unit_named(&mut tx, unit).await;
    let form = people::PersonForm {
        login: login.into(),
        name: name.into(),
        unit: Some(unit),
        demo_say: Some("先看红灯".into()),
        ..Default::default()
    };
    let person = people::add(ctx, &mut tx, &form).await?;
    let grant = people::NewGrant {
        role: role.into(),
        region: region.into(),
        sectors: vec![],
        from: Some(jiff::civil::date(2024, 1, 1)),
        to: None,
    };
    people::grant(ctx, &mut tx, person.id, &grant).await?;
    tx.commit().await?;
    people::reset_password(ctx, person.id, Some(format!("{login}-的密码-2024"))).await?;
    Ok(())
}

pub async fn unit_named(tx: &mut store::Tx, name: &str) -> UnitId {
    org::unit::io::store::by_name(tx, name).await.unwrap()[0].id
}

/// Somebody at a browser.
pub struct Browser<'h> {
    pub house: &'h House,
    pub cookie: Option<String>,
}

pub struct Reply {
    pub status: StatusCode,
    pub json: Json,
    pub bytes: Vec<u8>,
    pub cookie: Option<String>,
    /// The whole header.
    pub set_cookie: String,
}

impl House {
    /// The same house with something more wired in.
    pub fn rebuilt(self, wire: impl FnOnce(App) -> App) -> House {
        let House { app, clock, router, engine, _folder } = self;
        drop(router);
        let (db, files, law) = (app.db.clone(), app.files.clone(), app.law.clone());
        let gate = Arc::new(org::session::Gatekeeper);
        let app = wire(App::new(db, files, clock.clone(), law, gate, true));
        let (router, _) = org::routes().build(&app, utoipa::openapi::OpenApi::default());
        House { router: open_wide(router).with_state(app.clone()), app, clock, engine, _folder }
    }

    pub fn stranger(&self) -> Browser<'_> {
        Browser { house: self, cookie: None }
    }

    /// Signed in by the demo's page.
    pub async fn visit(&self, login: &str) -> Browser<'_> {
        let mut browser = self.stranger();
        let reply = browser.send("POST", "/demo/session", serde_json::json!({ "login": login })).await;
        assert_eq!(reply.status, 200, "{login}: {}", reply.json);
        browser.cookie = reply.cookie;
        browser
    }

    pub async fn unit(&self, name: &str) -> UnitId {
        unit_named(&mut self.app.db.read().await.unwrap(), name).await
    }
}

impl Browser<'_> {
    pub async fn get(&self, path: &str) -> Reply {
        self.raw("GET", path, "application/json", Vec::new()).await
    }
    pub async fn send(&self, method: &str, path: &str, body: Json) -> Reply {
        self.raw(method, path, "application/json", body.to_string().into_bytes()).await
    }

    /// One file as a form.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Reply {
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        let head = format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.as_bytes());
        body.extend(bytes);
        body.extend(b"\r\n--cut--\r\n");
        self.raw("POST", path, "multipart/form-data; boundary=cut", body).await
    }

    async fn raw(&self, method: &str, path: &str, media: &str, body: Vec<u8>) -> Reply {
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(format!("/api{path}"))
            .header(header::CONTENT_TYPE, media)
            .header("x-anlan", "1");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("anlan_session={cookie}"));
        }
        let response = self.house.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let status = response.status();
        let set_cookie =
            response.headers().get(header::SET_COOKIE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let cookie = response.headers().get(header::SET_COOKIE).and_then(|v| v.to_str().ok()).map(|v| {
            let value = v.split(';').next().unwrap_or_default();
            value.trim_start_matches("anlan_session=").to_owned()
        });
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or(Json::Null);
        Reply { status, json, bytes, cookie, set_cookie }
    }
}
