//! What an issued policy asks the task concept to create.

use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::id::{MeasureId, PolicyId, UnitId};
use serde::{Deserialize, Serialize};

/// In what capacity a unit holds a task (handbook 02 §2, rule 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 牵头: one.
    Lead,
    /// 分别牵头: each unit for itself.
    JointLead,
    /// 负责, where no lead is named and only one unit is.
    Responsible,
    /// 配合、参与、按职责分工负责.
    Assist,
    /// 属地.
    Territorial,
}

impl Role {
    pub const ALL: [Role; 5] = [Role::Lead, Role::JointLead, Role::Responsible, Role::Assist, Role::Territorial];

    pub fn code(self) -> &'static str {
        match self {
            Role::Lead => "lead",
            Role::JointLead => "joint_lead",
            Role::Responsible => "responsible",
            Role::Assist => "assist",
            Role::Territorial => "territorial",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Role::Lead => "牵头",
            Role::JointLead => "分别牵头",
            Role::Responsible => "负责",
            Role::Assist => "配合",
            Role::Territorial => "属地",
        }
    }
    pub fn parse(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.code() == code)
    }
    /// Verified by the office, not by a lead.
    pub fn leads(self) -> bool {
        matches!(self, Role::Lead | Role::JointLead | Role::Responsible)
    }
}

/// One task to be created. All tasks of one measure come together, the leading ones first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewTask {
    pub policy: PolicyId,
    /// Title of the policy, shown in every list of tasks.
    pub policy_title: String,
    pub measure: MeasureId,
    /// The measure's place in the document, for sorting.
    pub seq: i64,
    /// The measure's printed number: `12.`
    pub label: Option<String>,
    /// Short name, as in lists.
    pub title: String,
    /// The words of the document.
    pub text: String,
    pub role: Role,
    pub unit: UnitId,
    /// Unit that leads the measure, and verifies this task unless it is its own.
    pub lead: Option<UnitId>,
    pub start: Date,
    /// Last day; `None` for standing tasks.
    pub due: Option<Date>,
    /// How the date was reached, in words.
    pub due_rule: Option<String>,
    pub standing: bool,
    /// 重点任务
    pub key: bool,
    pub targets: Vec<TaskTarget>,
    /// Kinds of evidence that the office asks for (handbook 02 §8): `official_doc`, `photo_after` …
    pub evidence: Vec<String>,
    pub duties: Vec<NewDuty>,
}

/// A quantity that the task must reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskTarget {
    pub quote: String,
    pub value: f64,
    pub unit: String,
    /// `>=` `<=` `=` `≈`
    pub op: String,
}

/// What recurs within a task; becomes occurrences from the task's start to its due date (or as time goes on).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewDuty {
    pub title: String,
    pub quote: String,
    pub period: Period,
    /// At least so many (times, or `unit_word` items) in each window.
    pub min: u32,
    /// 次, 项, 家 …
    pub unit_word: String,
    /// Kind of duty record that counts (`meeting`, `led_inspection` …); `None`: any kind.
    pub record_kind: Option<String>,
    /// Only records with this mark count (高危企业).
    pub subset: Option<String>,
    /// Only the last n days of each window count.
    pub last_days: Option<u32>,
}

/// What a new version of a policy changes in the live tasks of a measure; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct AmendTask {
    /// The measure of the new version that takes the place of the old one.
    pub measure: Option<(PolicyId, MeasureId)>,
    pub policy_title: Option<String>,
    /// Unit that leads the measure now; for the tasks of those who do not lead.
    pub lead: Option<UnitId>,
    pub seq: Option<i64>,
    pub label: Option<Option<String>>,
    pub title: Option<String>,
    pub text: Option<String>,
    pub due: Option<Option<Date>>,
    pub due_rule: Option<Option<String>>,
    pub standing: Option<bool>,
    pub key: Option<bool>,
    pub targets: Option<Vec<TaskTarget>>,
    pub evidence: Option<Vec<String>>,
}
