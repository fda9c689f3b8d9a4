//! The nouns.

use super::flow::{FindingState, TourState, VisitState};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{FileId, PersonId, SuperviseId, TaskId, TourFindingId, TourId, TourStationId, TourVisitId, UnitId};
use serde::{Deserialize, Serialize};

/// Declares a closed list of words: value, code, Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($v:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $code)] $v),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$v),+];
            pub fn code(self) -> &'static str { match self { $($name::$v => $code),+ } }
            pub fn label(self) -> &'static str { match self { $($name::$v => $label),+ } }
            /// By code.
            pub fn parse(code: &str) -> Option<$name> { $name::ALL.iter().copied().find(|v| v.code() == code) }
        }
    };
}

words! {
    /// What a programme is.
    Sort { Tour "tour" "全覆盖巡查", Joint "joint" "4+N 联合督查" }
}

words! {
    /// 四个方法: how a visit learns what it says. Each leaves evidence of its own.
    Method {
        Briefing "briefing" "听汇报",
        Papers "papers" "查资料",
        Site "site" "看现场",
        People "people" "访群众",
    }
}

words! {
    /// How a finding is handed over: as a paper that the head signs, or as a task with a light.
    Hand { Assignment "assignment" "交办单", Task "task" "任务" }
}

/// Who did what when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub note: Option<String>,
}

/// A unit to be visited, and with which members beside the core.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub unit: UnitId,
    /// The N of 4+N; none on a tour.
    #[serde(default)]
    pub members: Vec<UnitId>,
}

/// 巡查方案: whom an organ visits in which time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Programme {
    pub id: TourId,
    /// `XC-990100-2026-000003`
    pub number: String,
    pub sort: Sort,
    pub title: String,
    /// What is looked at.
    pub topics: String,
    pub organ: UnitId,
    /// Region of the organ.
    pub region_path: String,
    pub from: Date,
    pub to: Date,
    /// The four of 4+N; none on a tour.
    pub core: Vec<UnitId>,
    pub targets: Vec<Target>,
    pub state: TourState,
    pub opened: Mark,
    pub marks: Vec<(String, Mark)>,
    pub version: i64,
}

/// What one method brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub method: Method,
    pub text: String,
    pub files: Vec<FileId>,
    pub mark: Mark,
}

/// One visit to one unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Visit {
    pub id: TourVisitId,
    pub tour: TourId,
    pub tour_title: String,
    pub sort: Sort,
    pub organ: UnitId,
    pub region_path: String,
    pub target: UnitId,
    pub planned_on: Date,
    /// 组长.
    pub leader: String,
    /// Units of the team: the core and the members.
    pub team: Vec<UnitId>,
    pub begun_on: Option<Date>,
    pub finished_on: Option<Date>,
    /// The last day on which somebody went there again.
    pub rechecked_on: Option<Date>,
    pub evidence: Vec<Evidence>,
    pub summary: String,
    pub state: VisitState,
    pub marks: Vec<(String, Mark)>,
    pub version: i64,
}

/// Going there again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recheck {
    pub on: Date,
    pub passed: bool,
    pub mark: Mark,
    pub files: Vec<FileId>,
}

/// What a visit found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    pub id: TourFindingId,
    pub visit: TourVisitId,
    /// Who must put it right: the target or a unit of it.
    pub unit: UnitId,
    pub title: String,
    pub text: String,
    /// Last day for putting it right.
    pub due: Date,
    pub hand: Hand,
    /// The assignment (交办单) by which it was handed over.
    pub supervise: Option<SuperviseId>,
    /// The task by which it was handed over.
    pub task: Option<TaskId>,
    pub noted: Mark,
    pub rechecks: Vec<Recheck>,
    pub state: FindingState,
    pub version: i64,
}

/// 驻点: somebody is stationed at a unit for a time and writes what was seen each working day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Station {
    pub id: TourStationId,
    pub number: String,
    pub title: String,
    pub organ: UnitId,
    pub region_path: String,
    pub target: UnitId,
    pub from: Date,
    pub to: Date,
    /// Names of who is there.
    pub people: String,
    pub opened: Mark,
    pub version: i64,
}

/// One day of a station's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub day: Date,
    pub text: String,
    /// What was found and told to the unit.
    pub found: String,
    /// Written after the day itself.
    pub late: bool,
    pub mark: Mark,
}
