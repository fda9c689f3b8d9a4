//! Limits of shelving (handbook 04 §5.1): who asks, why, how long, what stands in for it, who approves.

use crate::alarm::flow::ShelvingAction;
use crate::alarm::model::{Priority, Shelving};
use jiff::{SignedDuration, Timestamp};
use kernel::id::PersonId;
use kernel::{Outcome, Refusal};
use law::Parameters;

/// Shortest reason and substitute, in characters: a word like 误报 explains nothing.
const LEAST: usize = 4;
/// Longest, in characters.
const MOST: usize = 500;

fn bad(path: &str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_SHELVING", say.clone()).at(path, say)
}

/// Longest single shelving of a priority, in minutes.
pub fn most_minutes(priority: Priority, region: &str, now: Timestamp, law: &Parameters) -> i64 {
    let key = match priority {
        Priority::Critical => "alarm.critical.shelve_hours",
        Priority::High => "alarm.high.shelve_hours",
        Priority::Medium => "alarm.medium.shelve_hours",
        Priority::Low => "alarm.low.shelve_hours",
    };
    (law.value(key, region, kernel::day_of(now)) * 60.0) as i64
}

/// What a person asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish<'a> {
    pub reason: &'a str,
    pub substitute: &'a str,
    pub minutes: i64,
}

/// Whether a wish can be granted; `shelved` = minutes for which the point was shelved in the day before.
///
/// # Errors
/// `BAD_SHELVING` with the field, `SHELVED_ENOUGH`.
pub fn wish(
    wish: &Wish<'_>,
    priority: Priority,
    shelved: i64,
    region: &str,
    now: Timestamp,
    law: &Parameters,
) -> Outcome<()> {
    for (path, name, text) in [("reason", "搁置原因", wish.reason), ("substitute", "替代措施", wish.substitute)]
    {
        let n = text.trim().chars().count();
        if n < LEAST {
            return Err(bad(path, format!("{name}至少 {LEAST} 个字，请写明具体情况（如便携检测、人工巡检频次）。")));
        }
        if n > MOST {
            return Err(bad(path, format!("{name}最多 {MOST} 字，现有 {n} 字。")));
        }
    }
    let most = most_minutes(priority, region, now, law);
    if !(1..=most).contains(&wish.minutes) {
        let say = format!("{}优先级的点位一次最多搁置 {} 小时，请缩短时限。", priority.label(), hours(most));
        return Err(bad("minutes", say));
    }
    if priority == Priority::Critical {
        let sum = (law.value("alarm.critical.shelve_hours_most", region, kernel::day_of(now)) * 60.0) as i64;
        if shelved + wish.minutes > sum {
            let say = format!(
                "紧急优先级的点位 24 小时内合计最多搁置 {} 小时，已搁置 {} 小时，不能再延；请尽快修复或停止相关作业。",
                hours(sum),
                hours(shelved)
            );
            return Err(Refusal::conflict("SHELVED_ENOUGH", say));
        }
    }
    Ok(())
}

fn hours(minutes: i64) -> f64 {
    (minutes as f64 / 6.0).round() / 10.0
}

/// Nobody approves what he asked for himself.
///
/// # Errors
/// `SELF_APPROVAL`.
pub fn approver(shelving: &Shelving, action: ShelvingAction, person: Option<PersonId>) -> Outcome<()> {
    let decides = matches!(action, ShelvingAction::Approve | ShelvingAction::Refuse);
    if decides && person.is_some() && shelving.asked.by == person {
        return Err(Refusal::forbidden("SELF_APPROVAL", "搁置不能由申请人自己审批，请由主要负责人或监管部门办理。"));
    }
    Ok(())
}

/// Until when an approved shelving lasts.
pub fn until(shelving: &Shelving, from: Timestamp) -> Timestamp {
    from.saturating_add(SignedDuration::from_mins(shelving.minutes)).unwrap_or(from)
}
