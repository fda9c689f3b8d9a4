//! Laws that hold for every rule and every sequence.

use super::naive::{Dice, any_readings, any_rule, input};
use crate::alarm::{Change, Input, Limit, Rule, State, What, afterwards, next_timer, step};
use crate::reading::Quality;
use proptest::prelude::*;
use std::collections::HashMap;

fn run(rule: &Rule, readings: &[(i64, f64, Quality)], until: i64) -> (State, Vec<Change>) {
    let (mut state, mut out) = (State::new(), Vec::new());
    for r in readings {
        step(rule, &mut state, input(r), &mut out);
    }
    step(rule, &mut state, Input::Clock { at_ms: until }, &mut out);
    (state, out)
}

fn case(seed: u64) -> (Rule, Vec<(i64, f64, Quality)>, i64) {
    let d = &mut Dice(seed);
    let (rule, readings) = (any_rule(d), any_readings(d));
    let until = readings.last().map_or(0, |r| r.0) + 50;
    (rule, readings, until)
}

proptest! {
    /// Raised and returned take turns, and the state says the same as the last change.
    #[test]
    fn never_both_raised_and_normal(seed in any::<u64>()) {
        let (rule, readings, until) = case(seed);
        let (state, out) = run(&rule, &readings, until);
        let mut is: HashMap<Limit, bool> = HashMap::new();
        for c in &out {
            prop_assert_ne!(is.insert(c.limit, c.what.begins()).unwrap_or(false), c.what.begins(), "{:?}", out);
        }
        for limit in Limit::ALL {
            prop_assert_eq!(state.raised(*limit), is.get(limit).copied().unwrap_or(false));
        }
    }

    /// H is raised only after the value was at or above it for the whole on-delay, and returns only after it was below the
    /// deadband for the whole off-delay: read off the curve of the readings.
    #[test]
    fn deadband_and_delays_are_honoured(seed in any::<u64>()) {
        let (rule, mut readings, until) = case(seed);
        let rule = Rule { lo: f64::NEG_INFINITY, hi: f64::INFINITY, ..rule };
        readings.iter_mut().for_each(|r| *r = (r.0, if r.1.is_finite() { r.1 } else { 0.0 }, Quality::Good));
        let (_, out) = run(&rule, &readings, until);
        let Some(h) = rule.h else { return Ok(()) };
        // Values that stood at some moment of [from, to).
        let during = |from: i64, to: i64| -> Vec<f64> {
            let next = |i: usize| readings.get(i + 1).map_or(i64::MAX, |r| r.0);
            let all = readings.iter().enumerate().filter(|(i, r)| r.0 < to.max(from + 1) && next(*i) > from);
            all.map(|(_, r)| r.1).collect()
        };
        for c in out.iter().filter(|c| c.limit == Limit::H) {
            if c.what == What::Raised {
                let from = c.at_ms - rule.on_ms as i64;
                prop_assert!(readings.first().is_some_and(|r| r.0 <= from));
                prop_assert!(during(from, c.at_ms).iter().all(|v| *v >= h), "{:?} {:?}", c, readings);
            } else {
                let from = c.at_ms - rule.off_ms as i64;
                let low = |v: &f64| *v <= h - rule.deadband && *v < h;
                prop_assert!(during(from, c.at_ms).iter().all(low), "{:?} {:?}", c, readings);
            }
        }
    }

    /// However often somebody looks at the clock, the same happens at the same instants; and the alarm clock that the
    /// engine asks for never rings in vain.
    #[test]
    fn the_clock_may_come_as_it_likes(seed in any::<u64>()) {
        let (rule, readings, until) = case(seed);
        let (state, out) = run(&rule, &readings, until);
        let (mut often, mut told) = (State::new(), Vec::new());
        let mut due = readings.iter().peekable();
        for at_ms in 0..=until {
            while let Some(ring) = next_timer(&rule, &often).filter(|t| *t <= at_ms) {
                let before = told.len();
                step(&rule, &mut often, Input::Clock { at_ms: ring }, &mut told);
                prop_assert!(told[before..].iter().any(|c| c.at_ms == ring), "rang in vain at {}", ring);
            }
            step(&rule, &mut often, Input::Clock { at_ms }, &mut told);
            if let Some(r) = due.next_if(|r| r.0 == at_ms) {
                step(&rule, &mut often, input(r), &mut told);
            }
        }
        prop_assert_eq!(told.iter().map(|c| (c.at_ms, c.limit, c.what)).collect::<Vec<_>>(),
                        out.iter().map(|c| (c.at_ms, c.limit, c.what)).collect::<Vec<_>>());
        prop_assert_eq!(often.to_bytes(), state.to_bytes());
    }

    /// In a batch of different points the order of the points makes no difference.
    #[test]
    fn the_order_of_points_makes_no_difference(seed in any::<u64>()) {
        let d = &mut Dice(seed);
        let rules: Vec<Rule> = (0..6).map(|_| any_rule(d)).collect();
        let batches: Vec<Vec<(i64, f64, Quality)>> = (0..6).map(|_| any_readings(d)).collect();
        let mut order: Vec<usize> = (0..6).collect();
        let mut straight = vec![(State::new(), Vec::new()); 6];
        let mut mixed = straight.clone();
        for i in 0..25 {
            for p in 0..6 {
                if let Some(r) = batches[p].get(i) {
                    let (state, out) = &mut straight[p];
                    step(&rules[p], state, input(r), out);
                }
            }
            order.sort_by_key(|p| d.roll(100) + *p as u64);
            for &p in &order {
                if let Some(r) = batches[p].get(i) {
                    let (state, out) = &mut mixed[p];
                    step(&rules[p], state, input(r), out);
                }
            }
        }
        for (a, b) in straight.iter().zip(&mixed) {
            prop_assert_eq!(a.0.to_bytes(), b.0.to_bytes());
            prop_assert_eq!(a.1.len(), b.1.len());
        }
    }

    /// A snapshot between any two readings changes nothing, and duplicates or older readings change nothing.
    #[test]
    fn snapshots_and_repetitions_change_nothing(seed in any::<u64>(), cut in 0usize..25) {
        let (rule, readings, until) = case(seed);
        let (whole, out) = run(&rule, &readings, until);
        let (mut state, mut told) = (State::new(), Vec::new());
        for (i, r) in readings.iter().enumerate() {
            if i == cut {
                state = State::from_bytes(&state.to_bytes());
            }
            step(&rule, &mut state, input(r), &mut told);
            step(&rule, &mut state, input(r), &mut told);
            step(&rule, &mut state, input(&readings[i / 2]), &mut told);
        }
        step(&rule, &mut state, Input::Clock { at_ms: until }, &mut told);
        prop_assert_eq!(told.len(), out.len());
        prop_assert_eq!(state.to_bytes(), whole.to_bytes());
    }

    /// What is judged afterwards is what would have been judged then, marked late, silence aside, and closed at its end.
    #[test]
    fn the_past_is_judged_like_the_present(seed in any::<u64>()) {
        let (rule, readings, until) = case(seed);
        let awake = Rule { silent_ms: 0, ..rule };
        let (_, live) = run(&awake, &readings, until);
        let mut late = Vec::new();
        afterwards(&rule, &readings, until + 1, &mut late);
        prop_assert!(late.iter().all(|c| c.late));
        let told = |all: &[Change]| all.iter().map(|c| (c.at_ms, c.limit, c.what)).collect::<Vec<_>>();
        let (late, live) = (told(&late), told(&live));
        prop_assert_eq!(&late[..live.len()], &live[..]);
        let begun = late.iter().filter(|c| c.2.begins()).count();
        prop_assert_eq!(begun * 2, late.len());
    }
}

