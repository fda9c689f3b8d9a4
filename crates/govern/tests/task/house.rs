//! A small prefecture on each engine: an office, three departments, a county, people in their real roles.

use govern::task::io::act::{Evidence, Step, advance, create};
use govern::task::io::store as tasks;
use govern::task::model::Task;
use govern::task::new::{NewTask, Role};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use kernel::id::{FileId, MeasureId, PersonId, PolicyId, TaskId, UnitId};
use kernel::{Actor, Clock, Outcome, Scope};
use org::role::{GrantHeld, areas};
use std::sync::{Arc, Mutex};
use store::{Db, Files, params};
use uuid::Uuid;
use web::{App, Ctx};

pub const PREFECTURE: &str = "/990100/";
pub const COUNTY: &str = "/990100/990121/";

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

/// One house for each engine that is there; nine in the morning of Wednesday 2024-05-08.
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
            let name = format!("task_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').unwrap().0)
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Arc::new(Hand(Mutex::new("2024-05-08T01:00:00Z".parse().unwrap())));
    let all = [store::MIGRATIONS, org::MIGRATIONS, govern::MIGRATIONS].concat();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let gate = Arc::new(org::session::Gatekeeper);
    let app = App::new(db, files, clock.clone(), Arc::new(law::Law::shipped()), gate, true);
    directory(&app).await;
    House { app, clock, engine, _folder: folder }
}

const UNITS: [(&str, &str, &str); 6] = [
    ("州安委办", "safety_committee_office", PREFECTURE),
    ("州应急局", "emergency_bureau", PREFECTURE),
    ("州住建局", "regulator", PREFECTURE),
    ("州水务局", "regulator", PREFECTURE),
    ("云溪县", "government", COUNTY),
    ("云溪县安委办", "safety_committee_office", COUNTY),
];

/// Login, unit, role, where, own number.
pub const PEOPLE: [(&str, &str, &str, &str); 12] = [
    ("an.jing", "州安委办", "office_clerk", PREFECTURE),
    ("an.fu", "州安委办", "office_clerk", PREFECTURE),
    ("an.zhu", "州安委办", "office_head", PREFECTURE),
    ("yj.a", "州应急局", "dept_officer", PREFECTURE),
    ("yj.b", "州应急局", "dept_head", PREFECTURE),
    ("zj", "州住建局", "dept_officer", PREFECTURE),
    ("sw", "州水务局", "dept_officer", PREFECTURE),
    ("yx", "云溪县安委办", "county_officer", COUNTY),
    ("leader", "州安委办", "leader", COUNTY),
    ("audit", "州安委办", "auditor", PREFECTURE),
    ("admin", "州安委办", "admin", PREFECTURE),
    ("yx.office", "云溪县安委办", "office_head", COUNTY),
];

pub fn unit(short: &str) -> UnitId {
    let n = UNITS.iter().position(|u| u.0 == short).unwrap_or_else(|| panic!("no unit {short}"));
    UnitId(Uuid::from_u128(0x1000 + n as u128))
}

pub fn person(login: &str) -> PersonId {
    let n = PEOPLE.iter().position(|p| p.0 == login).unwrap_or_else(|| panic!("nobody {login}"));
    PersonId(Uuid::from_u128(0x2000 + n as u128))
}

