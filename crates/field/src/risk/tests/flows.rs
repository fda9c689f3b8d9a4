use crate::risk::flow::{RiskAction, RiskFlow, RiskState};
use kernel::flow::{Flow, Party, Refused};

#[test]
fn the_life_cycle_is_sound() {
    RiskFlow::prove().unwrap();
    insta::assert_snapshot!("risk", RiskFlow::matrix());
}

#[test]
fn the_straight_way_and_its_forbidden_shortcuts() {
    use RiskAction::*;
    use RiskState::*;
    let step = |from, action, by: &[Party], filled: &[&str]| RiskFlow::next(from, action, by, filled);
    assert_eq!(step(Draft, Assess, &[Party::Owner], &[]), Ok(Assessed));
    assert_eq!(step(Assessed, Sign, &[Party::Principal], &[]), Ok(Signed));
    assert_eq!(step(Signed, Publish, &[Party::Leader], &[]), Ok(Published));
    assert_eq!(step(Published, Reassess, &[Party::Supervisor], &["reason"]), Ok(Draft));
    // Nothing unassessed is signed, nothing unsigned is published, the enterprise does not publish for the leader, nobody
    // outside assesses, and a re-assessment has a reason.
    assert!(matches!(step(Draft, Sign, &[Party::Principal], &[]), Err(Refused::NoSuchMove { .. })));
    assert!(matches!(step(Assessed, Publish, &[Party::Leader], &[]), Err(Refused::NoSuchMove { .. })));
    assert!(matches!(step(Signed, Publish, &[Party::Owner, Party::Principal], &[]), Err(Refused::NotYours { .. })));
    assert!(matches!(step(Draft, Assess, &[Party::Supervisor], &[]), Err(Refused::NotYours { .. })));
    assert!(matches!(step(Published, Retire, &[Party::Owner], &["reason"]), Err(Refused::NotYours { .. })));
    assert_eq!(step(Published, Reassess, &[Party::Owner], &[]), Err(Refused::Missing { field: "reason" }));
    assert_eq!(step(Signed, Review, &[Party::Leader], &[]), Err(Refused::Missing { field: "note" }));
}
