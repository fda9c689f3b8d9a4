//! An occurrence as a row, and the shelving of a point.

use super::flow::{Handling, ShelvingState, Signal};
use super::limit::Limit;
use crate::point::Kind;
use crate::point::model::Place;
use jiff::Timestamp;
use kernel::id::{AlarmId, FileId, HazardId, PersonId, PointId, ShelvingId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Sorts after every real instant: not returned yet, nothing due (9999-01-01 in UTC).
pub const NEVER: Timestamp = Timestamp::constant(253_370_764_800, 0);

words! {
    /// Priority from consequence and time to answer (handbook 04 §3), with the colour of its response clock (§7).
    Priority { Critical "critical" "紧急", High "high" "高", Medium "medium" "中", Low "low" "低" }
}

impl Priority {
    /// 1 = critical … 4 = low, as stored and sorted.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }

    /// From the stored number; anything else is low.
    pub fn of(number: i64) -> Priority {
        Priority::ALL.get((number - 1).max(0) as usize).copied().unwrap_or(Priority::Low)
    }

    /// 红橙黄蓝.
    pub fn colour(self) -> &'static str {
        ["red", "orange", "yellow", "blue"][self as usize]
    }
}

/// To which level an alarm was pushed: 0 enterprise, 1 county, 2 prefecture, 3 province.
pub const LEVELS: [&str; 4] = ["企业", "县级监管", "市州监管", "省级监管"];

/// Causes with which an alarm is confirmed: code, label.
pub const CAUSES: &[(&str, &str)] = &[
    ("process", "工艺异常"),
    ("leak", "泄漏"),
    ("equipment", "设备故障"),
    ("operation", "操作引起"),
    ("maintenance", "检修作业引起"),
    ("calibration", "标校引起"),
    ("instrument", "仪表故障"),
    ("communication", "通信故障"),
    ("power", "停电"),
    ("weather", "天气影响"),
    ("limit", "限值设置不当"),
    ("unknown", "原因待查"),
];

/// Label of a cause.
pub fn cause_label(code: &str) -> Option<&'static str> {
    CAUSES.iter().find(|c| c.0 == code).map(|c| c.1)
}

/// Who and when, in what words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// A push to the next level, and who there took note (handbook 04 §7: 每级“已知悉”须本人确认).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Push {
    pub level: i64,
    pub at: Timestamp,
    pub why: String,
    #[serde(default)]
    pub known: Option<Mark>,
}

/// One occurrence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alarm {
    pub id: AlarmId,
    pub point: PointId,
    pub slot: u32,
    #[serde(flatten)]
    pub place: Place,
    pub kind: Kind,
    pub point_code: String,
    pub point_name: String,
    pub critical: bool,
    /// Stays until somebody resets it, although the value is back.
    pub latched: bool,
    pub limit: Limit,
    /// The figure that was crossed, where there is one.
    pub limit_value: Option<f64>,
    pub rule_version: i64,
    pub priority: Priority,
    pub raised_at: Timestamp,
    pub returned_at: Option<Timestamp>,
    /// The value that raised it; none if it was no number.
    pub value: Option<f64>,
    pub back_value: Option<f64>,
    /// Found afterwards in back-filled readings.
    pub late: bool,
    pub chatter: bool,
    pub flood: Option<Uuid>,
    #[serde(with = "signal_code")]
    pub signal: Signal,
    #[serde(with = "handling_code")]
    pub handling: Handling,
    pub level: i64,
    /// When the clock looks at it again.
    pub escalate_at: Option<Timestamp>,
    pub confirm_due: Option<Timestamp>,
    pub feedback_due: Option<Timestamp>,
    pub cause: Option<String>,
    pub confirmed: Option<Mark>,
    pub assigned: Option<Mark>,
    /// Who is to handle it.
    pub assignee: Option<PersonId>,
    pub handled: Option<Mark>,
    /// The last feedback that was not accepted, by whom and why.
    pub rejected: Option<Mark>,
    pub closed: Option<Mark>,
    pub hazard: Option<HazardId>,
    pub steps: Vec<Push>,
    pub version: i64,
}

impl Alarm {
    /// Whether the limit is still violated.
    pub fn standing(&self) -> bool {
        self.returned_at.is_none()
    }
}

/// A shelving of a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shelving {
    pub id: ShelvingId,
    pub point: PointId,
    #[serde(flatten)]
    pub place: Place,
    /// The highest priority that the point's limits can have; decides how long and who approves.
    pub priority: Priority,
    #[serde(with = "shelving_code")]
    pub state: ShelvingState,
    pub reason: String,
    /// 替代措施: portable detector, patrols and how often.
    pub substitute: String,
    pub minutes: i64,
    pub asked: Mark,
    pub approved: Option<Mark>,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub ended: Option<Mark>,
    pub version: i64,
}

/// States of flows as their codes.
macro_rules! by_code {
    ($($module:ident $state:ty, $flow:ty;)+) => {$(
        mod $module {
            use super::*;
            pub fn serialize<S: serde::Serializer>(state: &$state, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(state.code())
            }
            pub fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<$state, D::Error> {
                let code = String::deserialize(from)?;
                <$flow as kernel::Flow>::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
            }
        }
    )+};
}
by_code! {
    signal_code Signal, super::super::flow::SignalFlow;
    handling_code Handling, super::super::flow::HandlingFlow;
    shelving_code ShelvingState, super::super::flow::ShelvingFlow;
}
