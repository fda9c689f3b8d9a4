//! A shift, and who is on duty at an instant.

use super::flow::{ShiftFlow, ShiftState};
use crate::alarm::model::Mark;
use jiff::Timestamp;
use kernel::id::{PersonId, ShiftId, UnitId};
use serde::{Deserialize, Serialize};

/// One person on duty for one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    pub id: ShiftId,
    pub unit: UnitId,
    pub region_path: String,
    pub person: PersonId,
    pub person_name: String,
    pub from: Timestamp,
    pub to: Timestamp,
    pub planned: Mark,
    /// 交接班记录.
    pub handed: Option<Mark>,
    pub void: Option<Mark>,
    #[serde(with = "code")]
    pub state: ShiftState,
    pub version: i64,
}

impl Shift {
    /// Whether its person answers at an instant; handing over early does not end it, or there would be a gap until the next.
    pub fn on_duty(&self, at: Timestamp) -> bool {
        self.state != ShiftState::Void && self.from <= at && at < self.to
    }
}

/// Who answers for a unit at an instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manned {
    /// The unit keeps a plan: any shift in the last weeks. Without one nobody is missed.
    pub kept: bool,
    pub people: Vec<(PersonId, String)>,
}

impl Manned {
    /// The plan has a gap now.
    pub fn missing(&self) -> bool {
        self.kept && self.people.is_empty()
    }
}

mod code {
    use super::*;
    pub fn serialize<S: serde::Serializer>(state: &ShiftState, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(state.code())
    }
    pub fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<ShiftState, D::Error> {
        let code = String::deserialize(from)?;
        <ShiftFlow as kernel::Flow>::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
    }
}
