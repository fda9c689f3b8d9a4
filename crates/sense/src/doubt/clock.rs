//! When a doubt goes to the next level (handbook 04 §5.2, §5.3). A doubt that nobody looks at is pushed by itself.

use super::filed::Filed;
use super::flow::DoubtState;
use super::model::Rule;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use law::Parameters;

/// Figures, all proposals of this product; hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hours {
    /// From being found until somebody of the regulator was there.
    pub verify: f64,
    /// Each further stretch without that: one level.
    pub next: f64,
    /// A critical point lies for so long: prefecture, province.
    pub prefecture: f64,
    pub province: f64,
    /// Red by itself (production under a stop, a main fan without power; handbook 04 §8): until the county took note, until
    /// somebody was there.
    pub red_check: f64,
    pub red_verify: f64,
}

impl Hours {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Hours {
        Hours {
            verify: p.value("doubt.verify_hours", region, on),
            next: p.value("doubt.escalate_hours", region, on),
            prefecture: p.value("doubt.critical.prefecture_hours", region, on),
            province: p.value("doubt.critical.province_hours", region, on),
            red_check: p.value("power.red.check_minutes", region, on) / 60.0,
            red_verify: p.value("power.red.verify_hours", region, on),
        }
    }

    /// From being found until somebody must have been there.
    pub fn until_seen(&self, rule: Rule) -> f64 {
        if rule.red() { self.red_verify } else { self.verify }
    }
}

/// `hours` after an instant.
pub fn after(at: Timestamp, hours: f64) -> Timestamp {
    let minutes = SignedDuration::from_mins((hours * 60.0) as i64);
    at.checked_add(minutes).unwrap_or(Timestamp::MAX)
}

/// The next push: when, to which level, why. None once it is closed or has reached the province.
pub fn next(f: &Filed, hours: &Hours) -> Option<(Timestamp, i64, &'static str)> {
    if f.state.closed() || f.level >= 3 {
        return None;
    }
    let up = f.level + 1;
    let unseen = (f.state == DoubtState::Open).then(|| {
        if f.rule.red() {
            return red(f, hours);
        }
        let at = after(f.found_at, hours.verify + hours.next * (f.level - 1) as f64);
        (at, up, "未按时现场核查，自动升级")
    });
    // Until it is closed a critical point stays dark, verified or not.
    let lasts = if up == 2 { hours.prefecture } else { hours.province };
    let dark = f.critical.then(|| (after(f.from_at, lasts), up, "关键点位数据失真持续，自动升级"));
    unseen.into_iter().chain(dark).min_by_key(|n| n.0)
}

/// A red one that nobody of the county took note of goes up at once, one that nobody went to each time its hours are over.
fn red(f: &Filed, hours: &Hours) -> (Timestamp, i64, &'static str) {
    let up = f.level + 1;
    if f.level == 1 && f.steps.iter().all(|s| s.known.is_none()) {
        return (after(f.found_at, hours.red_check), up, "未按时核实，自动升级");
    }
    let there = after(f.found_at, hours.red_verify);
    // The push of the hours themselves begins them anew for the next level.
    let last = f.steps.iter().filter(|s| s.level == f.level && f.level > 1).map(|s| s.at).min();
    let at = last.filter(|at| *at >= there).map_or(there, |at| after(at, hours.red_verify));
    (at, up, "未按时到场核查，自动升级")
}

/// Pushes that are due at an instant, one after the other; sets the next look.
pub fn push(f: &mut Filed, hours: &Hours, now: Timestamp) -> Vec<String> {
    let mut out = Vec::new();
    while let Some((at, level, why)) = next(f, hours).filter(|n| n.0 <= now) {
        f.level = level;
        f.steps.push(crate::alarm::model::Push { level, at: at.max(f.found_at), why: why.to_owned(), known: None });
        out.push(why.to_owned());
    }
    f.escalate_at = next(f, hours).map(|n| n.0);
    out
}
