//! Shapes that are sent.

use crate::supervise::model::{Mark, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{FileId, PersonId, SuperviseId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Offer;
use web::view::UnitRef;

/// What a step is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubjectRef {
    /// `task` `hazard` `duty` `accident` `alarm` `doubt` `tour_visit`
    pub concept: String,
    /// The concept in Chinese.
    pub label: String,
    /// Path of its page, where it has one of its own.
    pub link: Option<String>,
    pub id: Uuid,
    pub number: String,
    pub title: String,
}

impl From<&Subject> for SubjectRef {
    fn from(s: &Subject) -> SubjectRef {
        let (label, page) = match s.concept.as_str() {
            "task" => ("任务", Some("tasks")),
            "hazard" => ("隐患", Some("hazards")),
            "accident" => ("事故", Some("accidents")),
            "alarm" => ("监测报警", Some("alarms")),
            "doubt" => ("数据疑点", Some("doubts")),
            "tour_visit" => ("巡查", Some("tour-visits")),
            "duty" => ("周期性职责", None),
            _ => ("事项", None),
        };
        SubjectRef {
            concept: s.concept.clone(),
            label: label.into(),
            link: page.map(|page| format!("/{page}/{}", s.id)),
            id: s.id,
            number: s.number.clone(),
            title: s.title.clone(),
        }
    }
}

/// Who did something when, in what words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperviseMark {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
}

impl From<&Mark> for SuperviseMark {
    fn from(m: &Mark) -> SuperviseMark {
        SuperviseMark { at: m.at, name: m.name.clone(), note: m.note.clone() }
    }
}

/// A step in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisionRow {
    #[schema(value_type = Uuid)]
    pub id: SuperviseId,
    pub number: String,
    /// `remind` `urge` `supervise_letter` `interview` `circular` `accountability` `secretary` `assignment`
    pub step: String,
    pub step_label: String,
    pub subject: Option<SubjectRef>,
    pub unit: UnitRef,
    pub organ: UnitRef,
    pub title: String,
    pub state: String,
    pub state_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = Date)]
    pub reply_due: Option<Date>,
    /// When the newest answer came.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub replied_at: Option<Timestamp>,
    /// Days past the last day for the answer; 0 when it is not past or none is awaited.
    pub late_days: i64,
    pub leader: Option<String>,
    pub version: i64,
}

/// An answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReplyView {
    pub mark: SuperviseMark,
    pub text: String,
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub promise: Option<Date>,
    pub late: bool,
    pub returned: Option<SuperviseMark>,
}

/// A record that others keep, as it stands now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatterView {
    pub label: String,
    pub number: String,
    pub title: String,
    /// Path of its page; empty where it has none.
    pub link: String,
    pub facts: Vec<MatterFact>,
}

/// One fact of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatterFact {
    pub label: String,
    pub value: String,
}

/// A talk as it was held.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TalkView {
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub note: String,
    pub by: String,
}

/// A request for more time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedView {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub mark: SuperviseMark,
    pub decided: Option<SuperviseMark>,
    pub granted: Option<bool>,
}

/// One line of the past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisePast {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub label: String,
    pub note: Option<String>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}

/// A leader who may be named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LeaderChoice {
    #[schema(value_type = Uuid)]
    pub id: PersonId,
    pub name: String,
}

/// A step with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisionPage {
    pub it: SupervisionRow,
    pub text: String,
    /// What it is about where that is no task, for whoever may see that too.
    pub matter: Option<MatterView>,
    /// Rule that made it, in words; `None`: a person did.
    pub rule: Option<String>,
    pub rule_source: Option<String>,
    /// Who signs this kind of step.
    pub signer: String,
    pub opened: SuperviseMark,
    pub signed: Option<SuperviseMark>,
    /// The paper that went out with it.
    #[schema(value_type = Option<Uuid>)]
    pub paper: Option<kernel::id::PaperId>,
    pub paper_number: Option<String>,
    pub talk: Option<TalkView>,
    pub replies: Vec<ReplyView>,
    pub asked: Vec<AskedView>,
    pub ended: Option<SuperviseMark>,
    #[schema(value_type = Option<String>, format = Date)]
    pub rests_until: Option<Date>,
    pub reviews: Vec<SuperviseMark>,
    /// A weekly review is late.
    pub review_late: bool,
    /// May the asker write a weekly review.
    pub reviewing: bool,
    /// Other steps on the same subject, the oldest first.
    pub ladder: Vec<SupervisionRung>,
    pub leaders: Vec<LeaderChoice>,
    pub past: Vec<SupervisePast>,
    pub offers: Vec<Offer>,
}

/// Another step on the same subject.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisionRung {
    #[schema(value_type = Uuid)]
    pub id: SuperviseId,
    pub number: String,
    pub step: String,
    pub step_label: String,
    pub state: String,
    pub state_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// The asker may open it.
    pub open: bool,
}
