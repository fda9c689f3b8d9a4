//! Shapes that are sent.

use crate::duty::io::view::OccurrenceRow;
use crate::task::model::{Milestone, Task};
use crate::task::new::TaskTarget;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{CommentId, FileId, MeasureId, PolicyId, TaskId};
use serde::Serialize;
use utoipa::ToSchema;
use web::Offer;
use web::view::{LightView, UnitRef};

/// A policy, named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PolicyRef {
    #[schema(value_type = uuid::Uuid)]
    pub id: PolicyId,
    pub title: String,
}

/// A measure, by its printed number.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeasureRef {
    #[schema(value_type = uuid::Uuid)]
    pub id: MeasureId,
    pub label: Option<String>,
    pub seq: i64,
}

/// A light in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LightDot {
    pub color: String,
    pub label: String,
    /// Days past the due date, where it is past.
    pub days: Option<i64>,
}

/// The window of a standing task's duty that ends next.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NextOccurrence {
    /// `2024-10-01—2024-12-31`
    pub window: String,
    pub state: String,
    pub state_label: String,
}

/// A task in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: TaskId,
    pub number: String,
    pub title: String,
    pub policy: PolicyRef,
    pub measure: MeasureRef,
    pub unit: UnitRef,
    /// `lead` `joint_lead` `responsible` `assist` `territorial`
    pub role: String,
    pub role_label: String,
    /// Region path.
    pub region: String,
    pub region_name: String,
    /// State of the work; the label says when the task is paused.
    pub state: String,
    pub state_label: String,
    pub paused: bool,
    /// 0–100
    pub progress: i64,
    #[schema(value_type = String, format = Date)]
    pub start: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    pub standing: bool,
    pub key: bool,
    pub late: bool,
    pub light: LightDot,
    pub version: i64,
    pub next_occurrence: Option<NextOccurrence>,
}

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

/// A task with everything about it. The light here is the full one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskView {
    #[schema(value_type = uuid::Uuid)]
    pub id: TaskId,
    pub number: String,
    pub title: String,
    pub text: String,
    pub policy: PolicyRef,
    pub measure: MeasureRef,
    pub unit: UnitRef,
    pub role: String,
    pub role_label: String,
    pub region: String,
    pub region_name: String,
    pub state: String,
    pub state_label: String,
    pub paused: bool,
    pub progress: i64,
    #[schema(value_type = String, format = Date)]
    pub start: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    pub due_rule: Option<String>,
    #[schema(value_type = String, format = Date)]
    pub accept_by: Date,
    pub standing: bool,
    pub key: bool,
    pub late: bool,
    pub version: i64,
    pub provenance: TaskSource,
    pub states: TaskStates,
    pub light: LightView,
    pub offers: Vec<Offer>,
    pub parties: Parties,
    pub siblings: Vec<TaskRow>,
    pub targets: Vec<TargetView>,
    pub milestones: Vec<MilestoneView>,
    pub evidence_needed: Vec<EvidenceNeed>,
    pub progress_log: Vec<ProgressEntry>,
    pub files: Vec<TaskFile>,
    pub comments: Vec<CommentView>,
    pub occurrences: Vec<OccurrenceRow>,
    pub extensions: Vec<ExtensionView>,
    pub overdue_days: i64,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FieldChange {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// One line of a timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TimelineEntry {
    pub id: uuid::Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Absent id: the clock.
    pub by: PersonName,
    pub unit: Option<UnitRef>,
    pub action: String,
    pub label: String,
    /// State before and after, in Chinese.
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    pub fields: Vec<FieldChange>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}

/// A filter that somebody saved under a name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SavedView {
    pub id: uuid::Uuid,
    pub page: String,
    pub name: String,
    /// Query string of the page.
    pub query: String,
}
