//! A roster.

use jiff::civil::Date;
use kernel::id::{RegionId, RosterId, UnitId};
use serde::{Deserialize, Serialize};

/// The units that a phrase means in a region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roster {
    pub id: RosterId,
    /// As documents write it: 负有安全监管职责的部门.
    pub phrase: String,
    pub region: RegionId,
    pub region_path: String,
    pub name: String,
    /// Where it was laid down: 云安委〔2024〕3号.
    pub source: String,
    pub entries: Vec<RosterEntry>,
    pub version: i64,
}

/// One unit's time on a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    pub unit: UnitId,
    /// First and last day.
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

impl Roster {
    /// Units that stand on it on a day, in the order of the list.
    pub fn on(&self, day: Date) -> impl Iterator<Item = UnitId> {
        self.entries
            .iter()
            .filter(move |e| e.valid_from <= day && e.valid_to.is_none_or(|to| day <= to))
            .map(|e| e.unit)
    }
}
