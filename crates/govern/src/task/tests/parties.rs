use super::*;
use crate::task::flow::WorkAction;
use crate::task::rules::party::Who;
use kernel::scope::Area;
use kernel::{Party, Right, Scope};

fn area(right: Right, path: &str, whole_region: bool) -> Area {
    Area { right, path: path.into(), sectors: vec![], whole_region }
}

/// People of a department: rights, but only over what is theirs.
fn department() -> Scope {
    Scope { areas: vec![area(Right::TaskWork, "/990100/", false)], ..Scope::default() }
}

fn office(path: &str) -> Scope {
    let rights = [Right::TaskVerify, Right::TaskClose];
    Scope { areas: rights.map(|r| area(r, path, true)).to_vec(), ..Scope::default() }
}

fn parties(t: &Task, p: u128, u: u128, scope: &Scope) -> Vec<Party> {
    Who { person: Some(person(p)), unit: Some(unit(u)), scope }.parties(t)
}

fn refused(t: &Task, p: u128, u: u128, scope: &Scope, action: WorkAction) -> bool {
    let who = Who { person: Some(person(p)), unit: Some(unit(u)), scope };
    who.four_eyes(t, action).is_err_and(|e| e.code == "SELF_APPROVAL")
}

#[test]
fn units_own_lead_and_stand_aside() {
    let assist = Task { role: Role::Assist, unit: unit(2), lead: Some(unit(1)), work: Work::Submitted, ..task() };
    assert_eq!(parties(&assist, 2, 2, &department()), [Party::Owner]);
    assert_eq!(parties(&assist, 1, 1, &department()), [Party::Lead]);
    assert_eq!(parties(&assist, 3, 3, &department()), []);
    assert_eq!(parties(&task(), 1, 1, &department()), [Party::Owner], "the lead does not verify itself");
    assert_eq!(parties(&task(), 1, 1, &Scope::default()), [], "no right, no part");
}

#[test]
fn the_office_is_two_people() {
    let s = office("/990100/");
    let t = Task { work: Work::Submitted, submitted: stamp(1), ..task() };
    assert_eq!(parties(&t, 5, 9, &s), [Party::Clerk, Party::Closer]);
    let verified = Task { work: Work::Verified, verified: stamp(5), ..t.clone() };
    assert_eq!(parties(&verified, 5, 9, &s), [Party::Clerk], "who verified does not close");
    assert!(refused(&verified, 5, 9, &s, WorkAction::Close));
    assert!(!refused(&verified, 6, 9, &s, WorkAction::Close));
    assert_eq!(parties(&verified, 6, 9, &s), [Party::Clerk, Party::Closer]);
    assert_eq!(parties(&t, 5, 9, &office("/990100/990121/")), [], "another county's office");
}

#[test]
fn nobody_judges_the_own_work() {
    let t = Task { work: Work::Submitted, submitted: stamp(1), ..task() };
    for action in [WorkAction::Verify, WorkAction::Check] {
        assert!(refused(&t, 2, 1, &department(), action), "same unit");
    }
    // The office's own task: another person of the office verifies, the one who reported does not.
    let mut s = office("/990100/");
    s.areas.push(area(Right::TaskWork, "/990100/", false));
    assert!(refused(&t, 1, 1, &s, WorkAction::Check));
    assert!(!refused(&t, 2, 1, &s, WorkAction::Check));
    assert_eq!(parties(&t, 1, 1, &s), [Party::Owner]);
    assert_eq!(parties(&t, 2, 1, &s), [Party::Owner, Party::Clerk, Party::Closer]);
    assert!(!refused(&t, 1, 1, &s, WorkAction::Accept), "doing is not judging");
}

#[test]
fn a_countys_copy_is_judged_from_above() {
    let t = Task {
        role: Role::Territorial,
        unit: unit(4),
        lead: Some(unit(1)),
        region_path: "/990100/990121/".into(),
        ..task()
    };
    let mut county = office("/990100/990121/");
    assert_eq!(parties(&t, 7, 8, &county), []);
    county.areas.push(area(Right::TaskWork, "/990100/990121/", true));
    assert_eq!(parties(&t, 7, 8, &county), [Party::Owner], "the county's office works for the county");
    let mut bureau = department();
    bureau.areas = vec![area(Right::TaskWork, "/990100/990121/", false)];
    assert_eq!(parties(&t, 7, 8, &bureau), [], "a bureau of the county does not");
    let mut wide = office("/990100/");
    wide.areas.push(area(Right::TaskWork, "/990100/", true));
    assert_eq!(parties(&t, 7, 8, &wide), [Party::Clerk, Party::Closer], "nor does the prefecture's office");
}
