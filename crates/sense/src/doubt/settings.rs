//! The figures of the rules, all proposals of this product, from `content/parameter/doubt.yaml`.

use crate::point::Kind;
use jiff::civil::Date;
use law::Parameters;

/// As read for a region and a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Score from which a person must look.
    pub limit: f64,
    /// Past days without which the rules that compare stay silent.
    pub past_days: usize,
    /// Hours within one step after which gas, level, and anything else counts as stuck.
    pub held_gas_h: f64,
    pub held_level_h: f64,
    pub held_other_h: f64,
    /// How many times longer than ever before.
    pub held_times: f64,
    /// Share of the least past movement below which a curve counts as muted.
    pub muted_share: f64,
    /// Share of readings of a replayed stretch whose bend agrees.
    pub replay_agree: f64,
    /// Readings at the top value per reading beside it.
    pub clip_ratio: f64,
    /// How many times coarser than before.
    pub coarse_times: f64,
    /// Share of the usual value by which it must be too low.
    pub lowered_share: f64,
    /// Spreads of the past below all of it.
    pub lowered_z: f64,
    /// Share of the neighbours' movement that must be followed.
    pub response_share: f64,
    /// Minutes before a calibration, restart or silence in which a high value is suspicious.
    pub before_min: f64,
    /// Share of the limit that counts as near alarm.
    pub near_share: f64,
    /// Hours of production under a reported fault.
    pub fault_work_h: f64,
    /// Hours of a reported fault where production is not known.
    pub fault_blind_h: f64,
    /// Hours of silence of one point alone, without a report.
    pub silent_h: f64,
    /// Probability below which an equal value after a gap is no accident.
    pub same_chance: f64,
    /// Longest gap that counts as a restart, minutes.
    pub restart_min: f64,
}

impl Settings {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Settings {
        Settings {
            limit: p.value("doubt.limit", region, on),
            past_days: p.value("doubt.past_days", region, on) as usize,
            held_gas_h: p.value("doubt.held.gas_hours", region, on),
            held_level_h: p.value("doubt.held.level_hours", region, on),
            held_other_h: p.value("doubt.held.other_hours", region, on),
            held_times: p.value("doubt.held.times", region, on),
            muted_share: p.value("doubt.muted.share", region, on),
            replay_agree: p.value("doubt.replay.agree", region, on),
            clip_ratio: p.value("doubt.clip.ratio", region, on),
            coarse_times: p.value("doubt.coarse.times", region, on),
            lowered_share: p.value("doubt.lowered.share", region, on),
            lowered_z: p.value("doubt.lowered.spreads", region, on),
            response_share: p.value("doubt.response.share", region, on),
            before_min: p.value("doubt.before_minutes", region, on),
            near_share: p.value("doubt.near_share", region, on),
            fault_work_h: p.value("doubt.fault.work_hours", region, on),
            fault_blind_h: p.value("doubt.fault.blind_hours", region, on),
            silent_h: p.value("doubt.silent.hours", region, on),
            same_chance: p.value("doubt.same.chance", region, on),
            restart_min: p.value("doubt.restart.minutes", region, on),
        }
    }

    /// Milliseconds within one step after which a kind counts as stuck (handbook 04 §6).
    pub fn held_ms(&self, kind: Kind) -> i64 {
        let hours = match kind {
            Kind::Level => self.held_level_h,
            k if k.gas() || k == Kind::Dust => self.held_gas_h,
            _ => self.held_other_h,
        };
        (hours * 3_600_000.0) as i64
    }
}
