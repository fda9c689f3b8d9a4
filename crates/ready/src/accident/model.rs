//! The record of an accident.

use super::flow::Stage;
use super::grade::{Grade, Harm};
use super::inquiry::Inquiry;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{AccidentId, PersonId, SiteId, UnitId};
use serde::{Deserialize, Serialize};

/// Who said what when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub note: Option<String>,
}

/// 续报: figures as they became known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supplement {
    pub mark: Mark,
    pub harm: Harm,
    /// Came after the window of correction: kept beside, without changing figures and grade.
    pub after_window: bool,
}

/// An accident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Accident {
    pub id: AccidentId,
    /// `SG-990121-2026-000003`
    pub number: String,
    pub title: String,
    /// Where it happened: region of the county or below.
    pub region_path: String,
    /// Whose trade it is: the department that answers for it (行业监管部门).
    pub regulator: UnitId,
    /// Who reported it.
    pub unit: UnitId,
    pub site: Option<SiteId>,
    /// Enterprise in words, where it has no site on the register.
    pub firm: String,
    pub place: String,
    /// Code of GB/T 6441-1986 or a key of the new words ([`super::kind`]).
    pub kind: String,
    /// 道路交通或火灾: the window of correction is seven days.
    pub short_window: bool,
    pub occurred_at: Timestamp,
    /// When the principal knew, by the earliest record.
    pub known_at: Timestamp,
    /// Set by the server; never changed.
    pub reported_at: Timestamp,
    pub course: String,
    pub measures: String,
    pub harm: Harm,
    pub grade: Grade,
    /// 迟报、漏报 by the clock.
    pub delay: String,
    /// 瞒报或谎报, as somebody found, with the reason.
    pub concealed: Option<Mark>,
    /// In the statistics.
    pub counted: bool,
    pub stage: Stage,
    pub supplements: Vec<Supplement>,
    pub marks: Vec<(String, Mark)>,
    pub inquiry: Inquiry,
    pub window_end: Date,
    pub version: i64,
}
