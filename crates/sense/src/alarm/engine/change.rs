//! What goes in, and what comes out.

use crate::alarm::limit::Limit;
use crate::reading::Quality;
use serde::{Deserialize, Serialize};

/// What comes in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// A reading. One that is not newer than the last is passed over: the past is judged by [`afterwards`](crate::alarm::afterwards).
    Reading {
        at_ms: i64,
        value: f64,
        quality: Quality,
        /// Back-filled: its alarms are told as late ones (handbook 04 §6).
        late: bool,
    },
    /// Time passes.
    Clock { at_ms: i64 },
}

/// What happened to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Raised,
    Returned,
    /// Of [`Limit::Cut`].
    Cut,
    /// Of [`Limit::Cut`].
    Restored,
}

impl What {
    /// Whether an occurrence begins with it.
    pub fn begins(self) -> bool {
        matches!(self, What::Raised | What::Cut)
    }
}

/// Something that a person or a log must know.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Event time at which it became true.
    pub at_ms: i64,
    pub limit: Limit,
    pub what: What,
    /// The value that did it; for `STALE` the last one. May be no number for `BAD_PV`.
    pub value: f64,
    pub late: bool,
}
