//! Shapes that are sent.

mod parts;
mod told;

pub use parts::{
    CommentView, EvidenceNeed, ExtensionView, MilestoneView, Parties, PersonName, ProgressEntry, StateView, TargetView,
    TaskFile, TaskOrigin, TaskSource, TaskStates,
};
pub use told::{FieldChange, SavedView, TimelineEntry};

use crate::duty::io::view::OccurrenceRow;
use jiff::civil::Date;
use kernel::id::{MeasureId, PolicyId, TaskId};
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
