//! Ways to make an instrument lie, each with parameters drawn from a written range (table in docs/concept/doubt.md).

use super::dice::Dice;

/// The eight kinds that are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A held or a replayed value.
    Held,
    /// Clipped below the limit, or coarser than the instrument.
    Trimmed,
    /// Nothing sent while it matters.
    Silent,
    /// Lower than the truth.
    Lowered,
    /// Calibration claimed at alarm time.
    Calibrated,
    /// Reported faulty while production goes on.
    Faulty,
    /// Back at exactly the same value after a gap.
    SameAfterGap,
    /// Alarm cleared by a restart.
    Restarted,
}

impl Family {
    pub const ALL: [Family; 8] = [
        Family::Held,
        Family::Trimmed,
        Family::Silent,
        Family::Lowered,
        Family::Calibrated,
        Family::Faulty,
        Family::SameAfterGap,
        Family::Restarted,
    ];

    /// Short name for tables.
    pub fn name(self) -> &'static str {
        match self {
            Family::Held => "held or replayed",
            Family::Trimmed => "clipped or quantised",
            Family::Silent => "silent",
            Family::Lowered => "lowered",
            Family::Calibrated => "calibrated at alarm",
            Family::Faulty => "faulty in production",
            Family::SameAfterGap => "same after a gap",
            Family::Restarted => "cleared by restart",
        }
    }
}

/// What is done, with its parameters. Times in minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trick {
    /// The value at the start is kept; a share of the readings is one step beside it.
    Held { beside: f64 },
    /// The value at the start is kept under the instrument's own noise, times this.
    Smoothed { noise: f64 },
    /// The curve of so many minutes before is sent again; a share of the readings is one step beside it.
    Replayed { back: usize, beside: f64 },
    /// Nothing above this share of the alarm limit.
    Clipped { at: f64 },
    /// Rounded to so many steps of the resolution.
    Quantised { steps: f64 },
    /// Silent from before the rise crosses this share of the limit until it is over.
    Silent { from: f64 },
    /// Times this.
    Scaled { by: f64 },
    /// Less by this share of its usual value.
    Offset { by: f64 },
    /// The instrument hangs in fresh air: its least values of quiet days, with its own noise.
    FreshAir,
    /// A calibration is claimed within five minutes of crossing this share of the limit, so that mostly no alarm is raised;
    /// nothing, or the old value, is sent.
    Calibrated { sends: bool, at: f64 },
    /// Reported faulty; nothing is sent, production goes on.
    Faulty,
    /// A gap over a rise; back with the value from before, for so many minutes, then slowly to the truth.
    SameAfterGap { keeps: usize },
    /// The alarm stands for a while, then a restart of some minutes, and the rest of the rise is sent times this.
    Restarted { stands: usize, gap: usize, by: f64 },
}

impl Trick {
    pub fn family(self) -> Family {
        match self {
            Trick::Held { .. } | Trick::Smoothed { .. } | Trick::Replayed { .. } => Family::Held,
            Trick::Clipped { .. } | Trick::Quantised { .. } => Family::Trimmed,
            Trick::Silent { .. } => Family::Silent,
            Trick::Scaled { .. } | Trick::Offset { .. } | Trick::FreshAir => Family::Lowered,
            Trick::Calibrated { .. } => Family::Calibrated,
            Trick::Faulty => Family::Faulty,
            Trick::SameAfterGap { .. } => Family::SameAfterGap,
            Trick::Restarted { .. } => Family::Restarted,
        }
    }

    /// Short name of the variant.
    pub fn name(self) -> &'static str {
        match self {
            Trick::Held { .. } => "held",
            Trick::Smoothed { .. } => "held under noise",
            Trick::Replayed { .. } => "replayed",
            Trick::Clipped { .. } => "clipped",
            Trick::Quantised { .. } => "quantised",
            Trick::Silent { .. } => "silent",
            Trick::Scaled { .. } => "scaled",
            Trick::Offset { .. } => "offset",
            Trick::FreshAir => "fresh air",
            Trick::Calibrated { .. } => "calibrated",
            Trick::Faulty => "faulty",
            Trick::SameAfterGap { .. } => "same after gap",
            Trick::Restarted { .. } => "restarted",
        }
    }

    /// One of a family, with parameters from the written ranges.
    pub fn drawn(dice: &mut Dice, family: Family) -> Trick {
        match family {
            Family::Held => match dice.below(3) {
                0 => Trick::Held { beside: if dice.chance(0.5) { 0.0 } else { dice.between(0.02, 0.2) } },
                1 => Trick::Smoothed { noise: dice.between(0.3, 1.0) },
                _ => Trick::Replayed {
                    back: dice.between(1440.0, 6.0 * 1440.0) as usize,
                    beside: if dice.chance(0.7) { 0.0 } else { dice.between(0.02, 0.1) },
                },
            },
            Family::Trimmed => match dice.below(2) {
                0 => Trick::Clipped { at: dice.between(0.6, 0.97) },
                _ => Trick::Quantised { steps: dice.between(4.0, 12.0).round() },
            },
            Family::Silent => Trick::Silent { from: dice.between(0.5, 0.95) },
            Family::Lowered => match dice.below(3) {
                0 => Trick::Scaled { by: dice.between(0.3, 0.75) },
                1 => Trick::Offset { by: dice.between(0.25, 0.6) },
                _ => Trick::FreshAir,
            },
            Family::Calibrated => Trick::Calibrated { sends: dice.chance(0.5), at: dice.between(0.8, 1.0) },
            Family::Faulty => Trick::Faulty,
            Family::SameAfterGap => Trick::SameAfterGap { keeps: dice.below(30) },
            Family::Restarted => {
                Trick::Restarted { stands: 2 + dice.below(14), gap: 1 + dice.below(8), by: dice.between(0.3, 0.75) }
            }
        }
    }

    /// How long it is kept up, in minutes, and how many rises of the site it hides.
    pub fn extent(self, dice: &mut Dice) -> (usize, usize) {
        let hours = |dice: &mut Dice, a: f64, b: f64| (dice.factor(a, b) * 60.0) as usize;
        match self {
            Trick::Held { .. } | Trick::Smoothed { .. } => (hours(dice, 6.0, 72.0), dice.below(2)),
            Trick::Replayed { .. } => (hours(dice, 4.0, 24.0), dice.below(2)),
            Trick::Clipped { .. } => (hours(dice, 24.0, 240.0), 2 + dice.below(4)),
            Trick::Quantised { .. } => (hours(dice, 24.0, 144.0), dice.below(2)),
            Trick::Scaled { .. } | Trick::Offset { .. } => (hours(dice, 24.0, 192.0), dice.below(3)),
            Trick::FreshAir => (hours(dice, 12.0, 96.0), 1 + dice.below(2)),
            Trick::Faulty => (hours(dice, 12.0, 120.0), dice.below(2)),
            Trick::Silent { .. } => (hours(dice, 36.0, 120.0), 1 + dice.below(4)),
            Trick::Calibrated { .. } | Trick::SameAfterGap { .. } | Trick::Restarted { .. } => {
                (hours(dice, 36.0, 120.0), 1 + dice.below(3))
            }
        }
    }
}
