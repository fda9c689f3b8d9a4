//! 管控措施: what keeps a risk in check, the most lasting first.

use crate::risk::level::{ControlLevel, Level};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Kinds of controls in their order of preference: 消除 > 替代 > 工程 > 管理 > 教育 > 防护 > 应急 (handbook 03 §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    Elimination,
    Substitution,
    Engineering,
    Management,
    Training,
    Protection,
    Emergency,
}

impl ControlKind {
    pub const ALL: [ControlKind; 7] = [
        ControlKind::Elimination,
        ControlKind::Substitution,
        ControlKind::Engineering,
        ControlKind::Management,
        ControlKind::Training,
        ControlKind::Protection,
        ControlKind::Emergency,
    ];

    pub fn code(self) -> &'static str {
        match self {
            ControlKind::Elimination => "elimination",
            ControlKind::Substitution => "substitution",
            ControlKind::Engineering => "engineering",
            ControlKind::Management => "management",
            ControlKind::Training => "training",
            ControlKind::Protection => "protection",
            ControlKind::Emergency => "emergency",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            ControlKind::Elimination => "消除",
            ControlKind::Substitution => "替代",
            ControlKind::Engineering => "工程技术",
            ControlKind::Management => "管理",
            ControlKind::Training => "培训教育",
            ControlKind::Protection => "个体防护",
            ControlKind::Emergency => "应急处置",
        }
    }
    /// Works without anybody's attention.
    pub fn lasting(self) -> bool {
        self <= ControlKind::Engineering
    }
}

/// How often a control is checked, the most often first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CheckEvery)]
pub enum Every {
    Shift,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Every {
    pub const ALL: [Every; 6] = [Every::Shift, Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year];

    pub fn code(self) -> &'static str {
        match self {
            Every::Shift => "shift",
            Every::Day => "day",
            Every::Week => "week",
            Every::Month => "month",
            Every::Quarter => "quarter",
            Every::Year => "year",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Every::Shift => "每班",
            Every::Day => "每日",
            Every::Week => "每周",
            Every::Month => "每月",
            Every::Quarter => "每季",
            Every::Year => "每年",
        }
    }
    pub fn parse(word: &str) -> Option<Every> {
        let word = word.trim();
        Every::ALL.into_iter().find(|e| e.code() == word || e.label() == word)
    }
    /// How often controls of this level are checked unless somebody says otherwise: red each shift, orange daily, yellow
    /// weekly, blue monthly [P].
    pub fn usual(level: Level) -> Every {
        match level {
            Level::Major => Every::Shift,
            Level::Larger => Every::Day,
            Level::General => Every::Week,
            Level::Low => Every::Month,
        }
    }
}

/// One control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RiskControl)]
pub struct Control {
    pub kind: ControlKind,
    pub text: String,
    /// What to look at when it is checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
    /// `None`: as usual for the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
}

/// Who controls at one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RiskDuty)]
pub struct Duty {
    pub level: ControlLevel,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
}
