//! Silence where it matters, and what comes back after it.

use super::{Case, grade, hours, plain};
use crate::doubt::digest::{BLOCK_MS, Gap};
use crate::doubt::model::{Doubt, Rule, Told};
use crate::doubt::neighbours::risen;
use crate::doubt::profile::{Profile, TODAY};
use crate::doubt::robust::quantile;

/// Whether most of a gap was announced.
fn told(case: &Case, gap: &Gap) -> bool {
    case.x().marks.iter().any(|m| {
        let both = m.to_ms.min(gap.to_ms) - m.from_ms.max(gap.from_ms);
        matches!(m.told, Told::Fault | Told::Maintenance | Told::Calibration) && both * 2 > gap.to_ms - gap.from_ms
    })
}

/// Cut off while it climbed: the last value is the highest, and well above those of half an hour before.
fn climbs(x: &Profile, gap: &Gap) -> bool {
    let block = (gap.from_ms - x.today.from_ms).div_euclid(BLOCK_MS) + TODAY as i64 - 2;
    let earlier = x.line.get(block.max(0) as usize).copied().unwrap_or(f32::NAN);
    // Where the half hour before is not known, the last value alone must do.
    let risen = earlier.is_nan() || gap.before - earlier >= 2.0 * x.unit();
    gap.peak_before <= gap.before * 1.05 && risen
}

/// Whether the silence hid nothing: the alarm was raised before it, or is shown after it.
fn told_all(x: &Profile, gap: &Gap) -> bool {
    x.subject.high.is_some_and(|h| f64::from(gap.before) >= 1.1 * h || f64::from(gap.after) >= h)
}

/// Whether a value stands above 98 of 100 of the past.
fn seldom(x: &Profile, value: f32) -> bool {
    let mut past: Vec<f32> = x.line[..TODAY].iter().copied().filter(|v| !v.is_nan()).collect();
    quantile(&mut past, 0.98).is_none_or(|q| value > q)
}

/// `silent`: one point alone falls silent while its neighbours rise, or right before its own alarm, or for very long.
pub fn silent(case: &Case, out: &mut Vec<Doubt>) {
    let (x, s) = (case.x(), case.settings);
    for gap in &x.today.gaps {
        let long = gap.to_ms - gap.from_ms;
        if (long as f64) < s.restart_min * 60_000.0 || told(case, gap) || case.shared(gap.from_ms, gap.to_ms) {
            continue;
        }
        let high = x.subject.high.filter(|h| f64::from(gap.peak_before) >= s.near_share * h);
        // Near its limit, and that is not where it usually is.
        let near = high.is_some() && seldom(x, gap.peak_before);
        let begun = f64::from(gap.peak_before - x.usual) > f64::from(x.raised()) && !x.calm();
        let r = risen(case.of, case.group, gap.from_ms, gap.to_ms);
        let climbing = climbs(x, gap);
        // Gaps of hours are rare; a shorter one must show that there was something to hide.
        let ample = long >= 7_200_000;
        let to_hide = ample || r.halfway > 0;
        let last_is_highest = gap.peak_before <= gap.before * 1.05;
        let long_enough = long as f64 >= s.silent_h * 3_600_000.0;
        let score = match (near, begun, r.inside) {
            _ if told_all(x, gap) && !long_enough => continue,
            (true, _, 1..) if to_hide => 0.9,
            (_, true, 1..) if to_hide => 0.8,
            // Not far yet, but on its way up with the others when it fell silent.
            (_, _, 2..) if climbing && r.halfway > 0 && long >= 1_800_000 && seldom(x, gap.peak_before) => 0.75,
            _ if (near || begun)
                && r.already > 0
                && to_hide
                && last_is_highest
                && (ample || climbing && long >= 1_800_000) =>
            {
                0.7
            }
            // Dark for hours over a rise of three others, wherever it stood when it fell silent.
            (_, _, 3..) if ample && r.halfway > 0 => 0.7,
            (true, _, 0) if climbing && long >= 3_600_000 => 0.65,
            _ if long_enough => 0.62,
            // Neighbours rise while this one had not begun to: a hint, gaps are more frequent than lies.
            (_, _, 2..) if long >= 1_800_000 => 0.55,
            _ => continue,
        };
        let text = format!(
            "本点单独静默 {} 小时且未报备；静默前半小时最高 {}，其间 {} 个同类相邻点明显升高。",
            hours(long),
            plain(gap.peak_before),
            r.inside
        );
        out.push(
            Doubt::new(Rule::Silent, score, (gap.from_ms, gap.to_ms), text)
                .with("静默（小时）", hours(long))
                .with("静默前最高值", f64::from(gap.peak_before))
                .with("升高的相邻点", r.inside as f64),
        );
    }
}

