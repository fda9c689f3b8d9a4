//! Response clocks and lead time.

use crate::warning::flow::WarningState;
use crate::warning::model::{About, Colour, Warning};
use crate::warning::rules::clock::{next, overdue, respond_due, verify_due};
use crate::warning::rules::lead::{Followed, Sequel, lead};
use jiff::Timestamp;
use kernel::id::{EnterpriseId, WarningId};
use law::Parameters;
use uuid::Uuid;

fn at(s: &str) -> Timestamp {
    format!("2026-11-{s}:00Z").parse().unwrap()
}

fn law() -> Parameters {
    law::Law::shipped().parameters
}

/// Issued on the 22nd at two o'clock UTC.
fn warning(colour: Colour, state: WarningState, level: i64) -> Warning {
    Warning {
        id: WarningId(Uuid::nil()),
        about: About::Enterprise(EnterpriseId(Uuid::nil())),
        name: "云岭州示例化工".into(),
        region_path: "/990100/990121/".into(),
        state,
        colour,
        issued_at: at("22T02:00"),
        since: at("22T02:00"),
        rating: None,
        responded: None,
        verified: None,
        shades: vec![],
        level,
        steps: vec![],
        version: 1,
    }
}

#[test]
fn who_is_told_when() {
    use Colour::*;
    use WarningState::*;
    let cases: &[(Colour, WarningState, i64, Option<(&str, i64)>)] = &[
        (Red, Issued, 0, Some(("22T02:00", 1))),
        (Red, Issued, 1, Some(("22T02:00", 2))),
        (Red, Responded, 2, Some(("22T04:00", 3))),
        (Red, Responded, 3, None),
        (Orange, Issued, 0, Some(("22T02:00", 1))),
        (Orange, Responded, 1, Some(("22T06:00", 2))),
        (Orange, Responded, 2, Some(("23T02:00", 3))),
        (Yellow, Issued, 0, Some(("22T02:30", 1))),
        // answered in time: the county is not told, the prefecture is if it lasts a day
        (Yellow, Responded, 0, Some(("23T02:00", 2))),
        (Yellow, Downgraded, 2, None),
        (Blue, Issued, 0, Some(("23T02:00", 1))),
        (Blue, Responded, 0, None),
        (Red, Lifted, 0, None),
        (Red, Withdrawn, 0, None),
    ];
    for (i, (colour, state, level, expected)) in cases.iter().enumerate() {
        let got = next(&warning(*colour, *state, *level), &law()).map(|n| (n.0, n.1));
        assert_eq!(got, expected.map(|e| (at(e.0), e.1)), "case {i}");
    }
}

#[test]
fn until_when_it_is_answered_and_verified() {
    use Colour::*;
    let of = |c| warning(c, WarningState::Issued, 0);
    assert_eq!(respond_due(&of(Red), &law()), at("22T02:30"));
    assert_eq!(respond_due(&of(Orange), &law()), at("22T04:00"));
    assert_eq!(respond_due(&of(Yellow), &law()), at("22T06:00"));
    assert_eq!(respond_due(&of(Blue), &law()), at("23T02:00"));
    assert_eq!(verify_due(&of(Red), &law()), Some(at("22T02:15")));
    assert_eq!(verify_due(&of(Orange), &law()), Some(at("22T02:30")));
    assert_eq!(verify_due(&of(Yellow), &law()), None);
    // The clock of a raised warning begins anew.
    let raised = Warning { since: at("22T09:00"), ..of(Red) };
    assert_eq!(respond_due(&raised, &law()), at("22T09:30"));
}

#[test]
fn late_is_late_also_when_it_was_done_at_last() {
    let due = at("22T02:30");
    assert!(!overdue(due, None, at("22T02:30")));
    assert!(overdue(due, None, at("22T02:31")));
    assert!(!overdue(due, Some(at("22T02:29")), at("22T09:00")));
    assert!(overdue(due, Some(at("22T02:31")), at("22T09:00")));
}

#[test]
fn lead_time_is_to_the_first_thing_that_followed() {
    let thing = |what, when: &str| Followed { what, at: at(when), id: Uuid::nil() };
    let (issued, lifted) = (at("22T02:00"), at("24T02:00"));
    // There at the issue, and after the lift: neither was foretold.
    let l = lead(issued, lifted, &[thing(Sequel::CriticalAlarm, "22T02:00"), thing(Sequel::MajorHazard, "24T02:01")]);
    assert_eq!((l.hours, l.first), (None, None));
    let things = [thing(Sequel::MajorHazard, "23T08:00"), thing(Sequel::CriticalAlarm, "22T08:30")];
    let l = lead(issued, lifted, &things);
    assert_eq!(l.hours, Some(6.5));
    assert_eq!(l.first.unwrap().what, Sequel::CriticalAlarm);
    assert!(l.say.contains("6.5 小时"), "{}", l.say);
    assert_eq!(lead(issued, lifted, &[thing(Sequel::MajorHazard, "24T02:00")]).hours, Some(48.0));
    assert_eq!(lead(issued, lifted, &[]).hours, None);
    // A mild thing early does not hide the grave one; the same kind later adds nothing.
    let things = [
        thing(Sequel::CriticalAlarm, "23T02:00"),
        thing(Sequel::HighAlarm, "22T05:00"),
        thing(Sequel::HighAlarm, "22T06:00"),
    ];
    let l = lead(issued, lifted, &things);
    assert_eq!((l.hours, l.first.unwrap().what), (Some(3.0), Sequel::HighAlarm));
    assert_eq!(l.say, "预警发布 3 小时后发生橙色报警，24 小时后发生红色报警");
}
