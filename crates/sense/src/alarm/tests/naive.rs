//! The engine against a second one, written as simply as possible: every limit by itself, every millisecond looked at.

use crate::alarm::{Change, Cut, Input, Limit, Rate, Rule, State, What, next_timer, step};
use crate::reading::Quality;
use std::collections::BTreeMap;

/// What a reading says about one limit.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    Violated,
    Cleared,
    Between,
    Nothing,
}

/// What a reading is.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Good(f64),
    Above(f64),
    Below(f64),
    Blind,
    Masked,
}

type Told = (i64, What);

fn seen(rule: &Rule, value: f64, quality: Quality) -> Seen {
    match quality {
        Quality::Calibrating | Quality::Masked => Seen::Masked,
        Quality::Good | Quality::OutOfRange if !value.is_finite() => Seen::Blind,
        Quality::Good | Quality::OutOfRange if value > rule.hi => Seen::Above(value),
        Quality::Good | Quality::OutOfRange if value < rule.lo => Seen::Below(value),
        Quality::Good => Seen::Good(value),
        _ => Seen::Blind,
    }
}

/// A limit with delays, tick by tick.
fn delayed(curve: &BTreeMap<i64, Seen>, until: i64, on: i64, off: i64, says: impl Fn(Seen) -> Says) -> Vec<Told> {
    let (mut out, mut raised) = (Vec::new(), false);
    let (mut bad_since, mut good_since): (Option<i64>, Option<i64>) = (None, None);
    for t in 0..=until {
        for after in [false, true] {
            if after {
                match curve.get(&t).map(|s| says(*s)) {
                    None => {}
                    Some(Says::Violated) => {
                        bad_since = bad_since.or(Some(t));
                        good_since = None;
                    }
                    Some(Says::Cleared) => {
                        good_since = good_since.or(Some(t));
                        bad_since = None;
                    }
                    Some(Says::Between) => (bad_since, good_since) = (None, None),
                    Some(Says::Nothing) => good_since = None,
                }
            }
            if !raised && bad_since.is_some_and(|s| t - s >= on) {
                raised = true;
                out.push((t, What::Raised));
            }
            if raised && good_since.is_some_and(|s| t - s >= off) {
                raised = false;
                out.push((t, What::Returned));
            }
        }
    }
    out
}

fn upper(limit: f64, deadband: f64) -> impl Fn(Seen) -> Says {
    move |s| match s {
        Seen::Good(v) if v >= limit => Says::Violated,
        Seen::Good(v) if v <= limit - deadband => Says::Cleared,
        Seen::Good(_) => Says::Between,
        Seen::Above(v) if v >= limit => Says::Violated,
        _ => Says::Nothing,
    }
}

fn lower(limit: f64, deadband: f64) -> impl Fn(Seen) -> Says {
    move |s| match s {
        Seen::Good(v) if v <= limit => Says::Violated,
        Seen::Good(v) if v >= limit + deadband => Says::Cleared,
        Seen::Good(_) => Says::Between,
        Seen::Below(v) if v <= limit => Says::Violated,
        _ => Says::Nothing,
    }
}

fn flips(
    curve: &BTreeMap<i64, Seen>,
    mut to: impl FnMut(i64, Seen) -> Option<bool>,
    up: What,
    down: What,
) -> Vec<Told> {
    let (mut out, mut is) = (Vec::new(), false);
    for (&t, &s) in curve {
        if let Some(now) = to(t, s).filter(|now| *now != is) {
            is = now;
            out.push((t, if now { up } else { down }));
        }
    }
    out
}

/// All changes by limit.
fn naive(rule: &Rule, readings: &[(i64, f64, Quality)], until: i64) -> BTreeMap<Limit, Vec<Told>> {
    let curve: BTreeMap<i64, Seen> = readings.iter().map(|&(t, v, q)| (t, seen(rule, v, q))).collect();
    let (on, off, db) = (rule.on_ms as i64, rule.off_ms as i64, rule.deadband);
    let mut out = BTreeMap::new();
    for (limit, at) in [(Limit::H, rule.h), (Limit::Hh, rule.hh)] {
        out.insert(limit, at.map_or(vec![], |at| delayed(&curve, until, on, off, upper(at, db))));
    }
    for (limit, at) in [(Limit::L, rule.l), (Limit::Ll, rule.ll)] {
        out.insert(limit, at.map_or(vec![], |at| delayed(&curve, until, on, off, lower(at, db))));
    }
    let switch = |normal: bool| {
        move |s: Seen| match s {
            Seen::Good(v) if (v >= 0.5) == normal => Says::Cleared,
            Seen::Good(_) => Says::Violated,
            _ => Says::Nothing,
        }
    };
    out.insert(Limit::OffNormal, rule.normal.map_or(vec![], |n| delayed(&curve, until, on, off, switch(n))));
    let bad = |s: Seen| match s {
        Seen::Good(_) => Says::Cleared,
        Seen::Masked => Says::Nothing,
        _ => Says::Violated,
    };
    out.insert(Limit::BadPv, delayed(&curve, until, 0, off, bad));
    out.insert(Limit::Masked, flips(&curve, |_, s| Some(s == Seen::Masked), What::Raised, What::Returned));
    let cut = rule.cut.map_or(vec![], |Cut { cut, restore }| {
        let mut is_cut = false;
        let turns = |_, s| {
            match s {
                Seen::Good(v) | Seen::Above(v) if v >= cut => is_cut = true,
                Seen::Good(v) if v < restore => is_cut = false,
                _ => {}
            }
            Some(is_cut)
        };
        flips(&curve, turns, What::Cut, What::Restored)
    });
    out.insert(Limit::Cut, cut);
    let steep = rule.rate.map_or(vec![], |Rate { change, window_ms }| {
        let mut anchor: Option<(i64, f64)> = None;
        let judge = |t: i64, s| {
            let Seen::Good(v) = s else {
                anchor = None;
                return None;
            };
            let (t0, v0) = *anchor.get_or_insert((t, v));
            if t - t0 >= window_ms as i64 {
                anchor = Some((t, v));
                return Some((v - v0).abs() / change >= (t - t0) as f64 / window_ms as f64);
            }
            ((v - v0).abs() >= change).then_some(true)
        };
        flips(&curve, judge, What::Raised, What::Returned)
    });
    out.insert(Limit::Roc, steep);
    let mut stale = Vec::new();
    for (i, (&t, _)) in curve.iter().enumerate() {
        let next = curve.keys().nth(i + 1).copied();
        let due = t + rule.silent_ms as i64;
        if rule.silent_ms > 0 && due <= next.unwrap_or(until) {
            stale.push((due, What::Raised));
            stale.extend(next.map(|n| (n, What::Returned)));
        }
    }
    out.insert(Limit::Stale, stale);
    out.retain(|_, told| !told.is_empty());
    out
}

