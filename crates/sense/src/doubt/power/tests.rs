//! Cases worked by hand. The works takes 100 kW when it stands and 600 kW from 08:00 to 18:00; its capacity is 1000 kW.
//! A working day is 14 h × 100 + 10 h × 600 = 7,400 kWh, a day of rest 2,400 kWh. Local time is UTC+8.

use super::base::{DAY_MS, QUARTER_MS};
use super::*;

const EIGHT: i64 = 8 * 3_600_000;
/// Local midnight of Monday 2026-09-07 in UTC.
const MONDAY: i64 = 1_788_710_400_000;

fn limits() -> Limits {
    Limits::read(&law::Law::shipped().parameters, "", jiff::civil::date(2026, 9, 1))
}

/// Loads of some days from a local midnight: the load in kW of each quarter.
fn loads(from: i64, days: i64, kw: impl Fn(i64, i64) -> f64) -> Vec<Load> {
    (0..days * 96).map(|q| Load { at_ms: from + q * QUARTER_MS, kw: kw(q / 96, q % 96) }).collect()
}

fn work(quarter: i64) -> f64 {
    if (32..72).contains(&quarter) { 600.0 } else { 100.0 }
}

fn base() -> Base {
    let normal = loads(MONDAY - 28 * DAY_MS, 28, |_, q| work(q));
    let stood = loads(MONDAY - 60 * DAY_MS, 3, |_, _| 100.0);
    Base::of(&normal, &stood, None, EIGHT).unwrap()
}

fn works() -> Works {
    Works { capacity_kw: 1000.0, offset_ms: EIGHT, ..Works::default() }
}

fn stopped(days: i64) -> Works {
    Works { stopped: vec![(MONDAY, MONDAY + days * DAY_MS)], ..works() }
}

fn found(loads: &[Load], works: &Works) -> Vec<(Finding, f64, f64)> {
    check(loads, &base(), works, &limits()).iter().map(|f| (f.what, f.value, f.line)).collect()
}

#[test]
fn the_usual_is_worked_out_from_normal_days() {
    let b = base();
    assert_eq!((b.idle, b.day[0]), (100.0, (7400.0, 0.0)));
    assert_eq!(b.at(MONDAY + 40 * QUARTER_MS, EIGHT), 600.0);
    assert_eq!(base::weekday(MONDAY + EIGHT), 0);
    let normal = loads(MONDAY, 28, |_, q| work(q));
    assert!(Base::of(&normal, &[], None, EIGHT).is_none(), "nothing is known of its rest");
    assert!(Base::of(&normal[..96], &[], Some(100.0), EIGHT).is_none(), "one day is no usual");
}

#[test]
fn a_normal_week_gives_nothing() {
    assert_eq!(found(&loads(MONDAY, 7, |_, q| work(q)), &works()), vec![]);
}

#[test]
fn an_hour_above_the_idle_load_under_a_stop_is_production_and_three_quarters_are_not() {
    // The line is max(1.5 × 100, 100 + 5 % of 1000) = 150 kW.
    let hour = loads(MONDAY, 1, |_, q| if (40..44).contains(&q) { 151.0 } else { 100.0 });
    assert_eq!(found(&hour, &stopped(1)), vec![(Finding::RunUnderStop, 151.0, 150.0)]);
    let less = loads(MONDAY, 1, |_, q| if (40..43).contains(&q) { 151.0 } else { 100.0 });
    assert_eq!(found(&less, &stopped(1)), vec![]);
    let at_line = loads(MONDAY, 1, |_, q| if (40..44).contains(&q) { 150.0 } else { 100.0 });
    assert_eq!(found(&at_line, &stopped(1)), vec![]);
    assert_eq!(found(&hour, &works()), vec![], "without a stop it may");
}

#[test]
fn a_whole_day_a_third_above_rest_is_production_though_no_quarter_shows_it() {
    // 135 kW all day is 3,240 kWh against 1.3 × 2,400 = 3,120.
    let day = loads(MONDAY, 1, |_, _| 135.0);
    assert_eq!(found(&day, &stopped(1)), vec![(Finding::RunUnderStop, 3240.0, 3120.0)]);
    assert_eq!(found(&loads(MONDAY, 1, |_, _| 129.0), &stopped(1)), vec![]);
}

#[test]
fn a_filed_pump_keeps_its_own_ceiling() {
    let pump = |kw: f64| loads(MONDAY, 1, move |_, q| if (40..60).contains(&q) { kw } else { 100.0 });
    let mut w = stopped(1);
    w.allowed.push(Allowed { from_ms: MONDAY, to_ms: MONDAY + DAY_MS, most_kw: 300.0 });
    assert_eq!(found(&pump(300.0), &w), vec![]);
    assert_eq!(found(&pump(301.0), &w), vec![(Finding::RunUnderStop, 301.0, 300.0)]);
}

#[test]
fn work_after_ten_at_night_is_found_where_the_night_is_filed_as_free() {
    // 22:00 to 23:00 are quarters 88 to 91.
    let night = loads(MONDAY, 1, |_, q| if (88..92).contains(&q) { 400.0 } else { work(q) });
    assert_eq!(found(&night, &works()), vec![]);
    let off = Works { night_off: true, ..works() };
    assert_eq!(found(&night, &off), vec![(Finding::NightRun, 400.0, 150.0)]);
    let evening = loads(MONDAY, 1, |_, q| if (84..88).contains(&q) { 400.0 } else { work(q) });
    assert_eq!(found(&evening, &off), vec![]);
}

