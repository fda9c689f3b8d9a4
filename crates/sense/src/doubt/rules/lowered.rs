//! Lower than it should be: against its own past at the same hour and against what its neighbours let expect.

use super::{Case, grade, plain};
use crate::doubt::digest::BLOCKS;
use crate::doubt::model::{Doubt, Rule};
use crate::doubt::neighbours::past_quantiles;
use crate::doubt::profile::{TODAY, range};
use crate::doubt::robust::{Pairs, median, spread};
use crate::point::Kind;

/// Medians of stretches of `wide` blocks, begun every `every`; `NaN` where less than half is known.
fn medians(line: &[f32], from: usize, to: usize, wide: usize, every: usize) -> Vec<(usize, f32)> {
    let mut values = Vec::with_capacity(wide);
    (from..=to.saturating_sub(wide))
        .step_by(every)
        .map(|a| {
            values.clear();
            values.extend(line[a..a + wide].iter().copied().filter(|v| !v.is_nan()));
            (a, if values.len() * 2 >= wide { median(&mut values).unwrap_or(f32::NAN) } else { f32::NAN })
        })
        .collect()
}

/// Noise of today's hours over that of the same hours of the past; 1 where it cannot be told.
fn noise_ratio(case: &Case, from: usize, to: usize) -> f32 {
    let x = case.x();
    let mut ratios: Vec<f32> = (from / 4..to.div_ceil(4).min(24))
        .map(|h| {
            let mut past: Vec<f32> = x.past.iter().filter_map(|d| d.noise.get(h).copied()).collect();
            let usual = median(&mut past).unwrap_or(f32::NAN);
            let now = x.today.noise.get(h).copied().unwrap_or(f32::NAN);
            if usual > 0.3 * x.step { now / usual } else { f32::NAN }
        })
        .collect();
    median(&mut ratios).unwrap_or(1.0)
}

/// A stretch of today that lies lower than the past allows.
struct Low {
    /// Blocks of today.
    from: usize,
    to: usize,
    gap: f32,
    z: f64,
    share: f64,
    beyond: f64,
}

/// Compares stretches of `wide` blocks with those of the past.
fn lowest(case: &Case, rest: &[f32], wide: usize) -> Option<Low> {
    let x = case.x();
    let past = medians(rest, 0, TODAY, wide, (wide / 2).min(24));
    let mut values: Vec<f32> = past.iter().map(|m| m.1).collect();
    let (least, _, _) = past_quantiles(&mut values.clone(), 8)?;
    let (mid, spread) = spread(&mut values)?;
    let mut today = medians(rest, TODAY, TODAY + BLOCKS, wide, 4);
    today.retain(|m| !m.1.is_nan());
    // Half of the day, not an hour of it.
    let below = today.iter().filter(|m| m.1 < least).count();
    if below == 0 || below * 2 < today.len() || (wide < BLOCKS && today.len() < 8) {
        return None;
    }
    let (a, now) = today.into_iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let gap = mid - now;
    Some(Low {
        from: a - TODAY,
        to: a - TODAY + wide,
        gap,
        z: f64::from(gap / spread.max(x.step)),
        // Of the usual value; or, for what stands high and moves little, a fifth for each half of its usual span.
        share: f64::from((gap / x.usual.abs().max(x.step)).max(0.2 * gap / x.sway.max(x.step))),
        beyond: f64::from(gap / (mid - least).max(x.step)),
    })
}

/// `lowered`: for four hours, or a whole day, below all that the past knows, by a share of the usual value that matters.
pub fn lowered(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    let trusted = case.expected.trusted();
    // A level without neighbours goes where the process wants.
    let free = matches!(x.subject.kind, Kind::Level | Kind::WaterLevel | Kind::Flow | Kind::Displacement);
    if !case.seasoned() || x.calm() || !x.natural() || free && !trusted || case.stands() {
        return;
    }
    let rest = if trusted { case.expected.rest(x) } else { x.stray.clone() };
    let s = case.settings;
    let mut best: Option<Doubt> = None;
    for wide in [16, BLOCKS] {
        let Some(low) = lowest(case, &rest, wide) else { continue };
        let noise = noise_ratio(case, low.from, low.to);
        let quieter = noise < 0.8;
        // A short past has not seen its worst yet; a fall of the noise with the value asks for less.
        let mut need = if quieter { 1.0 } else { 1.2 } + 8.0 / x.past.len() as f64;
        need += if x.past.len() < 7 { 1.5 } else { 0.0 };
        // Without neighbours only what a long past and the noise confirm.
        need += if trusted { 0.0 } else { 1.0 };
        if low.z < s.lowered_z || low.share < s.lowered_share || low.gap < 3.0 * x.step || low.beyond < need {
            continue;
        }
        let mut score =
            grade(low.z, s.lowered_z, 3.0 * s.lowered_z, 0.62, 0.85) + grade(low.beyond, need, 2.0 * need, 0.0, 0.1);
        score += if quieter { 0.1 } else { 0.0 } - if trusted { 0.0 } else { 0.15 };
        // By itself a hint until the past knows this day of the week, unless the noise fell with the value.
        if !quieter && !case.weekly() {
            score = score.min(0.58);
        }
        let against = if trusted { "本点历史和相邻点" } else { "本点历史" };
        let text = format!(
            "{} 小时内比按{against}推算的值低 {}，超出此前 {} 日的最大偏差 {:.1} 倍。",
            wide / 4,
            plain(low.gap),
            x.past.len(),
            low.beyond
        );
        let doubt = Doubt::new(Rule::Lowered, score, (x.at(low.from), x.at(low.to)), text)
            .with("偏低", f64::from(low.gap))
            .with("历史最大偏差倍数", low.beyond)
            .with("相对偏低", low.share)
            .with("离散度倍数", low.z)
            .with("噪声比", f64::from(noise))
            .with("历史相关系数", f64::from(case.expected.trust));
        if best.as_ref().is_none_or(|b| b.score < doubt.score) {
            best = Some(doubt);
        }
    }
    out.extend(best);
}

