//! The nouns of a hazard.

mod listing;
mod words;

pub use listing::{Level, Listing, StopOrder};
pub use words::{EVIDENCE_KINDS, KINDS, SOURCES, evidence_label, kind_label, source_label};

use super::flow::{Delay, Dual, State};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{
    EnterpriseId, FileId, HazardId, ListingId, PersonId, RiskId, RiskPointId, SiteId, StopOrderId, UnitId,
};
use law::criterion::{Outcome, Verdict};
use serde::{Deserialize, Serialize};

/// Sorts after every real date; stands for "nothing is due" in sort keys.
pub const NO_DUE: Date = jiff::civil::date(9999, 12, 31);

/// 隐患等级 (handbook 03 §5; 安全生产法 §118).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    General,
    Major,
}

impl Grade {
    pub fn code(self) -> &'static str {
        match self {
            Grade::General => "general",
            Grade::Major => "major",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Grade::General => "一般隐患",
            Grade::Major => "重大隐患",
        }
    }
    pub fn parse(code: &str) -> Option<Grade> {
        [Grade::General, Grade::Major].into_iter().find(|g| g.code() == code)
    }
}

/// 治理方案 with its 五落实: 责任 措施 资金 时限 预案 (handbook 03 §6; 16号令 §15 [M]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub duty: String,
    pub measures: String,
    pub funds: String,
    /// Last day of the rectification.
    pub deadline: Option<Date>,
    pub emergency: String,
    /// 目标和任务, where the firm writes them down.
    #[serde(default)]
    pub goal: String,
}

/// Who and when, for the four-eyes rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
}

/// One of the two reports of a major hazard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    /// Receipt, minutes or photo that proves it.
    pub file: FileId,
    /// After the hours allowed.
    pub late: bool,
}

/// 复查: who looked at it on the spot, and whose opinion stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recheck {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    /// Certified officers who were there, with names as of that day.
    pub officers: Vec<(PersonId, String)>,
    /// Expert or third party, named.
    pub expert: Option<String>,
    pub passed: bool,
    pub note: Option<String>,
}

/// 判定复核单 by which alone a major hazard is lowered (handbook 03 §5 ⑤): two officers, an expert, the head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    #[serde(default)]
    pub officers: Vec<PersonId>,
    #[serde(default)]
    pub expert: String,
    #[serde(default)]
    pub opinion: String,
}

/// A hazard as the table and the ledger's after-image hold it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hazard {
    pub id: HazardId,
    /// `YH-990121-2026-000017`
    pub number: String,
    pub site: SiteId,
    pub enterprise: EnterpriseId,
    pub region_path: String,
    /// 行业监管类别, as grants name it.
    pub trade: String,
    /// The enterprise's own unit, if it signs in.
    pub unit: Option<UnitId>,
    /// Unit in charge; `None`: 职责待明确.
    pub regulator: Option<UnitId>,
    /// The risk whose control failed.
    pub risk: Option<RiskId>,
    pub risk_point: Option<RiskPointId>,
    pub place: String,
    /// Degrees, CGCS2000.
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    /// Where on the site's picture: `{file, x, y}`, shares of width and height.
    pub picture_spot: Option<serde_json::Value>,
    /// Code of [`SOURCES`].
    pub source: String,
    /// Code of [`KINDS`]; empty until it is verified, if the finder did not say.
    pub kind: String,
    pub title: String,
    pub text: String,
    /// Given by the phone, so that a report sent twice counts once.
    pub client_key: Option<String>,
    pub found_at: Timestamp,
    pub found_by: Option<PersonId>,
    pub found_name: String,
    /// When the server took it.
    pub reported_at: Timestamp,
    pub grade: Option<Grade>,
    /// What the criteria of the trade say, kept with the answers that led to it.
    pub verdict: Option<Verdict>,
    pub state: State,
    pub dual: Dual,
    pub delay: Delay,
    /// Last day for the enterprise: rectified, or, before that, the plan handed in.
    pub due: Option<Date>,
    /// Last day for whoever must act next where that is not the enterprise: verify, decide, recheck, close.
    pub step_due: Option<Date>,
    /// The clock has told that it is overdue.
    pub overdue: bool,
    pub extensions: i64,
    pub returned: i64,
    pub plan: Option<Plan>,
    /// Not closed yet.
    pub listing: Option<ListingId>,
    /// Level of the listing while it stands.
    pub listed: Option<Level>,
    pub stop_order: Option<StopOrderId>,
    /// An order to stop stands.
    pub stopped: bool,
    pub told_regulator: Option<Told>,
    pub told_workers: Option<Told>,
    pub verified: Option<Stamp>,
    pub rectified: Option<Stamp>,
    pub recheck: Option<Recheck>,
    pub closed: Option<Stamp>,
    pub relapse_of: Option<HazardId>,
    pub merged_into: Option<HazardId>,
    /// Open signs that it was not really rectified.
    pub suspect: i64,
    pub version: i64,
}

impl Hazard {
    pub fn is_major(&self) -> bool {
        self.grade == Some(Grade::Major)
    }
    /// The criterion that was met, where one was: `AJ3-2017-121-1-7`.
    pub fn criterion(&self) -> Option<&str> {
        let v = self.verdict.as_ref().filter(|v| v.outcome == Outcome::Major)?;
        v.clauses.first().map(|c| c.criterion.as_str())
    }
    /// Found by the enterprise at its own place.
    pub fn self_found(&self) -> bool {
        self.source == "self"
    }
    /// Rectification has begun and is not done: the days count against the enterprise.
    pub fn running(&self) -> bool {
        matches!(self.state, State::Assigned | State::PlanDue | State::PlanReview | State::Rectifying)
    }
    /// The last day by which lists of open hazards are sorted.
    pub fn due_key(&self) -> Date {
        if self.state.closed() {
            return NO_DUE;
        }
        let running = self.running().then_some(self.due).flatten();
        running.or(self.step_due).or(self.due).unwrap_or(NO_DUE)
    }
    /// Full days past the enterprise's last day; 0 when it is not past or the work was reported complete.
    pub fn overdue_days(&self, today: Date) -> i64 {
        match self.due {
            Some(due) if self.running() && today > due => days_between(due, today),
            _ => 0,
        }
    }
}

/// Days from `a` to `b`.
pub fn days_between(a: Date, b: Date) -> i64 {
    i64::from(b.since(a).map_or(0, |s| s.get_days()))
}

/// A file on a hazard, as the evidence rules see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub file: FileId,
    /// SM3 of the bytes.
    pub sha: String,
    pub name: String,
    /// Code of [`EVIDENCE_KINDS`].
    pub kind: String,
}
