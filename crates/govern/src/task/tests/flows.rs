use crate::task::flow::{DisputeFlow, ExtensionFlow, PauseFlow, Work, WorkAction, WorkFlow};
use kernel::flow::{Flow, Party, Refused};

#[test]
fn every_life_cycle_is_sound() {
    WorkFlow::prove().unwrap();
    ExtensionFlow::prove().unwrap();
    DisputeFlow::prove().unwrap();
    PauseFlow::prove().unwrap();
}

#[test]
fn who_may_do_what_when() {
    insta::assert_snapshot!("work", WorkFlow::matrix());
    insta::assert_snapshot!("extension", ExtensionFlow::matrix());
    insta::assert_snapshot!("dispute", DisputeFlow::matrix());
    insta::assert_snapshot!("pause", PauseFlow::matrix());
}

#[test]
fn the_straight_way_and_its_forbidden_shortcuts() {
    let step = |from, action, by: &[Party], filled: &[&str]| WorkFlow::next(from, action, by, filled);
    assert_eq!(step(Work::Issued, WorkAction::Accept, &[Party::Owner], &[]), Ok(Work::Accepted));
    assert_eq!(step(Work::Accepted, WorkAction::Progress, &[Party::Owner], &["progress"]), Ok(Work::Working));
    assert_eq!(step(Work::Working, WorkAction::Submit, &[Party::Owner], &["note"]), Ok(Work::Submitted));
    assert_eq!(step(Work::Submitted, WorkAction::Verify, &[Party::Lead], &[]), Ok(Work::LeadVerified));
    assert_eq!(step(Work::LeadVerified, WorkAction::Check, &[Party::Clerk], &[]), Ok(Work::Verified));
    assert_eq!(step(Work::Verified, WorkAction::Close, &[Party::Closer], &[]), Ok(Work::Closed));
    assert_eq!(step(Work::Closed, WorkAction::Reopen, &[Party::Clerk], &["reason"]), Ok(Work::Working));
    // Nobody closes what was not verified, the doer closes nothing, and a return without a reason is none.
    assert!(matches!(step(Work::Submitted, WorkAction::Close, &[Party::Closer], &[]), Err(Refused::NoSuchMove { .. })));
    assert!(matches!(
        step(Work::LeadVerified, WorkAction::Close, &[Party::Closer], &[]),
        Err(Refused::NoSuchMove { .. })
    ));
    assert!(matches!(step(Work::Verified, WorkAction::Close, &[Party::Owner], &[]), Err(Refused::NotYours { .. })));
    assert!(matches!(step(Work::Submitted, WorkAction::Verify, &[Party::Owner], &[]), Err(Refused::NotYours { .. })));
    assert_eq!(
        step(Work::Submitted, WorkAction::Return, &[Party::Lead], &[]),
        Err(Refused::Missing { field: "reason" })
    );
    assert!(matches!(
        step(Work::Issued, WorkAction::Submit, &[Party::Owner], &["note"]),
        Err(Refused::NoSuchMove { .. })
    ));
}
