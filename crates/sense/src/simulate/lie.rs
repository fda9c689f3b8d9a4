//! A lie told: which instrument, when, how; and the honest curve turned into the one that is sent.

use super::cause::{DAY, Rise};
use super::dice::Dice;
use super::instrument::Instrument;
use super::site::Sheet;
use super::trick::Trick;
use crate::doubt::Told;

/// One masking.
#[derive(Clone, Debug)]
pub struct Lie {
    /// Which of the eight instruments of the site.
    pub point: usize,
    pub trick: Trick,
    /// Minutes from the start of the set.
    pub from: usize,
    pub to: usize,
    /// Rises of the site that it hides; heights as shares of the instrument's limit.
    pub rises: Vec<Rise>,
    /// Stretches in which what is sent differs from what is true; filled when the lie is told.
    pub spans: Vec<(usize, usize)>,
}

impl Lie {
    /// A lie with all its parameters, somewhere after the first week.
    pub fn drawn(dice: &mut Dice, point: usize, trick: Trick, days: usize) -> Lie {
        let n = days * DAY;
        let (long, count) = trick.extent(dice);
        let long = long.min(n - 8 * DAY);
        let from = dice.between((7 * DAY) as f64, (n - long) as f64) as usize;
        let to = from + long;
        let (low, high) = match trick {
            Trick::Held { .. } | Trick::Smoothed { .. } | Trick::Replayed { .. } => (0.5, 1.4),
            Trick::Quantised { .. } | Trick::Scaled { .. } | Trick::Offset { .. } => (0.5, 1.4),
            Trick::FreshAir | Trick::Faulty => (0.6, 1.4),
            _ => (1.1, 1.8),
        };
        let each = long / count.max(1);
        let rises = (0..count)
            .map(|i| {
                let room = each.saturating_sub(200).max(1);
                let at = from + i * each + dice.below(room);
                Rise::drawn(dice, at, low, high)
            })
            .collect();
        Lie { point, trick, from, to, rises, spans: Vec::new() }
    }
}

/// Minutes at which the curve stands over `line` around a rise: from the first to the last.
fn over(grid: &[f32], rise: &Rise, line: f64) -> Option<(usize, usize)> {
    let end = (rise.end() + 60).min(grid.len());
    let mut hits = (rise.at.min(end)..end).filter(|&t| f64::from(grid[t]) >= line);
    let first = hits.next()?;
    Some((first, hits.next_back().unwrap_or(first)))
}

/// Where a value was sent just before a minute.
fn last(grid: &[f32], before: usize) -> Option<f32> {
    grid[..before.min(grid.len())].iter().rev().copied().find(|x| !x.is_nan())
}

