//! Last days by grade and state (handbook 03 §6). Every figure is a parameter with its source; the calendar is the law's.

use super::super::flow::State;
use super::super::model::{Grade, Hazard, days_between};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::light::Used;
use kernel::{Outcome, Refusal};
use law::Law;

/// A last day with the parameters that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub day: Date,
    pub used: Vec<Used>,
}

fn natural(law: &Law, key: &str, region: &str, from: Date) -> Term {
    let mut used = Vec::new();
    let days = law.parameters.used(key, region, from, &mut used) as i64;
    Term { day: from.saturating_add(days.days()), used }
}

fn working(law: &Law, key: &str, region: &str, from: Date) -> Term {
    let mut used = Vec::new();
    let days = law.parameters.used(key, region, from, &mut used) as u32;
    Term { day: law.calendar.add_working_days(from, days), used }
}

/// By when a report must be verified.
pub fn verify_by(law: &Law, region: &str, reported: Date) -> Term {
    working(law, "hazard.verify_days", region, reported)
}

/// Usual last day of a general hazard.
pub fn general(law: &Law, region: &str, from: Date) -> Term {
    natural(law, "hazard.general_days", region, from)
}

/// By when a major hazard's plan is handed in, from the day on which it was found to be one.
pub fn plan_by(law: &Law, region: &str, from: Date) -> Term {
    natural(law, "hazard.plan_days", region, from)
}

/// By when the regulator answers a plan.
pub fn plan_answer_by(law: &Law, region: &str, from: Date) -> Term {
    working(law, "hazard.plan_review_days", region, from)
}

/// By when the place is looked at after the firm reported complete.
pub fn review_by(law: &Law, region: &str, grade: Option<Grade>, from: Date) -> Term {
    match grade {
        Some(Grade::Major) => natural(law, "hazard.review_days_major", region, from),
        _ => working(law, "hazard.review_days", region, from),
    }
}

/// By when an accepted hazard is closed.
pub fn close_by(law: &Law, region: &str, from: Date) -> Term {
    working(law, "hazard.close_days", region, from)
}

/// Last instant of the two reports (安全生产法 §41 says 及时; the hours are a parameter).
pub fn dual_by(law: &Law, h: &Hazard) -> Timestamp {
    let hours = law.parameters.value("hazard.dual_report_hours", &h.region_path, kernel::day_of(h.found_at));
    h.found_at.saturating_add(SignedDuration::from_secs((hours * 3600.0) as i64)).unwrap_or(h.found_at)
}

/// A last day that somebody typed in for a general hazard: not past, and not beyond the most.
pub fn general_within(law: &Law, region: &str, from: Date, wanted: Date) -> Outcome<()> {
    if wanted < from {
        let say = format!("整改期限 {wanted} 已经过去，请填 {from} 或以后的日期。");
        return Err(Refusal::invalid("IN_THE_PAST", say).at("due", "已过去"));
    }
    let most = natural(law, "hazard.general_days_most", region, from);
    if wanted > most.day {
        let say = format!(
            "一般隐患整改期限最长 {} 日，即 {}，所填为 {wanted}；确需更长的，应研究是否属于重大隐患，或到期前申请延期。",
            days_between(from, most.day),
            most.day
        );
        return Err(Refusal::invalid("DUE_TOO_FAR", say).at("due", format!("不晚于 {}", most.day)));
    }
    Ok(())
}

/// What must happen next, by whom, by when: one sentence for lists and for the page.
pub fn waiting(h: &Hazard, today: Date) -> Option<(&'static str, Date, i64)> {
    let (what, day) = match h.state {
        State::Reported => ("核实", h.step_due?),
        State::PlanDue => ("报治理方案", h.due?),
        State::Assigned | State::Rectifying => ("整改", h.due?),
        State::PlanReview => ("审查方案", h.step_due?),
        State::Fixed | State::Review => ("复查", h.step_due?),
        State::Accepted => ("销号", h.step_due?),
        State::Closed | State::Void | State::Merged => return None,
    };
    Some((what, day, if today > day { days_between(day, today) } else { 0 }))
}
