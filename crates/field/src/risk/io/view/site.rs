//! A site's risks: the tree of points, and the four-colour plan.

use super::{CodeLabel, RiskLevelView, RiskRow};
use crate::risk::level::{Level, Mapping};
use crate::risk::model::{Area, Point};
use kernel::id::{FileId, RiskId, RiskPointId, SiteId};
use serde::Serialize;
use utoipa::ToSchema;

/// A risk point with its risks.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RiskPointView)]
pub struct PointView {
    #[schema(value_type = Uuid)]
    pub id: RiskPointId,
    pub name: String,
    pub kind: CodeLabel,
    pub department: String,
    pub owner: String,
    /// Highest level of its risks that are still there.
    pub level: Option<RiskLevelView>,
    pub version: i64,
    pub risks: Vec<RiskRow>,
}

impl PointView {
    pub fn of(p: &Point, level: Option<Level>, mapping: Mapping, risks: Vec<RiskRow>) -> PointView {
        PointView {
            id: p.id,
            name: p.name.clone(),
            kind: CodeLabel::of(p.kind.code(), p.kind.label()),
            department: p.department.clone(),
            owner: p.owner.clone(),
            level: level.map(|l| RiskLevelView::of(l, mapping)),
            version: p.version,
            risks,
        }
    }
}

/// The risks of a site.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SiteRisks {
    #[schema(value_type = Uuid)]
    pub site: SiteId,
    pub name: String,
    /// The highest of all risks that are still there.
    pub level: Option<RiskLevelView>,
    /// The risk that decides it.
    #[schema(value_type = Option<Uuid>)]
    pub level_of: Option<RiskId>,
    /// How many risks of level 1, 2, 3, 4, and not rated.
    pub counts: [i64; 5],
    pub points: Vec<PointView>,
    /// The asker may add points and risks.
    pub may_write: bool,
}

/// The picture under the plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PictureView {
    #[schema(value_type = Uuid)]
    pub file: FileId,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    pub by: String,
}

/// The area of a point.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MapArea {
    #[schema(value_type = Uuid)]
    pub point: RiskPointId,
    pub name: String,
    /// Absent: no risk of the point is rated.
    pub level: Option<RiskLevelView>,
    /// Corners, each `[x, y]` from 0 to 1; absent: not drawn yet.
    #[schema(value_type = Option<Vec<Vec<f64>>>)]
    pub polygon: Option<Area>,
}

/// The four-colour plan of a site.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MapView {
    pub picture: Option<PictureView>,
    pub level: Option<RiskLevelView>,
    pub areas: Vec<MapArea>,
    pub may_write: bool,
}
