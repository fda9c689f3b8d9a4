//! What each period asks of a committee (`content/meeting/rhythm.yaml`). Practice and proposals, each with its mark; no law.

use super::model::Kind;
use kernel::calendar::Period;
use serde::{Deserialize, Serialize};

const RHYTHM: &str = include_str!("../../../../content/meeting/rhythm.yaml");

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// 会议
    Meeting,
    /// 研究重大安全问题
    Study,
    /// 风险分析
    Analysis,
    /// 联合检查
    Inspection,
    /// 工作情况报告
    Report,
}

impl Item {
    pub fn code(self) -> &'static str {
        match self {
            Item::Meeting => "meeting",
            Item::Study => "study",
            Item::Analysis => "analysis",
            Item::Inspection => "inspection",
            Item::Report => "report",
        }
    }
    pub fn parse(code: &str) -> Option<Item> {
        [Item::Meeting, Item::Study, Item::Analysis, Item::Inspection, Item::Report]
            .into_iter()
            .find(|i| i.code() == code)
    }
    /// Kind of the duty record that proves it.
    pub fn record_kind(self) -> &'static str {
        match self {
            Item::Meeting | Item::Study => "meeting",
            Item::Analysis => "risk_analysis",
            Item::Inspection => "joint_inspection",
            Item::Report => "report",
        }
    }
    /// Proved by meetings only, never entered by hand.
    pub fn by_meeting(self) -> bool {
        matches!(self, Item::Meeting | Item::Study)
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub code: String,
    pub committee: Kind,
    /// Kinds of regions; none: every one.
    pub levels: Vec<String>,
    pub item: Item,
    pub title: String,
    #[serde(deserialize_with = "period")]
    pub period: Period,
    pub min: i64,
    /// Number of the duty in the handbook; empty: none.
    pub duty: String,
    /// V, M, P, S1 or S2.
    pub mark: String,
    pub source: String,
}

fn period<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Period, D::Error> {
    let code = String::deserialize(from)?;
    Period::parse(&code).ok_or_else(|| serde::de::Error::custom(format!("没有“{code}”这种周期")))
}

/// Read a file of lines; a fault says which line and what is wrong.
pub fn read(text: &str) -> Result<Vec<Line>, String> {
    let lines: Vec<Line> = serde_yaml_ng::from_str(text).map_err(|e| format!("会议节奏：{e}"))?;
    for (n, line) in lines.iter().enumerate() {
        if lines[..n].iter().any(|l| l.code == line.code) {
            return Err(format!("会议节奏“{}”重复。", line.code));
        }
        if line.min < 1 {
            return Err(format!("会议节奏“{}”的次数应至少为 1。", line.code));
        }
        if !["V", "M", "P", "S1", "S2"].contains(&line.mark.as_str()) {
            return Err(format!("会议节奏“{}”的来源标记“{}”不认识，可用 V、M、P、S1、S2。", line.code, line.mark));
        }
    }
    Ok(lines)
}

/// The lines that are shipped.
pub fn shipped() -> &'static [Line] {
    static LINES: std::sync::LazyLock<Vec<Line>> = std::sync::LazyLock::new(|| {
        // A test reads the same file, so that a fault cannot be shipped.
        read(RHYTHM).unwrap_or_default()
    });
    &LINES
}

/// What is asked of a committee of this kind at this level.
pub fn of(kind: Kind, level: &str) -> Vec<&'static Line> {
    let fits = |l: &&Line| l.committee == kind && (l.levels.is_empty() || l.levels.iter().any(|k| k == level));
    shipped().iter().filter(fits).collect()
}
