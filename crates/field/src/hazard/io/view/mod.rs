//! Shapes that are sent.

mod listing;
mod parts;
mod told;

pub use crate::site::io::view::Coded;
pub use listing::{Around, ListingView, Placard, ProgressNote};
pub use parts::{
    DualView, ExplainedTerm, HazardComment, HazardDelay, HazardFile, Named, Person, RecheckView, StampView,
    StopOrderView, ToldView, Waiting,
};
pub use told::{Happened, HazardChange};

use crate::hazard::model::Plan;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::HazardId;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Offer;
use web::view::{RecordRef, UnitRef};

/// A hazard in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardRow {
    #[schema(value_type = Uuid)]
    pub id: HazardId,
    pub number: String,
    pub title: String,
    pub place: String,
    pub kind: Option<Coded>,
    pub grade: Option<Coded>,
    pub state: Coded,
    pub source: Coded,
    pub site: Named,
    pub enterprise: Named,
    /// Region path.
    pub region: String,
    pub region_name: String,
    pub trade: String,
    /// Absent: 职责待明确.
    pub regulator: Option<UnitRef>,
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    #[schema(value_type = String, format = DateTime)]
    pub found_at: Timestamp,
    pub found_by: Person,
    /// Last day for the enterprise.
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// What must happen next; absent when it is closed.
    pub waiting: Option<Waiting>,
    /// Days past the enterprise's last day.
    pub overdue_days: i64,
    pub listed: Option<Coded>,
    pub stopped: bool,
    /// Open signs of false rectification.
    pub suspect: i64,
    pub relapse: bool,
    pub extensions: i64,
    pub version: i64,
}

/// A hazard with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardView {
    #[serde(flatten)]
    pub row: HazardRow,
    pub text: String,
    #[schema(value_type = Option<Object>)]
    pub picture_spot: Option<serde_json::Value>,
    pub risk: Option<Uuid>,
    pub risk_point: Option<Uuid>,
    #[schema(value_type = String, format = DateTime)]
    pub reported_at: Timestamp,
    /// What the criteria say, with the answers that led to it.
    #[schema(value_type = Option<Object>)]
    pub verdict: Option<serde_json::Value>,
    /// Only for a major hazard.
    pub dual: Option<DualView>,
    pub delay: Coded,
    pub delays: Vec<HazardDelay>,
    pub returned: i64,
    #[schema(value_type = Option<Object>)]
    pub plan: Option<Plan>,
    pub listings: Vec<ListingView>,
    pub stop_orders: Vec<StopOrderView>,
    pub verified: Option<StampView>,
    pub rectified: Option<StampView>,
    pub recheck: Option<RecheckView>,
    pub closed: Option<StampView>,
    pub relapse_of: Option<Named>,
    /// The record from which it was made: an alarm.
    pub origin: Option<RecordRef>,
    pub merged_into: Option<Named>,
    pub files: Vec<HazardFile>,
    pub comments: Vec<HazardComment>,
    /// Where the last day comes from.
    pub explain: Option<ExplainedTerm>,
    pub offers: Vec<Offer>,
}
