//! What a hazard's page shows beside the hazard itself.

use crate::hazard::model::{Recheck, Stamp, StopOrder, Told};
use crate::site::io::view::Coded;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{CommentId, FileId, StopOrderId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::{LabelValue, ParameterUse};

/// A record, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    pub id: Uuid,
    pub name: String,
}

/// Somebody, or the clock (then without id).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Person {
    pub id: Option<Uuid>,
    pub name: String,
}

/// What must happen next, and by when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Waiting {
    /// 核实, 整改, 复查 …
    pub what: String,
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    pub overdue_days: i64,
}

/// A last day with the rule, the inputs and the parameters that made it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExplainedTerm {
    pub rule: String,
    pub inputs: Vec<LabelValue>,
    pub parameters: Vec<ParameterUse>,
}

/// Who and when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StampView {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
}

impl From<&Stamp> for StampView {
    fn from(s: &Stamp) -> StampView {
        StampView { at: s.at, by: Person { id: s.by.map(|p| p.0), name: s.name.clone() } }
    }
}

/// One of the two reports.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToldView {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
    #[schema(value_type = Uuid)]
    pub file: FileId,
    pub late: bool,
}

impl From<&Told> for ToldView {
    fn from(t: &Told) -> ToldView {
        ToldView { at: t.at, by: Person { id: t.by.map(|p| p.0), name: t.name.clone() }, file: t.file, late: t.late }
    }
}

/// 双报告 with what is missing or late, in a sentence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DualView {
    pub state: Coded,
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
    pub regulator: Option<ToldView>,
    pub workers: Option<ToldView>,
    /// Sentences that a checker should read; empty when both were in time.
    pub findings: Vec<String>,
}

/// 复查.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecheckView {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
    pub officers: Vec<Named>,
    pub expert: Option<String>,
    pub passed: bool,
    pub note: Option<String>,
}

impl From<&Recheck> for RecheckView {
    fn from(r: &Recheck) -> RecheckView {
        RecheckView {
            at: r.at,
            by: Person { id: r.by.map(|p| p.0), name: r.name.clone() },
            officers: r.officers.iter().map(|o| Named { id: o.0.0, name: o.1.clone() }).collect(),
            expert: r.expert.clone(),
            passed: r.passed,
            note: r.note.clone(),
        }
    }
}

/// A file on a hazard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardFile {
    #[schema(value_type = Uuid)]
    pub id: FileId,
    pub name: String,
    pub size: i64,
    pub media: String,
    pub sha: String,
    pub kind: Coded,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub taken_at: Option<Timestamp>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
    #[schema(value_type = String, format = DateTime)]
    pub uploaded_at: Timestamp,
    pub by: Person,
}

/// A remark.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardComment {
    #[schema(value_type = Uuid)]
    pub id: CommentId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
    pub text: String,
}

/// An extension asked for, and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardDelay {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub reason: String,
    pub state: Coded,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: Person,
    pub decided_by: Option<Person>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    pub decision: Option<String>,
}

/// An order to stop.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StopOrderView {
    #[schema(value_type = Uuid)]
    pub id: StopOrderId,
    pub number: String,
    pub scope: String,
    pub state: Coded,
    #[schema(value_type = String, format = Date)]
    pub ordered_on: Date,
    pub ordered_by: Person,
    #[schema(value_type = Option<String>, format = Date)]
    pub asked_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub decide_by: Option<Date>,
    pub lifted: Option<StampView>,
}

impl From<&StopOrder> for StopOrderView {
    fn from(o: &StopOrder) -> StopOrderView {
        StopOrderView {
            id: o.id,
            number: o.number.clone(),
            scope: o.scope.clone(),
            state: Coded::new(o.state.code(), o.state.label()),
            ordered_on: o.ordered_on,
            ordered_by: Person { id: o.ordered_by.map(|p| p.0), name: o.ordered_name.clone() },
            asked_on: o.asked_on,
            decide_by: o.decide_by,
            lifted: o.lifted.as_ref().map(StampView::from),
        }
    }
}
