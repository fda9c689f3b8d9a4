//! A small prefecture on each engine: an office, two departments, a county, two firms, people in their real roles.

use field::hazard::io::act::{Evidence, NewHazard, Step, advance, report};
use field::hazard::io::store as hazards;
use field::hazard::model::Hazard;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use kernel::id::{EnterpriseId, FileId, HazardId, PersonId, SiteId, UnitId};
use kernel::{Actor, Clock, Outcome, Scope};
use org::role::{GrantHeld, areas};
use std::sync::{Arc, Mutex};
use store::{Db, Files, params};
use uuid::Uuid;
use web::{App, Ctx};

pub const PREFECTURE: &str = "/990100/";
pub const ZONE: &str = "/990100/Z990101001/";
pub const COUNTY: &str = "/990100/990121/";
pub const OTHER: &str = "/990100/990122/";

#[derive(Debug)]
pub struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

pub struct House {
    pub app: App,
    pub clock: Arc<Hand>,
    pub engine: &'static str,
    _folder: tempfile::TempDir,
}

/// One house for each engine that is there; nine in the morning of Tuesday 2026-03-10.
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
            let name = format!("hazard_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').unwrap().0)
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Arc::new(Hand(Mutex::new("2026-03-10T01:00:00Z".parse().unwrap())));
    let all = [store::MIGRATIONS, org::MIGRATIONS, field::MIGRATIONS].concat();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let gate = Arc::new(org::session::Gatekeeper);
    let app = App::new(db, files, clock.clone(), Arc::new(law::Law::shipped()), gate, true)
        .with_answer(field::hazard::io::act::Intake::default());
    directory(&app).await;
    House { app, clock, engine, _folder: folder }
}

const UNITS: [(&str, &str, &str); 7] = [
    ("州安委办", "safety_committee_office", PREFECTURE),
    ("州应急局", "emergency_bureau", PREFECTURE),
    ("州住建局", "regulator", PREFECTURE),
    ("云溪县安委办", "safety_committee_office", COUNTY),
    ("松泉县安委办", "safety_committee_office", OTHER),
    ("甲化工", "enterprise", ZONE),
    ("乙机械", "enterprise", COUNTY),
];

/// Login, unit, role, where, trades.
pub const PEOPLE: [(&str, &str, &str, &str, &str); 20] = [
    ("office", "州安委办", "office_clerk", PREFECTURE, ""),
    ("office.head", "州安委办", "office_head", PREFECTURE, ""),
    ("officer.1", "州应急局", "enforcer", PREFECTURE, "chemical"),
    ("officer.2", "州应急局", "enforcer", PREFECTURE, "chemical"),
    ("assistant", "州应急局", "dept_officer", PREFECTURE, "chemical"),
    ("bureau.head", "州应急局", "dept_head", PREFECTURE, "chemical"),
    ("builder", "州住建局", "dept_officer", PREFECTURE, "construction"),
    ("yunxi", "云溪县安委办", "county_officer", COUNTY, ""),
    ("songquan", "松泉县安委办", "county_officer", OTHER, ""),
    ("leader", "州安委办", "leader", PREFECTURE, ""),
    ("audit", "州安委办", "auditor", PREFECTURE, ""),
    ("admin", "州安委办", "admin", PREFECTURE, ""),
    ("jia.safety", "甲化工", "enterprise_officer", ZONE, ""),
    ("jia.second", "甲化工", "enterprise_officer", ZONE, ""),
    ("jia.head", "甲化工", "enterprise_head", ZONE, ""),
    ("jia.worker", "甲化工", "worker", ZONE, ""),
    ("yi.safety", "乙机械", "enterprise_officer", COUNTY, ""),
    ("yi.head", "乙机械", "enterprise_head", COUNTY, ""),
    ("yi.worker", "乙机械", "worker", COUNTY, ""),
    ("unheard", "州住建局", "dept_officer", PREFECTURE, ""),
];

pub fn unit(short: &str) -> UnitId {
    let n = UNITS.iter().position(|u| u.0 == short).unwrap_or_else(|| panic!("no unit {short}"));
    UnitId(Uuid::from_u128(0x1000 + n as u128))
}

