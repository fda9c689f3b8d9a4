//! Sets, teams, paces and logs, worked by hand.

use super::flow::{FindingFlow, TourFlow, VisitFlow};
use super::model::{Evidence, Mark, Method, Sort, Station, Target};
use super::rules::coverage::{Outlook, Place, Seen, Stands, pace, places};
use super::rules::{evidence, log, team};
use jiff::civil::{Date, date};
use kernel::calendar::Calendar;
use kernel::flow::Flow;
use kernel::id::{TourStationId, UnitId};
use org::unit::UnitKind;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn target(n: u128, members: &[u128]) -> Target {
    Target { unit: unit(n), members: members.iter().map(|m| unit(*m)).collect() }
}

fn mark() -> Mark {
    Mark { at: jiff::Timestamp::UNIX_EPOCH, by: None, name: "样例".into(), note: None }
}

#[test]
fn every_life_is_sound() {
    TourFlow::prove().unwrap();
    VisitFlow::prove().unwrap();
    FindingFlow::prove().unwrap();
    insta::assert_snapshot!("tour", TourFlow::matrix());
    insta::assert_snapshot!("tour_visit", VisitFlow::matrix());
    insta::assert_snapshot!("tour_finding", FindingFlow::matrix());
}

#[test]
fn a_tour_covers_two_calendar_years() {
    assert_eq!(team::window(2025).unwrap(), (date(2025, 1, 1), date(2026, 12, 31)));
    assert_eq!(team::window(2024).unwrap(), (date(2024, 1, 1), date(2025, 12, 31)));
    assert_eq!(team::window(30000).unwrap_err().code, "BAD_YEAR");
    assert!(team::toured(UnitKind::Government) && team::toured(UnitKind::FunctionalZone));
    assert!(team::toured(UnitKind::Regulator) && !team::toured(UnitKind::Enterprise) && !team::toured(UnitKind::Court));
}

#[test]
fn the_set_to_cover() {
    let code = |targets: &[Target]| team::targets(targets, unit(9)).map_err(|r| r.code);
    assert_eq!(code(&[target(1, &[]), target(2, &[])]), Ok(()));
    assert_eq!(code(&[]), Err("BAD_TARGETS"));
    assert_eq!(code(&[target(1, &[]), target(1, &[])]), Err("BAD_TARGETS"));
    assert_eq!(code(&[target(9, &[])]), Err("BAD_TARGETS"), "not itself");
    let span = |sort, from, to| team::span(sort, from, to, date(2026, 3, 1)).map_err(|r| r.code);
    assert_eq!(span(Sort::Joint, date(2026, 3, 1), date(2026, 6, 30)), Ok(()));
    assert_eq!(span(Sort::Joint, date(2026, 6, 30), date(2026, 3, 1)), Err("BAD_TIME"));
    assert_eq!(span(Sort::Joint, date(2026, 1, 1), date(2026, 2, 28)), Err("BAD_TIME"), "over");
    assert_eq!(span(Sort::Joint, date(2026, 3, 1), date(2027, 6, 30)), Err("BAD_TIME"), "longer than a year");
    assert_eq!(span(Sort::Tour, date(2025, 1, 1), date(2026, 12, 31)), Ok(()));
}

#[test]
fn four_organs_and_members_for_each_target() {
    use UnitKind::*;
    let core = [
        (unit(1), SupervisionCommission),
        (unit(2), SupportOrgan),
        (unit(3), SupportOrgan),
        (unit(4), SafetyCommitteeOffice),
    ];
    let code = |core: &[(UnitId, UnitKind)], targets: &[Target]| {
        team::joint(core, targets, |u| u.to_string()).map_err(|r| r.code)
    };
    assert_eq!(code(&core, &[target(20, &[30]), target(21, &[30, 31])]), Ok(()));
    assert_eq!(code(&core[..3], &[target(20, &[30])]), Err("BAD_TEAM"), "three");
    let twice = [core[0], core[1], core[1], core[3]];
    assert_eq!(code(&twice, &[target(20, &[30])]), Err("BAD_TEAM"), "the same office twice");
    let no_commission = [(unit(1), Regulator), core[1], core[2], core[3]];
    assert_eq!(code(&no_commission, &[target(20, &[30])]), Err("BAD_TEAM"));
    for (targets, why) in [
        (target(20, &[]), "no N"),
        (target(20, &[20]), "inspects itself"),
        (target(1, &[30]), "one of the four"),
        (target(20, &[4]), "N is one of the four"),
        (target(20, &[30, 30]), "twice"),
    ] {
        assert_eq!(code(&core, &[targets]), Err("BAD_TEAM"), "{why}");
    }
}

#[test]
fn each_method_leaves_evidence_of_its_own() {
    let by = |m: Method| Evidence { method: m, text: "记录".into(), files: vec![], mark: mark() };
    let mut all: Vec<Evidence> = vec![by(Method::Briefing), by(Method::Papers), by(Method::Papers)];
    let refused = evidence::complete(&all).unwrap_err();
    assert_eq!(refused.code, "METHOD_MISSING");
    assert!(refused.say.contains("看现场、访群众") && !refused.say.contains("听汇报"), "{}", refused.say);
    all.extend([by(Method::Site), by(Method::People)]);
    assert!(evidence::complete(&all).is_ok());
    assert_eq!(evidence::missing(&[]).len(), 4);
}