async fn directory(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    for (n, (code, name, path)) in
        [("990100", "云岭州", PREFECTURE), ("990121", "云溪县", COUNTY)].into_iter().enumerate()
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
    for (login, of, _, path) in PEOPLE {
        tx.exec(
            "insert into person (id, login, name, initials, unit, region_path, active, version) \
             values ($1,$2,$2,'',$3,$4,$5,1)",
            params![person(login), login, unit(of), path, true],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

impl House {
    /// Somebody with the scope that the role gives.
    pub fn who(&self, login: &str) -> Ctx {
        let (_, of, role, path) = PEOPLE.into_iter().find(|p| p.0 == login).unwrap();
        let grant = GrantHeld {
            id: kernel::id::GrantId(Uuid::from_u128(1)),
            person: person(login),
            role: role.into(),
            region_path: path.into(),
            sectors: vec![],
            valid_from: date(2020, 1, 1),
            valid_to: None,
        };
        let scope = Scope {
            person: Some(person(login)),
            unit: Some(unit(of)),
            areas: areas(&[grant], date(2024, 5, 8)),
            ..Scope::default()
        };
        let actor = Actor { person: Some(person(login)), unit: Some(unit(of)), name: login.into(), session: None };
        Ctx::new(self.app.clone(), actor, scope, "test".into())
    }

    /// A leader in charge of one unit, with no grant that reaches it.
    pub fn leader_of(&self, short: &str) -> Ctx {
        let ctx = self.who("leader");
        let scope = Scope { portfolio: vec![unit(short)], ..ctx.scope().clone() };
        Ctx::new(self.app.clone(), ctx.actor().clone(), scope, "test".into())
    }

    pub fn system(&self) -> Ctx {
        Ctx::system(self.app.clone())
    }

    /// Nine in the morning of a day, with what the clock does then.
    pub async fn day(&self, day: Date) {
        *self.clock.0.lock().unwrap() = kernel::start_of(day) + SignedDuration::from_hours(9);
        govern::task::io::jobs::refresh_lights(&self.system()).await.unwrap();
    }

    /// The same, but the job has not run.
    pub fn day_without_job(&self, day: Date) {
        *self.clock.0.lock().unwrap() = kernel::start_of(day) + SignedDuration::from_hours(9);
    }

    pub async fn issue(&self, new: Vec<NewTask>) -> Vec<TaskId> {
        let ctx = self.who("an.jing");
        let mut tx = ctx.begin().await.unwrap();
        let ids = create(&ctx, &mut tx, new).await.unwrap();
        tx.commit().await.unwrap();
        ids
    }

    pub async fn task(&self, id: TaskId) -> Task {
        let mut tx = self.app.db.read().await.unwrap();
        tasks::by_id(&mut tx, id).await.unwrap().unwrap()
    }

    /// A file of somebody's; equal `content` makes equal bytes.
    pub async fn file(&self, login: &str, name: &str, content: &str, taken: Option<Date>) -> FileId {
        let ctx = self.who(login);
        let id: FileId = ctx.id();
        let media = if name.ends_with("jpg") { "image/jpeg" } else { "application/pdf" };
        let mut tx = ctx.begin().await.unwrap();
        tx.exec(
            "insert into file (id, sha, name, media, size, unit, region_path, taken_at, by_person, by_name, at) \
             values ($1,$2,$3,$4,9,$5,'',$6,$7,$8,$9)",
            params![
                id,
                content,
                name,
                media,
                ctx.actor().unit,
                taken.map(kernel::start_of),
                ctx.actor().person,
                login,
                ctx.now()
            ],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A step of the work.
    pub async fn step(&self, login: &str, id: TaskId, step: Step) -> Outcome<Task> {
        advance(&self.who(login), id, step).await
    }

    /// Code of the refusal of a step, empty if it was taken.
    pub async fn refusal(&self, login: &str, id: TaskId, step: Step) -> &'static str {
        self.step(login, id, step).await.err().map_or("", |e| e.code)
    }

    /// From accepted to submitted, with a paper.
    pub async fn submitted(&self, login: &str, id: TaskId) {
        self.step(login, id, act("accept")).await.unwrap();
        let content = format!("paper {id}");
        let file = self.file(login, "报告.pdf", &content, None).await;
        self.step(login, id, Step { evidence: brought(file, "official_doc"), ..act("submit") }).await.unwrap();
    }
}

/// A task of the plan "方案": measure 1 is led by 州应急局.
pub fn new_task(short: &str, role: Role, measure: u128) -> NewTask {
    NewTask {
        policy: PolicyId(Uuid::from_u128(1)),
        policy_title: "方案".into(),
        measure: MeasureId(Uuid::from_u128(measure)),
        seq: measure as i64,
        label: Some(format!("{measure}.")),
        title: "修订应急预案".into(),
        text: "修订应急预案，2024年底前完成。".into(),
        role,
        unit: unit(short),
        lead: Some(unit("州应急局")),
        start: date(2024, 5, 8),
        due: Some(date(2024, 12, 31)),
        due_rule: None,
        standing: false,
        key: false,
        targets: vec![],
        evidence: vec![],
        duties: vec![],
    }
}

/// A step of the work with every usual field filled.
pub fn act(action: &str) -> Step {
    Step {
        flow: "work".into(),
        action: action.into(),
        note: Some("已办".into()),
        reason: Some("材料不全".into()),
        ..Step::default()
    }
}

/// A step of another flow.
pub fn side(flow: &str, action: &str) -> Step {
    Step { flow: flow.into(), ..act(action) }
}

pub fn report(percent: i64) -> Step {
    Step { progress: Some(percent), ..act("progress") }
}

pub fn brought(file: FileId, kind: &str) -> Vec<Evidence> {
    vec![Evidence { file, kind: Some(kind.into()), dated: None }]
}
