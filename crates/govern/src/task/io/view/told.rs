//! Timelines and saved views.

use super::PersonName;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use web::view::UnitRef;

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
