//! A works with one electric meter, an office that orders stops, and made readings of a minute's beat.

use super::house::{House, START, houses, point_id};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::id::{EnterpriseId, PersonId, SiteId, UnitId};
use kernel::{Actor, Area, Flow, Outcome, Refusal, Right, Scope};
use org::ask::{InstallationAt, PlaceKeeper, Places, SiteAt, Stop, StopKeeper, Stops};
use sense::doubt::io::night::Reads;
use sense::doubt::io::power::store as filings;
use sense::doubt::power::{Figures, Filing};
use sense::point::flow::PointFlow;
use sense::point::model::{Limits, Place, Point};
use sense::point::{Kind, Slot};
use sense::reading::sample::Sample;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// Slot of the meter.
pub const METER: u32 = 3;
pub const DAY: i64 = 86_400_000;
const PATH: &str = "/990100/Z990101001/";

pub fn site() -> SiteId {
    SiteId(Uuid::from_u128(0x4001))
}

/// The day that is judged, and an hour and minute of it in local time.
pub fn day() -> Date {
    kernel::day_of(START.parse().unwrap())
}
pub fn hm(hour: i64, minute: i64) -> Timestamp {
    kernel::start_of(day()) + SignedDuration::from_mins(hour * 60 + minute)
}

/// Load of an ordinary day by its minute.
pub fn work(_: i64, minute: i64) -> f64 {
    if (480..1080).contains(&minute) { 600.0 } else { 100.0 }
}

pub fn figures() -> Figures {
    Figures { capacity_kw: 1000.0, idle_kw: Some(100.0), ..Figures::default() }
}

struct Orders(Arc<Mutex<Vec<Stop>>>);

type Later<'a, T> = Pin<Box<dyn Future<Output = Outcome<T>> + Send + 'a>>;

impl Stops for Orders {
    fn of_site<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx, of: SiteId) -> Later<'a, Vec<Stop>> {
        Box::pin(async move { Ok(if of == site() { self.0.lock().unwrap().clone() } else { vec![] }) })
    }
    fn standing<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx) -> Later<'a, Vec<SiteId>> {
        let stands = self.0.lock().unwrap().iter().any(|o| o.until.is_none());
        Box::pin(async move { Ok(if stands { vec![site()] } else { vec![] }) })
    }
}

/// One site, seen by whoever has the right in its region.
struct OneSite;

impl Places for OneSite {
    fn site<'a>(&'a self, ctx: &'a Ctx, _: &'a mut Tx, right: Right, id: SiteId) -> Later<'a, SiteAt> {
        Box::pin(async move {
            if id != site() || !ctx.scope().may_in(right, PATH, None) {
                return Err(Refusal::not_found("场所"));
            }
            Ok(SiteAt {
                site: id,
                name: "甲厂区".into(),
                enterprise: EnterpriseId(Uuid::from_u128(0x5001)),
                region_path: PATH.into(),
                trade: "chemical".into(),
                unit: Some(UnitId(Uuid::from_u128(0x1001))),
                regulator: Some(UnitId(Uuid::from_u128(0x1002))),
            })
        })
    }
    fn installations<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx, _: Right, _: usize) -> Later<'a, Vec<InstallationAt>> {
        Box::pin(async { Ok(vec![]) })
    }
    fn promising<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx, _: Option<SiteId>, _: usize) -> Later<'a, Vec<SiteAt>> {
        Box::pin(async { Ok(vec![]) })
    }
}

pub struct Stage {
    pub house: House,
    orders: Arc<Mutex<Vec<Stop>>>,
}

/// One stage for each engine that is there.
pub async fn stages() -> Vec<Stage> {
    let mut out = Vec::new();
    for mut house in houses().await {
        let orders = Arc::new(Mutex::new(Vec::new()));
        house.app = house.app.with_answer(StopKeeper(Box::new(Orders(orders.clone()))));
        house.app = house.app.with_answer(PlaceKeeper(Box::new(OneSite)));
        let stage = Stage { house, orders };
        // The other points of the house are of another kind and say nothing.
        stage.meter(METER).await;
        out.push(stage);
    }
    out
}

impl Stage {
    async fn meter(&self, n: u32) {
        self.point(n, Kind::Power).await;
    }

    /// An instrument that counts people, in the slot after the meter's.
    pub async fn counter(&self) {
        self.point(METER + 1, Kind::Headcount).await;
    }

