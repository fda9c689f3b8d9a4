//! What a point is judged by.

use serde::{Deserialize, Serialize};

/// What a point is judged by. Plain figures, made from the version of the rule that is in force.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub ll: Option<f64>,
    pub l: Option<f64>,
    pub h: Option<f64>,
    pub hh: Option<f64>,
    pub rate: Option<Rate>,
    /// By how much a limit must be cleared before it returns, in the point's unit.
    pub deadband: f64,
    pub on_ms: u32,
    pub off_ms: u32,
    pub cut: Option<Cut>,
    /// Range of the instrument; infinite where it has none.
    pub lo: f64,
    pub hi: f64,
    /// Of a switch: the state in which it ought to be (a value from 0.5 is on).
    pub normal: Option<bool>,
    /// Silence after which the point counts as stale; 0 = never.
    pub silent_ms: u32,
    /// Changes with every change of the rule; the state is judged anew when it meets another one.
    pub version: u32,
}

impl Default for Rule {
    fn default() -> Rule {
        Rule {
            ll: None,
            l: None,
            h: None,
            hh: None,
            rate: None,
            deadband: 0.0,
            on_ms: 0,
            off_ms: 0,
            cut: None,
            lo: f64::NEG_INFINITY,
            hi: f64::INFINITY,
            normal: None,
            silent_ms: 0,
            version: 0,
        }
    }
}

/// Rate of change. Judged against an anchor: raised as soon as the value is `change` away from it; the anchor moves on
/// with the first reading that is `window_ms` or more after it, and then the slope since the anchor decides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// In the point's unit, per window.
    pub change: f64,
    pub window_ms: u32,
}

/// Power cut of a methane instrument: cut from `cut` on, restored below `restore`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cut {
    pub cut: f64,
    pub restore: f64,
}
