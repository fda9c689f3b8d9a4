//! Which alarms stop special work.

use crate::alarm::limit::Limit;
use crate::alarm::rules::gas::stops;
use crate::point::Kind;

#[test]
fn gas_above_a_limit_and_oxygen_out_of_its_limits_stop_work() {
    let cases = [
        (Kind::Combustible, Limit::H, true),
        (Kind::Combustible, Limit::Hh, true),
        (Kind::Methane, Limit::Cut, true),
        (Kind::H2s, Limit::H, true),
        (Kind::Toxic, Limit::Hh, true),
        (Kind::Oxygen, Limit::L, true),
        (Kind::Oxygen, Limit::Ll, true),
        (Kind::Oxygen, Limit::H, true),
        // Less gas than usual is a fault of the instrument, not a danger to people.
        (Kind::Combustible, Limit::L, false),
        (Kind::Co, Limit::Roc, false),
        (Kind::Methane, Limit::Stale, false),
        (Kind::Methane, Limit::BadPv, false),
        (Kind::Methane, Limit::Masked, false),
        (Kind::Temperature, Limit::Hh, false),
        (Kind::Level, Limit::H, false),
        (Kind::Dust, Limit::Hh, false),
    ];
    for (kind, limit, expected) in cases {
        assert_eq!(stops(kind, limit), expected, "{kind:?} {limit:?}");
    }
}
