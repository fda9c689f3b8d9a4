use super::*;
use crate::supervise::flow::{SuperviseAction, SuperviseFlow, TermFlow};
use crate::supervise::party::Who;
use kernel::flow::{Flow, Party, Refused};
use kernel::scope::Area;
use kernel::{Right, Scope};

#[test]
fn both_life_cycles_are_sound() {
    SuperviseFlow::prove().unwrap();
    TermFlow::prove().unwrap();
}

#[test]
fn who_may_do_what_when() {
    insta::assert_snapshot!("supervise", SuperviseFlow::matrix());
    insta::assert_snapshot!("term", TermFlow::matrix());
}

#[test]
fn nobody_answers_a_draft_or_ends_without_a_reason() {
    let next = SuperviseFlow::next;
    assert!(matches!(
        next(Standing::Draft, SuperviseAction::Reply, &[Party::Owner], &["reply"]),
        Err(Refused::NoSuchMove { .. })
    ));
    assert!(matches!(
        next(Standing::Draft, SuperviseAction::Sign, &[Party::Clerk], &[]),
        Err(Refused::NotYours { .. })
    ));
    assert_eq!(
        next(Standing::Served, SuperviseAction::Stop, &[Party::Clerk], &[]),
        Err(Refused::Missing { field: "reason" })
    );
    assert!(matches!(
        next(Standing::Replied, SuperviseAction::Accept, &[Party::Owner], &[]),
        Err(Refused::NotYours { .. })
    ));
    assert!(matches!(
        next(Standing::Accepted, SuperviseAction::Reply, &[Party::Owner], &["reply"]),
        Err(Refused::NoSuchMove { .. })
    ));
}

fn scope(right: Right, path: &str) -> Scope {
    let area = Area { right, path: path.into(), sectors: vec![], whole_region: true };
    Scope { areas: vec![area], ..Scope::default() }
}

/// Handbook 01 §5: the office's clerk urges, its head signs letters, leaders decide on interviews; each in its own region.
#[test]
fn each_step_is_signed_by_its_own_office() {
    let may = |right, path, step| {
        let scope = scope(right, path);
        Who { unit: None, scope: &scope }.may_sign(step, "/990100/").is_ok()
    };
    let cases = [
        (Right::SuperviseWork, "/990100/", Step::Urge, true),
        (Right::SuperviseWork, "/990100/", Step::SuperviseLetter, false),
        (Right::SuperviseSign, "/990100/", Step::SuperviseLetter, true),
        (Right::SuperviseSign, "/990100/", Step::Interview, false),
        (Right::SuperviseLead, "/990100/", Step::Interview, true),
        (Right::SuperviseLead, "/990100/", Step::Accountability, true),
        (Right::SuperviseLead, "/990100/", Step::SuperviseLetter, false),
        // From above one reads; from below one does not sign for the prefecture.
        (Right::SuperviseSign, "/990100/990121/", Step::SuperviseLetter, false),
        (Right::SuperviseSign, "/", Step::SuperviseLetter, false),
    ];
    for (right, path, step, expected) in cases {
        assert_eq!(may(right, path, step), expected, "{right:?} at {path}: {step:?}");
    }
}

#[test]
fn the_unit_sees_no_move_on_a_draft() {
    let scope = Scope { unit: Some(unit(1)), ..scope(Right::SuperviseAct, "/990100/") };
    let who = Who { unit: Some(unit(1)), scope: &scope };
    let mut s = served(1, Step::SuperviseLetter, "2026-07-16", None);
    assert_eq!(who.parties(&s, "/990100/"), [Party::Owner]);
    s.state = Standing::Draft;
    assert_eq!(who.parties(&s, "/990100/"), []);
    let other = Scope { unit: Some(unit(3)), ..scope.clone() };
    s.state = Standing::Served;
    assert_eq!(Who { unit: Some(unit(3)), scope: &other }.parties(&s, "/990100/"), [], "another unit's letter");
}
