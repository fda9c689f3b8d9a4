//! Counts of lights as sent.

use govern::task::model::LightCounts;
use serde::Serialize;
use utoipa::ToSchema;

/// How many of each colour; `total` is the denominator and holds all of them, those without a light too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct LightTally {
    pub total: i64,
    pub red: i64,
    pub yellow: i64,
    pub green: i64,
    pub submitted: i64,
    pub done: i64,
    /// Paused, or not to be judged.
    pub none: i64,
}

impl From<&LightCounts> for LightTally {
    fn from(c: &LightCounts) -> LightTally {
        LightTally {
            total: c.total(),
            red: c.red,
            yellow: c.yellow,
            green: c.green,
            submitted: c.submitted,
            done: c.done,
            none: c.none,
        }
    }
}
