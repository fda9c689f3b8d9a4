//! Which rule takes effect on a subject today, and what holds it back. Pure, and the same for the clock, the trial of a rule
//! and the tests: a trial shows exactly what would happen.

use super::condition::YesFact;
use super::flow::Standing;
use super::model::{Subject, Supervision};
use super::rule::{Once, Rule};
use super::step::Step;
use crate::task::model::days_between;
use jiff::civil::Date;
use kernel::Colour;
use kernel::id::UnitId;

/// What the rules look at.
#[derive(Clone, Debug)]
pub struct Facts {
    pub subject: Subject,
    /// Who must answer; `None`: nobody is named yet.
    pub unit: Option<UnitId>,
    /// What one person owes: a reminder to that person, and no letter to a unit.
    pub personal: bool,
    pub today: Date,
    pub due: Option<Date>,
    pub light: Colour,
    /// Day on which the light took its colour.
    pub light_since: Date,
    /// What it is.
    pub marks: Vec<YesFact>,
    /// Periods missed one after the other, of what recurs.
    pub missed: i64,
    /// Day on which it came into the register.
    pub since: Date,
    /// Reported complete, closed, or paused: nothing is asked of the unit now.
    pub rests: bool,
    /// Earlier steps on this subject, the oldest first.
    pub past: Vec<Supervision>,
}

impl Facts {
    pub fn overdue_days(&self) -> i64 {
        self.due.filter(|d| self.today > *d).map_or(0, |d| days_between(d, self.today))
    }

    pub fn days_left(&self) -> Option<i64> {
        self.due.map(|d| days_between(self.today, d))
    }

    pub fn age_days(&self) -> i64 {
        days_between(self.since, self.today).max(0)
    }

    /// Steps of a kind that ran out without an answer since the light took its colour.
    pub fn unanswered(&self, step: Step) -> i64 {
        let since = self.past.iter().filter(|s| s.step == step && day_of(&s.opened.at) >= self.light_since);
        since.filter(|s| self.ran_out(s)).count() as i64
    }

    /// The answer did not come in time, or it was accepted and the day promised in it has passed.
    fn ran_out(&self, s: &Supervision) -> bool {
        let ended = s.ended.as_ref().map_or(self.today, |m| day_of(&m.at));
        let missed = s.reply_due.is_some_and(|due| ended > due) && !s.replies.iter().any(|r| r.returned.is_none());
        match s.state {
            Standing::Accepted => s.step.wants_reply() && s.rests_until.is_some_and(|day| self.today > day),
            Standing::Stopped => s.signed.is_some() && s.step.wants_reply() && missed,
            _ => s.lapsed(self.today),
        }
    }
}

fn day_of(at: &jiff::Timestamp) -> Date {
    kernel::day_of(*at)
}

/// What a rule says about a subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The step is due; `occasion` is what it happens once for.
    Due { occasion: String, text: String },
    /// The condition holds, but something holds the step back.
    Held { why: String },
}

/// Judge one rule; `None` when its condition does not hold.
pub fn judge(rule: &Rule, facts: &Facts) -> Option<Verdict> {
    if rule.subject.code() != facts.subject.concept
        || facts.rests
        || !rule.in_force(facts.today)
        || !rule.when.holds(facts)
    {
        return None;
    }
    if facts.unit.is_none() {
        return Some(Verdict::Held {
            why: "还没有明确责任单位，无法送达；请先明确监管部门。".into()
        });
    }
    if facts.personal && rule.step != Step::Remind {
        return Some(Verdict::Held { why: "领导干部的履职只提醒本人，不向单位发函。".into() });
    }
    if let Some(why) = held_back(rule, facts) {
        return Some(Verdict::Held { why });
    }
    let occasion = match rule.once {
        Once::Due => facts.due.map_or_else(|| "无期限".to_owned(), |d| d.to_string()),
        Once::Light => format!("{} {}", facts.light.code(), facts.light_since),
        Once::After => last(facts, rule.after?)?.id.to_string(),
    };
    Some(Verdict::Due { occasion, text: fill(rule, facts) })
}

/// The newest step of a kind.
fn last(facts: &Facts, step: Step) -> Option<&Supervision> {
    facts.past.iter().rev().find(|s| s.step == step)
}

fn held_back(rule: &Rule, facts: &Facts) -> Option<String> {
    let open = facts.past.iter().filter(|s| s.open());
    let Some(rung) = rule.step.rung() else {
        let same = open.clone().find(|s| s.step == rule.step)?;
        return Some(format!("{}（{}）还在办理中。", same.step.label(), same.number));
    };
    let on_ladder = |s: &&Supervision| s.step.rung().is_some();
    if let Some(s) = open.clone().filter(on_ladder).find(|s| s.step.rung() >= Some(rung)) {
        return Some(format!("{}（{}）{}，不重复发出。", s.step.label(), s.number, s.state.label()));
    }
    if let Some(s) = open.clone().filter(on_ladder).find(|s| s.state == Standing::Replied) {
        return Some(format!("{}（{}）已回复，先审核回复。", s.step.label(), s.number));
    }
    let until = |s: &&Supervision| s.rests_until.filter(|day| facts.today <= *day);
    if rule.step != Step::Remind
        && let Some(s) = facts.past.iter().find(|s| until(s).is_some())
    {
        let day = s.rests_until.unwrap_or(facts.today);
        return Some(format!("{}（{}）的回复已认可，承诺 {day} 前完成，届时未完成再升级。", s.step.label(), s.number));
    }
    let after = rule.after?;
    match last(facts, after) {
        None => Some(format!("还没有发过{}，先走上一步。", after.label())),
        Some(s) if facts.ran_out(s) => None,
        Some(s) if s.state == Standing::Draft => Some(format!("{}（{}）还没有签发。", after.label(), s.number)),
        Some(s) => match s.reply_due.filter(|_| s.waits()) {
            Some(due) => Some(format!("{}（{}）的回复期限 {due} 未过。", after.label(), s.number)),
            None => Some(format!("{}（{}）{}。", after.label(), s.number, s.state.label())),
        },
    }
}

/// The rule's words about this subject.
fn fill(rule: &Rule, facts: &Facts) -> String {
    let days = if facts.overdue_days() > 0 { facts.overdue_days() } else { facts.days_left().unwrap_or(0).max(0) };
    rule.text
        .replace("{title}", &facts.subject.title)
        .replace("{number}", &facts.subject.number)
        .replace("{due}", &facts.due.map_or_else(|| "（未定期限）".to_owned(), |d| d.to_string()))
        .replace("{days}", &days.to_string())
}
