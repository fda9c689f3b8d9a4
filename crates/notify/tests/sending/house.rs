//! Two units of 云溪县 with their people, on each engine.

use jiff::Timestamp;
use jiff::civil::date;
use kernel::Clock;
use kernel::id::{ChannelId, GrantId, MessageId, PersonId, PostId, UnitId};
use notify::channel::flow::{ChannelFlow, ChannelState};
use notify::channel::io::run::{Outbound, Sender, Settings};
use notify::channel::io::{store as channels, work};
use notify::channel::model::{Channel, Security, Shape};
use notify::message::io::store as messages;
use notify::message::model::{Send, Settings as Wants, Wish};
use org::ask::{Notice, Recipient, Teller};
use org::person::{Person, Post};
use org::role::GrantHeld;
use std::sync::{Arc, Mutex};
use store::{Db, Files, params};
use uuid::Uuid;
use web::{App, Ctx};

#[derive(Debug)]
pub struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

pub struct House {
    pub app: App,
    clock: Arc<Hand>,
    pub engine: &'static str,
    _folder: tempfile::TempDir,
}

pub const OFFICER: PersonId = PersonId(Uuid::from_u128(0x11));
pub const SECOND: PersonId = PersonId(Uuid::from_u128(0x12));
pub const AUDITOR: PersonId = PersonId(Uuid::from_u128(0x13));
pub const GONE: PersonId = PersonId(Uuid::from_u128(0x14));
pub const ENDED: PersonId = PersonId(Uuid::from_u128(0x15));
pub const LEADER: PersonId = PersonId(Uuid::from_u128(0x16));
pub const FIRM: PersonId = PersonId(Uuid::from_u128(0x21));
pub const OFFICE: UnitId = UnitId(Uuid::from_u128(0x1001));
pub const WORKS: UnitId = UnitId(Uuid::from_u128(0x1002));
pub const COUNTY: &str = "/990100/990121/";
/// A Wednesday, ten in the morning in local time.
pub const START: &str = "2024-11-20T02:00:00Z";

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
            let name = format!("notify_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').unwrap().0)
        }
    };
    let db = Db::open(&url).await.unwrap();
    let clock = Arc::new(Hand(Mutex::new(START.parse().unwrap())));
    let all = [store::MIGRATIONS, org::MIGRATIONS, notify::MIGRATIONS].concat();
    store::migrate(&db, &all, clock.now()).await.unwrap();
    let files = Files::folder(&folder.path().join("files")).unwrap();
    let gate = Arc::new(org::session::Gatekeeper);
    let app = App::new(db, files, clock.clone(), Arc::new(law::Law::shipped()), gate, true)
        .with_answer(Teller(Box::new(notify::Notify)))
        .with_answer(Outbound::default());
    let house = House { app, clock, engine, _folder: folder };
    house.people().await;
    house
}

/// Who sends to this machine.
pub fn sender() -> Sender {
    trusting(None)
}

/// Who sends to this machine, and trusts the authorities of a file.
pub fn trusting(trust: Option<std::path::PathBuf>) -> Sender {
    Sender::new(Settings { loopback: true, pages: "https://anlan.example/".into(), trust }).unwrap()
}

/// A notice of this key to these.
pub fn notice(key: &str, to: Vec<Recipient>) -> Notice {
    Notice {
        kind: "supervise.urge".into(),
        key: key.into(),
        to,
        title: format!("催办：任务{key}"),
        text: "请于三日内反馈。".into(),
        link: format!("/tasks/{key}"),
        concept: "task".into(),
        about: Uuid::from_u128(0x77),
        ..Notice::default()
    }
}

