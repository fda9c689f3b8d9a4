//! What the neighbours let expect: each neighbour's straying, with its own delay and slope learnt from the past.

use super::profile::{LINE, PAST, Profile, TODAY};
use super::robust::{Pairs, quantile};

/// Most quarters of an hour by which one instrument may follow another.
const LAGS: i64 = 4;
/// At most so many neighbours speak.
const MOST: usize = 6;

/// One neighbour that used to move with the point.
#[derive(Clone, Debug)]
pub struct Tie {
    /// Place in the group.
    pub neighbour: usize,
    /// Blocks by which the point follows (negative: leads).
    pub lag: i64,
    /// Correlation in the past.
    pub together: f32,
    /// Point per unit of the neighbour.
    pub slope: f32,
}

/// What is expected of a point from its neighbours, past and today.
#[derive(Clone, Debug)]
pub struct Expected {
    pub ties: Vec<Tie>,
    /// Expected straying of each block; `NaN` where no neighbour speaks.
    pub stray: Vec<f32>,
    /// Share (by weight) of the speaking neighbours that strayed further than the past knows: there nothing can be expected.
    pub strange: Vec<f32>,
    /// Correlation of the point with what was expected, in the past.
    pub trust: f32,
}

/// Keeps a value within so many spreads, so that one event does not make the whole fit.
fn tamed(v: f32, wide: f32) -> f32 {
    v.clamp(-8.0 * wide, 8.0 * wide)
}

/// The tie of one neighbour, if the two moved together in the past.
fn tie(x: &Profile, n: &Profile, neighbour: usize) -> Option<Tie> {
    let (wx, wn) = (x.unit(), n.unit());
    let (mut best, mut pairs) = (0, Pairs::default());
    for lag in -LAGS..=LAGS {
        let mut now = Pairs::default();
        // Every second block is enough for the choice.
        for t in (LAGS..TODAY as i64 - LAGS).step_by(2) {
            now.add(tamed(n.stray[(t - lag) as usize], wn), tamed(x.stray[t as usize], wx));
        }
        if now.correlation().abs() > pairs.correlation().abs() + 0.01 {
            (best, pairs) = (lag, now);
        }
    }
    let together = pairs.correlation();
    // Two days of common past at least.
    (pairs.count() >= 96 && together.abs() >= 0.3).then_some(Tie {
        neighbour,
        lag: best,
        together: together as f32,
        slope: pairs.slope() as f32,
    })
}

impl Expected {
    /// For point `of` of a group.
    pub fn of(of: usize, group: &[Profile]) -> Expected {
        let x = &group[of];
        let mut ties: Vec<Tie> = Vec::new();
        if !x.calm() && x.past.len() >= 2 {
            ties = (0..group.len())
                .filter(|&i| i != of && !group[i].calm())
                .filter_map(|i| tie(x, &group[i], i))
                .collect();
        }
        ties.sort_by(|a, b| b.together.abs().total_cmp(&a.together.abs()));
        ties.truncate(MOST);
        let mut stray = vec![f32::NAN; LINE];
        let mut strange = vec![0.0; LINE];
        let mut said: Vec<(f32, f32)> = Vec::with_capacity(MOST);
        for (t, out) in stray.iter_mut().enumerate() {
            said.clear();
            let (mut odd, mut all) = (0.0, 0.0);
            for tie in &ties {
                let at = t as i64 - tie.lag;
                // The last blocks of today have no later ones to look at.
                let at = at.clamp(0, LINE as i64 - 1) as usize;
                let v = group[tie.neighbour].stray[at];
                if !v.is_nan() {
                    let r2 = tie.together * tie.together;
                    let weight = r2 / (1.05 - r2);
                    said.push((tie.slope * v / r2.max(0.3), weight));
                    let n = &group[tie.neighbour];
                    all += weight;
                    odd += if v > n.rare || v < n.scarce { weight } else { 0.0 };
                }
            }
            strange[t] = if all > 0.0 { odd / all } else { 0.0 };
            *out = middle(&mut said);
        }
        let mut pairs = Pairs::default();
        for t in 0..TODAY {
            pairs.add(stray[t], tamed(x.stray[t], x.unit()));
        }
        let trust = if pairs.count() >= 96 { pairs.correlation() as f32 } else { 0.0 };
        Expected { ties, stray, strange, trust }
    }

