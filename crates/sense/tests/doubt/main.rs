//! Doubts on both engines: filed once, pushed by the clock, verified on site; a night's work from stored readings.

#[allow(dead_code)]
#[path = "../alarm/house.rs"]
mod house;

use house::{House, START, houses, point_id};
use jiff::{SignedDuration, Timestamp};
use kernel::id::{FileId, PersonId, UnitId};
use kernel::{Actor, Area, Right, Scope};
use sense::doubt::filed::Filed;
use sense::doubt::io::act::{self, DoubtMove};
use sense::doubt::io::mark::{self, MarkForm};
use sense::doubt::io::night::{self, Reads};
use sense::doubt::io::{jobs, store as doubts};
use sense::doubt::{Doubt, Rule};
use sense::reading::sample::Sample;
use sense::simulate::dice::Dice;
use std::sync::Arc;
use store::params;
use uuid::Uuid;
use web::Ctx;

const ZONE: &str = "/990100/Z990101001/";

fn start() -> Timestamp {
    START.parse().unwrap()
}

fn later(hours: i64) -> Timestamp {
    start() + SignedDuration::from_hours(hours)
}

fn doubt(rule: Rule, score: f64) -> Doubt {
    let at = start().as_millisecond();
    Doubt::new(rule, score, (at - 7_200_000, at - 3_600_000), "数值不变。".into()).with("小时", 2.0)
}

/// Somebody of a unit with rights over a path.
fn who(h: &House, unit: u128, path: &str, whole: bool, rights: &[Right]) -> Ctx {
    let (person, unit) = (PersonId(Uuid::from_u128(0x7000 + unit)), UnitId(Uuid::from_u128(unit)));
    let area = |right: &Right| Area { right: *right, path: path.into(), sectors: vec![], whole_region: whole };
    let scope =
        Scope { person: Some(person), unit: Some(unit), areas: rights.iter().map(area).collect(), ..Scope::default() };
    let actor = Actor { person: Some(person), unit: Some(unit), name: "核查人".into(), session: None };
    Ctx::new(h.app.clone(), actor, scope, "test".into())
}

/// The regulator of the points, the enterprise, and a regulator elsewhere.
fn county(h: &House) -> Ctx {
    who(h, 0x1002, ZONE, false, &[Right::AlarmRead, Right::AlarmVerify, Right::FileWrite])
}
fn works(h: &House) -> Ctx {
    let rights = [Right::PointRead, Right::PointWrite, Right::AlarmRead, Right::AlarmWork, Right::FileWrite];
    who(h, 0x1001, ZONE, false, &rights)
}
fn elsewhere(h: &House) -> Ctx {
    who(h, 0x1009, "/990100/990122/", true, &[Right::AlarmRead, Right::AlarmVerify])
}

async fn filed(h: &House, n: u128, rule: Rule, score: f64, day: Timestamp) -> Option<Filed> {
    let ctx = Ctx::system(h.app.clone());
    let mut tx = ctx.begin().await.unwrap();
    let point = sense::point::io::store::by_id(&mut tx, point_id(n)).await.unwrap().unwrap();
    let out = act::file(&ctx, &mut tx, &point, doubt(rule, score), day).await.unwrap();
    tx.commit().await.unwrap();
    out
}

async fn now(h: &House, f: &Filed) -> Filed {
    let mut tx = h.app.db.read().await.unwrap();
    doubts::find(&mut tx, &Scope::everything(), f.id).await.unwrap()
}

