//! The dated rules that start a step (`content/supervise/ladder.yaml`). Proposals of the product, never law.

use super::condition::Condition;
use super::step::Step;
use jiff::civil::Date;
use serde::Deserialize;

const LADDER: &str = include_str!("../../../../content/supervise/ladder.yaml");

/// What makes one occasion: a rule takes effect once for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Once {
    /// Once for each due date; a due date that was moved is a new occasion.
    Due,
    /// Once each time the light took this colour.
    Light,
    /// Once after each step below that ran out.
    After,
}

/// What a rule is about: the records of one concept, and the facts that are known of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Task,
    /// Major and listed hazards; general ones are their regulator's.
    Hazard,
    /// What recurs without a task: duties of posts and of sites. Those of a task turn its light.
    Duty,
    Accident,
    /// Alarms whose response clock ran out.
    Alarm,
    /// Doubts about instruments that nobody verified in time.
    Doubt,
}

impl About {
    pub const ALL: [About; 6] = [About::Task, About::Hazard, About::Duty, About::Accident, About::Alarm, About::Doubt];

    pub fn code(self) -> &'static str {
        match self {
            About::Task => "task",
            About::Hazard => "hazard",
            About::Duty => "duty",
            About::Accident => "accident",
            About::Alarm => "alarm",
            About::Doubt => "doubt",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            About::Task => "任务",
            About::Hazard => "隐患",
            About::Duty => "周期性职责",
            About::Accident => "事故",
            About::Alarm => "监测报警",
            About::Doubt => "数据疑点",
        }
    }

    pub fn parse(code: &str) -> Option<About> {
        About::ALL.into_iter().find(|a| a.code() == code)
    }

    /// Facts that a condition about it may look at.
    pub fn facts(self) -> &'static [&'static str] {
        match self {
            About::Task => &["overdue_days", "days_left", "unanswered", "light", "key", "standing"],
            About::Hazard => &["overdue_days", "days_left", "unanswered", "light", "age_days", "major", "listed"],
            About::Duty => &["overdue_days", "unanswered", "light", "missed", "of_post", "of_site"],
            About::Accident => &["unanswered", "light", "age_days", "late_report"],
            About::Alarm => &["overdue_days", "unanswered", "light", "age_days", "critical"],
            About::Doubt => &["overdue_days", "unanswered", "light", "age_days"],
        }
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub code: String,
    pub title: String,
    pub subject: About,
    pub when: Condition,
    pub step: Step,
    /// A step of this kind on the same subject must have run out without an accepted answer.
    #[serde(default)]
    pub after: Option<Step>,
    pub once: Once,
    /// What is asked of the unit; `{title}` `{number}` `{due}` `{days}` are filled in.
    pub text: String,
    /// V, M or P, as parameters are marked.
    pub mark: String,
    pub source: String,
    pub effective_from: Date,
    #[serde(default)]
    pub effective_to: Option<Date>,
}

impl Rule {
    pub fn in_force(&self, day: Date) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|to| day <= to)
    }
}

/// Read a file of rules; a fault says which rule and what is wrong.
pub fn read(text: &str) -> Result<Vec<Rule>, String> {
    let rules: Vec<Rule> = serde_yaml_ng::from_str(text).map_err(|e| format!("督办规则：{e}"))?;
    for (n, rule) in rules.iter().enumerate() {
        if rules[..n].iter().any(|r| r.code == rule.code) {
            return Err(format!("督办规则“{}”重复。", rule.code));
        }
        let known = rule.subject.facts();
        if let Some(fact) = rule.when.facts().into_iter().find(|f| !known.contains(f)) {
            let (label, known) = (rule.subject.label(), known.join("、"));
            return Err(format!("督办规则“{}”：{label}没有“{fact}”这项事实，可用：{known}。", rule.code));
        }
        if rule.once == Once::Due && rule.subject == About::Accident {
            return Err(format!("督办规则“{}”：事故没有期限，once 不能是 due，请用 light。", rule.code));
        }
        if rule.once == Once::After && rule.after.is_none() {
            return Err(format!("督办规则“{}”写了 once: after，须同时写明 after 是哪一步。", rule.code));
        }
    }
    Ok(rules)
}

/// The rules that are shipped.
pub fn shipped() -> &'static [Rule] {
    static RULES: std::sync::LazyLock<Vec<Rule>> = std::sync::LazyLock::new(|| {
        // A test reads the same file, so that a fault cannot be shipped.
        read(LADDER).unwrap_or_default()
    });
    &RULES
}
