use crate::hazard::flow::{DelayFlow, DualFlow, HazardFlow, ListingFlow, StopFlow};
use kernel::flow::Flow;

#[test]
fn every_life_cycle_is_sound() {
    HazardFlow::prove().unwrap();
    DualFlow::prove().unwrap();
    DelayFlow::prove().unwrap();
    ListingFlow::prove().unwrap();
    StopFlow::prove().unwrap();
}

#[test]
fn who_may_do_what_when() {
    insta::assert_snapshot!("hazard", HazardFlow::matrix());
    insta::assert_snapshot!("dual_report", DualFlow::matrix());
    insta::assert_snapshot!("hazard_extension", DelayFlow::matrix());
    insta::assert_snapshot!("listing", ListingFlow::matrix());
    insta::assert_snapshot!("stop_order", StopFlow::matrix());
}
