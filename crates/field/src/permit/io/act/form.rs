//! What is filled in.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::PermitId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody who works under the ticket.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = PermitWorkerForm)]
pub struct WorkerForm {
    pub name: String,
    /// Number of the certificate; empty: none.
    pub certificate: String,
    /// Last day on which it is valid.
    #[schema(value_type = Option<String>, format = Date)]
    pub expires: Option<Date>,
}

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewPermit {
    /// `hot_work` `confined_space` …: `/permits/kinds`.
    pub kind: String,
    /// Empty where the kind has one grade.
    pub grade: String,
    pub spot: String,
    pub work: String,
    /// In an area of explosion hazard, or digging deeper than 1.2 m.
    pub area: bool,
    /// Inside a vessel, tank or pipe.
    pub inside: bool,
    /// In air that holds more oxygen by design.
    pub rich: bool,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub linked: Option<PermitId>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
    pub workers: Vec<WorkerForm>,
    pub watcher: String,
}

/// An analysis of gas. Shares in % by volume, toxic gas in mg/m³.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewAnalysis {
    pub version: Option<i64>,
    /// When the sample was taken.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
    pub spot: String,
    pub combustible: Option<f64>,
    pub lower_limit: Option<f64>,
    pub oxygen: Option<f64>,
    pub toxic: Option<f64>,
    pub toxic_limit: Option<f64>,
    pub analyst: String,
}

/// A move of the flow.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PermitMove {
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// Codes of what was confirmed, for the approval.
    pub safeguards: Vec<String>,
}
