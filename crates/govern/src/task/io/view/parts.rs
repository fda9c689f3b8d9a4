//! What a task's page shows beside the task itself.

use super::PolicyRef;
use crate::task::model::{Milestone, Task};
use crate::task::new::TaskTarget;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{CommentId, FileId};
use serde::Serialize;
use utoipa::ToSchema;
use web::view::UnitRef;

/// A state of one of the four flows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StateView {
    pub code: String,
    pub label: String,
}

/// Where each of the four flows stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskStates {
    pub work: StateView,
    pub extension: StateView,
    pub dispute: StateView,
    pub pause: StateView,
}

impl TaskStates {
    pub fn of(t: &Task) -> TaskStates {
        let state = |code: &str, label: &str| StateView { code: code.into(), label: label.into() };
        TaskStates {
            work: state(t.work.code(), t.work.label()),
            extension: state(t.extension.code(), t.extension.label()),
            dispute: state(t.dispute.code(), t.dispute.label()),
            pause: state(t.pause.code(), t.pause.label()),
        }
    }
}

/// The words of the document that this task comes from.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct TaskSource {
    pub policy: Option<PolicyRef>,
    pub doc_number: Option<String>,
    pub quote: String,
    /// UTF-16 offsets into the document's text.
    pub span: Option<[i64; 2]>,
    /// Headings above it.
    pub path: Vec<String>,
    pub label: Option<String>,
    /// Name of the file that was uploaded.
    pub file: Option<String>,
    pub page: Option<i64>,
    /// Where no document ordered it.
    pub origin: Option<TaskOrigin>,
}

/// What ordered a task that comes from no document: what a tour or joint inspection found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskOrigin {
    /// `tour_visit`
    pub concept: String,
    /// 巡查云溪县委县政府 发现的问题
    pub title: String,
    /// The programme's title.
    pub of: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// How the finding stands.
    pub state_label: String,
    /// Each going there again, in words.
    pub rechecks: Vec<String>,
    /// Page of the visit; absent where the asker may not open it.
    pub link: Option<String>,
}

/// Units of the measure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Parties {
    pub lead: Option<UnitRef>,
    pub assist: Vec<UnitRef>,
    pub territorial: Vec<UnitRef>,
    /// Unit that verifies this task first; absent where the office does.
    pub verifier: Option<UnitRef>,
}

/// A kind of evidence asked for, and how much of it is there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceNeed {
    pub kind: String,
    pub label: String,
    pub have: usize,
}

/// A file on a task.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskFile {
    #[schema(value_type = uuid::Uuid)]
    pub id: FileId,
    pub name: String,
    pub size: i64,
    pub media: String,
    pub sha: String,
    pub kind: String,
    pub kind_label: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub dated: Option<Date>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub taken_at: Option<Timestamp>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
    #[schema(value_type = String, format = DateTime)]
    pub uploaded_at: Timestamp,
    pub by: PersonName,
    #[serde(skip)]
    pub event: Option<uuid::Uuid>,
}

/// Somebody, or the clock (then without id).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonName {
    pub id: Option<uuid::Uuid>,
    pub name: String,
}

/// One report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgressEntry {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: PersonName,
    pub progress: i64,
    pub note: Option<String>,
    pub files: Vec<TaskFile>,
}

/// A remark.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommentView {
    #[schema(value_type = uuid::Uuid)]
    pub id: CommentId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: PersonName,
    pub text: String,
}

/// An extension asked for, and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExtensionView {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub reason: String,
    /// `requested` `extended` `refused`
    pub state: String,
    pub state_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: PersonName,
    pub decided_by: Option<PersonName>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    pub decision: Option<String>,
}

/// A quantity to be reached.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetView {
    pub quote: String,
    pub value: f64,
    pub unit: String,
    pub op: String,
}

impl From<&TaskTarget> for TargetView {
    fn from(t: &TaskTarget) -> TargetView {
        TargetView { quote: t.quote.clone(), value: t.value, unit: t.unit.clone(), op: t.op.clone() }
    }
}

/// A checkpoint.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MilestoneView {
    pub name: String,
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub done_on: Option<Date>,
}

impl From<&Milestone> for MilestoneView {
    fn from(m: &Milestone) -> MilestoneView {
        MilestoneView { name: m.name.clone(), due: m.due, done_on: m.done_on }
    }
}
