//! The nouns of a task.

use super::flow::{Dispute, Extension, Pause, Work};
use super::new::{Role, TaskTarget};
use crate::supervise::Step;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{MeasureId, PersonId, PolicyId, TaskId, UnitId};
use kernel::{Colour, Light};
use serde::{Deserialize, Serialize};

/// Sorts after every real date; stands for "no due date" in sort keys.
pub const NO_DUE: Date = jiff::civil::date(9999, 12, 31);

/// A task as the table and the ledger's after-image hold it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub id: TaskId,
    /// `RW-990121-2024-000017`
    pub number: String,
    pub policy: PolicyId,
    pub policy_title: String,
    pub measure: MeasureId,
    pub seq: i64,
    pub label: Option<String>,
    pub title: String,
    pub text: String,
    pub role: Role,
    pub unit: UnitId,
    /// Who verifies it, unless it is the unit itself.
    pub lead: Option<UnitId>,
    pub region_path: String,
    pub start: Date,
    /// Last day; `None`: standing, or no date was set.
    pub due: Option<Date>,
    pub due_rule: Option<String>,
    pub standing: bool,
    pub key: bool,
    pub targets: Vec<TaskTarget>,
    /// Codes of [`EvidenceKind`] that must be there before it can be reported complete.
    pub evidence: Vec<String>,
    pub milestones: Vec<Milestone>,
    pub curve: Curve,
    /// 0–100.
    pub progress: i64,
    pub work: Work,
    pub extension: Extension,
    pub dispute: Dispute,
    pub pause: Pause,
    pub light: Colour,
    /// Day on which the light took this colour.
    pub light_since: Date,
    pub turns_at: Option<Date>,
    pub turns_to: Option<Colour>,
    /// Went from red by its own report and nobody has looked at that yet (handbook 02 §6: 由红转绿须经一次核验).
    pub unconfirmed: bool,
    /// Reported complete after the due date, or with evidence dated after it.
    pub late: bool,
    /// Extensions granted so far.
    pub extensions: i64,
    pub issued_at: Timestamp,
    /// Last day for accepting it.
    pub accept_by: Date,
    /// Nobody accepted it in time; it counts as accepted.
    pub implied: bool,
    pub accepted: Option<Stamp>,
    pub submitted: Option<Stamp>,
    pub lead_verified: Option<Stamp>,
    pub verified: Option<Stamp>,
    pub closed: Option<Stamp>,
    /// Steps of supervision that were served on it and are not ended, the lowest first.
    #[serde(default)]
    pub supervised: Vec<Step>,
    pub version: i64,
}

impl Task {
    /// Show what was judged; a new colour begins on the day of the judgement.
    pub fn shine(&mut self, light: &Light, today: Date) {
        if self.light != light.color {
            self.light_since = today;
        }
        (self.light, self.turns_at, self.turns_to) = (light.color, light.turns_at, light.turns_to);
    }

    /// The due date as a sort key.
    pub fn due_key(&self) -> Date {
        self.due.unwrap_or(NO_DUE)
    }

    /// Somebody else than the unit itself verifies first.
    pub fn has_other_lead(&self) -> bool {
        !self.role.leads() && self.lead.is_some_and(|l| l != self.unit)
    }

    /// Full days past the due date, 0 when it is not past or the work is closed.
    pub fn overdue_days(&self, today: Date) -> i64 {
        match self.due {
            Some(due) if today > due && !self.work.closed() => days_between(due, today),
            _ => 0,
        }
    }
}

/// Days from `a` to `b`.
pub fn days_between(a: Date, b: Date) -> i64 {
    i64::from(b.since(a).map_or(0, |s| s.get_days()))
}

/// Who and when, for the four-eyes rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: Option<PersonId>,
}

/// 里程碑 or 年度检查点.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    pub name: String,
    pub due: Date,
    /// Share of the whole, 0–1; only used by [`Curve::MilestoneOnly`].
    pub weight: f64,
    pub done_on: Option<Date>,
}

/// How the share of time that has passed is turned into the progress that is expected (handbook 02 §6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Curve {
    #[default]
    Linear,
    /// Slow at both ends: 3τ² − 2τ³.
    SCurve,
    /// Progress is the weight of the milestones done.
    MilestoneOnly,
}

impl Curve {
    pub fn code(self) -> &'static str {
        match self {
            Curve::Linear => "linear",
            Curve::SCurve => "s_curve",
            Curve::MilestoneOnly => "milestone_only",
        }
    }
    pub fn parse(code: &str) -> Option<Curve> {
        [Curve::Linear, Curve::SCurve, Curve::MilestoneOnly].into_iter().find(|c| c.code() == code)
    }
}

/// Kinds of evidence (handbook 02 §8).
pub const EVIDENCE_KINDS: &[(&str, &str)] = &[
    ("official_doc", "正式文件"),
    ("meeting_minutes", "会议纪要"),
    ("photo_before", "整改前照片"),
    ("photo_after", "整改后照片"),
    ("photo", "现场照片"),
    ("inspection_record", "检查记录"),
    ("test_report", "检测检验报告"),
    ("invoice", "票据或支付凭证"),
    ("attendance", "签到表"),
    ("exam", "考试成绩"),
    ("system_metric", "系统指标"),
    ("acceptance_opinion", "验收意见"),
    ("other", "其他材料"),
];

/// Chinese name of a kind of evidence; an unknown code is shown as it is.
pub fn evidence_label(code: &str) -> &str {
    EVIDENCE_KINDS.iter().find(|(c, _)| *c == code).map_or(code, |(_, label)| label)
}

/// A file that hangs on a task, as the evidence rules see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// SM3 of the bytes.
    pub sha: String,
    pub name: String,
    pub kind: String,
    /// Day of signing as typed in, or the day on which the photo was taken.
    pub dated: Option<Date>,
}

/// How many tasks show which colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LightCounts {
    pub red: i64,
    pub yellow: i64,
    pub green: i64,
    pub submitted: i64,
    pub done: i64,
    pub none: i64,
}

impl LightCounts {
    pub fn add(&mut self, colour: Colour, n: i64) {
        match colour {
            Colour::Red => self.red += n,
            Colour::Yellow => self.yellow += n,
            Colour::Green => self.green += n,
            Colour::Submitted => self.submitted += n,
            Colour::Done => self.done += n,
            Colour::None => self.none += n,
        }
    }
    pub fn total(&self) -> i64 {
        self.red + self.yellow + self.green + self.submitted + self.done + self.none
    }
}

/// Order of colours in lists: the worst first.
pub fn light_rank(colour: Colour) -> i64 {
    Colour::ALL.iter().position(|c| *c == colour).map_or(9, |n| n as i64)
}
