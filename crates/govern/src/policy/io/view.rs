//! What the review page and the list of documents get: shapes.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{MeasureId, PolicyId};
use serde::Serialize;
use utoipa::ToSchema;
use web::Offer;
use web::view::UnitRef;

/// `[from, to)` in UTF-16 units of the document's text.
pub type At = Vec<u32>;

/// A document in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PolicySummary {
    #[schema(value_type = uuid::Uuid)]
    pub id: PolicyId,
    pub title: String,
    pub doc_number: Option<String>,
    pub issuer: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// `plan`, `news` or `unreadable`.
    pub kind: String,
    pub state: String,
    pub state_label: String,
    pub version_no: i64,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub previous: Option<PolicyId>,
    /// Region path.
    pub region: String,
    pub measures: i64,
    pub open_doubts: i64,
    pub decisions: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    pub created_name: String,
    pub file_name: String,
    pub tasks_total: u64,
    pub light_counts: LightCountsView,
}

/// Tasks by colour; `paused` and standing tasks without a light are in `none`.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct LightCountsView {
    pub red: u64,
    pub yellow: u64,
    pub green: u64,
    pub done: u64,
    pub submitted: u64,
    pub none: u64,
}

/// A document with everything for its review.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Policy {
    #[schema(value_type = uuid::Uuid)]
    pub id: PolicyId,
    pub title: String,
    pub doc_number: Option<String>,
    pub issuer: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// `plan`, `news` or `unreadable`.
    pub kind: String,
    pub state: String,
    pub state_label: String,
    pub version_no: i64,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub previous: Option<PolicyId>,
    /// Region path.
    pub region: String,
    pub open_doubts: i64,
    pub decisions: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    pub created_name: String,
    pub file_name: String,
    pub tasks_total: u64,
    pub light_counts: LightCountsView,
    pub text: String,
    pub pages: Vec<PageView>,
    pub outline: Vec<HeadingView>,
    #[schema(value_type = Option<Vec<String>>)]
    pub period: Option<Vec<Date>>,
    pub measures: Vec<MeasureView>,
    /// Doubts about the document itself; those about measures stand with each measure that they touch.
    pub doubts: Vec<DoubtView>,
    pub findings: Vec<FindingView>,
    pub repairs: Vec<RepairView>,
    pub corrections: Vec<CorrectionView>,
    /// What the reader noticed about the file.
    pub notes: Vec<String>,
    pub offers: Vec<Offer>,
    pub ready: ReadyView,
    /// Tasks that issuing would create.
    pub would_create: u64,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PageView {
    pub page: u32,
    pub from: u32,
    pub to: u32,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeadingView {
    pub level: u8,
    pub label: Option<String>,
    pub text: String,
    pub span: At,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FindingView {
    pub kind: String,
    pub quote: String,
    pub span: At,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub measure: Option<MeasureId>,
    pub say: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RepairView {
    pub span: At,
    pub before: String,
    pub after: String,
    pub kind: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CorrectionView {
    pub seq: i64,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: String,
    pub say: String,
    pub click: bool,
    /// A later decision says that it does not hold.
    pub undone: bool,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub measure: Option<MeasureId>,
}

/// How far the document is from its issue.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReadyView {
    /// Doubts that stand against the issue.
    pub open: u64,
    /// Decisions that hold.
    pub decided: u64,
    /// Of these, made by one click on a prepared choice.
    pub by_click: u64,
    pub reasons: Vec<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeasureView {
    #[schema(value_type = uuid::Uuid)]
    pub id: MeasureId,
    pub seq: u64,
    pub label: Option<String>,
    pub path: Vec<String>,
    pub name: String,
    pub text: String,
    pub span: At,
    pub page: Option<u32>,
    /// `kept` or `dropped`.
    pub state: String,
    pub assignments: Vec<AssignmentView>,
    pub inherited: Vec<AssignmentView>,
    pub subjects: Vec<String>,
    pub deadlines: Vec<DeadlineView>,
    pub recurrences: Vec<RecurrenceView>,
    pub targets: Vec<TargetView>,
    pub evidence: Vec<String>,
    pub key: bool,
    pub doubts: Vec<DoubtView>,
    /// `all`, `none` or `zones`.
    pub territorial: String,
    pub standing: bool,
    /// What comes out of the words and the decisions: who leads, assists, answers for a region.
    pub lead: Vec<UnitRef>,
    pub assist: Vec<UnitRef>,
    pub territorial_units: Vec<UnitRef>,
    /// 分别牵头: each of `lead` for itself.
    pub each: bool,
    /// Last days of the tasks; empty for standing duties.
    #[schema(value_type = Vec<String>)]
    pub due: Vec<Date>,
    /// Fields set by hand.
    pub by_hand: Vec<String>,
}

/// One string of words that names somebody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AssignmentView {
    pub id: String,
    pub quote: String,
    pub span: At,
    /// `lead`, `joint_lead`, `assist`, `responsible` or `territorial`.
    pub role: String,
    pub words: String,
    pub open: bool,
    pub units: Vec<UnitRef>,
    /// `alias`, `roster`, `hand`, `name` or `region`.
    pub via: Option<String>,
    pub roster: Option<RosterView>,
    pub settled: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeasureRoster)]
pub struct RosterView {
    pub phrase: String,
    /// The day for which the list was read.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub count: u64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeadlineView {
    pub quote: String,
    pub span: At,
    #[schema(value_type = Option<String>, format = Date)]
    pub start: Option<Date>,
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    pub inferred: bool,
    pub rule: String,
    pub settled: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecurrenceView {
    pub quote: String,
    pub span: At,
    pub min: u32,
    pub per: String,
    pub per_label: String,
    pub subset: Option<String>,
    pub last_days: Option<u32>,
    pub record_kind: Option<String>,
    pub unit_word: String,
    pub settled: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeasureTarget)]
pub struct TargetView {
    pub quote: String,
    pub span: At,
    pub value: f64,
    pub unit: String,
    pub op: String,
}

/// Something that a person must or may decide.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoubtView {
    pub id: String,
    pub kind: String,
    pub kind_label: String,
    pub say: String,
    pub quote: String,
    /// `[0, 0]` for doubts about the document itself.
    pub span: At,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub measure: Option<MeasureId>,
    /// Every measure that the decision settles.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub measures: Vec<MeasureId>,
    /// Stands against the issue. Otherwise the first choice holds as a marked default.
    pub must: bool,
    pub choices: Vec<ChoiceView>,
    pub settled: Option<SettledView>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChoiceView {
    pub id: String,
    pub label: String,
    pub say: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SettledView {
    pub choice: String,
    pub label: String,
    pub by: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
    /// Nobody decided: the first choice holds until somebody says otherwise.
    pub default: bool,
}
