//! What is filled in at a visit.

use jiff::civil::Date;
use kernel::id::{FileId, TourFindingId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What one of the four methods brought.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewEvidence {
    /// `briefing` `papers` `site` `people`
    pub method: String,
    pub text: String,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
}

/// What was found.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewFinding {
    pub title: String,
    pub text: String,
    /// Who puts it right; the unit visited where it is missing.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub unit: Option<UnitId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// `assignment` (where it is missing) or `task`
    pub hand: Option<String>,
}

/// A finding that becomes a task.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct FindingTask {
    /// Whose task it is; the unit of the finding where it is missing.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub unit: Option<UnitId>,
    /// Last day; that of the finding where it is missing.
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// Kinds of evidence without which it cannot be reported complete; a photograph afterwards where none is named.
    pub evidence: Vec<String>,
    /// 重点任务
    pub key: bool,
}

/// What was seen of one finding.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FindingResult {
    #[schema(value_type = uuid::Uuid)]
    pub finding: TourFindingId,
    pub passed: bool,
    pub note: String,
}

/// Going there again.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewRecheck {
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub results: Vec<FindingResult>,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
}
