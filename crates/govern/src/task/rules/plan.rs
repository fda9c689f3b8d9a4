//! What a new task begins with.

use super::super::model::{Curve, Milestone};
use super::super::new::{NewDuty, NewTask, Role};
use jiff::civil::{Date, date};
use kernel::calendar::{Calendar, Period};
use kernel::id::UnitId;
use law::Parameters;

/// Year-end checkpoints of a task that runs over several years (handbook 02 §3, row 2024—2026年).
pub fn checkpoints(start: Date, due: Option<Date>) -> Vec<Milestone> {
    let Some(due) = due.filter(|d| d.year() > start.year()) else { return Vec::new() };
    let years: Vec<i16> = (start.year()..due.year()).collect();
    let weight = 1.0 / (years.len() + 1) as f64;
    years
        .into_iter()
        .map(|y| Milestone { name: format!("{y} 年度检查点"), due: date(y, 12, 31), weight, done_on: None })
        .collect()
}

/// A report in the last quarter of a year, or later, meets that year's checkpoint.
pub fn meet_checkpoints(milestones: &mut [Milestone], curve: Curve, today: Date) {
    if curve == Curve::MilestoneOnly {
        return;
    }
    for m in milestones.iter_mut().filter(|m| m.done_on.is_none()) {
        if today >= date(m.due.year(), 10, 1) {
            m.done_on = Some(today);
        }
    }
}

/// Last day for accepting: working days after the day of issue (handbook 02 §2).
pub fn accept_by(issued_on: Date, region: &str, calendar: &Calendar, parameters: &Parameters) -> Date {
    let days = parameters.value("task.accept_days", region, issued_on).max(0.0) as u32;
    calendar.add_working_days(issued_on, days)
}

/// The duties of a task: its own, or for a standing one without any, a report each quarter (handbook 02 §3, 长期坚持).
pub fn duties(new: &NewTask, parameters: &Parameters, today: Date) -> Vec<NewDuty> {
    if !new.standing || !new.duties.is_empty() {
        return new.duties.clone();
    }
    let min = parameters.value("task.standing_period", "", today).max(1.0) as u32;
    vec![NewDuty {
        title: "报告进展".into(),
        quote: String::new(),
        period: Period::Quarter,
        min,
        unit_word: "次".into(),
        record_kind: Some("report".into()),
        subset: None,
        last_days: None,
    }]
}

/// Who sees the task without a grant: the unit whose task it is, and the one that leads the measure.
pub fn access(role: Role, unit: UnitId, lead: Option<UnitId>) -> Vec<(UnitId, kernel::Reason)> {
    let own = match role {
        Role::Lead | Role::JointLead => kernel::Reason::Lead,
        Role::Responsible => kernel::Reason::Owner,
        Role::Assist => kernel::Reason::Assist,
        Role::Territorial => kernel::Reason::Territorial,
    };
    let mut out = vec![(unit, own)];
    out.extend(lead.filter(|l| *l != unit).map(|l| (l, kernel::Reason::Lead)));
    out
}
