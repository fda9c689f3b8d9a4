//! One step as a record.

use super::flow::{Standing, Term};
use super::step::Step;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{FileId, PaperId, PersonId, SuperviseId, UnitId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Sorts after every real date; stands for "no answer is due" in sort keys.
pub const NEVER: Date = jiff::civil::date(9999, 12, 31);

/// What a step is about: a record of another concept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// `task` `hazard` `duty` `accident` `tour_visit`
    pub concept: String,
    pub id: Uuid,
    pub number: String,
    pub title: String,
}

/// Who did something when, in what words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub note: Option<String>,
}

/// An answer of the unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub text: String,
    pub files: Vec<FileId>,
    /// 承诺完成日: the ladder rests until then once the answer is accepted.
    pub promise: Option<Date>,
    /// It came after the day on which it was due.
    pub late: bool,
    /// Why it was sent back, if it was.
    pub returned: Option<Mark>,
}

/// 约谈 as it was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Talk {
    pub on: Date,
    /// Short minutes.
    pub note: String,
    pub by: String,
}

/// More time that was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    pub to: Date,
    pub from: Date,
    pub mark: Mark,
    pub decided: Option<Mark>,
    pub granted: Option<bool>,
}

/// 督办件: one step on one unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Supervision {
    pub id: SuperviseId,
    /// `DB-990100-2026-000012`
    pub number: String,
    pub step: Step,
    pub subject: Option<Subject>,
    /// Who must answer.
    pub unit: UnitId,
    /// Who sends it: the office, for its committee.
    pub organ: UnitId,
    /// Region of the organ as long as it is a draft, which nobody below may see (handbook 01 §4, rule 2); then the unit's.
    pub region_path: String,
    pub title: String,
    /// Why, and what is wanted.
    pub text: String,
    /// Rule that made it; `None`: a person did.
    pub rule: Option<String>,
    /// Facts for its paper that the step itself does not hold.
    pub facts: Option<serde_json::Value>,
    pub state: Standing,
    pub opened: Mark,
    pub signed: Option<Mark>,
    /// The paper that went out with it, and its printed number.
    pub paper: Option<PaperId>,
    pub paper_number: Option<String>,
    /// Last day for the answer; for an interview that was not held, for holding it. `None`: none is wanted, or not served.
    pub reply_due: Option<Date>,
    pub talk: Option<Talk>,
    pub replies: Vec<Reply>,
    pub term: Term,
    pub asked: Vec<Asked>,
    /// Accepted, concluded or stopped.
    pub ended: Option<Mark>,
    /// Once accepted: the ladder rests until this day.
    pub rests_until: Option<Date>,
    /// 书记督办: who leads.
    pub leader: Option<PersonId>,
    pub leader_name: Option<String>,
    /// 每周调度
    pub reviews: Vec<Mark>,
    pub version: i64,
}

impl Supervision {
    /// The answer (or the talk) is due and has not come.
    pub fn waits(&self) -> bool {
        self.step.wants_reply() && matches!(self.state, Standing::Served | Standing::Held | Standing::Returned)
    }

    /// Past the last day for an answer on this day.
    pub fn lapsed(&self, today: Date) -> bool {
        self.waits() && self.reply_due.is_some_and(|due| today > due)
    }

    /// Sort key of what is due.
    pub fn due_key(&self) -> Date {
        self.reply_due.filter(|_| self.waits()).unwrap_or(NEVER)
    }

    /// Whom alone it is about, where it is what one person owes: nobody else of the unit sees it.
    pub fn person(&self) -> Option<PersonId> {
        let id = self.facts.as_ref()?.get("person")?.as_str()?;
        id.parse().ok().map(PersonId)
    }

    pub fn open(&self) -> bool {
        !self.state.closed()
    }
}
