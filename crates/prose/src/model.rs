//! What the parser finds: documents, measures and facts, each tied to its words.

use crate::source::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One document of a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    pub title: Option<String>,
    /// 发文字号, as printed: `云安〔2024〕3号`.
    pub doc_number: Option<String>,
    pub issuer: Option<String>,
    pub issued_on: Option<Date>,
    /// What kind of text it is; anything but `Plan` yields no measures.
    pub kind: DocumentKind,
    /// First and last day of the plan's own period (`2024—2026年`), if it names one.
    pub period: Option<(Date, Date)>,
    pub span: Span,
    pub outline: Vec<Heading>,
    pub measures: Vec<Measure>,
    pub findings: Vec<Finding>,
    pub repairs: Vec<Repair>,
    /// Where each header fact stood, by its key (`title`, `doc_number`, `issuer`, `issued_on`).
    pub header_spans: Vec<(String, Span)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Orders something: plan, notice, list of measures, table of tasks.
    #[default]
    Plan,
    /// Reports, comments or explains; orders nothing.
    News,
    /// Nothing readable.
    Unreadable,
}

/// A heading of the outline (not a leaf).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Heading {
    pub level: u8,
    pub label: Option<String>,
    /// With its label, white space removed.
    pub text: String,
    pub span: Span,
}

/// The lowest numbered item that orders something.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Measure {
    /// The item's own number as printed: `1.` `（一）` `第三条`.
    pub label: Option<String>,
    /// Headings above, outermost first, white space removed.
    pub path: Vec<String>,
    /// A short name: the run-in heading or first clause, for lists and cells.
    pub name: String,
    /// The whole item without its label, repaired.
    pub text: String,
    pub span: Span,
    pub assignments: Vec<Assignment>,
    /// Units that apply through a note such as 以下均需…负责，不再列出 / 下同.
    pub inherited: Vec<String>,
    /// Where the inheritance note stood.
    pub inherited_span: Option<Span>,
    /// Units that are only the subject of a sentence.
    pub subjects: Vec<String>,
    pub deadlines: Vec<Deadline>,
    pub recurrences: Vec<Recurrence>,
    pub targets: Vec<Target>,
}

/// One bracket or phrase that names units.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Assignment {
    pub quote: String,
    pub span: Span,
    pub lead: Vec<String>,
    pub assist: Vec<String>,
    pub responsible: Vec<String>,
    /// 等: the list is open.
    pub open: bool,
}

/// A last day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deadline {
    pub quote: String,
    pub span: Span,
    /// First day, where the words give one (2024—2026年, 从现在起).
    pub start: Option<Date>,
    /// Last day allowed.
    pub due: Date,
    /// Not in the item's own words but taken from the plan's period. Such deadlines are kept in
    /// [`Measure::deadlines`] with this mark and left out of the scored JSON.
    pub inferred: bool,
    /// Handbook rule by which the words became this date, in plain Chinese.
    pub rule: String,
}

/// So many times in each period.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recurrence {
    pub quote: String,
    pub span: Span,
    pub min: u32,
    pub per: Per,
    /// Only for these (高危企业), if the words limit it.
    pub subset: Option<String>,
    /// Only the last n days of each period (每季度最后1周 → 7).
    pub last_days: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Day,
    Week,
    HalfMonth,
    Month,
    Quarter,
    HalfYear,
    Year,
    TwoYears,
}

/// A quantity that the measure demands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Target {
    pub quote: String,
    pub span: Span,
    pub value: f64,
    pub unit: String,
    /// `>=` `<=` `=` `≈`
    pub op: String,
}

/// A doubt that a person should look at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    pub kind: FindingKind,
    pub quote: String,
    pub span: Span,
    /// Index into [`Document::measures`], where it belongs to one.
    pub measure: Option<usize>,
    /// One plain Chinese sentence: what, why it matters, what to do.
    pub say: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    NoLead,
    TwoLeads,
    OpenList,
    UnresolvedGroup,
    NoDeadline,
    DeadlineBeforeIssue,
    ImpossibleDate,
    FrequencyConflict,
    QuantityConflict,
    Repeated,
    Damaged,
    OrdersNothing,
}

/// Something that the parser put right before reading.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Repair {
    pub span: Span,
    pub before: String,
    pub after: String,
    /// `space` `line` `traditional` `width` `number`
    pub kind: String,
}
