//! Instruments that lie: the labelled sets of the simulator, then curves of another generator that nothing was tuned on.

mod other;
mod score;
mod third;

use crate::measure::short;
use score::{Curve, Score, settings, walk};
use sense::doubt::{Settings, Subject};
use sense::simulate::{Plan, Province, Track};
use serde_json::{Value, json};

/// Seeds that the rules were tuned on; printed apart, never counted.
const TUNED: [u64; 6] = [1, 2, 3, 4, 5, 6];
/// Seeds that count.
const UNSEEN: [u64; 5] = [9101, 9102, 9103, 9104, 9105];
/// Seeds of the other generator.
const OTHER: [u64; 5] = [7301, 7302, 7303, 7304, 7305];

fn curve(t: Track, start_ms: i64) -> Curve {
    let it = &t.instrument;
    let subject = Subject { kind: it.kind, resolution: it.resolution, lo: it.lo, hi: it.hi, high: it.high };
    let ms = |m: usize| start_ms + m as i64 * 60_000;
    let lie =
        t.lie.map(|l| (l.trick.family().name(), l.trick.name(), l.spans.iter().map(|s| (ms(s.0), ms(s.1))).collect()));
    Curve { subject, at_ms: t.at_ms, value: t.value, marks: t.marks, lie, calm: it.calm }
}

fn ours(seed: u64, settings: &Settings) -> Score {
    let plan = Plan::LABELLED;
    let province = Province::drawn(seed, plan);
    let mut all = Score::default();
    for site in 0..plan.sites {
        let group: Vec<Curve> = province.play(site).into_iter().map(|t| curve(t, plan.start_ms)).collect();
        all.add(walk(&group, plan.start_ms, plan.days, settings));
    }
    all
}

fn line(name: &str, s: &Score) {
    let (digest, judge) = s.cost_us();
    println!(
        "{name:<16} {:>4} lies  recall {:.3}  false {:.2}/1,000 point-days ({} at calm points)  baseline {:.3} (false {:.1})  {:.0}+{:.0} us",
        s.lies,
        s.recall(),
        s.false_rate(s.false_doubts),
        s.false_calm,
        s.baseline_recall(),
        s.false_rate(s.baseline_false),
        digest,
        judge
    );
}

fn tables(s: &Score) {
    println!("  {:<22} {:<18} {:>5} {:>6} {:>9}", "kind", "variant", "told", "found", "baseline");
    for ((kind, variant), (told, found, plain)) in &s.kinds {
        println!("  {kind:<22} {variant:<18} {told:>5} {found:>6} {plain:>9}");
    }
    println!("  {:<22} {:>7} {:>6}", "rule", "right", "false");
    for (rule, (right, wrong)) in &s.rules {
        println!("  {rule:<22} {right:>7} {wrong:>6}");
    }
}

fn sum(name: &str, seeds: &[u64], one: impl Fn(u64) -> Score) -> Score {
    let mut all = Score::default();
    for &seed in seeds {
        let s = one(seed);
        line(&format!("{name} {seed}"), &s);
        all.add(s);
    }
    line(&format!("{name} all"), &all);
    tables(&all);
    all
}

/// Seeds of the third make of curves, which may be looked at when a rule is changed.
const LOOKED_AT: [u64; 5] = [31, 32, 33, 34, 35];

/// All sets; the figures are those of the unseen seeds.
pub fn run() -> Result<Value, String> {
    let settings = settings();
    let only = std::env::var("DOUBTS_ONLY").unwrap_or_default();
    if only == "third" {
        sum("third", &LOOKED_AT, |s| third::score(s, &settings));
        return Ok(json!({}));
    }
    if only == "other" {
        sum("other", &OTHER, |s| other::score(s, &settings));
        return Ok(json!({}));
    }
    if only != "unseen" {
        sum("tuned", &TUNED, |s| ours(s, &settings));
        sum("third", &LOOKED_AT, |s| third::score(s, &settings));
        if only == "tuned" {
            return Ok(json!({}));
        }
    }
    let unseen = sum("unseen", &UNSEEN, |s| ours(s, &settings));
    if only == "unseen" {
        return Ok(json!({}));
    }
    let other = sum("other", &OTHER, |s| other::score(s, &settings));
    let (digest, judge) = unseen.cost_us();
    Ok(json!({
        "recall": short(unseen.recall()),
        "false_per_1000_point_days": short(unseen.false_rate(unseen.false_doubts)),
        "baseline_recall": short(unseen.baseline_recall()),
        "point_days": unseen.point_days,
        "lies": unseen.lies,
        "digest_us_per_point_day": short(digest),
        "judge_us_per_point_day": short(judge),
        "other_recall": short(other.recall()),
        "other_false_per_1000_point_days": short(other.false_rate(other.false_doubts)),
        "other_baseline_recall": short(other.baseline_recall()),
    }))
}
