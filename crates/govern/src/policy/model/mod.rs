//! A document under review: the facts that the parser found, and what people decided about them.

use jiff::civil::Date;
use kernel::id::{MeasureId, UnitId};
use serde::{Deserialize, Deserializer, Serialize};

mod decision;

pub use decision::*;

/// `[from, to)` in UTF-16 units of the document's text: what a browser counts in.
pub type Span = (u32, u32);

/// What kind of text it is; only a plan can be issued.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    Plan,
    /// Reports or comments; orders nothing.
    News,
    Unreadable,
}

/// A document as it stands after the decisions made so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub title: Option<String>,
    pub doc_number: Option<String>,
    pub issuer: Option<String>,
    pub issued_on: Option<Date>,
    pub kind: Kind,
    /// First and last day of the plan's own period.
    pub period: Option<(Date, Date)>,
    pub outline: Vec<Heading>,
    pub measures: Vec<Measure>,
    pub findings: Vec<Finding>,
    pub repairs: Vec<Repair>,
    /// Empty in what is stored of the parser; filled by decisions.
    #[serde(default)]
    pub said: Said,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    pub level: u8,
    pub label: Option<String>,
    pub text: String,
    pub span: Span,
}

/// One thing that is ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    pub id: MeasureId,
    pub label: Option<String>,
    pub path: Vec<String>,
    pub name: String,
    /// The whole item without its label, repaired.
    pub text: String,
    pub span: Span,
    /// False: a person left it out; no tasks are made of it.
    pub kept: bool,
    pub assignments: Vec<Assignment>,
    /// Units that apply through 以下均需…负责，不再列出.
    pub inherited: Vec<String>,
    pub inherited_span: Option<Span>,
    pub subjects: Vec<String>,
    pub deadlines: Vec<Deadline>,
    pub recurrences: Vec<Recurrence>,
    pub targets: Vec<Target>,
    /// Kinds of evidence asked for (handbook 02 §8).
    pub evidence: Vec<String>,
    /// 重点任务
    pub key: bool,
    /// What a person set by hand, which outranks the words.
    #[serde(default)]
    pub hand: Hand,
}

/// One bracket or phrase that names units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    pub quote: String,
    pub span: Span,
    pub lead: Vec<String>,
    pub assist: Vec<String>,
    pub responsible: Vec<String>,
    /// 等: the list is open.
    pub open: bool,
    /// 分别牵头、分别负责: each for itself.
    pub each: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    pub quote: String,
    pub span: Span,
    pub start: Option<Date>,
    pub due: Date,
    /// Not in the words; taken from the plan's period.
    pub inferred: bool,
    pub rule: String,
}

/// So many times in each period; `per` is a code of [`kernel::calendar::Period`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recurrence {
    #[serde(default)]
    pub quote: String,
    #[serde(default)]
    pub span: Span,
    pub min: u32,
    pub per: kernel::calendar::Period,
    #[serde(default)]
    pub subset: Option<String>,
    #[serde(default)]
    pub last_days: Option<u32>,
    #[serde(default)]
    pub record_kind: Option<String>,
    /// 次, 项, 家 …
    #[serde(default = "times")]
    pub unit_word: String,
}

fn times() -> String {
    "次".into()
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    #[serde(default)]
    pub quote: String,
    #[serde(default)]
    pub span: Span,
    pub value: f64,
    pub unit: String,
    pub op: String,
}

/// A remark of the parser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub kind: prose::FindingKind,
    pub quote: String,
    pub span: Span,
    pub measure: Option<MeasureId>,
    pub say: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    pub span: Span,
    pub before: String,
    pub after: String,
    pub kind: String,
}

/// Facts that a person set on one measure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hand {
    /// One: leads. Several: each leads for itself.
    #[serde(default)]
    pub lead: Option<Vec<UnitId>>,
    #[serde(default)]
    pub assist: Option<Vec<UnitId>>,
    /// `Some(None)`: expressly without a last day.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub due: Option<Option<Date>>,
    #[serde(default)]
    pub standing: Option<bool>,
    #[serde(default)]
    pub territorial: Option<Territorial>,
    /// Somebody worked on this measure: it is meant to become tasks, wherever it stands in the document.
    #[serde(default)]
    pub touched: bool,
}

/// Reads a field that is there, be it null.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(de: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(de).map(Some)
}

/// Which regions get copies of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territorial {
    /// Every county and functional zone.
    All,
    None,
    /// Functional zones only (各功能区负责).
    Zones,
}

impl Territorial {
    pub fn code(self) -> &'static str {
        match self {
            Territorial::All => "all",
            Territorial::None => "none",
            Territorial::Zones => "zones",
        }
    }
}
