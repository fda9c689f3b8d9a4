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
    /// Periods of a duty missed one after the other.
    Missed,
    /// Days since it came into the register.
    Age,
}

/// Facts that are yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YesFact {
    /// 重点任务
    Key,
    /// 常设任务
    Standing,
    /// 重大隐患
    Major,
    /// 挂牌督办的隐患
    Listed,
    /// A duty of a leader's post.
    OfPost,
    /// 企业自查: a duty of a site.
    OfSite,
    /// 迟报、漏报
    LateReport,
    /// 紧急（红色）报警
    Critical,
}

impl YesFact {
    pub const ALL: [YesFact; 8] = [
        YesFact::Key,
        YesFact::Standing,
        YesFact::Major,
        YesFact::Listed,
        YesFact::OfPost,
        YesFact::OfSite,
        YesFact::LateReport,
        YesFact::Critical,
    ];

    /// Its name in a rule.
    pub fn code(self) -> &'static str {
        match self {
            YesFact::Key => "key",
            YesFact::Standing => "standing",
            YesFact::Major => "major",
            YesFact::Listed => "listed",
            YesFact::OfPost => "of_post",
            YesFact::OfSite => "of_site",
            YesFact::LateReport => "late_report",
            YesFact::Critical => "critical",
        }
    }

    fn label(self) -> &'static str {
        match self {
            YesFact::Key => "重点任务",
            YesFact::Standing => "常设任务",
            YesFact::Major => "重大隐患",
            YesFact::Listed => "挂牌督办的隐患",
            YesFact::OfPost => "领导干部的履职",
            YesFact::OfSite => "企业自查",
            YesFact::LateReport => "迟报或漏报的事故",
            YesFact::Critical => "紧急报警",
        }
    }

    pub fn parse(code: &str) -> Option<YesFact> {
        YesFact::ALL.into_iter().find(|f| f.code() == code)
    }
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
            Condition::Is { fact, yes } => facts.marks.contains(fact) == *yes,
            Condition::Number { fact, than, value } => {
                let known = match fact {
                    NumberFact::OverdueDays => Some(facts.overdue_days()),
                    NumberFact::DaysLeft => facts.days_left(),
                    NumberFact::Unanswered(step) => Some(facts.unanswered(*step)),
                    NumberFact::Missed => Some(facts.missed),
                    NumberFact::Age => Some(facts.age_days()),
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
            Condition::Light(colour) => format!("亮{}", colour.label()),
            Condition::Is { fact, yes } => format!("{}{}", if *yes { "是" } else { "不是" }, fact.label()),
            Condition::Number { fact, than, value } => {
                let (word, unit) = match fact {
                    NumberFact::OverdueDays => ("逾期".to_owned(), "天"),
                    NumberFact::DaysLeft => ("距到期".to_owned(), "天"),
                    NumberFact::Unanswered(step) => (format!("{}到期未回", step.label()), "次"),
                    NumberFact::Missed => ("连续未完成".to_owned(), "期"),
                    NumberFact::Age => ("登记后".to_owned(), "天"),
                };
                match than {
                    Compare::More => format!("{word}超过 {value} {unit}"),
                    Compare::AtLeast => format!("{word} {value} {unit}及以上"),
                    Compare::AtMost => format!("{word}不超过 {value} {unit}"),
                }
            }
        }
    }

    /// Names of the facts that it looks at, as rules write them.
    pub fn facts(&self) -> Vec<&'static str> {
        match self {
            Condition::All(all) | Condition::Any(all) => all.iter().flat_map(Condition::facts).collect(),
            Condition::Light(_) => vec!["light"],
            Condition::Is { fact, .. } => vec![fact.code()],
            Condition::Number { fact, .. } => vec![match fact {
                NumberFact::OverdueDays => "overdue_days",
                NumberFact::DaysLeft => "days_left",
                NumberFact::Unanswered(_) => "unanswered",
                NumberFact::Missed => "missed",
                NumberFact::Age => "age_days",
            }],
        }
    }

    /// Read one comparison: `overdue_days > 15`, `days_left <= 10`, `unanswered.urge >= 2`, `light = red`, `key`, `not standing`.
    pub fn parse(text: &str) -> Result<Condition, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let yes = |word: &str| {
            let known = YesFact::ALL.map(YesFact::code).join("、");
            YesFact::parse(word).ok_or_else(|| format!("条件“{text}”里没有“{word}”这项事实，可用：{known}。"))
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
                    "missed" => NumberFact::Missed,
                    "age_days" => NumberFact::Age,
                    _ => fact
                        .strip_prefix("unanswered.")
                        .and_then(Step::parse)
                        .map(NumberFact::Unanswered)
                        .ok_or_else(|| {
                            format!(
                                "条件“{text}”里没有“{fact}”这项事实，可用：overdue_days、days_left、missed、age_days、unanswered.<步骤>。"
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