/// A photograph that a person uploaded.
async fn photo(h: &House, n: u128, by: &Ctx) -> FileId {
    let mut tx = h.app.db.begin().await.unwrap();
    let id = FileId(Uuid::from_u128(0x8000 + n));
    tx.exec(
        "insert into file (id, sha, name, media, size, unit, region_path, by_person, by_name, at) \
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
        params![id, "00", "现场.jpg", "image/jpeg", 10i64, by.actor().unit, ZONE, by.actor().person, "核查人", start()],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    id
}

fn step(action: &str, note: Option<&str>, files: Vec<FileId>) -> DoubtMove {
    DoubtMove { action: action.into(), note: note.map(str::to_owned), files, ..DoubtMove::default() }
}

async fn refused(ctx: &Ctx, f: &Filed, step: DoubtMove) -> String {
    act::advance(ctx, f.id, step).await.unwrap_err().code.to_string()
}

#[tokio::test]
async fn the_same_day_is_filed_once_and_the_next_day_goes_on_with_it() {
    for h in houses().await {
        let f = filed(&h, 0, Rule::Held, 0.7, start()).await.unwrap();
        assert!(filed(&h, 0, Rule::Held, 0.9, start()).await.is_none());
        let same = now(&h, &f).await;
        assert_eq!((same.days, same.score, same.version), (1, 0.7, 1), "{}", h.engine);
        assert!(filed(&h, 0, Rule::Held, 0.9, later(24)).await.is_none());
        let next = now(&h, &f).await;
        assert_eq!((next.days, next.score, next.last_day), (2, 0.9, later(24)));
        // Another rule, another point: doubts of their own.
        assert!(filed(&h, 0, Rule::Lowered, 0.7, start()).await.is_some());
        assert!(filed(&h, 1, Rule::Held, 0.7, start()).await.is_some());
    }
}

#[tokio::test]
async fn nobody_goes_there_and_each_day_is_one_level() {
    for h in houses().await {
        // Not critical: 24 h for the county, 24 h more for the prefecture, then the province has it.
        let f = filed(&h, 1, Rule::Held, 0.7, start()).await.unwrap();
        assert_eq!((f.level, f.verify_due, f.escalate_at), (1, later(24), Some(later(24))));
        let at = |hours: i64| Ctx::system(h.app.clone()).at(later(hours));
        assert_eq!(jobs::tick(&at(23)).await.unwrap(), 0);
        assert_eq!(jobs::tick(&at(24)).await.unwrap(), 1);
        assert_eq!(jobs::tick(&at(24)).await.unwrap(), 0, "told once");
        assert_eq!(now(&h, &f).await.level, 2);
        assert_eq!(jobs::tick(&at(100)).await.unwrap(), 1);
        let top = now(&h, &f).await;
        assert_eq!((top.level, top.escalate_at, top.steps.len()), (3, None, 2), "{}", h.engine);
        assert_eq!(top.steps[1].at, later(48), "a late clock pushes for the hour at which it was due");
    }
}

#[tokio::test]
async fn a_critical_point_goes_on_upward_after_it_was_verified() {
    for h in houses().await {
        let f = filed(&h, 0, Rule::Held, 0.7, start()).await.unwrap();
        let ctx = county(&h);
        let shot = photo(&h, 1, &ctx).await;
        act::advance(&ctx, f.id, step("verify", Some("探头被包住"), vec![shot])).await.unwrap();
        // The stretch begins two hours before the doubt: 72 h after that the prefecture, 168 h the province.
        let v = now(&h, &f).await;
        assert_eq!((v.state.code(), v.escalate_at), ("confirmed", Some(later(70))));
        assert_eq!(jobs::tick(&Ctx::system(h.app.clone()).at(later(71))).await.unwrap(), 1);
        let up = now(&h, &f).await;
        assert_eq!((up.level, up.escalate_at), (2, Some(later(166))));
        act::advance(&ctx, f.id, step("close", Some("已拆除遮挡并标校"), vec![])).await.unwrap();
        assert_eq!(now(&h, &f).await.escalate_at, None);
        assert_eq!(jobs::tick(&Ctx::system(h.app.clone()).at(later(400))).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn only_the_regulator_verifies_and_only_with_words_and_a_photograph() {
    for h in houses().await {
        let f = filed(&h, 1, Rule::Silent, 0.8, start()).await.unwrap();
        let (county, works) = (county(&h), works(&h));
        let mine = photo(&h, 1, &county).await;
        let theirs = photo(&h, 2, &works).await;
        assert_eq!(refused(&works, &f, step("clear", Some("没有问题"), vec![theirs])).await, "NOT_YOURS");
        assert_eq!(refused(&county, &f, step("clear", Some("去看过"), vec![])).await, "MISSING_FIELD");
        assert_eq!(refused(&county, &f, step("clear", None, vec![mine])).await, "MISSING_FIELD");
        assert_eq!(refused(&county, &f, step("clear", Some("去看过"), vec![theirs])).await, "FILE_UNKNOWN");
        assert_eq!(refused(&county, &f, step("close", Some("算了"), vec![])).await, "WRONG_STATE");
        assert_eq!(refused(&county, &f, step("forget", None, vec![])).await, "NO_SUCH_ACTION");
        assert_eq!(refused(&county, &f, step("clear", Some(&"字".repeat(2001)), vec![mine])).await, "BAD_MOVE");
        let stale = DoubtMove { version: Some(9), ..step("know", None, vec![]) };
        assert!(act::advance(&county, f.id, stale).await.is_err());
        assert!(act::advance(&elsewhere(&h), f.id, step("know", None, vec![])).await.is_err(), "not in scope");
        // The enterprise may say its word; the doubt stays open.
        act::advance(&works, f.id, step("explain", Some("当天停电"), vec![])).await.unwrap();
        act::advance(&county, f.id, step("know", None, vec![])).await.unwrap();
        let done = act::advance(&county, f.id, step("clear", Some("停电属实，有供电回执"), vec![mine])).await.unwrap();
        assert_eq!((done.state.code(), done.escalate_at), ("cleared", None), "{}", h.engine);
        assert_eq!(done.explained.unwrap().note.unwrap(), "当天停电");
        // The same day judged again opens nothing; a later day does.
        assert!(filed(&h, 1, Rule::Silent, 0.8, start()).await.is_none());
        assert!(filed(&h, 1, Rule::Silent, 0.8, later(24)).await.is_some());
    }
}

/// Three points of one air for fifteen days up to the day of [`START`]; the first is held from nine on that day.
fn air() -> Arc<Reads> {
    let midnight = kernel::start_of(kernel::day_of(start())).as_millisecond();
    Arc::new(move |slot, from, until| {
        let mut dice = Dice::new(5, u64::from(slot));
        let (mut out, mut at) = (Vec::new(), from);
        while at < until {
            let t = at as f64 / 60_000.0;
            let value = 10.0 + 3.0 * (t / 217.0).sin() + 2.0 * (t / 91.0).sin() + 0.3 * dice.normal();
            let value = (value * 10.0).round() / 10.0;
            let held = slot == 0 && at >= midnight + 9 * 3_600_000;
            out.push(Sample { at_ms: at, value: if held { 11.1 } else { value }, quality: 0 });
            at += 60_000;
        }
        Ok(out)
    })
}

#[tokio::test]
async fn a_night_finds_the_held_point_and_a_second_night_nothing_new() {
    for h in houses().await {
        let day = kernel::day_of(start());
        let ctx = Ctx::system(h.app.clone()).at(later(20));
        let reads = air();
        assert_eq!(night::next(&ctx, day, &reads).await.unwrap(), Some(2), "held, and without movement: {}", h.engine);
        assert_eq!(night::next(&ctx, day, &reads).await.unwrap(), None, "no other site");
        assert_eq!(night::next(&ctx, day, &reads).await.unwrap(), None);
        let mut tx = h.app.db.begin().await.unwrap();
        let f = doubts::running(&mut tx, 0, Rule::Held).await.unwrap().unwrap();
        assert_eq!((f.point, f.level, f.days), (point_id(0), 1, 1));
        assert!(doubts::running(&mut tx, 1, Rule::Held).await.unwrap().is_none());
        // Judged again, as after a crash in between: nothing twice.
        tx.exec("delete from doubt_day", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(night::next(&ctx, day, &reads).await.unwrap(), Some(0));
        let same = now(&h, &f).await;
        assert_eq!((same.days, same.version), (1, 1));
    }
}

#[tokio::test]
async fn readings_that_cannot_be_read_stop_the_night_and_leave_the_day_open() {
    for h in houses().await {
        let ctx = Ctx::system(h.app.clone()).at(later(20));
        let broken: Arc<Reads> = Arc::new(|_, _, _| Err(std::io::Error::other("damaged")));
        assert!(night::next(&ctx, kernel::day_of(start()), &broken).await.is_err());
        assert_eq!(night::next(&ctx, kernel::day_of(start()), &air()).await.unwrap(), Some(2));
    }
}

fn said(told: &str, note: &str) -> MarkForm {
    MarkForm { told: told.into(), note: note.into(), ..MarkForm::default() }
}

#[tokio::test]
async fn a_reported_fault_is_a_task_at_once_and_a_filed_repair_is_not() {
    for h in houses().await {
        let works = works(&h).at(start());
        mark::say(&works, point_id(1), said("fault", "主板故障")).await.unwrap();
        mark::say(&works, point_id(2), said("maintenance", "更换探头")).await.unwrap();
        let mut tx = h.app.db.read().await.unwrap();
        let f = doubts::running(&mut tx, 1, Rule::FaultReported).await.unwrap().unwrap();
        assert_eq!((f.score, f.verify_due, f.state.code()), (1.0, later(24), "open"), "{}", h.engine);
        assert!(f.told.contains("主板故障"));
        assert!(doubts::running(&mut tx, 2, Rule::FaultReported).await.unwrap().is_none());
        drop(tx);
        // The end of the same fault opens nothing; nobody having looked, it goes up.
        let end = MarkForm { until: Some(later(3)), ..said("fault", "已修复") };
        mark::say(&works.at(later(3)), point_id(1), end).await.unwrap();
        let at = Ctx::system(h.app.clone()).at(later(25));
        assert_eq!(jobs::tick(&at).await.unwrap(), 1);
        assert_eq!(now(&h, &f).await.level, 2);
    }
}

#[tokio::test]
async fn what_is_said_about_a_point_is_looked_at() {
    for h in houses().await {
        let works = works(&h).at(start());
        let code =
            async |ctx: &Ctx, form: MarkForm| mark::say(ctx, point_id(1), form).await.unwrap_err().code.to_string();
        assert_eq!(code(&works, said("broken", "坏了")).await, "BAD_MARK");
        assert_eq!(code(&works, said("fault", " ")).await, "BAD_MARK");
        assert_eq!(code(&works, MarkForm { from: Some(later(-25)), ..said("fault", "昨天") }).await, "BAD_MARK");
        assert_eq!(code(&works, MarkForm { until: Some(later(-1)), ..said("fault", "倒着") }).await, "BAD_MARK");
        let reader = who(&h, 0x1005, ZONE, true, &[Right::PointRead, Right::AlarmRead]).at(start());
        assert_eq!(code(&reader, said("fault", "路过")).await, "NOT_YOURS");
        assert_eq!(code(&elsewhere(&h).at(start()), said("fault", "别处")).await, "NOT_FOUND");
    }
}

#[tokio::test]
async fn without_a_stream_the_clock_judges_nothing() {
    for h in houses().await {
        assert_eq!(night::tick(&Ctx::system(h.app.clone())).await.unwrap(), 0);
    }
}