#[test]
fn a_fall_by_more_than_six_tenths_is_told_once_and_not_for_a_planned_cut() {
    // 600 to 200 kW; the line is 240 kW. The fall at the end of the shift is usual.
    let drop = loads(MONDAY, 1, |_, q| if q >= 50 { 200.0 } else { work(q) });
    assert_eq!(found(&drop, &works()), vec![(Finding::SuddenDrop, 200.0, 240.0)]);
    let small = loads(MONDAY, 1, |_, q| if q >= 50 { 250.0 } else { work(q) });
    assert_eq!(found(&small, &works()), vec![]);
    let cut = Works { planned_cuts: vec![(MONDAY, MONDAY + DAY_MS)], ..works() };
    assert_eq!(found(&drop, &cut), vec![]);
}

#[test]
fn a_main_fan_without_power_is_red_from_the_first_quarter() {
    let fan = loads(MONDAY, 1, |_, q| if (20..23).contains(&q) { 0.0 } else { 90.0 });
    let w = Works { main_fan: true, ..works() };
    let all = check(&fan, &base(), &w, &limits());
    let lost: Vec<_> = all.iter().filter(|f| f.what == Finding::FanPowerLoss).collect();
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].to_ms - lost[0].from_ms, lost[0].what.colour()), (3 * QUARTER_MS, "red"));
    assert!(check(&fan, &base(), &works(), &limits()).iter().all(|f| f.what != Finding::FanPowerLoss));
}

#[test]
fn a_day_far_above_the_usual_is_a_rise() {
    // Equal days have no spread; 2 % of 7,400 stands for it: 7,400 + 4 × 148 = 7,992 kWh. One more kilowatt all day is 24 kWh.
    let more = |kw: f64| loads(MONDAY, 1, move |_, q| work(q) + kw);
    assert_eq!(found(&more(24.0), &works()), vec![]);
    assert_eq!(found(&more(25.0), &works()), vec![(Finding::SuddenRise, 8000.0, 7992.0)]);
}

#[test]
fn a_month_that_implies_more_tonnes_than_permitted_is_over_capacity() {
    // From Monday 7 to Wednesday 30 September: 24 days × (7,400 − 2,400) = 120,000 kWh; at 40 kWh a tonne 3,000 t.
    let month = loads(MONDAY, 24, |_, q| work(q));
    let w = |permitted| Works { capacity: Some((40.0, permitted)), ..works() };
    assert_eq!(found(&month, &w(2700.0)), vec![(Finding::OverCapacity, 3000.0, 1.1 * 2700.0)]);
    assert_eq!(found(&month, &w(2800.0)), vec![]);
}

#[test]
fn load_after_a_week_of_rest_needs_an_acceptance() {
    let back = |rest: i64| loads(MONDAY, rest + 1, move |d, q| if d < rest { 100.0 } else { work(q) });
    // Half of the usual 600 kW is 300.
    assert_eq!(found(&back(7), &works()), vec![(Finding::ResumeUnreported, 600.0, 300.0)]);
    assert_eq!(found(&back(6), &works()), vec![], "six days are a holiday");
    let accepted = Works { accepted_at: Some(MONDAY + 5 * DAY_MS), ..works() };
    assert_eq!(found(&back(7), &accepted), vec![]);
    let before = Works { accepted_at: Some(MONDAY - DAY_MS), ..works() };
    assert_eq!(found(&back(7), &before).len(), 1, "an acceptance of an earlier stop does not count");
}

#[test]
fn people_at_work_beside_a_meter_that_shows_nothing() {
    // The works needs 100 kW at rest; a fifth is 20 kW.
    let dark = |kw: f64, n: i64| loads(MONDAY, 1, move |_, q| if (40..40 + n).contains(&q) { kw } else { work(q) });
    let people = |n: f64| Works { people: loads(MONDAY, 1, move |_, _| n), ..works() };
    let zero = |l: &[Load], w: &Works| {
        let all = check(l, &base(), w, &limits());
        all.iter().filter(|f| f.what == Finding::ZeroButActive).map(|f| (f.value, f.line)).collect::<Vec<_>>()
    };
    assert_eq!(zero(&dark(20.0, 4), &people(3.0)), [(20.0, 20.0)], "an hour, three people");
    assert_eq!(zero(&dark(20.0, 3), &people(30.0)), [], "three quarters");
    assert_eq!(zero(&dark(21.0, 8), &people(30.0)), [], "light and pumps");
    assert_eq!(zero(&dark(0.0, 8), &people(2.0)), [], "a guard or two");
    assert_eq!(zero(&dark(0.0, 8), &works()), [], "nobody counts people");
    assert_eq!(zero(&dark(0.0, 8), &people(3.0)), [(0.0, 20.0)]);
    let cut = Works { planned_cuts: vec![(MONDAY, MONDAY + DAY_MS)], ..people(30.0) };
    assert_eq!(zero(&dark(0.0, 8), &cut), [], "dark for everybody");
    // Counted only for a part of the time: what is not known is not judged.
    let half = Works { people: loads(MONDAY, 1, |_, _| 5.0).into_iter().take(42).collect(), ..works() };
    assert_eq!(zero(&dark(0.0, 8), &half), []);
}
