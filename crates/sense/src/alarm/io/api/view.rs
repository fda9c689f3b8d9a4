//! Shapes that are sent.

use crate::alarm::model::Mark;
use jiff::Timestamp;
use kernel::id::AlarmId;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Offer;
use web::view::UnitRef;

/// A word of a closed list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Coded)]
pub struct Coded {
    pub code: String,
    pub label: String,
}

impl Coded {
    pub fn new(code: &str, label: &str) -> Coded {
        Coded { code: code.into(), label: label.into() }
    }
}

/// A record, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Named)]
pub struct Named {
    pub id: Uuid,
    pub name: String,
}

/// Somebody, or the clock (then without id).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Person)]
pub struct Person {
    pub id: Option<Uuid>,
    pub name: String,
}

/// Priority with the colour of its response clock.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmPriority {
    /// `critical` `high` `medium` `low`
    pub code: String,
    pub label: String,
    /// `red` `orange` `yellow` `blue`
    pub colour: String,
}

/// The point that alarmed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmPoint {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub kind: Coded,
    /// Unit of its values.
    pub unit: String,
    pub spot: String,
    pub critical: bool,
}

/// A response clock that runs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmClock {
    /// 确认, 反馈处置结果
    pub what: String,
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Seconds left; negative: overdue.
    pub remaining_s: i64,
}

/// What the clock does next if nothing happens.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmNext {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub remaining_s: i64,
    /// 1 county, 2 prefecture, 3 province
    pub level: i64,
    pub label: String,
    pub why: String,
}

/// An alarm in a list and in the live stream.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmRow {
    #[schema(value_type = Uuid)]
    pub id: AlarmId,
    pub point: AlarmPoint,
    pub limit: Coded,
    pub limit_value: Option<f64>,
    /// Value that raised it; absent if it was no number.
    pub value: Option<f64>,
    pub back_value: Option<f64>,
    pub priority: AlarmPriority,
    #[schema(value_type = String, format = DateTime)]
    pub raised_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub returned_at: Option<Timestamp>,
    /// The limit is still violated.
    pub standing: bool,
    /// Found afterwards in back-filled readings.
    pub late: bool,
    pub chatter: bool,
    /// Group of a flood, shown together.
    pub flood: Option<Uuid>,
    pub signal: Coded,
    pub handling: Coded,
    /// Highest level that was told: 0 enterprise … 3 province.
    pub level: i64,
    pub level_label: String,
    /// Levels that were told and where nobody took note yet.
    pub unknown_levels: Vec<i64>,
    pub site: Named,
    pub enterprise: Named,
    /// Region path.
    pub region: String,
    pub region_name: String,
    pub trade: String,
    pub regulator: Option<UnitRef>,
    pub assignee: Option<Person>,
    pub cause: Option<Coded>,
    pub hazard: Option<Uuid>,
    /// What the enterprise owes now; absent when nothing is.
    pub waiting: Option<AlarmClock>,
    pub next: Option<AlarmNext>,
    /// Number in the feed of changes; grows with every change.
    pub seq: i64,
    pub version: i64,
}

/// Who, when, in what words, with which files.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmMark {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
    pub note: Option<String>,
    pub files: Vec<Uuid>,
}

impl From<&Mark> for AlarmMark {
    fn from(m: &Mark) -> AlarmMark {
        AlarmMark {
            at: m.at,
            by: Person { id: m.by.map(|p| p.0), name: m.name.clone() },
            note: m.note.clone(),
            files: m.files.iter().map(|f| f.0).collect(),
        }
    }
}

/// A level that was told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmTold {
    pub level: i64,
    pub label: String,
    /// Region or unit that stands for the level here; absent where this installation has none.
    pub to: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub why: String,
    /// Who took note; absent: nobody yet.
    pub known: Option<AlarmMark>,
}

/// Both clocks of the enterprise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmClocks {
    /// Absent: no clock runs (found afterwards, or muted).
    pub confirm: Option<AlarmDue>,
    pub feedback: Option<AlarmDue>,
}

/// A clock with what was made of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmDue {
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    pub remaining_s: i64,
    /// When it was done; absent: not yet.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub met_at: Option<Timestamp>,
    pub late: bool,
}

/// A stretch in which the point alarmed nobody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmSilence {
    pub kind: Coded,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Absent: still silent.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub reason: String,
    pub by: String,
}

/// A file of an alarm.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmFile {
    pub id: Uuid,
    pub name: String,
    pub media: String,
    pub size: i64,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: String,
}

/// One line of an alarm's timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmHappened {
    pub id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
    pub unit: Option<UnitRef>,
    pub action: String,
    pub label: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    pub sealed: bool,
}

/// An alarm with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmView {
    #[serde(flatten)]
    pub row: AlarmRow,
    pub rule_version: i64,
    pub latched: bool,
    pub clocks: AlarmClocks,
    pub told: Vec<AlarmTold>,
    pub confirmed: Option<AlarmMark>,
    pub assigned: Option<AlarmMark>,
    pub handled: Option<AlarmMark>,
    pub rejected: Option<AlarmMark>,
    pub closed: Option<AlarmMark>,
    /// Of the point, the newest first, up to 50.
    pub silences: Vec<AlarmSilence>,
    pub files: Vec<AlarmFile>,
    pub timeline: Vec<AlarmHappened>,
    /// Who is on duty for the enterprise and for whoever looks after the site, where they plan it here.
    pub on_duty: Vec<crate::shift::io::api::OnDuty>,
    /// Causes from which a confirmation chooses.
    pub causes: Vec<Coded>,
    pub offers: Vec<Offer>,
}