    async fn point(&self, n: u32, kind: Kind) {
        let mut tx = self.house.app.db.begin().await.unwrap();
        assert_eq!(sense::point::io::store::slots(&mut tx, 1).await.unwrap(), n);
        let point = Point {
            id: point_id(n.into()),
            slot: Slot(n),
            place: Place {
                site: site(),
                site_name: "甲厂区".into(),
                enterprise: EnterpriseId(Uuid::from_u128(0x5001)),
                region_path: PATH.into(),
                trade: "chemical".into(),
                unit: Some(UnitId(Uuid::from_u128(0x1001))),
                regulator: Some(UnitId(Uuid::from_u128(0x1002))),
            },
            installation: None,
            code: format!("P-{n}"),
            name: format!("总表{n}"),
            kind,
            spot: "配电室".into(),
            lo: None,
            hi: None,
            resolution: 1.0,
            sample_s: 60,
            report_s: 60,
            critical: false,
            latched: false,
            bundle: String::new(),
            neighbours: vec![],
            gateway: String::new(),
            template: String::new(),
            limits: Limits::default(),
            rule_version: 1,
            calibrated_on: None,
            calibrate_due: None,
            state: PointFlow::START,
            muted: None,
            version: 1,
        };
        sense::point::io::store::insert(&mut tx, &[point]).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn second_meter(&self) {
        self.meter(METER + 1).await;
    }

    /// An order to stop.
    pub fn order(&self, from: Timestamp, until: Option<Timestamp>) {
        let (number, scope) = ("云安停〔2026〕3号".into(), "反应车间".into());
        self.orders.lock().unwrap().push(Stop { from, until, number, scope });
    }

    /// Figures in force, whoever confirmed them.
    pub async fn file(&self, figures: Figures) {
        let mut tx = self.house.app.db.begin().await.unwrap();
        let new = Filing {
            id: Ctx::system(self.house.app.clone()).id(),
            site: site(),
            figures: None,
            proposed: None,
            version: 0,
        };
        let mut f = filings::of_site(&mut tx, site()).await.unwrap().unwrap_or(new);
        f.figures = Some(figures);
        filings::keep(&mut tx, &mut f).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Judge the day once more, as after a crash.
    pub async fn again(&self) {
        let mut tx = self.house.app.db.begin().await.unwrap();
        tx.exec("delete from doubt_day", &[]).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub fn clock(&self, at: Timestamp) -> Ctx {
        Ctx::system(self.house.app.clone()).at(at)
    }

    /// Readings of the meter by the day (0 is [`day`]) and the minute of the day, one a minute over 60 days.
    pub fn reads(&self, kw: impl Fn(i64, i64) -> f64 + Send + Sync + 'static) -> Arc<Reads> {
        self.reads_of(move |slot, day, minute| if slot == METER { kw(day, minute) } else { f64::NAN })
    }

    /// The same for several meters; other points give nothing.
    pub fn reads_of(&self, kw: impl Fn(u32, i64, i64) -> f64 + Send + Sync + 'static) -> Arc<Reads> {
        let midnight = hm(0, 0).as_millisecond();
        Arc::new(move |slot, from, until| {
            if slot < METER {
                return Ok(Vec::new());
            }
            let first = from.div_euclid(60_000) + i64::from(from % 60_000 != 0);
            let at = (first..).map(|m| m * 60_000).take_while(|at| *at < until);
            Ok(at
                .map(|at_ms| {
                    let (day, minute) =
                        ((at_ms - midnight).div_euclid(DAY), (at_ms - midnight).rem_euclid(DAY) / 60_000);
                    Sample { at_ms, value: kw(slot, day, minute), quality: 0 }
                })
                .collect())
        })
    }

    fn who(&self, unit: u128, path: &str, rights: &[Right]) -> Ctx {
        let (person, unit) = (PersonId(Uuid::from_u128(0x7000 + unit)), UnitId(Uuid::from_u128(unit)));
        let area = |right: &Right| Area { right: *right, path: path.into(), sectors: vec![], whole_region: false };
        let areas = rights.iter().map(area).collect();
        let scope = Scope { person: Some(person), unit: Some(unit), areas, ..Scope::default() };
        let actor = Actor { person: Some(person), unit: Some(unit), name: "经办人".into(), session: None };
        Ctx::new(self.house.app.clone(), actor, scope, "test".into())
    }

    pub fn works(&self) -> Ctx {
        self.who(0x1001, PATH, &[Right::PointRead, Right::PointWrite, Right::AlarmRead, Right::AlarmWork])
    }
    pub fn county(&self) -> Ctx {
        self.who(0x1002, PATH, &[Right::PointRead, Right::PointWrite, Right::AlarmRead, Right::AlarmVerify])
    }
    /// Sees the site, enters nothing.
    pub fn reader(&self) -> Ctx {
        self.who(0x1005, PATH, &[Right::PointRead, Right::AlarmRead])
    }
    /// An enterprise of another county.
    pub fn elsewhere(&self) -> Ctx {
        self.who(0x1009, "/990100/990122/", &[Right::PointRead, Right::PointWrite])
    }
}