/// `same_after_gap`: the value goes on exactly where it stopped, which its own past makes unlikely.
pub fn same(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    if !case.seasoned() || x.calm() {
        return;
    }
    let mean = |i: usize| {
        let known = x.past.iter().map(|d| f64::from(d.equal[i])).filter(|v| v.is_finite());
        let (sum, n) = known.fold((0.0, 0), |(s, n), v| (s + v, n + 1));
        if n > 0 { sum / f64::from(n) } else { 1.0 }
    };
    let (next, half, two) = (mean(0), mean(1), mean(2));
    let gaps = x.past.iter().chain([&x.today]).flat_map(|d| &d.gaps);
    let tries = gaps.filter(|g| g.to_ms - g.from_ms >= 600_000).count().max(1) as f64;
    for gap in &x.today.gaps {
        let long = gap.to_ms - gap.from_ms;
        if gap.same == 0 || long < 600_000 || case.shared(gap.from_ms, gap.to_ms) {
            continue;
        }
        let once = if long < 4_500_000 { half } else { two };
        let r = risen(case.of, case.group, gap.from_ms, gap.to_ms);
        // Neighbours that moved meanwhile make an equal value less likely still.
        let moved = if r.inside > 0 { 0.1 } else { 1.0 };
        let chance = tries * once * moved * next.powi(gap.same as i32 - 1);
        if chance > case.settings.same_chance {
            continue;
        }
        let text = format!(
            "中断 {} 小时后，{} 个读数与中断前的 {} 完全相同，偶然出现的概率约 {:.1}%。",
            hours(long),
            gap.same,
            plain(gap.before),
            100.0 * chance
        );
        let score = grade(chance.max(1e-9).log10(), case.settings.same_chance.log10(), -5.0, 0.65, 0.95);
        out.push(
            Doubt::new(Rule::SameAfterGap, score, (gap.from_ms, gap.to_ms), text)
                .with("相同读数", f64::from(gap.same))
                .with("偶然概率", chance)
                .with("升高的相邻点", r.inside as f64),
        );
    }
}

/// Whether a neighbour of the same sort was raised before a gap and is not lower after it.
fn stays_high(case: &Case, gap: &Gap) -> bool {
    let x = case.x();
    let block = |ms: i64| (ms - x.today.from_ms).div_euclid(BLOCK_MS) + TODAY as i64;
    case.group.iter().enumerate().any(|(i, n)| {
        let alike = n.subject.kind == x.subject.kind || n.airborne() && x.airborne();
        let get = |t: i64| n.stray.get(t.max(0) as usize).copied().unwrap_or(f32::NAN);
        let (before, after) = (get(block(gap.from_ms) - 1), get(block(gap.to_ms) + 1));
        i != case.of && alike && !n.calm() && before >= n.raised() && after >= 0.9 * before
    })
}

/// `cleared_by_restart`: in alarm before a short gap, out of alarm after it, while nothing fell beside it.
pub fn restarted(case: &Case, out: &mut Vec<Doubt>) {
    let (x, s) = (case.x(), case.settings);
    let Some(limit) = x.subject.high else { return };
    for gap in &x.today.gaps {
        let long = gap.to_ms - gap.from_ms;
        let drop = gap.before - gap.after;
        let cleared = f64::from(gap.before) >= limit && f64::from(gap.after) < limit;
        // Air that is changed in twenty minutes thins gas by so much meanwhile; not where the neighbours stay high.
        let thinned = 1.0 - (-(long as f64) / 1_200_000.0).exp();
        let need = 0.15 + if stays_high(case, gap) { 0.0 } else { thinned };
        if long as f64 > s.restart_min * 60_000.0 || !cleared || f64::from(drop) < need * f64::from(gap.before) {
            continue;
        }
        let marked = x.marks.iter().any(|m| m.told == Told::Restart && m.from_ms < gap.to_ms && m.to_ms > gap.from_ms);
        let text = format!(
            "报警（{}，限值 {}）中断 {} 分钟{}，恢复后即为 {}，报警随之消失。",
            plain(gap.before),
            plain(limit as f32),
            long / 60_000,
            if marked { "并重启" } else { "" },
            plain(gap.after)
        );
        let score = grade(f64::from(drop / gap.before), 0.15, 0.6, 0.65, 0.9) + if marked { 0.05 } else { 0.0 };
        out.push(
            Doubt::new(Rule::ClearedByRestart, score, (gap.from_ms, gap.to_ms), text)
                .with("重启前", f64::from(gap.before))
                .with("重启后", f64::from(gap.after)),
        );
    }
}
