//! Timelines.

use super::Person;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use web::view::UnitRef;

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct HazardChange {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// One line of a hazard's timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Happened {
    pub id: uuid::Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Absent id: the clock.
    pub by: Person,
    pub unit: Option<UnitRef>,
    pub action: String,
    pub label: String,
    /// State before and after, in Chinese.
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    pub fields: Vec<HazardChange>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}
