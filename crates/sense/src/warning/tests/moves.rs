//! Who may do what, and what must hold.

use crate::warning::flow::WarningAction::*;
use crate::warning::flow::{WarningFlow, WarningState};
use crate::warning::model::Colour::{self, Blue, Orange, Red, Yellow};
use crate::warning::rating::{RULE, Rating};
use crate::warning::rules::change::{self, Change};
use jiff::Timestamp;
use kernel::Flow;
use kernel::flow::{Party, Refused};

fn rated(colour: Colour) -> Rating {
    Rating {
        score: 0.0,
        by_score: colour,
        colour,
        possible: 0.0,
        possible_colour: colour,
        contributions: vec![],
        floors: vec![],
        missing: vec![],
        rule: RULE.into(),
        say: "动态风险值".into(),
    }
}

#[test]
fn the_flow_closes() {
    WarningFlow::prove().unwrap();
    insta::assert_snapshot!("warning", WarningFlow::matrix());
}

#[test]
fn only_the_regulator_lowers_or_lifts_and_says_why() {
    use WarningState::*;
    let next = WarningFlow::next;
    assert_eq!(next(Responded, Lift, &[Party::Supervisor], &["reason"]), Ok(Lifted));
    assert_eq!(next(Responded, Downgrade, &[Party::Supervisor], &["reason"]), Ok(Downgraded));
    for party in [Party::Owner, Party::Principal, Party::Clock, Party::Clerk] {
        assert!(matches!(next(Responded, Lift, &[party], &["reason"]), Err(Refused::NotYours { .. })), "{party:?}");
        assert!(
            matches!(next(Downgraded, Downgrade, &[party], &["reason"]), Err(Refused::NotYours { .. })),
            "{party:?}"
        );
    }
    assert_eq!(next(Responded, Lift, &[Party::Supervisor], &[]), Err(Refused::Missing { field: "reason" }));
    // Not before anybody answered or went there.
    assert!(matches!(next(Issued, Lift, &[Party::Supervisor], &["reason"]), Err(Refused::NoSuchMove { .. })));
    assert!(matches!(next(Lifted, Raise, &[Party::Supervisor], &["reason"]), Err(Refused::NoSuchMove { .. })));
    assert!(matches!(next(Responded, Withdraw, &[Party::Supervisor], &["reason"]), Err(Refused::NoSuchMove { .. })));
}

#[test]
fn the_enterprise_answers_and_a_raised_one_is_answered_again() {
    use WarningState::*;
    let next = WarningFlow::next;
    assert_eq!(next(Issued, Respond, &[Party::Owner], &["note"]), Ok(Responded));
    assert_eq!(next(Issued, Respond, &[Party::Owner], &[]), Err(Refused::Missing { field: "note" }));
    assert!(matches!(next(Issued, Respond, &[Party::Supervisor], &["note"]), Err(Refused::NotYours { .. })));
    assert_eq!(next(Issued, Verify, &[Party::Supervisor], &["note"]), Ok(Responded));
    assert_eq!(next(Responded, Raise, &[Party::Clock], &["reason"]), Ok(Issued));
    assert_eq!(next(Downgraded, Raise, &[Party::Clock], &["reason"]), Ok(Issued));
    assert!(matches!(next(Responded, Raise, &[Party::Owner], &["reason"]), Err(Refused::NotYours { .. })));
}

#[test]
fn the_clock_issues_and_raises_and_never_lowers() {
    let cases = [
        (None, Blue, Change::Nothing),
        (None, Yellow, Change::Issue(Yellow)),
        (None, Red, Change::Issue(Red)),
        (Some(Yellow), Yellow, Change::Nothing),
        (Some(Yellow), Orange, Change::Raise(Orange)),
        (Some(Orange), Red, Change::Raise(Red)),
        (Some(Red), Blue, Change::Nothing),
        // issued by hand
        (Some(Blue), Yellow, Change::Raise(Yellow)),
    ];
    for (running, now, expected) in cases {
        assert_eq!(change::change(running, now), expected, "{running:?} {now:?}");
    }
}

#[test]
fn nothing_is_lowered_below_what_the_rating_says() {
    assert!(change::downgrade(Red, Orange, &rated(Orange)).is_ok());
    assert!(change::downgrade(Red, Blue, &rated(Blue)).is_ok());
    assert_eq!(change::downgrade(Red, Yellow, &rated(Orange)).unwrap_err().code, "STILL_AT_RISK");
    assert_eq!(change::downgrade(Orange, Orange, &rated(Blue)).unwrap_err().code, "NOT_LOWER");
    assert_eq!(change::downgrade(Yellow, Red, &rated(Blue)).unwrap_err().code, "NOT_LOWER");
    assert!(change::lift(&rated(Blue)).is_ok());
    let refused = change::lift(&rated(Yellow)).unwrap_err();
    assert_eq!(refused.code, "STILL_AT_RISK");
    assert!(refused.to_string().contains("黄色"), "{refused}");
    assert!(change::raise(Yellow, Red).is_ok());
    assert_eq!(change::raise(Red, Red).unwrap_err().code, "NOT_HIGHER");
    assert_eq!(change::raise(Red, Yellow).unwrap_err().code, "NOT_HIGHER");
}

#[test]
fn an_old_rating_decides_nothing() {
    let at = |s: &str| s.parse::<Timestamp>().unwrap();
    let p = law::Law::shipped().parameters;
    let fresh = |rated, now| change::fresh(rated, at(now), "/990100/", &p).map_err(|e| e.code);
    let rated = Some(at("2026-11-22T02:00:00Z"));
    assert_eq!(fresh(rated, "2026-11-22T02:30:00Z"), Ok(()));
    assert_eq!(fresh(rated, "2026-11-22T02:30:01Z"), Err("STALE_RATING"));
    assert_eq!(fresh(None, "2026-11-22T02:30:00Z"), Err("NO_RATING"));
}
