//! 条件 of a rule: comparisons of facts, joined by 且 or 或. A closed language on purpose: a rule says what it looks at, and a
//! misspelt fact is found when the file is read, not when nobody is warned.

use super::ladder::Facts;
use super::step::Step;
use kernel::Colour;
use serde::Deserialize;

/// A condition over the facts of a subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// A number compared.
    Number {
        fact: NumberFact,
        than: Compare,
        value: i64,
    },
    /// The light shows this colour.
    Light(Colour),
    /// A yes-or-no fact.
    Is {
        fact: YesFact,
        yes: bool,
    },
}

/// Facts that are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFact {
    /// Full days past the due date; 0 when it is not past.
    OverdueDays,
    /// Days left to the due date; negative once it is past. Without a due date no comparison holds.
    DaysLeft,
    /// Steps of this kind that ran out without an answer.
    Unanswered(Step),
}

/// Facts that are yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YesFact {
    /// 重点任务
    Key,
    /// 常设任务
    Standing,
}

/// How numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    More,
    AtLeast,
    AtMost,
}

impl Condition {
    /// Whether it holds.
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Condition::All(all) => all.iter().all(|c| c.holds(facts)),
            Condition::Any(any) => any.iter().any(|c| c.holds(facts)),
            Condition::Light(colour) => facts.light == *colour,
            Condition::Is { fact, yes } => {
                let is = match fact {
                    YesFact::Key => facts.key,
                    YesFact::Standing => facts.standing,
                };
                is == *yes
            }
            Condition::Number { fact, than, value } => {
                let known = match fact {
                    NumberFact::OverdueDays => Some(facts.overdue_days()),
                    NumberFact::DaysLeft => facts.days_left(),
                    NumberFact::Unanswered(step) => Some(facts.unanswered(*step)),
                };
                known.is_some_and(|n| match than {
                    Compare::More => n > *value,
                    Compare::AtLeast => n >= *value,
                    Compare::AtMost => n <= *value,
                })
            }
        }
    }

    /// In Chinese, for the page of rules.
    pub fn say(&self) -> String {
        let joined = |parts: &[Condition], by: &str| parts.iter().map(Condition::say).collect::<Vec<_>>().join(by);
        match self {
            Condition::All(all) => joined(all, "，且"),
            Condition::Any(any) => joined(any, "，或"),
            Condition::Light(colour) => format!("任务亮{}", colour.label()),
            Condition::Is { fact, yes } => {
                let word = match fact {
                    YesFact::Key => "重点任务",
                    YesFact::Standing => "常设任务",
                };
                format!("{}{word}", if *yes { "是" } else { "不是" })
            }
            Condition::Number { fact, than, value } => {
                let (word, unit) = match fact {
                    NumberFact::OverdueDays => ("逾期".to_owned(), "天"),
                    NumberFact::DaysLeft => ("距到期".to_owned(), "天"),
                    NumberFact::Unanswered(step) => (format!("{}到期未回", step.label()), "次"),
                };
                match than {
                    Compare::More => format!("{word}超过 {value} {unit}"),
                    Compare::AtLeast => format!("{word} {value} {unit}及以上"),
                    Compare::AtMost => format!("{word}不超过 {value} {unit}"),
                }
            }
        }
    }

    /// Read one comparison: `overdue_days > 15`, `days_left <= 10`, `unanswered.urge >= 2`, `light = red`, `key`, `not standing`.
    pub fn parse(text: &str) -> Result<Condition, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let yes = |word: &str| match word {
            "key" => Ok(YesFact::Key),
            "standing" => Ok(YesFact::Standing),
            other => Err(format!("条件“{text}”里没有“{other}”这项事实，可用：key、standing。")),
        };
        match words[..] {
            [fact] => Ok(Condition::Is { fact: yes(fact)?, yes: true }),
            ["not", fact] => Ok(Condition::Is { fact: yes(fact)?, yes: false }),
            ["light", "=", colour] => Colour::parse(colour)
                .map(Condition::Light)
                .ok_or_else(|| format!("条件“{text}”里没有“{colour}”这种灯色。")),
            [fact, than, value] => {
                let fact = match fact {
                    "overdue_days" => NumberFact::OverdueDays,
                    "days_left" => NumberFact::DaysLeft,
                    _ => fact
                        .strip_prefix("unanswered.")
                        .and_then(Step::parse)
                        .map(NumberFact::Unanswered)
                        .ok_or_else(|| {
                            format!(
                                "条件“{text}”里没有“{fact}”这项事实，可用：overdue_days、days_left、unanswered.<步骤>。"
                            )
                        })?,
                };
                let than = match than {
                    ">" => Compare::More,
                    ">=" => Compare::AtLeast,
                    "<=" => Compare::AtMost,
                    other => return Err(format!("条件“{text}”里的“{other}”不能比较，可用：>、>=、<=。")),
                };
                let value = value.parse().map_err(|_| format!("条件“{text}”里的“{value}”不是整数。"))?;
                Ok(Condition::Number { fact, than, value })
            }
            _ => Err(format!("看不懂条件“{text}”，应写成“事实 比较 数值”。")),
        }
    }
}

/// As the file writes it: one comparison, or `all:` / `any:` of several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    All { all: Vec<Written> },
    Any { any: Vec<Written> },
}

impl TryFrom<Written> for Condition {
    type Error = String;
    fn try_from(written: Written) -> Result<Condition, String> {
        let each = |parts: Vec<Written>| match parts.is_empty() {
            true => Err("条件列表不能为空。".to_owned()),
            false => parts.into_iter().map(Condition::try_from).collect(),
        };
        match written {
            Written::One(text) => Condition::parse(&text),
            Written::All { all } => each(all).map(Condition::All),
            Written::Any { any } => each(any).map(Condition::Any),
        }
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Condition::try_from(Written::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}
