//! Curves drawn by hand: three instruments breathe the same air for eight days; on the ninth something is done to one of them.

use super::digest::DAY_MS;
use super::*;
use crate::point::Kind;
use crate::simulate::dice::Dice;

const START: i64 = 1_788_192_000_000;
const MINUTE: i64 = 60_000;

/// What is sent on the ninth day at a minute instead of the true value; `None` sends nothing.
type Act<'a> = &'a dyn Fn(usize, f64) -> Option<f64>;

/// The air that all three breathe: a slow wave with two periods that do not fit the day, and a rise in the ninth afternoon.
fn air(t: usize, rise: f64) -> f64 {
    let x = t as f64;
    let ninth = x - 8.0 * 1440.0;
    let peak = rise * (-((ninth - 900.0) / 40.0).powi(2)).exp();
    0.4 + 0.08 * (x / 217.0).sin() + 0.06 * (x / 91.0).sin() + peak
}

/// Doubts at or above 0.6 about the first of three methane points and a power meter, by rule, on the ninth day.
fn rules(rise: f64, marks: &[Mark], act: Act) -> Vec<Rule> {
    found(rise, marks, act).into_iter().map(|d| d.rule).collect()
}

fn found(rise: f64, marks: &[Mark], act: Act) -> Vec<Doubt> {
    let law = law::Law::shipped();
    let settings = Settings::read(&law.parameters, "", jiff::civil::date(2026, 9, 1));
    let gas = Subject { kind: Kind::Methane, resolution: 0.01, lo: 0.0, hi: 4.0, high: Some(1.0) };
    let load = Subject { kind: Kind::Power, resolution: 1.0, lo: 0.0, hi: 5000.0, high: None };
    let subjects = [gas, gas, gas, load];
    let told: [&[Mark]; 4] = [marks, &[], &[], &[]];
    let mut dice = Dice::new(7, 7);
    let mut past: Vec<Vec<Digest>> = vec![Vec::new(); 4];
    for day in 0..9 {
        for i in 0..4 {
            let (mut at, mut values) = (Vec::new(), Vec::new());
            for minute in 0..1440 {
                let t = day * 1440 + minute;
                let truth = if i == 3 {
                    let at_work = (480..1080).contains(&minute);
                    if at_work { 800.0 } else { 90.0 }
                } else {
                    air(t, rise) * (1.0 + 0.1 * i as f64)
                };
                let noise = if i == 3 { 4.0 } else { 0.02 } * dice.normal();
                let step = subjects[i].resolution;
                let shown = ((truth + noise) / step).round() * step;
                let sent = if day == 8 && i == 0 { act(minute, shown) } else { Some(shown) };
                if let Some(v) = sent {
                    at.push(START + t as i64 * MINUTE);
                    values.push(v);
                }
            }
            let from = START + day as i64 * DAY_MS;
            let digest = Digest::of(&subjects[i], from, &at, &values, told[i], past[i].last());
            past[i].push(digest);
        }
    }
    let clean: Vec<Vec<&Digest>> = past.iter().map(|p| p[..8].iter().collect()).collect();
    let group: Vec<Watched> = (0..4)
        .map(|i| Watched { subject: &subjects[i], today: &past[i][8], past: &clean[i], marks: told[i] })
        .collect();
    judge(&group, &settings).into_iter().filter(|(i, d)| *i == 0 && d.score >= settings.limit).map(|d| d.1).collect()
}

/// A mark on the ninth day, minutes.
fn mark(told: Told, from: i64, to: i64) -> Mark {
    let day = START + 8 * DAY_MS;
    Mark { told, from_ms: day + from * MINUTE, to_ms: day + to * MINUTE }
}

#[test]
fn every_state_of_a_doubt_is_reached_and_every_one_can_be_closed() {
    use kernel::Flow;
    flow::DoubtFlow::prove().unwrap();
}

#[test]
fn an_honest_day_is_not_doubted_with_or_without_an_alarm() {
    assert_eq!(rules(0.0, &[], &|_, v| Some(v)), []);
    assert_eq!(rules(1.0, &[], &|_, v| Some(v)), []);
}

#[test]
fn a_value_held_for_ten_hours_is_stuck_and_one_held_for_an_hour_is_not() {
    assert!(rules(0.0, &[], &|m, v| Some(if (300..900).contains(&m) { 0.42 } else { v })).contains(&Rule::Held));
    assert_eq!(rules(0.0, &[], &|m, v| Some(if (300..360).contains(&m) { 0.42 } else { v })), []);
}

#[test]
fn noise_around_a_fixed_value_has_lost_its_movement() {
    let saw = |m: usize| 0.4 + 0.01 * ((m * 7919) % 5) as f64;
    assert!(rules(0.0, &[], &|m, _| Some(saw(m))).contains(&Rule::Muted));
}

#[test]
fn a_rise_cut_at_a_line_below_the_limit_is_clipped() {
    assert!(rules(1.0, &[], &|_, v| Some(v.min(0.85))).contains(&Rule::Clipped));
}

#[test]
fn steps_of_five_hundredths_are_coarser_than_the_instrument() {
    assert!(rules(0.0, &[], &|_, v| Some((v / 0.05).round() * 0.05)).contains(&Rule::Quantised));
}

