//! 风险等级: four levels inside, shown as the national four colours or a region's three (handbook 03 §4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// 重大、较大、一般、低, the worst first. Never the letters A–D: those run in both directions (handbook 10 §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Major = 1,
    Larger = 2,
    General = 3,
    Low = 4,
}

impl Level {
    pub const ALL: [Level; 4] = [Level::Major, Level::Larger, Level::General, Level::Low];

    /// 1–4, as kept and sent.
    pub fn number(self) -> i64 {
        self as i64
    }
    pub fn of(number: i64) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.number() == number)
    }
    pub fn label(self) -> &'static str {
        match self {
            Level::Major => "重大风险",
            Level::Larger => "较大风险",
            Level::General => "一般风险",
            Level::Low => "低风险",
        }
    }
    /// The national colour.
    pub fn colour(self) -> Colour {
        match self {
            Level::Major => Colour::Red,
            Level::Larger => Colour::Orange,
            Level::General => Colour::Yellow,
            Level::Low => Colour::Blue,
        }
    }
    /// The worst of several, if there is one: the level of a point or a site.
    pub fn worst(levels: impl IntoIterator<Item = Level>) -> Option<Level> {
        levels.into_iter().min()
    }
}

impl Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.number())
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(from)?;
        Level::of(number).ok_or_else(|| serde::de::Error::custom(format!("风险等级应为 1—4，现为 {number}")))
    }
}

/// Colour of a risk. Not the progress light, whose red, yellow and green mean something else (kernel::Colour).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    Red,
    Orange,
    Yellow,
    Blue,
}

impl Colour {
    pub const ALL: [Colour; 4] = [Colour::Red, Colour::Orange, Colour::Yellow, Colour::Blue];

    pub fn code(self) -> &'static str {
        match self {
            Colour::Red => "red",
            Colour::Orange => "orange",
            Colour::Yellow => "yellow",
            Colour::Blue => "blue",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Colour::Red => "红",
            Colour::Orange => "橙",
            Colour::Yellow => "黄",
            Colour::Blue => "蓝",
        }
    }
    /// By code or by its Chinese name, `红` or `红色`.
    pub fn parse(word: &str) -> Option<Colour> {
        let word = word.trim();
        let short = word.strip_suffix('色').unwrap_or(word);
        Colour::ALL.into_iter().find(|c| c.code() == word || c.label() == short)
    }
}

/// A named way of showing levels as colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mapping {
    /// 国家四色: 红橙黄蓝.
    #[default]
    Four,
    /// 三色: 红 重大, 黄 较大, 蓝 一般和低 [P].
    Three,
}

impl Mapping {
    pub const ALL: [Mapping; 2] = [Mapping::Four, Mapping::Three];

    pub fn code(self) -> &'static str {
        match self {
            Mapping::Four => "four",
            Mapping::Three => "three",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Mapping::Four => "国家四色（红橙黄蓝）",
            Mapping::Three => "地方三色（红黄蓝）",
        }
    }
    pub fn parse(code: &str) -> Option<Mapping> {
        Mapping::ALL.into_iter().find(|m| m.code() == code)
    }

    /// The colour in which a level is shown.
    pub fn show(self, level: Level) -> Colour {
        match (self, level) {
            (Mapping::Four, level) => level.colour(),
            (Mapping::Three, Level::Major) => Colour::Red,
            (Mapping::Three, Level::Larger) => Colour::Yellow,
            (Mapping::Three, Level::General | Level::Low) => Colour::Blue,
        }
    }

    /// The level that a colour stands for when a register is taken in. `needs_review`: the colour covers two levels; the
    /// stricter one is taken and somebody must look. The sentence names a colour that the mapping does not have.
    pub fn read(self, colour: Colour) -> Result<Taken, String> {
        let sure = |level| Ok(Taken { level, needs_review: false });
        match (self, colour) {
            (Mapping::Four, Colour::Red) | (Mapping::Three, Colour::Red) => sure(Level::Major),
            (Mapping::Four, Colour::Orange) | (Mapping::Three, Colour::Yellow) => sure(Level::Larger),
            (Mapping::Four, Colour::Yellow) => sure(Level::General),
            (Mapping::Four, Colour::Blue) => sure(Level::Low),
            (Mapping::Three, Colour::Blue) => Ok(Taken { level: Level::General, needs_review: true }),
            (Mapping::Three, Colour::Orange) => {
                Err("三色口径没有“橙”色；如按四色填报，请在导入时选择“国家四色”。".to_owned())
            }
        }
    }
}

/// A level read from a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub level: Level,
    pub needs_review: bool,
}

/// 管控层级: who sees to a risk. Whatever a higher one controls, every lower one controls too (逐级落实).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ControlLevel {
    Company,
    Department,
    Workshop,
    Team,
}

impl ControlLevel {
    pub const ALL: [ControlLevel; 4] =
        [ControlLevel::Company, ControlLevel::Department, ControlLevel::Workshop, ControlLevel::Team];

    pub fn code(self) -> &'static str {
        match self {
            ControlLevel::Company => "company",
            ControlLevel::Department => "department",
            ControlLevel::Workshop => "workshop",
            ControlLevel::Team => "team",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            ControlLevel::Company => "公司（厂）级",
            ControlLevel::Department => "部门级",
            ControlLevel::Workshop => "车间级",
            ControlLevel::Team => "班组（岗位）级",
        }
    }
    /// By code or Chinese name.
    pub fn parse(word: &str) -> Option<ControlLevel> {
        let word = word.trim();
        let short = word.trim_end_matches('级');
        ControlLevel::ALL.into_iter().find(|c| {
            c.code() == word || c.label() == word || !short.is_empty() && c.label().trim_end_matches('级') == short
        })
    }
    /// The lowest that may control a risk of this level (handbook 03 §2.1).
    pub fn least(level: Level) -> ControlLevel {
        match level {
            Level::Major => ControlLevel::Company,
            Level::Larger => ControlLevel::Department,
            Level::General => ControlLevel::Workshop,
            Level::Low => ControlLevel::Team,
        }
    }
    /// It and everything below, who control at the same time.
    pub fn with_lower(self) -> impl Iterator<Item = ControlLevel> {
        ControlLevel::ALL.into_iter().filter(move |c| *c >= self)
    }
}
