//! Trimmed: an upper edge that nature does not draw, and steps coarser than the instrument's.

use super::{Case, grade, plain};
use crate::doubt::digest::Digest;
use crate::doubt::model::{Doubt, Rule};

/// Readings at the top value per reading at one of the three values below it.
fn ratio(d: &Digest) -> f64 {
    f64::from(d.top_count) / (f64::from(d.below_count) + 1.0)
}

/// `clipped`: many readings at exactly the greatest value, hardly any just below, more so than on any past day.
pub fn clipped(case: &Case, out: &mut Vec<Doubt>) {
    let (x, t) = (case.x(), case.x().today);
    // Ten minutes or four readings in one run.
    let run = (600_000 / t.period_ms.max(1)).max(4) as u32;
    let at_end = f64::from(t.top) >= x.subject.hi - f64::from(x.step);
    if !case.seasoned() || x.calm() || !x.natural() || t.top_run < run || at_end || t.changes < 20 {
        return;
    }
    // An edge is interesting where the curve is high.
    let raised = t.top - x.usual;
    if raised < 1.2 * x.sway || raised < 5.0 * x.step {
        return;
    }
    let now = ratio(t);
    let past = x.past.iter().map(|d| ratio(d)).fold(0.0, f64::max);
    let past_run = x.past.iter().map(|d| d.top_run).max().unwrap_or(0);
    if now < case.settings.clip_ratio || now < 2.0 * past || t.top_run < 2 * past_run {
        return;
    }
    let score = grade(now / case.settings.clip_ratio, 1.0, 5.0, 0.65, 0.9);
    let text = format!(
        "最高值 {} 出现 {} 次（其中连续 {} 次），紧邻其下的值平均只有 {:.1} 次，像被截断。",
        plain(t.top),
        t.top_count,
        t.top_run,
        t.below_count
    );
    out.push(
        Doubt::new(Rule::Clipped, score, t.top_ms, text)
            .with("顶值次数", f64::from(t.top_count))
            .with("其下平均次数", f64::from(t.below_count))
            .with("历史最大比值", past),
    );
}

/// `quantised`: the smallest change of a quarter of the day, or of the day, is several times that of the past.
pub fn quantised(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    if !case.seasoned() || x.calm() || !x.natural() {
        return;
    }
    let past_day = x.past.iter().filter(|d| d.changes >= 6).map(|d| d.step).fold(0.0, f32::max);
    let past_part = x.past.iter().flat_map(|d| d.quarters).filter(|q| q.1 >= 10).map(|q| q.0).fold(0.0, f32::max);
    let day = (x.today.changes >= 6).then_some((x.today.step, past_day, 0, 4));
    let parts = x.today.quarters.iter().enumerate().filter(|(_, q)| q.1 >= 10);
    let parts = parts.map(|(i, q)| (q.0, past_part, i, 1));
    let times = |now: f32, past: f32| if past > 0.0 { f64::from(now / past) } else { 0.0 };
    let Some((now, past, from, long)) =
        day.into_iter().chain(parts).max_by(|a, b| times(a.0, a.1).total_cmp(&times(b.0, b.1)))
    else {
        return;
    };
    let times = times(now, past);
    if times < case.settings.coarse_times * 0.99 {
        return;
    }
    let score = grade(times, case.settings.coarse_times, 8.0, 0.65, 0.9);
    let text = format!("数值只按 {} 一档变化，此前最小变化为 {}。", plain(now), plain(past));
    out.push(
        Doubt::new(Rule::Quantised, score, (x.at(from * 24), x.at((from + long) * 24)), text)
            .with("当前一档", f64::from(now))
            .with("历史一档", f64::from(past)),
    );
}
