//! `engine`: how many readings one core evaluates a second, with nothing else around: 10,000 points of all sorts of rules,
//! readings that wander across their limits, some bad.

use sense::alarm::{Cut, Input, Rate, Rule, State, step};
use sense::reading::Quality;
use std::time::Instant;

const POINTS: usize = 10_000;
const ROUNDS: usize = 1_000;

/// # Errors
/// Never; the type is that of the other benchmarks.
pub fn run() -> Result<serde_json::Value, String> {
    let rules: Vec<Rule> = (0..POINTS).map(rule).collect();
    let mut states = vec![State::new(); POINTS];
    let mut values: Vec<f64> = (0..POINTS).map(|i| (i % 60) as f64).collect();
    let (mut out, mut changes, mut noise) = (Vec::new(), 0usize, 1u64);
    let started = Instant::now();
    for round in 0..ROUNDS {
        for i in 0..POINTS {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            values[i] = (values[i] + (noise >> 60) as f64 * 0.5 - 3.75).clamp(-1.0, 101.0);
            let quality = if noise >> 52 & 0xff == 0 { Quality::Bad } else { Quality::Good };
            let at_ms = round as i64 * 5_000 + (noise >> 40 & 0xff) as i64;
            let input = Input::Reading { at_ms, value: values[i], quality, late: false };
            step(&rules[i], &mut states[i], input, &mut out);
        }
        changes += out.len();
        out.clear();
    }
    let seconds = started.elapsed().as_secs_f64();
    let per_second = (POINTS * ROUNDS) as f64 / seconds;
    println!("evaluations       {:>12}", POINTS * ROUNDS);
    println!("changes           {changes:>12}");
    println!("seconds, one core {seconds:>12.3}");
    println!("per second        {per_second:>12.0}   (at least 5,000,000)");
    println!("bytes per state   {:>12}", size_of::<State>());
    Ok(serde_json::json!({
        "evaluations": POINTS * ROUNDS, "changes": changes, "per_second": per_second.round(),
        "state_bytes": size_of::<State>(),
    }))
}

fn rule(i: usize) -> Rule {
    let some = |every: usize, value: f64| i.is_multiple_of(every).then_some(value);
    Rule {
        ll: some(3, 5.0),
        l: some(2, 15.0),
        h: Some(80.0),
        hh: some(2, 90.0),
        rate: i.is_multiple_of(5).then_some(Rate { change: 20.0, window_ms: 60_000 }),
        deadband: 2.0,
        on_ms: [0, 3_000, 15_000, 60_000][i % 4],
        off_ms: 60_000,
        cut: i.is_multiple_of(7).then_some(Cut { cut: 95.0, restore: 80.0 }),
        lo: 0.0,
        hi: 100.0,
        normal: None,
        silent_ms: 300_000,
        version: 1,
    }
}
