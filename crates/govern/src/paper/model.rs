//! A paper, its copies, what a draft is made from.

use super::flow::PaperState;
use jiff::Timestamp;
use kernel::id::{PaperId, PersonId, UnitId};
use office::paper::Form;
use serde::Serialize;
use uuid::Uuid;

/// What a draft is made from.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Code of the template: `supervise_letter`.
    pub template: String,
    /// 发文机关
    pub organ: UnitId,
    /// 主送
    pub to: Vec<UnitId>,
    /// 抄送
    pub copy_to: Vec<UnitId>,
    /// What the paper is about: concept and id of the record.
    pub concept: String,
    pub about: Uuid,
    /// Facts for the template, beside those that every paper has (`organ`, `to`, `copy_to`, `today`).
    pub facts: serde_json::Value,
    /// Who is asked to sign; anybody who may sign for the organ, where it is missing.
    pub signer: Option<PersonId>,
}

/// What signing gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    /// 发文字号 `云安办函〔2026〕3号`
    pub number: String,
    pub issued_at: Timestamp,
    /// SM3 of the frozen content.
    pub sha: String,
}

/// A paper as kept. After signing `content` is what it says; the other texts are how it was drafted.
#[derive(Clone, Debug, Serialize)]
pub struct Filed {
    pub id: PaperId,
    pub template: String,
    /// 0 for the shipped text.
    pub template_version: i64,
    pub form: Form,
    pub title: String,
    pub organ: UnitId,
    pub organ_name: String,
    pub region_path: String,
    /// Word of the number: `云安办函`.
    pub word: String,
    /// 发文机关标志
    pub mark: String,
    pub year: Option<i16>,
    pub number: Option<i64>,
    /// The number as printed.
    pub printed: Option<String>,
    pub to: Vec<UnitId>,
    pub copy_to: Vec<UnitId>,
    pub concept: String,
    pub about: Uuid,
    /// The text in the markup of `office::paper`.
    #[serde(skip)]
    pub text: String,
    pub secrecy: Option<String>,
    pub urgency: Option<String>,
    pub seal: bool,
    pub signer: Option<PersonId>,
    pub state: PaperState,
    pub drafted_by: Option<PersonId>,
    pub drafted_name: String,
    pub at: Timestamp,
    pub issued_at: Option<Timestamp>,
    pub signed_by: Option<PersonId>,
    pub signed_name: Option<String>,
    /// The frozen content, JSON of [`office::paper::Paper`], exactly as hashed.
    #[serde(skip)]
    pub content: Option<String>,
    pub sha: Option<String>,
    pub reason: Option<String>,
    pub version: i64,
}

/// A copy that was served.
#[derive(Clone, Debug, Serialize)]
pub struct Served {
    pub paper: PaperId,
    pub unit: UnitId,
    /// 主送 rather than 抄送.
    pub main: bool,
    pub served_at: Timestamp,
    pub received_at: Option<Timestamp>,
    pub received_by: Option<PersonId>,
    pub received_name: Option<String>,
}

/// How an organ's papers are headed and numbered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Organ {
    pub unit: UnitId,
    /// 机关代字: `云安办`
    pub word: String,
    /// Name in the red head; the unit's name where it is missing.
    pub mark: Option<String>,
}