#[test]
fn only_a_finished_visit_covers() {
    let targets = [target(1, &[]), target(2, &[]), target(3, &[]), target(4, &[])];
    let seen = HashMap::from([
        (unit(1), Seen { finished: Some(date(2026, 2, 3)), begun: true, planned: Some(date(2026, 9, 1)) }),
        (unit(2), Seen { finished: None, begun: true, planned: None }),
        (unit(3), Seen { finished: None, begun: false, planned: Some(date(2026, 5, 6)) }),
    ]);
    let all: Vec<(Stands, Option<Date>)> =
        places(&targets, &seen).into_iter().map(|Place { stands, on, .. }| (stands, on)).collect();
    assert_eq!(
        all,
        [
            (Stands::Covered, Some(date(2026, 2, 3))),
            (Stands::Begun, None),
            (Stands::Planned, Some(date(2026, 5, 6))),
            (Stands::Left, None)
        ]
    );
}

#[test]
fn the_pace_is_reckoned_and_explained() {
    let (from, to) = (date(2025, 1, 1), date(2026, 12, 31));
    let judge = |covered, total, today| pace(covered, total, from, to, today, 60);
    // 365 days, 4 of 10: 91.25 days each, 6 left need 548 (547.5 up), 365 days with today are left.
    let slow = judge(4, 10, date(2025, 12, 31));
    assert_eq!((slow.outlook, slow.covered, slow.left, slow.days_left), (Outlook::TooSlow, 4, 6, 366));
    assert!(slow.say.contains("需要 548 天") && slow.say.contains("差 182 天"), "{}", slow.say);
    // 5 of 10: 73 each, 5 left need 365.
    let even = judge(5, 10, date(2025, 12, 31));
    assert_eq!(even.outlook, Outlook::InTime, "{}", even.say);
    assert_eq!(judge(0, 10, date(2025, 2, 28)).outlook, Outlook::Early, "59 days");
    assert_eq!(judge(0, 10, date(2025, 3, 1)).outlook, Outlook::TooSlow, "60 days and nothing");
    assert_eq!(judge(10, 10, date(2026, 1, 1)).outlook, Outlook::Done);
    let last = judge(9, 10, date(2026, 12, 31));
    assert_eq!((last.outlook, last.days_left), (Outlook::TooSlow, 1), "81 days each, one day left: {}", last.say);
    let missed = judge(9, 10, date(2027, 1, 1));
    assert_eq!((missed.outlook, missed.days_left), (Outlook::Missed, 0));
    assert_eq!(judge(0, 10, date(2024, 12, 1)).outlook, Outlook::Early, "before it begins");
}

fn station() -> Station {
    Station {
        id: TourStationId(Uuid::from_u128(1)),
        number: "ZD-990100-2026-000001".into(),
        title: "驻点".into(),
        organ: unit(9),
        region_path: "/990100/".into(),
        target: unit(1),
        from: date(2026, 11, 16),
        to: date(2026, 11, 27),
        people: "样例".into(),
        opened: mark(),
        version: 1,
    }
}

#[test]
fn a_day_is_written_on_the_day() {
    let have = BTreeSet::from([date(2026, 11, 16)]);
    let judge = |day, today| log::entry(&station(), day, today, &have).map_err(|r| r.code);
    assert_eq!(judge(date(2026, 11, 18), date(2026, 11, 18)), Ok(false));
    assert_eq!(judge(date(2026, 11, 17), date(2026, 11, 18)), Ok(true), "late");
    assert_eq!(judge(date(2026, 11, 19), date(2026, 11, 18)), Err("DAY_AHEAD"));
    assert_eq!(judge(date(2026, 11, 16), date(2026, 11, 18)), Err("DAY_TAKEN"));
    assert_eq!(judge(date(2026, 11, 15), date(2026, 11, 18)), Err("OUTSIDE_STATION"));
    assert_eq!(judge(date(2026, 11, 28), date(2026, 12, 1)), Err("OUTSIDE_STATION"));
    assert_eq!(log::span(date(2026, 11, 16), date(2026, 11, 15)).unwrap_err().code, "BAD_TIME");
    assert_eq!(log::span(date(2026, 1, 1), date(2028, 1, 1)).unwrap_err().code, "BAD_TIME");
    assert!(log::span(date(2026, 11, 16), date(2026, 11, 16)).is_ok());
}

#[test]
fn missing_working_days() {
    // 16 to 20 November 2026 is a working week; the 21st and 22nd are its weekend.
    let have = BTreeSet::from([date(2026, 11, 16), date(2026, 11, 18)]);
    let s = station();
    let judge = |today| log::missing(s.from, s.to, today, &Calendar::default(), &have);
    assert_eq!(judge(date(2026, 11, 17)), []);
    assert_eq!(judge(date(2026, 11, 18)), [date(2026, 11, 17)]);
    assert_eq!(judge(date(2026, 11, 23)), [date(2026, 11, 17), date(2026, 11, 19), date(2026, 11, 20)]);
    assert_eq!(judge(date(2026, 12, 31)).last(), Some(&date(2026, 11, 27)), "not after its end");
}