/// A generator of our own, so that a run can be repeated by its number.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
    pub fn maybe<T>(&mut self, of: u64, make: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        (self.roll(of) == 0).then(|| make(self))
    }
}

/// A rule with small whole figures, so that values meet limits and delays exactly.
pub fn any_rule(d: &mut Dice) -> Rule {
    let f = |d: &mut Dice, n| d.roll(n) as f64;
    Rule {
        ll: d.maybe(2, |d| f(d, 3)),
        l: d.maybe(2, |d| f(d, 5)),
        h: d.maybe(2, |d| 5.0 + f(d, 4)),
        hh: d.maybe(2, |d| 7.0 + f(d, 4)),
        rate: d.maybe(3, |d| Rate { change: 1.0 + f(d, 5), window_ms: 1 + d.roll(16) as u32 }),
        deadband: f(d, 4),
        on_ms: d.roll(8) as u32,
        off_ms: d.roll(12) as u32,
        cut: d.maybe(3, |d| {
            let cut = 4.0 + f(d, 5);
            Cut { cut, restore: cut - f(d, 4) }
        }),
        lo: if d.roll(4) == 0 { f64::NEG_INFINITY } else { 0.0 },
        hi: if d.roll(4) == 0 { f64::INFINITY } else { 10.0 },
        normal: d.maybe(8, |d| d.roll(2) == 1),
        silent_ms: if d.roll(2) == 0 { 0 } else { 1 + d.roll(20) as u32 },
        version: 1,
    }
}

pub fn any_readings(d: &mut Dice) -> Vec<(i64, f64, Quality)> {
    let (mut t, mut v, mut out) = (0i64, d.roll(11) as f64, Vec::new());
    for _ in 0..d.roll(26) {
        t += 1 + d.roll(7) as i64;
        v = match d.roll(12) {
            0 => f64::NAN,
            1 => -1.0 - d.roll(3) as f64,
            2 => 11.0 + d.roll(3) as f64,
            3..=6 if v.is_finite() => (v + d.roll(5) as f64 - 2.0).clamp(0.0, 10.0),
            _ => d.roll(11) as f64,
        };
        let quality = match d.roll(16) {
            0 => Quality::Bad,
            1 => Quality::Masked,
            2 => Quality::Calibrating,
            3 => Quality::OutOfRange,
            4 => Quality::Skewed,
            _ => Quality::Good,
        };
        out.push((t, v, quality));
    }
    out
}

pub fn input(&(at_ms, value, quality): &(i64, f64, Quality)) -> Input {
    Input::Reading { at_ms, value, quality, late: false }
}

fn by_limit(out: &[Change]) -> BTreeMap<Limit, Vec<Told>> {
    out.iter().fold(BTreeMap::new(), |mut all, c| {
        all.entry(c.limit).or_insert_with(Vec::new).push((c.at_ms, c.what));
        all
    })
}

/// Random sequences of these numbers through both engines.
fn agree(from: u64, count: u64) {
    let mut changes = 0;
    for n in from..from + count {
        let d = &mut Dice(n.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let (rule, readings) = (any_rule(d), any_readings(d));
        let until = readings.last().map_or(0, |r| r.0) + d.roll(40) as i64;
        let (mut state, mut out) = (State::new(), Vec::new());
        for r in &readings {
            // Somebody looks at the clock at any time, or not.
            if d.roll(3) == 0 {
                let at_ms = r.0 - d.roll(3) as i64;
                if state.heard_at().is_none_or(|heard| at_ms > heard) {
                    step(&rule, &mut state, Input::Clock { at_ms }, &mut out);
                }
            }
            step(&rule, &mut state, input(r), &mut out);
        }
        step(&rule, &mut state, Input::Clock { at_ms: until }, &mut out);
        assert_eq!(by_limit(&out), naive(&rule, &readings, until), "sequence {n}: {rule:?} {readings:?}");
        assert!(out.is_sorted_by_key(|c| c.at_ms), "sequence {n}: {out:?}");
        assert!(next_timer(&rule, &state).is_none_or(|t| t > until), "sequence {n}");
        changes += out.len();
    }
    println!("{count} sequences from {from} on: {changes} changes, every one at the same instant in both engines");
    assert!(changes as u64 > count, "too little happens: {changes}");
}

#[test]
fn agrees_with_the_naive_one() {
    agree(0, 20_000);
}

/// `cargo test -p sense a_million -- --ignored --nocapture`
#[test]
#[ignore = "a minute"]
fn a_million_sequences_agree() {
    agree(1_000_000, 1_000_000);
}
