//! Kinds of records, and the record.

use super::flow::Standing;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{FileId, PersonId, RecordId, SiteId, UnitId};
use serde::Serialize;

/// Kinds of duty records.
pub const KINDS: &[(&str, &str)] = &[
    ("meeting", "会议"),
    ("led_inspection", "带队检查"),
    ("lecture", "讲课"),
    ("talk", "约谈谈话"),
    ("drill", "演练"),
    ("report", "报告"),
    ("listing", "挂牌督办"),
    ("exposure", "曝光"),
    ("training", "培训"),
    ("inspection", "检查"),
    ("study", "专题学习"),
    ("self_check", "企业自查"),
    ("risk_analysis", "风险分析"),
    ("joint_inspection", "联合检查"),
    ("hazard_solved", "推动解决隐患"),
    ("assessment", "安全考核"),
    ("other", "其他"),
];

/// 企业自查: entered at the site, and by reporting what was found there.
pub const SELF_CHECK: &str = "self_check";

/// Chinese name of a kind; an unknown code is shown as it is.
pub fn kind_label(code: &str) -> &str {
    KINDS.iter().find(|(c, _)| *c == code).map_or(code, |(_, label)| label)
}

/// A record as the ledger's after-image holds it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    pub id: RecordId,
    pub kind: String,
    pub title: String,
    pub on: Date,
    pub unit: UnitId,
    pub region_path: String,
    pub people: Vec<PersonId>,
    /// Units concerned: the record's own and those of its people on that day.
    pub units: Vec<UnitId>,
    /// What was inspected, who was talked to: one object a day counts once.
    pub object: Option<String>,
    /// The site that was checked, for 企业自查.
    pub site: Option<SiteId>,
    pub places: Vec<String>,
    pub amount: i64,
    pub high_risk: bool,
    pub note: Option<String>,
    pub files: Vec<FileId>,
    pub state: Standing,
    pub by: Option<PersonId>,
    pub by_name: String,
    pub at: Timestamp,
    pub version: i64,
}
