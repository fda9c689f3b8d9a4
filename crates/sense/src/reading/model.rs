//! A reading and what is known about its worth.

use crate::point::Slot;
use serde::{Deserialize, Serialize};

/// What a point said at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub slot: Slot,
    /// Event time, milliseconds since 1970 in UTC, by the clock of the instrument or its gateway.
    pub at_ms: i64,
    /// In the unit of the point's kind.
    pub value: f64,
    pub quality: Quality,
}

words! {
    /// Worth of a reading (handbook 04 §6). One byte; the number is what is stored.
    Quality {
        Good "good" "有效",
        /// Beyond the range of the instrument.
        OutOfRange "out_of_range" "超量程",
        /// Not a number, or nothing at all.
        NotANumber "not_a_number" "非数值",
        /// The instrument says that it is being calibrated.
        Calibrating "calibrating" "标校",
        /// The instrument says that it is masked or bypassed.
        Masked "masked" "屏蔽",
        /// The instrument or its line says that it is faulty.
        Bad "bad" "故障",
        /// The clock of the sender is too far off for the time to be believed.
        Skewed "skewed" "时钟偏差",
    }
}

impl Quality {
    /// From the stored byte; an unknown one is `Bad`.
    pub fn from_byte(byte: u8) -> Quality {
        Quality::ALL.get(byte as usize).copied().unwrap_or(Quality::Bad)
    }

    /// As stored.
    pub fn byte(self) -> u8 {
        self as u8
    }
}