impl House {
    async fn people(&self) {
        let mut tx = self.app.db.begin().await.unwrap();
        for (id, name) in [(OFFICE, "云溪县应急管理局"), (WORKS, "云溪甲化工厂")] {
            tx.exec(
                "insert into unit (id, name, short, kind, region, region_path, initials, level, version) \
                 values ($1,$2,$2,'department',$1,$3,'','county',1)",
                params![id, name, COUNTY],
            )
            .await
            .unwrap();
        }
        let all = [
            (OFFICER, "officer", OFFICE, "dept_officer", true, None),
            (SECOND, "second", OFFICE, "dept_head", true, None),
            (AUDITOR, "auditor", OFFICE, "auditor", true, None),
            (GONE, "gone", OFFICE, "dept_officer", false, None),
            (ENDED, "ended", OFFICE, "dept_officer", true, Some(date(2024, 11, 19))),
            (LEADER, "leader", OFFICE, "leader", true, None),
            (FIRM, "firm", WORKS, "enterprise_officer", true, None),
        ];
        for (id, login, unit, role, active, valid_to) in all {
            let person = Person {
                id,
                login: login.into(),
                name: format!("甲{login}"),
                unit,
                region_path: COUNTY.into(),
                active,
                demo_say: None,
                version: 1,
            };
            org::person::io::store::insert(&mut tx, &person, None).await.unwrap();
            let grant = GrantHeld {
                id: GrantId(id.0),
                person: id,
                role: role.into(),
                region_path: COUNTY.into(),
                sectors: vec![],
                valid_from: date(2024, 1, 1),
                valid_to,
            };
            org::role::io::store::insert(&mut tx, &grant).await.unwrap();
        }
        let post = Post {
            id: PostId(LEADER.0),
            person: LEADER,
            unit: OFFICE,
            title: "副县长".into(),
            portfolio: vec![WORKS],
            valid_from: date(2024, 1, 1),
            valid_to: None,
        };
        org::person::io::store::insert_post(&mut tx, &post).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
    /// Forwards by so many seconds.
    pub fn pass(&self, seconds: i64) {
        let mut now = self.clock.0.lock().unwrap();
        *now += jiff::SignedDuration::from_secs(seconds);
    }
    /// To an instant of local time, `2024-11-22 22:30`.
    pub fn to(&self, local: &str) {
        let at: jiff::civil::DateTime = local.parse().unwrap();
        *self.clock.0.lock().unwrap() = kernel::ZONE.to_timestamp(at).unwrap();
    }

    /// Tell, in a transaction of its own.
    pub async fn tell(&self, notice: &Notice) -> usize {
        let ctx = Ctx::system(self.app.clone());
        let mut tx = ctx.begin().await.unwrap();
        let n = org::ask::tell(&ctx, &mut tx, notice).await.unwrap();
        tx.commit().await.unwrap();
        n
    }

    pub async fn round(&self, sender: &Sender) -> usize {
        work::round(&self.app, sender).await.unwrap()
    }

    /// What a person wants.
    pub async fn wants(&self, person: PersonId, change: impl FnOnce(&mut Wants)) {
        let mut wants = Wants {
            person,
            email: format!("p{}@county.example", person.0.as_u128()),
            wish: Wish::All,
            together: true,
            quiet_from: 22,
            quiet_to: 7,
            rest_days: false,
            version: 1,
        };
        change(&mut wants);
        let mut tx = self.app.db.begin().await.unwrap();
        messages::save_settings(&mut tx, &wants, wants.version - 1).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A channel of this shape; `url` of a post, or `host:port` of a mail server.
    pub async fn channel(&self, shape: Shape, url: &str, change: impl FnOnce(&mut Channel)) -> ChannelId {
        let (host, port) = match shape {
            Shape::Mail => url.rsplit_once(':').map(|(h, p)| (h.to_owned(), p.parse().unwrap())).unwrap(),
            _ => (String::new(), 0),
        };
        let mut c = Channel {
            id: ChannelId(Uuid::from_u128(store::noise())),
            name: "甲渠道".into(),
            shape,
            url: if shape == Shape::Mail { String::new() } else { url.into() },
            host,
            port,
            security: Security::Plain,
            username: String::new(),
            secret: "0123456789abcdef".into(),
            sender: "anlan@county.example".into(),
            region_path: COUNTY.into(),
            unit: None,
            urgent_only: false,
            state: <ChannelFlow as kernel::Flow>::START,
            finding: String::new(),
            wait_until: Timestamp::UNIX_EPOCH,
            missed: 0,
            refused: 0,
            sent: 0,
            sent_at: None,
            version: 1,
        };
        change(&mut c);
        let mut tx = self.app.db.begin().await.unwrap();
        channels::insert(&mut tx, &c).await.unwrap();
        tx.commit().await.unwrap();
        c.id
    }

    /// The channel and its ways out, the first one first.
    pub async fn look(&self, id: ChannelId) -> (Channel, Vec<Send>) {
        let mut tx = self.app.db.read().await.unwrap();
        let mut sends: Vec<Send> = messages::last(&mut tx, id, 1000).await.unwrap().into_iter().map(|s| s.0).collect();
        sends.reverse();
        (channels::by_id(&mut tx, id).await.unwrap().unwrap(), sends)
    }

    /// Somebody mended a channel and lets it go on.
    pub async fn resume(&self, id: ChannelId, change: impl FnOnce(&mut Channel)) {
        let mut tx = self.app.db.begin().await.unwrap();
        let mut c = channels::by_id(&mut tx, id).await.unwrap().unwrap();
        (c.state, c.missed, c.refused, c.wait_until) = (ChannelState::On, 0, 0, Timestamp::UNIX_EPOCH);
        change(&mut c);
        messages::again(&mut tx, id, Timestamp::UNIX_EPOCH, self.now()).await.unwrap();
        channels::save(&mut tx, &mut c).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Keys of what a person was told, the latest first.
    pub async fn inbox(&self, person: PersonId) -> Vec<String> {
        let mut tx = self.app.db.read().await.unwrap();
        let found = messages::page(&mut tx, person, false, None, 1000).await.unwrap();
        found.into_iter().map(|m| m.key).collect()
    }

    /// A person read everything in the system.
    pub async fn read_all(&self, person: PersonId) {
        let mut tx = self.app.db.begin().await.unwrap();
        messages::read_all(&mut tx, person, MessageId(Uuid::max()), None, self.now()).await.unwrap();
        tx.commit().await.unwrap();
    }
}