#[test]
fn another_version_of_the_rule_is_judged_from_its_moment_on() {
    let old = Rule { h: Some(10.0), deadband: 1.0, on_ms: 3_000, off_ms: 5_000, version: 1, ..Rule::default() };
    let (mut state, mut out) = (State::new(), Vec::new());
    step(&old, &mut state, input(&(0, 8.0, Quality::Good)), &mut out);
    step(&old, &mut state, Input::Clock { at_ms: 60_000 }, &mut out);
    assert_eq!(out, []);
    // Tightened to 7: the value that stands now violates it from now on.
    let new = Rule { h: Some(7.0), version: 2, ..old };
    step(&new, &mut state, Input::Clock { at_ms: 60_000 }, &mut out);
    step(&new, &mut state, Input::Clock { at_ms: 70_000 }, &mut out);
    let told: Vec<_> = out.iter().map(|c| (c.at_ms, c.limit, c.what)).collect();
    assert_eq!(told, [(63_000, Limit::H, What::Raised)]);
    // Without a high limit there is nothing left to be raised.
    let none = Rule { h: None, version: 3, ..old };
    step(&none, &mut state, Input::Clock { at_ms: 80_000 }, &mut out);
    assert_eq!((out.len(), out[1].at_ms, out[1].what), (2, 80_000, What::Returned));
    assert!(!state.any_raised());
}

#[test]
fn silence_counts_from_the_start_where_it_is_asked_for() {
    let rule = Rule { silent_ms: 1_000, version: 1, ..Rule::default() };
    let (mut never, mut since, mut out) = (State::new(), State::since(5_000), Vec::new());
    step(&rule, &mut never, Input::Clock { at_ms: 90_000 }, &mut out);
    assert_eq!(out, []);
    step(&rule, &mut since, Input::Clock { at_ms: 90_000 }, &mut out);
    assert_eq!((out[0].at_ms, out[0].limit), (6_000, Limit::Stale));
}
