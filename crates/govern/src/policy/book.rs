//! What the words for units mean: the directory's answers, taken once for a document so that the rules stay pure.

use kernel::id::{RosterId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How words led to units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// Official or short name.
    Name,
    Alias,
    /// A dated list for a group phrase.
    Roster,
    /// The governments of the regions below.
    Region,
    /// The functional zones only.
    Zones,
    /// A decision of the clerk.
    Hand,
    #[default]
    Nothing,
}

/// The directory's answer for one string of words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub units: Vec<UnitId>,
    pub via: Via,
    pub roster: Option<RosterId>,
    /// Near misses, best first.
    pub near: Vec<UnitId>,
}

/// A unit as the rules need it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known {
    pub id: UnitId,
    pub name: String,
    pub short: String,
    /// Region path.
    pub region: String,
}

/// A list that a group phrase can stand for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    pub id: RosterId,
    pub phrase: String,
    pub units: Vec<UnitId>,
}

/// Everything that the directory knows about one document's words, as of one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Book {
    pub words: BTreeMap<String, Named>,
    pub units: BTreeMap<UnitId, Known>,
    pub rosters: Vec<Listing>,
    /// Governments of the counties below the document's region.
    pub counties: Vec<UnitId>,
    /// Bodies of the functional zones below it.
    pub zones: Vec<UnitId>,
    /// The office that answers for the plan as a whole (安委办), if the directory has it.
    pub office: Option<UnitId>,
}

impl Book {
    pub fn of(&self, words: &str) -> Named {
        self.words.get(words).cloned().unwrap_or_default()
    }
    /// Short name for buttons.
    pub fn short(&self, unit: UnitId) -> &str {
        self.units.get(&unit).map_or("（已不在名录）", |u| u.short.as_str())
    }
}
