//! Points that measure and alarms that somebody answers.

mod after;
mod alarm;
mod history;
mod points;
mod promise;
mod receiver;
mod shelving;
mod shift;
mod warning;

use crate::danger::{Place, place};
use jiff::{SignedDuration, Timestamp};
use kernel::id::PointId;
use kernel::{Clock, Flow};
use sense::alarm::{Change, Limit, What};
use sense::point::flow::PointFlow;
use sense::point::io::store as kept;
use sense::point::model::{Limits, Place as Where, Point};
use sense::point::{Kind, Slot};
use serde_json::{Value, json};
use stories::{Answered, Person, World};

/// The works with three points: a gas detector that is critical, a level, a temperature.
pub struct Works {
    pub p: Place,
    pub points: Vec<Point>,
    /// 园区管委会, which stands for the county here.
    pub zone: Person,
    /// 州应急局经办, of the unit in charge.
    pub bureau: Person,
}

/// A [`Works`] in a world, with its points numbered from 0.
pub async fn works(world: &World) -> Works {
    let p = place(world).await;
    let site = p.office.get(&format!("/sites/{}", p.site)).await.ok();
    let mut tx = world.app.db.begin().await.expect("a transaction");
    let first = kept::slots(&mut tx, 3).await.expect("slots");
    let sql = "select id, name, enterprise, region_path, trade, unit, regulator from site where id = $1";
    let id: uuid::Uuid = p.site.parse().expect("an id");
    let row = tx.one(sql, store::params![id]).await.expect("the site");
    let at = Where {
        site: row.get("id").expect("id"),
        site_name: row.get("name").expect("name"),
        enterprise: row.get("enterprise").expect("enterprise"),
        region_path: row.get("region_path").expect("path"),
        trade: row.get("trade").expect("trade"),
        unit: row.get("unit").expect("unit"),
        regulator: row.get("regulator").expect("regulator"),
    };
    assert_eq!(site["name"].as_str(), Some(at.site_name.as_str()));
    let gas = Limits { h: Some(25.0), hh: Some(50.0), ..Limits::default() };
    let level = Limits { h: Some(8.0), ..Limits::default() };
    let heat = Limits { h: Some(60.0), hh: Some(80.0), ..Limits::default() };
    let points = vec![
        point(first, Kind::Combustible, true, gas, &at),
        point(first + 1, Kind::Level, false, level, &at),
        point(first + 2, Kind::Temperature, false, heat, &at),
    ];
    kept::insert(&mut tx, &points).await.expect("points");
    tx.commit().await.expect("kept");
    Works { points, zone: world.sign_in("yq.jingban").await, bureau: world.sign_in("yj.jingban").await, p }
}

fn point(n: u32, kind: Kind, critical: bool, limits: Limits, at: &Where) -> Point {
    Point {
        id: PointId(uuid::Uuid::from_u128(0x9000 + u128::from(n))),
        slot: Slot(n),
        place: at.clone(),
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
        calibrated_on: None,
        calibrate_due: None,
        state: PointFlow::START,
        muted: None,
        version: 1,
    }
}

impl Works {
    /// What the engine tells: a limit of a point is raised or returns now.
    pub async fn tell(&self, world: &World, n: usize, limit: Limit, what: What, value: f64) {
        self.tell_at(world, n, limit, what, value, world.clock.now()).await;
    }

    pub async fn tell_at(&self, world: &World, n: usize, limit: Limit, what: What, value: f64, at: Timestamp) {
        let change = Change { at_ms: at.as_millisecond(), limit, what, value, late: false };
        sense::alarm::io::apply(&world.app, &[(self.points[n].slot, change)]).await.expect("applied");
    }

    /// Raises a limit and answers the alarm's id.
    pub async fn raise(&self, world: &World, n: usize, limit: Limit, value: f64) -> String {
        self.tell(world, n, limit, What::Raised, value).await;
        let ask = format!("/alarms?point={}&standing=true&limit_type={}", self.points[n].id, limit.code());
        let found = self.p.office.get(&ask).await.ok();
        found["items"][0]["id"].as_str().unwrap_or_else(|| panic!("no alarm: {found}")).to_owned()
    }
}

/// So many minutes later; what the clock does then is done.
pub async fn later(world: &World, minutes: i64) {
    let at = world.clock.now() + SignedDuration::from_mins(minutes);
    world.clock.move_to(at).expect("forwards");
    world.tick().await;
}

/// One step of the handling.
pub async fn step(who: &Person, alarm: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "flow": "alarm", "action": action });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/alarms/{alarm}/moves"), body).await
}

pub async fn alarm(who: &Person, id: &str) -> Value {
    who.get(&format!("/alarms/{id}")).await.ok()
}

/// A photo, uploaded.
pub async fn file(who: &Person, n: u32) -> Value {
    who.upload("/files", "现场.jpg", crate::danger::picture(n)).await.ok()["id"].clone()
}