/// `unresponsive`: the neighbours move, the point does not follow as it always did.
pub fn unresponsive(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    if !case.seasoned() || x.calm() || !x.natural() || !case.expected.trusted() || case.expected.ties.len() < 2 {
        return;
    }
    let wide = 48;
    let fit = |a: usize| {
        let mut pairs = Pairs::default();
        for t in a..a + wide {
            pairs.add(case.expected.stray[t], x.stray[t]);
        }
        pairs
    };
    let past: Vec<Pairs> = (0..=TODAY - wide).step_by(24).map(fit).filter(|p| p.count() >= wide / 2).collect();
    let mut moved: Vec<f32> = past.iter().map(|p| p.x_spread() as f32).collect();
    let Some(usual) = median(&mut moved).filter(|m| *m > 0.0 && past.len() >= 6) else { return };
    // Movement of a size that the past knows.
    let lively = |p: &Pairs| p.count() >= wide / 2 && (usual..=2.5 * usual).contains(&(p.x_spread() as f32));
    let mut slopes: Vec<f32> = past.iter().filter(|p| lively(p)).map(|p| p.slope() as f32).collect();
    let Some((least, _, mid)) = past_quantiles(&mut slopes, 4) else { return };
    let now = [TODAY, TODAY + 24, TODAY + 48].into_iter().map(|a| (a, fit(a))).filter(|(_, p)| lively(p));
    let Some((a, now)) = now.min_by(|a, b| a.1.slope().total_cmp(&b.1.slope())) else { return };
    let share = now.slope() / f64::from(mid);
    let s = case.settings;
    // The whole day must say the same, and the past must have been steady.
    let mut day = Pairs::default();
    for t in TODAY..TODAY + BLOCKS {
        day.add(case.expected.stray[t], x.stray[t]);
    }
    if day.slope() >= s.response_share * f64::from(mid) || least < 0.5 * mid || case.expected.trust < 0.8 {
        return;
    }
    if mid <= 0.0 || least <= 0.0 || share >= s.response_share || now.slope() >= 0.4 * f64::from(least) {
        return;
    }
    // Each neighbour by itself must say the same: one of them may have had a day of its own.
    let apart = case.expected.ties.iter().filter(|tie| {
        let n = &case.group[tie.neighbour];
        let mut pairs = Pairs::default();
        for t in TODAY..TODAY + BLOCKS {
            let from = (t as i64 - tie.lag).min(TODAY as i64 + BLOCKS as i64 - 1) as usize;
            pairs.add(n.stray[from], x.stray[t]);
        }
        pairs.slope() / f64::from(tie.slope) < s.response_share
    });
    if apart.count() * 4 < case.expected.ties.len() * 3 {
        return;
    }
    // It must itself be quieter than it used to be: a day of its own is not a lie.
    let width = |a: usize| range(&x.stray[a..a + BLOCKS], 0.5).map_or(f32::NAN, |(l, h)| h - l);
    let mut widths: Vec<f32> = (0..=TODAY - BLOCKS).step_by(BLOCKS).map(width).collect();
    if median(&mut widths).is_none_or(|m| width(TODAY) > m) {
        return;
    }
    // By itself a hint that is shown beside others, below the limit: honest places, too, have days of their own.
    let score = grade(share, s.response_share, 0.0, 0.45, 0.58);
    let text = format!(
        "相邻 {} 个点在 12 小时内明显变化，本点只跟随了 {:.0}%（此前为 {:.0}%，最低 {:.0}%）。",
        case.expected.ties.len(),
        100.0 * now.slope().max(0.0),
        100.0 * mid,
        100.0 * least
    );
    let b = a - TODAY;
    out.push(
        Doubt::new(Rule::Unresponsive, score, (x.at(b), x.at(b + wide)), text)
            .with("跟随比例", now.slope())
            .with("历史最低跟随比例", f64::from(least))
            .with("变化幅度倍数", now.x_spread() / f64::from(usual))
            .with("相邻点个数", case.expected.ties.len() as f64)
            .with("历史跟随比例", f64::from(mid))
            .with("历史相关系数", f64::from(case.expected.trust)),
    );
}
