//! The nouns of risk control.

mod codes;
mod control;
mod form;
mod picture;
mod plan;

pub use codes::{EVENTS_1986, EVENTS_2025, FACTORS, PointKind, element, event, factor};
pub use control::{Control, ControlKind, Duty, Every};
pub use form::RiskForm;
pub use picture::Area;
pub use plan::Plan;

use super::flow::RiskState;
use super::level::{ControlLevel, Level};
use super::score::{Chosen, Method, Scored};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, PersonId, RiskId, RiskPointId, SiteId, UnitId};
use serde::{Deserialize, Serialize};

/// Sorts after every real date; stands for "no day" in sort keys.
pub const NO_DAY: Date = jiff::civil::date(9999, 12, 31);

/// What a site hands down to its points and risks: who sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub site: SiteId,
    pub enterprise: EnterpriseId,
    pub region_path: String,
    pub trade: String,
    /// The enterprise's own unit.
    pub unit: Option<UnitId>,
    /// The unit in charge of it.
    pub regulator: Option<UnitId>,
}

/// 风险点: a place, a piece of equipment, a job or a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub id: RiskPointId,
    pub site: SiteId,
    pub name: String,
    pub kind: PointKind,
    pub department: String,
    /// Name of whoever answers for it.
    pub owner: String,
    /// Where it lies on the site's picture.
    pub area: Option<Area>,
    pub version: i64,
}

/// What was chosen from the tables, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    pub chosen: Chosen,
    pub scored: Scored,
}

/// Who and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
}

/// 公示 as it was signed; stays as it is while the risk is being assessed again. Only what the notice may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub point: String,
    /// Kind of accident.
    pub event: String,
    pub phone: String,
}

/// 风险: one thing that may happen at a point. As the table and the ledger's after-image hold it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Risk {
    pub id: RiskId,
    #[serde(flatten)]
    pub place: Place,
    pub point: RiskPointId,
    /// 作业步骤、检查项目 or the equipment's part.
    pub activity: String,
    /// 危险源.
    pub source: String,
    /// Kind of accident, by name.
    pub event: String,
    pub consequence: String,
    /// 标准: what the part must be like; for [`Method::Scl`].
    pub standard: String,
    /// GB/T 13861, 2, 4 or 6 digits.
    pub factor: Option<String>,
    pub method: Method,
    /// Without controls.
    pub inherent: Option<Rating>,
    /// With the controls that are there.
    pub residual: Option<Rating>,
    /// The inherent level: a risk is what it is without controls (handbook 03 §1). From a colour, where it was taken in
    /// without scores.
    pub level: Option<Level>,
    /// Taken from a colour that covers two levels; somebody must look.
    pub needs_review: bool,
    pub control_level: Option<ControlLevel>,
    pub duty: Vec<Duty>,
    pub controls: Vec<Control>,
    pub plan: Plan,
    /// Last day for assessing it again; set when it is assessed.
    pub reassess_on: Option<Date>,
    /// Why it must be assessed again before its time.
    pub reassess_why: Option<String>,
    /// The clock has told that it is due.
    pub reminded: bool,
    /// 包案领导.
    pub leader: Option<PersonId>,
    pub leader_name: Option<String>,
    pub state: RiskState,
    pub assessed: Option<Stamp>,
    pub signed: Option<Stamp>,
    pub published: Option<Notice>,
    pub reviewed: Option<Stamp>,
    /// Day of the next review of a red one.
    pub review_on: Option<Date>,
    pub version: i64,
}

impl Risk {
    pub fn is_major(&self) -> bool {
        self.level == Some(Level::Major)
    }
    /// As a sort key: 9 for a risk that nobody has rated.
    pub fn level_key(&self) -> i64 {
        self.level.map_or(9, Level::number)
    }
    /// Who controls it: as named, or the lowest that may.
    pub fn controlled_by(&self) -> Option<ControlLevel> {
        self.control_level.or_else(|| self.level.map(ControlLevel::least))
    }
    /// Controls with the most lasting first.
    pub fn by_preference(&self) -> Vec<&Control> {
        let mut all: Vec<&Control> = self.controls.iter().collect();
        all.sort_by_key(|c| c.kind);
        all
    }
}