/// Turns the honest sheet into the one that is sent and notes where it lies.
pub(super) fn tell(dice: &mut Dice, it: &Instrument, lie: &mut Lie, sheet: &mut Sheet) {
    let (from, to) = (lie.from, lie.to.min(sheet.grid.len()));
    let limit = it.high.unwrap_or(it.hi);
    let put = |dice: &mut Dice, x: f64| it.shown(dice, x) as f32;
    let mut whole = true;
    match lie.trick {
        Trick::Held { beside } => {
            let value = f64::from(last(&sheet.grid, from).unwrap_or(it.base as f32));
            for t in from..to {
                let step = if dice.chance(beside) { it.resolution } else { 0.0 };
                sheet.grid[t] = it.rounded(value + step) as f32;
            }
        }
        Trick::Smoothed { noise } => {
            let value = f64::from(last(&sheet.grid, from).unwrap_or(it.base as f32));
            for t in from..to {
                sheet.grid[t] = it.rounded(value + noise * it.noise * dice.normal()) as f32;
            }
        }
        Trick::Replayed { back, beside } => {
            // A multiple of the beat, or the copy would miss the readings that are sent.
            let back = back / it.period * it.period;
            for t in from..to {
                let old = f64::from(sheet.grid[t - back]);
                let step = if dice.chance(beside) { it.resolution } else { 0.0 };
                sheet.grid[t] = if old.is_nan() { f32::NAN } else { it.rounded(old + step) as f32 };
            }
        }
        Trick::Clipped { at } => {
            // Below the limit, yet high enough to look like work.
            let line = it.rounded(at * limit);
            whole = false;
            for t in from..to {
                if f64::from(sheet.grid[t]) > line {
                    sheet.grid[t] = line as f32;
                    grow(&mut lie.spans, t);
                }
            }
        }
        Trick::Quantised { steps } => {
            let step = steps * it.resolution;
            for x in &mut sheet.grid[from..to] {
                *x = it.rounded((f64::from(*x) / step).round() * step) as f32;
            }
        }
        Trick::Scaled { by } => {
            for x in &mut sheet.grid[from..to] {
                *x = it.rounded(f64::from(*x) * by) as f32;
            }
        }
        Trick::Offset { by } => {
            let usual = usual(&sheet.grid[..from], 0.5);
            for x in &mut sheet.grid[from..to] {
                *x = it.rounded(f64::from(*x) - by * usual) as f32;
            }
        }
        Trick::FreshAir => {
            let least = usual(&sheet.grid[..from], 0.02);
            let sway = super::cause::wander(dice, to - from, 200.0, it.own.0);
            for t in from..to {
                sheet.grid[t] = put(dice, least + f64::from(sway[t - from]));
            }
        }
        Trick::Faulty => {
            sheet.blank(from, to);
            sheet.marks.push((Told::Fault, from, to));
        }
        Trick::Silent { from: share } => {
            whole = false;
            for rise in &lie.rises {
                let Some((a, b)) = over(&sheet.grid, rise, share * limit) else { continue };
                let b = b + 5 + dice.below(60);
                sheet.blank(a, b);
                lie.spans.push((a, b));
            }
        }
        Trick::Calibrated { sends, at } => {
            whole = false;
            for rise in &lie.rises {
                let Some((a, b)) = over(&sheet.grid, rise, at * limit) else { continue };
                let a = a + dice.below(6);
                let b = b.max(a) + dice.below(30);
                let old = f64::from(last(&sheet.grid, a.saturating_sub(60)).unwrap_or(it.base as f32));
                for t in a..b.min(sheet.grid.len()) {
                    sheet.grid[t] = if sends { put(dice, old) } else { f32::NAN };
                }
                sheet.marks.push((Told::Calibration, a, b));
                lie.spans.push((a, b));
            }
        }
        Trick::SameAfterGap { keeps } => {
            whole = false;
            for rise in &lie.rises {
                let Some((a, b)) = over(&sheet.grid, rise, 0.6 * limit) else { continue };
                // Cut off before it shows.
                let a = (a.saturating_sub(rise.grows)).max(1);
                let b = (b + dice.below(90)).min(sheet.grid.len());
                let Some(old) = last(&sheet.grid, a) else { continue };
                sheet.blank(a, b);
                let n = sheet.grid.len();
                for t in b..(b + keeps + it.period).min(n) {
                    sheet.grid[t] = old;
                }
                let (c, d) = (b + keeps + it.period, (b + keeps + 40).min(n));
                for t in c..d {
                    let x = (t - c) as f64 / (d - c) as f64;
                    sheet.grid[t] = it.rounded(f64::from(old) * (1.0 - x) + f64::from(sheet.grid[t]) * x) as f32;
                }
                lie.spans.push((a, d));
            }
        }
        Trick::Restarted { stands, gap, by } => {
            whole = false;
            for rise in &lie.rises {
                let Some((a, b)) = over(&sheet.grid, rise, limit) else { continue };
                let a = (a + stands).min(b + 1);
                let n = sheet.grid.len();
                sheet.blank(a, a + gap);
                // Low enough that the alarm does not come back.
                let peak = sheet.grid[a.min(n)..(b + 30).min(n)].iter().copied().fold(0.0, f32::max);
                let by = by.min(0.95 * limit / f64::from(peak).max(limit));
                for x in &mut sheet.grid[(a + gap).min(n)..(b + 30).min(n)] {
                    *x = it.rounded(f64::from(*x) * by) as f32;
                }
                if dice.chance(0.5) {
                    sheet.marks.push((Told::Restart, a, a + gap));
                }
                lie.spans.push((a, (b + 30).min(n)));
            }
        }
    }
    if whole {
        lie.spans = vec![(from, to)];
    }
}

/// Adds a minute to stretches; a break of less than an hour does not end one.
fn grow(spans: &mut Vec<(usize, usize)>, t: usize) {
    match spans.last_mut().filter(|s| t - s.1 < 60) {
        Some(s) => s.1 = t + 1,
        None => spans.push((t, t + 1)),
    }
}

/// The value below which a share of the readings lies.
fn usual(grid: &[f32], share: f64) -> f64 {
    let mut all: Vec<f32> = grid.iter().copied().filter(|x| !x.is_nan()).step_by(7).collect();
    all.sort_by(f32::total_cmp);
    all.get((all.len() as f64 * share) as usize).copied().map_or(0.0, f64::from)
}
