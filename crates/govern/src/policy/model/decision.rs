//! What people decide about a document, as kept for ever.

use super::{Deadline, Recurrence, Target, Territorial, present};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{MeasureId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What people decided that holds for the whole document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Doubt → how it was settled.
    pub settled: BTreeMap<String, Settled>,
    /// Words → units; none: these words name nobody who gets a task.
    pub meaning: BTreeMap<String, Vec<UnitId>>,
    /// Doubt about the lead → the unit; `None`: each unit for itself.
    pub lead: BTreeMap<String, Option<UnitId>>,
    /// Doubt about a date → the day; `None`: a standing duty.
    pub due: BTreeMap<String, Option<Date>>,
    /// How often a standing duty without frequency is reported.
    pub rhythm: Option<kernel::calendar::Period>,
    /// Doubt about several dates → one task for each date.
    pub each_due: BTreeMap<String, bool>,
}

/// How a doubt was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    pub choice: String,
    pub label: String,
    pub by: String,
    pub at: Timestamp,
}

/// What a choice does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The words mean these units, here and everywhere in the document; `alias`: also in later documents.
    Mean {
        words: String,
        units: Vec<UnitId>,
        alias: bool,
    },
    /// One leads, or (`None`) each for itself.
    Lead {
        unit: Option<UnitId>,
    },
    /// The last day, or (`None`) a standing duty.
    Due {
        due: Option<Date>,
    },
    Rhythm {
        period: kernel::calendar::Period,
    },
    /// One task for each date, or one with the last.
    EachDue {
        each: bool,
    },
    IssuedOn {
        on: Date,
    },
    /// Leave measures out.
    Drop {
        measures: Vec<MeasureId>,
    },
    Split {
        measure: MeasureId,
        at: u32,
    },
    /// Seen; nothing changes.
    Noted,
}

/// One decision of a person, as kept for ever. Everything that replaying needs is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// One click settles one doubt, or all doubts of a kind.
    Choose {
        chosen: Vec<Chosen>,
    },
    Set {
        measure: MeasureId,
        set: Box<Set>,
    },
    Split {
        measure: MeasureId,
        at: u32,
        new: MeasureId,
        texts: (String, String),
    },
    Merge {
        measures: Vec<MeasureId>,
    },
    /// `deadlines`: what the words mean from the new day of issue on.
    Head {
        head: Head,
        #[serde(default)]
        deadlines: Vec<(MeasureId, Vec<Deadline>)>,
    },
    Resolve {
        words: String,
        units: Vec<UnitId>,
        as_alias: bool,
    },
    /// The decision of this number does not hold.
    Undo {
        seq: i64,
    },
}

/// A doubt and the choice made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    pub doubt: String,
    pub choice: String,
    pub label: String,
    pub effect: Effect,
    /// For [`Effect::Split`]: id and texts of the halves. For [`Effect::IssuedOn`]: deadlines from that day on.
    #[serde(default)]
    pub split: Option<(MeasureId, String, String)>,
    #[serde(default)]
    pub deadlines: Vec<(MeasureId, Vec<Deadline>)>,
}

/// Facts of the heading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub doc_number: Option<String>,
    #[serde(default)]
    pub issuer: Option<String>,
    #[serde(default)]
    pub issued_on: Option<Date>,
}

/// Facts set on a measure; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Set {
    pub name: Option<String>,
    pub text: Option<String>,
    pub lead: Option<Vec<UnitId>>,
    pub assist: Option<Vec<UnitId>>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub due: Option<Option<Date>>,
    pub standing: Option<bool>,
    pub recurrences: Option<Vec<Recurrence>>,
    pub targets: Option<Vec<Target>>,
    pub evidence: Option<Vec<String>>,
    pub key: Option<bool>,
    pub territorial: Option<Territorial>,
    /// `kept` or `dropped`.
    pub state: Option<String>,
}

/// A kept decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub seq: i64,
    pub at: Timestamp,
    pub by: String,
    pub decision: Decision,
    /// One Chinese sentence.
    pub say: String,
    /// Settled a doubt by a prepared choice.
    pub click: bool,
}
