//! What is shown of programmes, visits and stations.

mod origin;
mod programme;
mod station;
mod visit;

pub(crate) use origin::origin;
pub use programme::{TourPage, TourRow, tour_page, tour_rows};
pub use station::{StationPage, StationRow, station_page};
pub use visit::{VisitPage, VisitRow, visit_page, visit_row};

use crate::tour::model::Mark;
use ::store::Tx;
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::UnitId;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use web::view::UnitRef;

/// Who did what when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourMark {
    pub label: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
}

pub(super) fn marked(label: &str, m: &Mark) -> TourMark {
    TourMark { label: label.into(), at: m.at, name: m.name.clone(), note: m.note.clone() }
}

pub(super) fn marks(all: &[(String, Mark)]) -> Vec<TourMark> {
    all.iter().map(|(label, m)| marked(label, m)).collect()
}

pub(super) type Names = HashMap<UnitId, UnitRef>;

/// Names of units.
pub async fn names(tx: &mut Tx, mut ids: Vec<UnitId>) -> Outcome<Names> {
    ids.sort_unstable();
    ids.dedup();
    Ok(org::unit::io::store::refs(tx, &ids).await?.into_iter().collect())
}

pub(super) fn named(ids: &[UnitId], names: &Names) -> Vec<UnitRef> {
    ids.iter().filter_map(|id| names.get(id).cloned()).collect()
}
