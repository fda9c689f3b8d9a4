//! The life cycles close, and stand as people can read them.

use crate::alarm::flow::{HandlingFlow, ShelvingFlow, SignalFlow};
use crate::doubt::power::flow::PowerFlow;
use crate::point::flow::{PointFlow, RuleFlow};
use crate::warning::flow::AreaFlow;
use kernel::Flow;

#[test]
fn the_flows_close() {
    SignalFlow::prove().unwrap();
    HandlingFlow::prove().unwrap();
    ShelvingFlow::prove().unwrap();
    PointFlow::prove().unwrap();
    RuleFlow::prove().unwrap();
    PowerFlow::prove().unwrap();
    AreaFlow::prove().unwrap();
    insta::assert_snapshot!("alarm_signal", SignalFlow::matrix());
    insta::assert_snapshot!("alarm_handling", HandlingFlow::matrix());
    insta::assert_snapshot!("alarm_shelving", ShelvingFlow::matrix());
    insta::assert_snapshot!("point", PointFlow::matrix());
    insta::assert_snapshot!("point_rule", RuleFlow::matrix());
    insta::assert_snapshot!("power_filing", PowerFlow::matrix());
    insta::assert_snapshot!("area_warning", AreaFlow::matrix());
}
