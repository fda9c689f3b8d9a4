//! Which record counts for which occurrence (handbook 02 §4: 至少N次, 同日同对象重复只计 1; 补录).

use super::model::{Rule, State, Window, subset_label};
use crate::record::model::kind_label;
use jiff::civil::Date;
use kernel::id::{PersonId, RecordId, SiteId, UnitId};

/// A record, as far as counting looks at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub id: RecordId,
    pub kind: String,
    pub on: Date,
    /// Units that took part: the record's own and those of its people.
    pub units: Vec<UnitId>,
    /// Who took part.
    pub people: Vec<PersonId>,
    pub title: String,
    pub object: Option<String>,
    /// The site where it was done, for what is asked of a site.
    pub site: Option<SiteId>,
    pub high_risk: bool,
    /// How many things it covers, where things are counted and not times.
    pub amount: i64,
    pub entered_on: Date,
}

/// What a window has.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    pub have: i64,
    pub state: State,
    /// Records that fit, with what each one counts; 0 for a repetition on the same day with the same object.
    pub records: Vec<(RecordId, i64)>,
}

/// Whether a record fits a window of a unit's duty, whatever day it was entered.
pub fn fits(rule: &Rule, unit: UnitId, window: &Window, fact: &Fact) -> bool {
    let kind = rule.record_kind.as_deref().is_none_or(|k| satisfies(&fact.kind, k));
    let place = rule.site.is_none_or(|s| fact.site == Some(s));
    let person = rule.by.is_none_or(|b| fact.people.contains(&b.person) && b.holds(fact.on));
    kind && place
        && person
        && fact.units.contains(&unit)
        && window.count_from <= fact.on
        && fact.on <= window.to
        && rule.subset.as_deref().is_none_or(|s| in_subset(s, fact))
}

/// A led inspection is an inspection; otherwise kinds must be the same.
fn satisfies(kind: &str, wanted: &str) -> bool {
    kind == wanted || kind == "led_inspection" && wanted == "inspection"
}

fn in_subset(subset: &str, fact: &Fact) -> bool {
    if subset == "high_risk" || subset.contains("高危") {
        return fact.high_risk;
    }
    fact.title.contains(subset) || fact.object.as_deref().is_some_and(|o| o.contains(subset))
}

/// Times are counted one for each record; things by the record's amount.
fn worth(rule: &Rule, fact: &Fact) -> i64 {
    if matches!(rule.unit_word.as_str(), "次" | "轮" | "场" | "期" | "回" | "") { 1 } else { fact.amount.max(1) }
}

/// Count a window of a unit's duty. Records entered after the window make it late, after the next one they do not count.
pub fn count(rule: &Rule, unit: UnitId, window: &Window, facts: &[Fact], today: Date) -> Count {
    let mut fitting: Vec<&Fact> =
        facts.iter().filter(|f| fits(rule, unit, window, f) && f.entered_on <= window.next_to).collect();
    fitting.sort_by_key(|f| (f.entered_on, f.on, f.id));
    let mut seen: Vec<(Date, Option<&str>)> = Vec::new();
    let (mut have, mut in_time) = (0, 0);
    let mut records = Vec::new();
    for fact in fitting {
        let object = fact.object.as_deref().map(str::trim).filter(|o| !o.is_empty());
        let key = (fact.on, object);
        let n = if seen.contains(&key) { 0 } else { worth(rule, fact) };
        seen.push(key);
        have += n;
        if fact.entered_on <= window.to {
            in_time += n;
        }
        records.push((fact.id, n));
    }
    let state = if in_time >= rule.min {
        State::Done
    } else if have >= rule.min {
        State::Late
    } else if today > window.to {
        State::Missed
    } else {
        State::Pending
    };
    Count { have, state, records }
}

/// What is still missing, in words; empty when nothing is.
pub fn missing(rule: &Rule, have: i64) -> String {
    let left = rule.min - have;
    if left <= 0 {
        return String::new();
    }
    let what = rule.record_kind.as_deref().map_or("", kind_label);
    let only = rule.subset.as_deref().map(|s| format!("（须为{}）", subset_label(s))).unwrap_or_default();
    let word = if rule.unit_word.is_empty() { "次" } else { &rule.unit_word };
    format!("还差 {left} {word}{what}{only}")
}
