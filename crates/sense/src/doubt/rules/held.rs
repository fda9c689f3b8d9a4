//! Stuck: longer within one step than ever before (handbook 04 §6 `flatline`), or alive with noise but without movement.

use super::{Case, grade, hours, plain};
use crate::doubt::digest::BLOCKS;
use crate::doubt::model::{Doubt, Rule};
use crate::doubt::profile::{TODAY, range};
use crate::doubt::robust::median;
use crate::point::Kind;

/// `held`: the value does not leave one step for longer than its kind allows and longer than the point ever did. A point that
/// always stands still is not judged by this.
pub fn held(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    let (hold, least) = (x.today.hold, case.settings.held_ms(x.subject.kind));
    if !case.seasoned() || x.calm() || hold.long() < least {
        return;
    }
    let longest = x.past.iter().map(|d| d.hold.long()).max().unwrap_or(0);
    let times = hold.long() as f64 / longest.max(1) as f64;
    // A short past has not seen the longest rest yet; a level rests whenever nobody pumps.
    let rests = matches!(x.subject.kind, Kind::Level | Kind::WaterLevel | Kind::Flow);
    let need = case.settings.held_times * (1.0 + 2.0 / x.past.len() as f64) * if rests { 1.5 } else { 1.0 };
    if times < need {
        return;
    }
    let score = grade(times, need, 3.0 * need, 0.65, 0.95);
    let text = format!(
        "数值 {} 连续 {} 小时在一个分辨力内不变；此前 {} 日最长 {} 小时。",
        plain(hold.high),
        hours(hold.long()),
        x.past.len(),
        hours(longest)
    );
    out.push(
        Doubt::new(Rule::Held, score, (hold.from_ms, hold.to_ms), text)
            .with("不变时长（小时）", hours(hold.long()))
            .with("历史最长（小时）", hours(longest)),
    );
}

/// `muted`: over six, twelve or twenty-four hours the quarter-hour medians move less than in any such stretch of the past.
pub fn muted(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    if !case.seasoned() || x.calm() || !x.natural() || case.stands() {
        return;
    }
    let mut best: Option<Doubt> = None;
    for wide in [24, 48, BLOCKS] {
        let windows = |from: usize, to: usize| {
            (from..=to.saturating_sub(wide)).step_by(4).filter_map(move |a| {
                let (low, high) = range(&x.line[a..a + wide], 0.8)?;
                Some((a, high - low))
            })
        };
        let least = windows(0, TODAY).map(|w| w.1).fold(f32::INFINITY, f32::min);
        // What moves by a few steps at most cannot be told from rest.
        if !least.is_finite() || least < 2.5 * x.step {
            continue;
        }
        let Some((a, now)) = windows(TODAY, TODAY + BLOCKS).min_by(|a, b| a.1.total_cmp(&b.1)) else { continue };
        let share = f64::from(now / least);
        // A short past has not seen its quietest hours yet.
        let need = case.settings.muted_share * (1.0 - 2.0 / x.past.len() as f64);
        if share >= need || !lively(case, a, wide, least) {
            continue;
        }
        let score = grade(share, case.settings.muted_share, 0.1, 0.62, 0.9);
        let span = (x.at(a - TODAY), x.at(a - TODAY + wide));
        let text = format!(
            "{} 小时内起伏仅 {}，此前 {} 日同样时长的最小起伏为 {}。",
            wide / 4,
            plain(now),
            x.past.len(),
            plain(least)
        );
        let doubt = Doubt::new(Rule::Muted, score, span, text)
            .with("起伏", f64::from(now))
            .with("历史最小起伏", f64::from(least));
        if best.as_ref().is_none_or(|b| b.score < doubt.score) {
            best = Some(doubt);
        }
    }
    out.extend(best);
}

/// Whether the neighbours moved in a stretch so much that this point had to move. Where no neighbour can be trusted, the
/// others of the group must at least not rest together.
fn lively(case: &Case, a: usize, wide: usize, least: f32) -> bool {
    let x = case.x();
    if case.expected.trusted() {
        let strange = case.expected.strange[a..a + wide].iter().filter(|s| **s > 0.25).count();
        if strange * 4 > wide {
            return false;
        }
        let line: Vec<f32> = (a..a + wide).map(|t| x.line[t] - x.stray[t] + case.expected.stray[t]).collect();
        return range(&line, 0.6).is_some_and(|(low, high)| high - low >= least);
    }
    let others = case.group.iter().enumerate().filter(|(i, p)| *i != case.of && !p.calm());
    let mut shares: Vec<f32> = others
        .filter_map(|(_, p)| {
            let width = |from: usize| range(&p.line[from..from + wide], 0.6).map_or(f32::NAN, |(l, h)| h - l);
            let mut past: Vec<f32> = (0..=TODAY - wide).step_by(8).map(width).collect();
            Some(width(a) / median(&mut past)?)
        })
        .collect();
    median(&mut shares).is_none_or(|s| s >= 0.6)
}
