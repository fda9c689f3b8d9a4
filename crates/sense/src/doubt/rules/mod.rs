//! The rules, each a pure look at one point's day beside its past and its neighbours.

pub mod alarm_time;
pub mod edge;
pub mod held;
pub mod lowered;
pub mod replay;
pub mod silence;

use super::digest::BLOCKS;
use super::neighbours::Expected;
use super::profile::{PAST, Profile, TODAY};
use super::robust::median;
use super::settings::Settings;
use crate::point::Kind;

/// What a rule sees.
pub struct Case<'a> {
    pub of: usize,
    pub group: &'a [Profile<'a>],
    pub expected: &'a Expected,
    pub settings: &'a Settings,
}

impl<'a> Case<'a> {
    /// The point itself.
    pub fn x(&self) -> &Profile<'a> {
        &self.group[self.of]
    }

    /// Whether there is enough past to compare with.
    pub fn seasoned(&self) -> bool {
        self.x().past.len() >= self.settings.past_days
    }

    /// The electric power of the works, if it is among the group.
    pub fn power(&self) -> Option<&Profile<'a>> {
        self.group.iter().find(|p| p.subject.kind == Kind::Power && !p.calm())
    }

    /// Whether the past knows this day of the week: a works that rests on one of seven has not shown it before.
    pub fn weekly(&self) -> bool {
        let x = self.x();
        x.past.len() >= 7 || x.past.iter().any(|d| x.today.from_ms - d.from_ms == 7 * super::digest::DAY_MS)
    }

    /// Whether the works stands as its past never saw it: its power, or half of the other points that move, have their
    /// lowest day. Then it is no wonder if one of them is low and quiet.
    pub fn stands(&self) -> bool {
        let lowest = |p: &Profile| {
            let mut values = Vec::with_capacity(BLOCKS);
            let mut of = |day: usize| {
                values.clear();
                values.extend_from_slice(&p.line[day * BLOCKS..(day + 1) * BLOCKS]);
                median(&mut values)
            };
            let least = (0..PAST).filter_map(&mut of).fold(f32::INFINITY, f32::min);
            least.is_finite() && of(TODAY / BLOCKS).is_some_and(|now| now < least - p.unit())
        };
        if self.power().is_some_and(lowest) {
            return true;
        }
        let others = self.group.iter().enumerate().filter(|(i, p)| *i != self.of && !p.calm() && p.past.len() >= 2);
        let (mut low, mut all) = (0, 0);
        for (_, p) in others {
            all += 1;
            low += usize::from(lowest(p));
        }
        low >= 2 && low * 2 >= all
    }

    /// Whether a stretch is also dark for half of the other points of the group: an outage of the line, not of the point.
    pub fn shared(&self, from_ms: i64, to_ms: i64) -> bool {
        let others = self.group.len().saturating_sub(1);
        let dark = self.group.iter().enumerate().filter(|(i, _)| *i != self.of).filter(|(_, p)| {
            p.today.count == 0
                || p.today.gaps.iter().any(|g| {
                    let both = g.to_ms.min(to_ms) - g.from_ms.max(from_ms);
                    both * 2 > to_ms - from_ms
                })
        });
        others > 0 && dark.count() * 2 >= others
    }
}

/// Hours with one decimal, for sentences.
pub fn hours(ms: i64) -> f64 {
    (ms as f64 / 360_000.0).round() / 10.0
}

/// `low` at `from`, `high` at `to`, between them in proportion, never outside.
pub fn grade(x: f64, from: f64, to: f64, low: f64, high: f64) -> f64 {
    low + (high - low) * ((x - from) / (to - from)).clamp(0.0, 1.0)
}

/// A number with as many decimals as it needs to be read.
pub fn plain(x: f32) -> String {
    let decimals = if x.abs() >= 100.0 {
        0
    } else if x.abs() >= 10.0 {
        1
    } else {
        2
    };
    format!("{x:.decimals$}")
}
