//! The dossier as data. The same facts at the same moment give the same bytes: everything is sorted, nothing is looked up
//! again. Phone numbers, logins and the like are not part of it.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{DutyId, EventId, FileId, PersonId, PostId, RecordId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A unit with the name that it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnitThen {
    #[schema(value_type = Uuid)]
    pub id: UnitId,
    pub name: String,
}

/// A post as it was known.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct HeldPost {
    #[schema(value_type = Uuid)]
    pub id: PostId,
    pub unit: UnitThen,
    pub title: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub portfolio: Vec<UnitThen>,
    /// The post answers for its whole region: head of a party committee or government without a portfolio.
    pub whole_region: bool,
}

/// One window of one duty.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct WindowLine {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub need: i64,
    pub have: i64,
    /// `pending` `done` `late` `missed`
    pub state: String,
    pub state_label: String,
    /// False: the term covers too little of it (parameter `dossier.term_share`).
    pub owed: bool,
    /// Records that fit, with what each counts.
    pub records: Vec<CountedRecord>,
}

/// A record in a window.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CountedRecord {
    #[schema(value_type = Uuid)]
    pub id: RecordId,
    pub counts: i64,
}

/// A duty with its windows.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DutyLine {
    #[schema(value_type = Uuid)]
    pub id: DutyId,
    #[schema(value_type = Uuid)]
    pub post: PostId,
    /// `D02`
    pub template: String,
    pub title: String,
    /// 每月至少 1 次带队检查
    pub rule: String,
    pub source: String,
    pub rate: Rate,
    pub windows: Vec<WindowLine>,
    /// Why it was set aside, if it was.
    pub aside: Option<String>,
    #[schema(value_type = Uuid)]
    pub event: EventId,
}

/// Windows that are over or done, by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rate {
    pub due: i64,
    /// In time.
    pub done: i64,
    pub late: i64,
    pub missed: i64,
    /// Tenths of a percent of what was due that was done in time; none where nothing was due.
    pub per_mille: Option<i64>,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RecordLine {
    #[schema(value_type = Uuid)]
    pub id: RecordId,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub kind: String,
    pub kind_label: String,
    pub title: String,
    pub object: Option<String>,
    pub amount: i64,
    /// Entered on another day than it happened.
    #[schema(value_type = String, format = Date)]
    pub entered_on: Date,
    pub files: Vec<FileProof>,
    #[schema(value_type = Uuid)]
    pub event: EventId,
}

/// A file of a record with the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FileProof {
    #[schema(value_type = Uuid)]
    pub id: FileId,
    pub name: String,
    /// SM3
    pub sha: String,
}

/// A task of the charge that was red.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RedLine {
    #[schema(value_type = Uuid)]
    pub task: Uuid,
    pub number: String,
    pub title: String,
    pub unit: UnitThen,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// First day on which it was not red any more.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// Within the period.
    pub days: i64,
    #[schema(value_type = Uuid)]
    pub event: EventId,
}

/// Something that is told in one sentence.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FactLine {
    pub concept: String,
    pub id: Uuid,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub number: String,
    pub title: String,
    pub say: String,
    #[schema(value_type = Uuid)]
    pub event: EventId,
}

/// An event of the ledger that a line was read from.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ProofLine {
    #[schema(value_type = Uuid)]
    pub event: EventId,
    pub concept: String,
    pub record: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// SM3 over what the chain covers of this event.
    pub digest: String,
    /// Month of the chain.
    pub month: i64,
    /// Batch that had sealed it by then, with the batch's hash.
    pub batch: Option<i64>,
    pub seal: Option<String>,
}

/// How the dossier is proved.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Proof {
    /// SM3 over the digests below, in their order.
    pub digest: String,
    pub how: String,
    pub events: Vec<ProofLine>,
}

/// 履职档案 of a post or of a person over a period, as known at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Dossier {
    /// `post` or `person`
    pub of: String,
    #[schema(value_type = Uuid)]
    pub person: PersonId,
    pub name: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// What was entered later is not in it.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The moment as printed.
    pub as_of_label: String,
    pub posts: Vec<HeldPost>,
    pub rate: Rate,
    pub duties: Vec<DutyLine>,
    pub records: Vec<RecordLine>,
    pub reds: Vec<RedLine>,
    /// Tasks that were red in all; more than are listed where there are very many.
    pub reds_all: i64,
    pub led: Vec<FactLine>,
    pub accidents: Vec<FactLine>,
    pub talks: Vec<FactLine>,
    pub steps: Vec<FactLine>,
    pub proof: Proof,
}
