use super::*;
use jiff::civil::date;

/// The 2026 arrangement of handbook 02 §3.
fn calendar_2026() -> Calendar {
    let mut c = Calendar::default();
    let mut rest = |from: Date, to: Date| {
        let mut d = from;
        while d <= to {
            c.holidays.insert(d);
            d = d.tomorrow().unwrap();
        }
    };
    rest(date(2026, 1, 1), date(2026, 1, 3));
    rest(date(2026, 2, 15), date(2026, 2, 23));
    rest(date(2026, 4, 4), date(2026, 4, 6));
    rest(date(2026, 5, 1), date(2026, 5, 5));
    rest(date(2026, 6, 19), date(2026, 6, 21));
    rest(date(2026, 9, 25), date(2026, 9, 27));
    rest(date(2026, 10, 1), date(2026, 10, 7));
    for d in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)] {
        c.working_weekends.insert(date(2026, d.0, d.1));
    }
    c
}

#[test]
fn working_days_step_over_holidays_and_count_working_weekends() {
    let c = calendar_2026();
    assert_eq!(c.add_working_days(date(2026, 9, 24), 5), date(2026, 10, 9));
    assert_eq!(c.add_working_days(date(2026, 4, 28), 7), date(2026, 5, 11));
    assert_eq!(c.add_working_days(date(2026, 6, 17), 5), date(2026, 6, 25));
    assert_eq!(c.add_working_days(date(2026, 6, 5), 5), date(2026, 6, 12));
}

#[test]
fn a_term_that_ends_on_a_rest_day_moves_to_the_next_working_day() {
    let c = calendar_2026();
    assert_eq!(c.add_natural_days(date(2026, 9, 7), 30), date(2026, 10, 8));
    assert_eq!(c.add_natural_days(date(2026, 9, 7), 3), date(2026, 9, 10));
}

#[test]
fn a_year_without_table_is_monday_to_friday_and_says_so() {
    let c = calendar_2026();
    assert!(c.knows(2026) && !c.knows(2027));
    assert!(c.is_working(date(2027, 10, 1)), "a Friday, and no table says otherwise");
    assert!(!c.is_working(date(2027, 10, 2)));
}

#[test]
fn windows_are_calendar_windows() {
    let w = |p: Period, d: Date| p.window(d, 2023);
    assert_eq!(w(Period::Week, date(2026, 1, 1)), (date(2025, 12, 29), date(2026, 1, 4)));
    assert_eq!(w(Period::HalfMonth, date(2026, 2, 15)), (date(2026, 2, 1), date(2026, 2, 15)));
    assert_eq!(w(Period::HalfMonth, date(2026, 2, 16)), (date(2026, 2, 16), date(2026, 2, 28)));
    assert_eq!(w(Period::Quarter, date(2026, 5, 31)), (date(2026, 4, 1), date(2026, 6, 30)));
    assert_eq!(w(Period::HalfYear, date(2026, 7, 1)), (date(2026, 7, 1), date(2026, 12, 31)));
    assert_eq!(w(Period::TwoYears, date(2026, 7, 1)), (date(2025, 1, 1), date(2026, 12, 31)));
    assert_eq!(w(Period::TwoYears, date(2022, 7, 1)), (date(2021, 1, 1), date(2022, 12, 31)));
}

#[test]
fn windows_cover_a_span_without_gap() {
    let w = Period::Quarter.windows(date(2026, 2, 10), date(2026, 8, 1), 2026);
    assert_eq!(w.len(), 3);
    assert_eq!((w[0].0, w[2].1), (date(2026, 1, 1), date(2026, 9, 30)));
    assert!(Period::Month.windows(date(2026, 2, 10), date(2026, 2, 9), 2026).is_empty());
}