pub fn person(login: &str) -> PersonId {
    let n = PEOPLE.iter().position(|p| p.0 == login).unwrap_or_else(|| panic!("nobody {login}"));
    PersonId(Uuid::from_u128(0x2000 + n as u128))
}

/// `甲` a chemical works in the zone, in charge of 州应急局; `乙` a machine shop in 云溪县, nobody in charge.
pub fn site(name: &str) -> SiteId {
    SiteId(Uuid::from_u128(if name == "甲" { 0x4001 } else { 0x4002 }))
}

async fn directory(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    let regions = [
        ("990100", "云岭州", PREFECTURE),
        ("990121", "云溪县", COUNTY),
        ("990122", "松泉县", OTHER),
        ("Z990101001", "云岭产业园区", ZONE),
    ];
    for (n, (code, name, path)) in regions.into_iter().enumerate() {
        tx.exec(
            "insert into region (id, code, name, kind, parent, path, depth, version) values ($1,$2,$3,'county',null,$4,$5,1)",
            params![Uuid::from_u128(0x3000 + n as u128), code, name, path, path.matches('/').count() as i64 - 1],
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
    for (login, of, role, path, sectors) in PEOPLE {
        tx.exec(
            "insert into person (id, login, name, initials, unit, region_path, active, version) \
             values ($1,$2,$2,'',$3,$4,$5,1)",
            params![person(login), login, unit(of), path, true],
        )
        .await
        .unwrap();
        let grant = GrantHeld {
            id: kernel::id::GrantId(Uuid::from_u128(person(login).0.as_u128() << 4)),
            ..grant(login, role, path, sectors)
        };
        org::role::io::store::insert(&mut tx, &grant).await.unwrap();
    }
    for (name, path, trade, own, regulator) in [
        ("甲", ZONE, "chemical", unit("甲化工"), Some(unit("州应急局"))),
        ("乙", COUNTY, "industry", unit("乙机械"), None),
    ] {
        let enterprise = EnterpriseId(Uuid::from_u128(site(name).0.as_u128() + 0x1000));
        tx.exec(
            "insert into enterprise (id, name, region, region_path, high_risk, aliases, initials, version) \
             values ($1,$2,$3,$4,$5,$6,'',1)",
            params![
                enterprise,
                format!("{name}企业"),
                Uuid::from_u128(0x3000),
                path,
                false,
                store::Value::json(&Vec::<String>::new())
            ],
        )
        .await
        .unwrap();
        place(&mut tx, site(name), enterprise, &format!("{name}厂区"), path, trade, own, regulator).await;
    }
    tx.commit().await.unwrap();
}

fn grant(login: &str, role: &str, path: &str, sectors: &str) -> GrantHeld {
    GrantHeld {
        id: kernel::id::GrantId(Uuid::from_u128(1)),
        person: person(login),
        role: role.into(),
        region_path: path.into(),
        sectors: sectors.split(';').filter(|s| !s.is_empty()).map(str::to_owned).collect(),
        valid_from: date(2020, 1, 1),
        valid_to: None,
    }
}

impl House {
    /// Somebody with the scope that the role gives.
    pub fn who(&self, login: &str) -> Ctx {
        let (_, of, role, path, sectors) = PEOPLE.into_iter().find(|p| p.0 == login).unwrap();
        let scope = Scope {
            person: Some(person(login)),
            unit: Some(unit(of)),
            areas: areas(&[grant(login, role, path, sectors)], date(2026, 3, 10)),
            ..Scope::default()
        };
        let actor = Actor { person: Some(person(login)), unit: Some(unit(of)), name: login.into(), session: None };
        Ctx::new(self.app.clone(), actor, scope, "test".into())
    }

    pub fn system(&self) -> Ctx {
        Ctx::system(self.app.clone())
    }

    /// Nine in the morning of a day, with what the clock does then.
    pub async fn day(&self, day: Date) {
        self.at(kernel::start_of(day) + SignedDuration::from_hours(9));
        field::hazard::io::jobs::tick(&self.system()).await.unwrap();
    }

    pub fn at(&self, at: Timestamp) {
        *self.clock.0.lock().unwrap() = at;
    }

    pub async fn hazard(&self, id: HazardId) -> Hazard {
        let mut tx = self.app.db.read().await.unwrap();
        hazards::by_id(&mut tx, id).await.unwrap().unwrap()
    }

    /// A file of somebody's; equal `content` makes equal bytes.
    pub async fn file(&self, login: &str, content: &str, kind: &str) -> Evidence {
        let ctx = self.who(login);
        let id: FileId = ctx.id();
        let photo = kind.starts_with("photo");
        let (name, media) = if photo { ("照片.jpg", "image/jpeg") } else { ("材料.pdf", "application/pdf") };
        let mut tx = ctx.begin().await.unwrap();
        tx.exec(
            "insert into file (id, sha, name, media, size, unit, region_path, by_person, by_name, at) \
             values ($1,$2,$3,$4,9,$5,'',$6,$7,$8)",
            params![id, content, name, media, ctx.actor().unit, ctx.actor().person, login, ctx.now()],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        Evidence { file: id, kind: Some(kind.into()) }
    }

    /// Files of several kinds, all different.
    pub async fn papers(&self, login: &str, kinds: &[&str]) -> Vec<Evidence> {
        let mut out = Vec::new();
        for kind in kinds {
            let content = format!("{kind} {:016x}", store::noise() as u64);
            out.push(self.file(login, &content, kind).await);
        }
        out
    }

    pub async fn report(&self, login: &str, new: NewHazard) -> Outcome<Hazard> {
        report(&self.who(login), new).await
    }

    pub async fn step(&self, login: &str, id: HazardId, step: Step) -> Outcome<Hazard> {
        advance(&self.who(login), id, step).await
    }

    /// A step that must be taken.
    #[track_caller]
    pub fn must(&self, login: &str, id: HazardId, step: Step) -> impl Future<Output = Hazard> {
        let (what, ctx) = (format!("{login} {} {} on {}", step.flow, step.action, self.engine), self.who(login));
        async move { advance(&ctx, id, step).await.unwrap_or_else(|e| panic!("{what}: {e}")) }
    }

    /// Code of the refusal of a step, empty if it was taken.
    pub async fn refusal(&self, login: &str, id: HazardId, step: Step) -> &'static str {
        self.step(login, id, step).await.err().map_or("", |e| e.code)
    }
}

/// Somebody saw something at a site.
pub fn seen(at: &str, source: &str, text: &str) -> NewHazard {
    NewHazard {
        site: Some(site(at)),
        source: source.into(),
        kind: "machine.guard".into(),
        text: text.into(),
        place: "一车间".into(),
        ..NewHazard::default()
    }
}

/// A step of the rectification.
pub fn act(action: &str) -> Step {
    Step {
        flow: "hazard".into(),
        action: action.into(),
        note: Some("已办".into()),
        reason: Some("理由".into()),
        ..Step::default()
    }
}

/// A step of another flow.
pub fn side(flow: &str, action: &str) -> Step {
    Step { flow: flow.into(), ..act(action) }
}

/// A report of completion with its photo.
pub fn done(evidence: Vec<Evidence>) -> Step {
    Step { evidence, ..act("finish") }
}

/// A row of the site table, with what this test needs of it.
#[allow(clippy::too_many_arguments)]
async fn place(
    tx: &mut store::Tx,
    id: SiteId,
    enterprise: EnterpriseId,
    name: &str,
    path: &str,
    trade: &str,
    own: UnitId,
    regulator: Option<UnitId>,
) {
    let a = store::list::areas(path);
    let none = || store::Value::json(&Vec::<String>::new());
    tx.exec(
        "insert into site (id, enterprise, main, name, name_key, initials, region_path, area1, area2, area3, area4, \
         trade, unit, regulator, address, address_key, industry, high_risk, high_risk_why, tags, standard_level, staffing, \
         state, colour, grade_score, grade_of, next_check_key, version) \
         values ($1,$2,$3,$4,$4,'',$5,$6,$7,$8,$9,$10,$11,$12,'','','2651',$13,$14,$14,0,$14,'operating','',0,$14,$15,1)",
        params![
            id, enterprise, true, name, path, a[0], a[1], a[2], a[3], trade, own, regulator, false, none(),
            date(9999, 12, 31)
        ],
    )
    .await
    .unwrap();
}
