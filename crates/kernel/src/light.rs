//! 进度灯 light: a judgement that explains itself. The rule that computes it is in the concept that owns the record.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Colour of a progress light, plus the three states that are no colour (handbook 02 §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Red,
    Yellow,
    Green,
    /// 待核验: reported complete, not yet verified.
    Submitted,
    /// 已销号.
    Done,
    /// Nothing to judge (paused, not yet issued).
    None,
}

impl Colour {
    pub const ALL: [Colour; 6] =
        [Colour::Red, Colour::Yellow, Colour::Green, Colour::Submitted, Colour::Done, Colour::None];

    pub fn code(self) -> &'static str {
        match self {
            Colour::Red => "red",
            Colour::Yellow => "yellow",
            Colour::Green => "green",
            Colour::Submitted => "submitted",
            Colour::Done => "done",
            Colour::None => "none",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Colour::Red => "红灯",
            Colour::Yellow => "黄灯",
            Colour::Green => "绿灯",
            Colour::Submitted => "待核验",
            Colour::Done => "已销号",
            Colour::None => "不亮灯",
        }
    }
    pub fn parse(code: &str) -> Option<Colour> {
        Colour::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// A light with everything that led to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Light {
    pub color: Colour,
    /// One sentence: why.
    pub say: String,
    /// First day on which, if nothing is reported, the colour will differ; with that colour.
    pub turns_at: Option<Date>,
    pub turns_to: Option<Colour>,
    /// Identifier of the rule that decided (`task.light.overdue`).
    pub rule: String,
    /// Where the rule comes from, in words.
    pub clause: String,
    pub inputs: Vec<Input>,
    pub parameters: Vec<Used>,
}

/// One input of a judgement, as shown to people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub label: String,
    pub value: String,
}

/// A parameter that a judgement used, with the version that was in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub key: String,
    /// What people call it: 黄灯落后界限.
    #[serde(default)]
    pub label: String,
    pub value: String,
    pub source: String,
    pub effective_from: Option<Date>,
}
