//! Cases of a safety officer's day, worked by hand from GB 30871-2022 as the handbook gives it (05 §9, scenario S20c).

mod gas;
mod go;
mod term;

use super::flow::{PermitFlow, State};
use super::kind::{Grade, Kind, Safeguard, counted_as};
use super::limits::Limits;
use super::model::{Analysis, Mark, Permit, Worker};
use crate::risk::model::Place;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, PermitId, PersonId, SiteId};
use law::Law;
use uuid::Uuid;

/// An instant in Beijing time: `2026-11-02 09:00`.
fn at(text: &str) -> Timestamp {
    let (day, time) = text.split_once(' ').unwrap();
    format!("{day}T{time}:00+08:00").parse().unwrap()
}

fn mark(person: u128) -> Mark {
    let by = Some(PersonId(Uuid::from_u128(person)));
    Mark { at: at("2026-11-02 08:00"), by, name: "样例申请人".into(), note: None }
}

fn worker(name: &str, expires: Option<&str>) -> Worker {
    let expires = expires.map(|d| d.parse().unwrap());
    let certificate = if expires.is_some() { "样例证0001".into() } else { String::new() };
    Worker { name: name.into(), certificate, expires }
}

/// Approved from nine to five on Monday 2026-11-02.
fn permit(kind: Kind, grade: Grade) -> Permit {
    Permit {
        id: PermitId(Uuid::from_u128(1)),
        number: "ZY-990121-2026-000001".into(),
        place: Place {
            site: SiteId(Uuid::from_u128(2)),
            enterprise: EnterpriseId(Uuid::from_u128(3)),
            region_path: "/990100/990121/".into(),
            trade: "chemical".into(),
            unit: None,
            regulator: None,
        },
        site_name: "样例厂（虚构）".into(),
        kind,
        asked: grade,
        grade,
        raised: None,
        spot: "一号罐区".into(),
        work: "管线焊接".into(),
        area: false,
        inside: false,
        rich: false,
        linked: None,
        from: at("2026-11-02 09:00"),
        to: at("2026-11-02 17:00"),
        workers: vec![worker("样例焊工", Some("2027-01-01"))],
        watcher: "样例监护人".into(),
        applied: mark(7),
        approved: None,
        safeguards: vec![],
        analyses: vec![],
        started_at: None,
        breaks: vec![],
        marks: vec![],
        state: State::Approved,
        version: 1,
    }
}

fn limits(p: &Permit) -> Limits {
    Limits::read(&Law::shipped().parameters, &p.place.region_path, "2026-11-02".parse().unwrap(), p.kind, p.grade)
}

/// A sample at a time with combustible gas of a medium whose lower limit is 5 %.
fn sample(when: &str, combustible: f64) -> Analysis {
    Analysis {
        at: at(when),
        spot: "动火点".into(),
        combustible: Some(combustible),
        lower_limit: Some(5.0),
        oxygen: None,
        toxic: None,
        toxic_limit: None,
        analyst: "样例分析员".into(),
        entered: mark(8),
        fails: vec![],
    }
}

#[test]
fn the_life_of_a_ticket_is_sound() {
    PermitFlow::prove().unwrap();
    insta::assert_snapshot!("permit", PermitFlow::matrix());
}

#[test]
fn every_key_is_known() {
    for kind in Kind::ALL {
        for grade in kind.grades() {
            let p = permit(*kind, *grade);
            let l = limits(&p);
            assert!(l.hours.is_none_or(|h| h > 0.0), "{}", p.called());
            assert!(l.break_minutes.is_none_or(|m| m > 0.0), "{}", p.called());
            assert!(l.analysis_minutes > 0.0, "a gas alarm asks any work for a sample: {}", p.called());
            let listed = l.used.iter().any(|u| u.key == "permit.analysis_minutes");
            assert_eq!(kind.analysed(true), listed, "{}", p.called());
            assert!(Kind::parse(kind.code()) == Some(*kind) && Grade::parse(grade.code()) == Some(*grade));
        }
    }
    for s in Safeguard::ALL {
        assert_eq!(Safeguard::parse(s.code()), Some(*s));
    }
}

#[test]
fn each_is_counted_as_the_daily_promise_counts_it() {
    let cases = [
        (Kind::HotWork, Grade::HotSpecial, "special_hot", "特级动火"),
        (Kind::HotWork, Grade::HotFirst, "first_hot", "一级动火"),
        (Kind::HotWork, Grade::HotSecond, "second_hot", "二级动火"),
        (Kind::ConfinedSpace, Grade::None, "confined_space", "受限空间"),
        (Kind::Height, Grade::Height2, "height", "高处·Ⅱ级（5–15 米）"),
        (Kind::RoadBlock, Grade::None, "road", "断路"),
    ];
    for (kind, grade, code, say) in cases {
        assert_eq!((counted_as(kind, grade), permit(kind, grade).called().as_str()), (code, say));
    }
}

#[test]
fn what_is_in_force() {
    let mut p = permit(Kind::HotWork, Grade::HotFirst);
    for (state, when, is) in [
        (State::Applied, "2026-11-02 10:00", false),
        (State::Approved, "2026-11-02 08:59", false),
        (State::Approved, "2026-11-02 09:00", true),
        (State::Approved, "2026-11-02 17:00", false),
        (State::Working, "2026-11-02 10:00", true),
        (State::Paused, "2026-11-02 18:00", true),
        (State::Closed, "2026-11-02 10:00", false),
        (State::Void, "2026-11-02 10:00", false),
    ] {
        p.state = state;
        assert_eq!(p.in_force(at(when)), is, "{state:?} {when}");
    }
}
