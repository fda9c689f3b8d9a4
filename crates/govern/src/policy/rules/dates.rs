//! Until when: words of a measure → dates (handbook 02 §3), with the choices of the clerk.

use super::doubt::Doubts;
use crate::policy::guess;
use crate::policy::model::*;
use jiff::civil::Date;

/// A last day of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    pub start: Option<Date>,
    pub due: Date,
    /// How the date was reached, in words.
    pub rule: String,
}

/// The dates of a measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    /// One for each task that is to be made; empty: no last day.
    pub days: Vec<Day>,
    /// 常设: without a last day.
    pub standing: bool,
}

fn on(due: Date, rule: &str) -> When {
    When { days: vec![Day { start: None, due, rule: rule.into() }], standing: false }
}

fn standing() -> When {
    When { days: Vec::new(), standing: true }
}

/// Until when it must be done, seen from the day of issue. Doubts about dates are added.
pub fn when(draft: &Draft, m: &Measure, issued: Date, doubts: &mut Doubts) -> When {
    if m.hand.standing == Some(true) {
        doubts.rhythm(m);
        return standing();
    }
    match m.hand.due {
        Some(Some(due)) => return on(due, "经办人指定"),
        Some(None) => {
            doubts.rhythm(m);
            return standing();
        }
        None => {}
    }
    let words: Vec<&Deadline> = m.deadlines.iter().filter(|d| !d.inferred).collect();
    if words.is_empty() {
        return without_words(draft, m, issued, doubts);
    }
    let mut days: Vec<Day> = Vec::new();
    for d in &words {
        let mut day = Day { start: d.start, due: d.due, rule: rule(d) };
        if d.due < issued {
            match doubts.past(m, d, issued) {
                Some(Some(due)) if due != d.due => (day.due, day.rule) = (due, "原期限早于印发日，经办人改定".into()),
                Some(None) => continue,
                _ => {}
            }
        }
        if !days.iter().any(|x| x.due == day.due) {
            days.push(day);
        }
    }
    days.sort_by_key(|d| d.due);
    if days.is_empty() {
        doubts.rhythm(m);
        return standing();
    }
    if days.len() > 1 && !doubts.each_due(m, &days) {
        let last = days.pop();
        let before: Vec<String> = days.iter().map(|d| d.due.to_string()).collect();
        days = last
            .into_iter()
            .map(|d| Day {
                start: None, rule: format!("{}；此前阶段时限：{}", d.rule, before.join("、")), due: d.due
            })
            .collect();
    }
    When { days, standing: false }
}

fn rule(d: &Deadline) -> String {
    if d.quote.is_empty() { d.rule.clone() } else { format!("“{}”：{}", d.quote, d.rule) }
}

/// No day in the item's own words: a standing duty, the plan's own end, or a doubt.
fn without_words(draft: &Draft, m: &Measure, issued: Date, doubts: &mut Doubts) -> When {
    if let Some(d) = m.deadlines.iter().find(|d| d.inferred) {
        return match doubts.inferred(m, d) {
            Some(None) => {
                doubts.rhythm(m);
                standing()
            }
            Some(Some(due)) if due != d.due => on(due, "经办人指定"),
            _ => When { days: vec![Day { start: d.start, due: d.due, rule: d.rule.clone() }], standing: false },
        };
    }
    if !m.recurrences.is_empty() || guess::standing(&m.text) || m.hand.standing == Some(true) {
        doubts.rhythm(m);
        return standing();
    }
    match doubts.no_deadline(m, draft.period.map(|p| p.1), issued) {
        Some(Some(due)) => on(due, "条文未写期限，由经办人确定"),
        Some(None) => {
            doubts.rhythm(m);
            standing()
        }
        None => When::default(),
    }
}