    /// Point less expectation over past and today; unknown where the neighbours are beyond what the past knows.
    pub fn rest(&self, x: &Profile) -> Vec<f32> {
        let known = |t: usize| self.strange[t] <= 0.25;
        (0..LINE).map(|t| if known(t) { x.stray[t] - self.stray[t] } else { f32::NAN }).collect()
    }

    /// Whether the expectation may be used against the point.
    pub fn trusted(&self) -> bool {
        self.trust >= 0.6 && !self.ties.is_empty()
    }
}

/// Weighted median: one neighbour with a spill of its own does not carry the others along.
fn middle(said: &mut [(f32, f32)]) -> f32 {
    said.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = said.iter().map(|s| s.1).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    for (i, &(v, w)) in said.iter().enumerate() {
        sum += w;
        if sum > half {
            return v;
        }
        if sum == half {
            return (v + said.get(i + 1).map_or(v, |s| s.0)) / 2.0;
        }
    }
    f32::NAN
}

/// How the neighbours of the same class rose around a stretch of today.
#[derive(Clone, Copy, Debug, Default)]
pub struct Risen {
    /// Neighbours that rose beyond what was rare for them and had their peak inside the stretch.
    pub inside: usize,
    /// Neighbours that are beyond what was rare at its beginning.
    pub already: usize,
    /// Neighbours that came to half of their own limit shortly before it or inside: something to hide.
    pub halfway: usize,
    /// Neighbours that spoke at all.
    pub spoke: usize,
}

/// Looks at the gas neighbours (or those of the same kind) in a stretch of today.
pub fn risen(of: usize, group: &[Profile], from_ms: i64, to_ms: i64) -> Risen {
    let x = &group[of];
    let block = |ms: i64| (ms - x.today.from_ms).div_euclid(super::digest::BLOCK_MS) + TODAY as i64;
    let (a, b) = (block(from_ms), block(to_ms));
    let mut out = Risen::default();
    for (i, n) in group.iter().enumerate() {
        let alike = n.subject.kind == x.subject.kind || n.airborne() && x.airborne();
        if i == of || !alike || n.calm() || n.past.len() < 2 {
            continue;
        }
        let line = n.raised();
        let get = |t: i64| n.stray.get(t.max(0) as usize).copied().unwrap_or(f32::NAN);
        let best = |from: i64, to: i64| (from..=to).map(get).fold(f32::NEG_INFINITY, f32::max);
        let inside = best(a, b);
        if inside == f32::NEG_INFINITY {
            continue;
        }
        out.spoke += 1;
        let before = best(a - 3, a - 2);
        // Where the time after is known, the rise must be over by then.
        let after = best(b + 1, b + 2);
        let over = after == f32::NEG_INFINITY || after < 0.8 * inside;
        out.already += usize::from(best(a - 2, a) >= line);
        let value = |t: i64| n.line.get(t.max(0) as usize).copied().unwrap_or(f32::NAN);
        let top = (a - 2..=b).map(value).fold(f32::NEG_INFINITY, f32::max);
        out.halfway += usize::from(n.subject.high.is_some_and(|h| f64::from(top) >= 0.5 * h));
        out.inside += usize::from(inside >= line && before < 0.6 * inside && over);
    }
    out
}

/// The lowest and highest value of a statistic over the past days, of which at least `least` must be known.
pub fn past_quantiles(values: &mut Vec<f32>, least: usize) -> Option<(f32, f32, f32)> {
    values.retain(|v| !v.is_nan());
    if values.len() < least {
        return None;
    }
    let min = values.iter().copied().fold(f32::INFINITY, f32::min);
    let mid = quantile(values, 0.5)?;
    let low = quantile(values, 0.1)?;
    Some((min, low, mid))
}

const _: () = assert!(PAST >= 7);
