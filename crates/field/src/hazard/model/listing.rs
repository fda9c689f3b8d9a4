//! 挂牌督办 and orders to stop.

use super::super::flow::{Listed, Stop};
use super::Stamp;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{HazardId, ListingId, PersonId, StopOrderId};
use serde::{Deserialize, Serialize};

/// Whose committee lists it (handbook 03 §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    County,
    Prefecture,
    Province,
    State,
}

const LEVELS: &[(Level, &str, &str)] = &[
    (Level::County, "county", "县级挂牌"),
    (Level::Prefecture, "prefecture", "市（州）级挂牌"),
    (Level::Province, "province", "省级挂牌"),
    (Level::State, "state", "国家挂牌"),
];

impl Level {
    pub fn code(self) -> &'static str {
        LEVELS.iter().find(|l| l.0 == self).map_or("", |l| l.1)
    }
    pub fn label(self) -> &'static str {
        LEVELS.iter().find(|l| l.0 == self).map_or("", |l| l.2)
    }
    pub fn parse(code: &str) -> Option<Level> {
        LEVELS.iter().find(|l| l.1 == code).map(|l| l.0)
    }
    /// The level above.
    pub fn above(self) -> Option<Level> {
        LEVELS.iter().map(|l| l.0).find(|l| *l > self)
    }
}

/// One listing of one hazard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    pub id: ListingId,
    pub hazard: HazardId,
    /// `GP-990121-2026-000003`, given when it is listed.
    pub number: Option<String>,
    pub level: Level,
    pub state: Listed,
    pub reason: String,
    pub proposed_at: Timestamp,
    pub proposed_by: Option<PersonId>,
    pub proposed_name: String,
    pub decided: Option<Stamp>,
    /// First and last day.
    pub from: Option<Date>,
    pub due: Option<Date>,
    /// Last day before the extension.
    pub first_due: Option<Date>,
    /// Asked for: new last day, day of asking, last day for deciding it.
    pub asked_due: Option<Date>,
    pub asked_on: Option<Date>,
    pub asked_by: Option<PersonId>,
    pub decide_by: Option<Date>,
    pub extensions: i64,
    /// Last days for filing with the office above and for publication, and when they were done.
    pub file_by: Option<Date>,
    pub filed_on: Option<Date>,
    pub publish_by: Option<Date>,
    pub published_on: Option<Date>,
    /// Paper, site or channel on which it was published.
    pub media: Option<String>,
    /// Next report on its progress.
    pub report_by: Option<Date>,
    pub delisted: Option<Stamp>,
    pub end_by: Option<Date>,
    pub end_published_on: Option<Date>,
}

/// 现场处理措施决定: the whole or a part stops (安全生产法 §65(三)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StopOrder {
    pub id: StopOrderId,
    pub hazard: HazardId,
    /// 文号 of the paper.
    pub number: String,
    /// What must stop, in words.
    pub scope: String,
    pub state: Stop,
    pub ordered_on: Date,
    pub ordered_by: Option<PersonId>,
    pub ordered_name: String,
    pub asked_on: Option<Date>,
    /// Last day for looking at the place after the firm asked.
    pub decide_by: Option<Date>,
    pub lifted: Option<Stamp>,
}