#[test]
fn half_of_the_truth_is_lowered_and_a_tenth_less_is_within_the_past() {
    assert!(rules(0.0, &[], &|_, v| Some(v * 0.5)).contains(&Rule::Lowered));
    assert_eq!(rules(0.0, &[], &|_, v| Some(v * 0.95)), []);
}

#[test]
fn silence_over_a_rise_is_doubted_and_silence_on_a_quiet_day_is_an_outage() {
    let dark = |m: usize, v: f64| if (860..960).contains(&m) { None } else { Some(v) };
    assert!(rules(1.0, &[], &dark).contains(&Rule::Silent));
    assert_eq!(rules(0.0, &[], &dark), []);
}

#[test]
fn a_silence_that_hid_nothing_is_an_outage() {
    // The alarm was raised before it.
    let after = |m: usize, v: f64| if (895..990).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(1.6, &[], &after), []);
    // It is over while the alarm still stands.
    let within = |m: usize, v: f64| if (862..900).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(1.6, &[], &within), []);
    // The neighbours rose a little, far from any limit.
    let dark = |m: usize, v: f64| if (860..960).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(0.1, &[], &dark), []);
}

#[test]
fn announced_maintenance_is_no_silence() {
    let dark = |m: usize, v: f64| if (860..960).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(1.0, &[mark(Told::Maintenance, 855, 965)], &dark), []);
}

#[test]
fn a_calibration_claimed_over_an_alarm_is_doubted_and_one_in_the_morning_is_not() {
    let low = |m: usize, v: f64| Some(if (885..940).contains(&m) { 0.3 } else { v });
    assert!(rules(1.0, &[mark(Told::Calibration, 885, 940)], &low).contains(&Rule::CalibratedAtAlarm));
    let pulse = |m: usize, v: f64| Some(if (600..615).contains(&m) { 1.2 } else { v });
    assert_eq!(rules(1.0, &[mark(Told::Calibration, 600, 615)], &pulse), []);
    // During a rise, with the test gas on top of it: honest at a bad moment, a hint below the limit.
    let gas = |m: usize, v: f64| Some(if (885..900).contains(&m) { v + 0.9 } else { v });
    assert!(!rules(1.0, &[mark(Told::Calibration, 885, 900)], &gas).contains(&Rule::CalibratedAtAlarm));
}

#[test]
fn a_fault_over_a_working_day_is_doubted_and_one_at_night_is_not() {
    let off = |from: usize, to: usize| move |m: usize, v: f64| if (from..to).contains(&m) { None } else { Some(v) };
    assert!(rules(0.0, &[mark(Told::Fault, 480, 1000)], &off(480, 1000)).contains(&Rule::FaultyInProduction));
    assert_eq!(rules(0.0, &[mark(Told::Fault, 60, 420)], &off(60, 420)), []);
}

#[test]
fn the_same_value_again_and_again_after_a_gap_is_no_accident() {
    let act = |m: usize, v: f64| match m {
        600 => Some(0.47),
        601..720 => None,
        720..740 => Some(0.47),
        _ => Some(v),
    };
    assert!(rules(0.0, &[], &act).contains(&Rule::SameAfterGap));
    let once = |m: usize, v: f64| if (601..720).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(0.0, &[], &once), []);
}

#[test]
fn an_alarm_gone_after_a_restart_is_doubted_and_a_restart_without_alarm_is_not() {
    let act = |m: usize, v: f64| match m {
        895..900 => None,
        900..1000 => Some((v * 0.5 * 100.0).round() / 100.0),
        _ => Some(v),
    };
    assert!(rules(1.0, &[mark(Told::Restart, 895, 900)], &act).contains(&Rule::ClearedByRestart));
    let quiet = |m: usize, v: f64| if (300..305).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(0.0, &[mark(Told::Restart, 300, 305)], &quiet), []);
    // The rise was ending for all of them when the line broke for a quarter of an hour.
    let ending = |m: usize, v: f64| if (926..940).contains(&m) { None } else { Some(v) };
    assert_eq!(rules(1.0, &[], &ending), []);
}

#[test]
fn every_doubt_says_what_was_seen_with_figures_and_a_stretch() {
    for d in found(1.0, &[], &|_, v| Some((v * 0.5 / 0.05).round() * 0.05)) {
        assert!(d.told.ends_with('。') && !d.figures.is_empty() && d.from_ms < d.to_ms, "{d:?}");
        assert!(d.from_ms >= START && d.to_ms <= START + 9 * DAY_MS, "{d:?}");
    }
}

#[test]
fn an_empty_day_and_no_past_are_no_reason_to_fail() {
    let law = law::Law::shipped();
    let settings = Settings::read(&law.parameters, "", jiff::civil::date(2026, 9, 1));
    let subject = Subject { kind: Kind::Co, resolution: 0.0, lo: 0.0, hi: 500.0, high: None };
    let odd = Digest::of(&subject, START, &[START, START, START + 5], &[f64::NAN, f64::INFINITY, -1e300], &[], None);
    let empty = Digest::of(&subject, START, &[], &[], &[], None);
    let w = |today| Watched { subject: &subject, today, past: &[], marks: &[] };
    assert_eq!(judge(&[w(&odd), w(&empty)], &settings), []);
    assert_eq!(judge(&[], &settings), []);
}
