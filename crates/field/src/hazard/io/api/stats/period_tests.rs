//! Expected values are worked by hand.

use super::*;

fn total(state: &str, month: i64, n: i64) -> counter::Total {
    counter::Total { trade: "chemical".into(), state: state.into(), grade: "major".into(), month, n }
}

/// Worked by hand: 3 found in 2025-12, 4 in 2026-01 of which one was void, 2 in 2026-04; 1 closed in 2026-01, 2 in
/// 2026-02, 1 in 2026-05.
#[test]
fn what_was_there_plus_what_came_less_what_went() {
    let found = [
        total("closed", 202_512, 3),
        total("rectifying", 202_601, 3),
        total("void", 202_601, 1),
        total("review", 202_604, 2),
    ];
    let closed = [total("on_time", 202_601, 1), total("late", 202_602, 2), total("on_time", 202_605, 1)];
    let first = flow(&found, &closed, 202_601, 202_603);
    assert_eq!((first.begin, first.found, first.closed, first.end), (3, 3, 3, 3));
    assert_eq!(first.rate, Some(0.5), "3 of 6");
    let second = flow(&found, &closed, 202_604, 202_606);
    assert_eq!((second.begin, second.found, second.closed, second.end), (3, 2, 1, 4));
    assert_eq!(flow(&[], &[], 202_601, 202_603).rate, None, "nothing is not 100 %");
    let curve: Vec<i64> =
        months(&found, &closed, date(2026, 1, 1), date(2026, 3, 31)).iter().map(|m| m.flow.end).collect();
    assert_eq!(curve, [5, 3, 3]);
}

#[test]
fn quarters_and_years_with_the_day_for_handing_in() {
    let q = |n| span(2026, Some(n)).unwrap();
    assert_eq!((q(1).0, q(1).1, q(1).3), (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 15)));
    assert_eq!((q(4).1, q(4).2.as_str(), q(4).3), (date(2026, 12, 31), "2026年第四季度", date(2027, 1, 15)));
    assert_eq!(span(2026, None).unwrap().3, date(2027, 1, 31));
    for (year, quarter) in [(2026, Some(0)), (2026, Some(5)), (1999, None), (2101, Some(1))] {
        assert_eq!(span(year, quarter).unwrap_err().code, "BAD_FILTER");
    }
}
