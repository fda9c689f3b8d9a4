//! Measures → tasks: one for every lead, assisting and territorial unit, with the duties that recur in it
//! (handbook 02 §2).

use super::model::*;
use super::rules::{Day, Reading, Seen};
use crate::task::new::{NewDuty, NewTask, Role, TaskTarget};
use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::id::{PolicyId, UnitId};

/// All tasks of a document that is ready to be issued, in its order, the leading ones of each measure first. `today`
/// stands in for a missing day of issue.
pub fn spread(policy: PolicyId, draft: &Draft, reading: &Reading, today: Date) -> Vec<NewTask> {
    let issued = draft.issued_on.unwrap_or(today);
    let mut out = Vec::new();
    for (seq, m) in draft.measures.iter().enumerate() {
        let seen = reading.measures.iter().find(|s| s.measure == m.id);
        if let Some(seen) = seen.filter(|_| m.kept) {
            out.extend(of_measure(policy, seq as i64 + 1, m, seen, draft, issued));
        }
    }
    out
}

/// Who gets a task of a measure, and in what role.
pub fn holders(seen: &Seen) -> Vec<(UnitId, Role)> {
    let who = &seen.who;
    let leading = match (who.single, who.each) {
        (true, _) => Role::Responsible,
        (false, true) => Role::JointLead,
        (false, false) => Role::Lead,
    };
    // Where only regions are named, each answers for its own ground and nobody leads them.
    let regional = if who.leads.is_empty() { Role::Responsible } else { Role::Territorial };
    let leads = who.leads.iter().map(|u| (*u, leading));
    let assist = who.assist.iter().map(|u| (*u, Role::Assist));
    leads.chain(assist).chain(who.territorial.iter().map(|u| (*u, regional))).collect()
}

/// The tasks of one measure.
pub fn of_measure(policy: PolicyId, seq: i64, m: &Measure, seen: &Seen, draft: &Draft, issued: Date) -> Vec<NewTask> {
    let days: Vec<Option<&Day>> =
        if seen.when.days.is_empty() { vec![None] } else { seen.when.days.iter().map(Some).collect() };
    let several = days.len() > 1;
    let mut out = Vec::new();
    for day in days {
        for (unit, role) in holders(seen) {
            let title = match day {
                Some(d) if several => format!("{}（{}前）", m.name, d.due),
                _ => m.name.clone(),
            };
            let start = day.and_then(|d| d.start).map_or(issued, |s| s.max(issued));
            let duties = duties(draft, m, seen, role);
            out.push(NewTask {
                policy,
                policy_title: draft.title.clone().unwrap_or_else(|| "（无标题文件）".into()),
                measure: m.id,
                seq,
                label: m.label.clone(),
                title,
                text: m.text.clone(),
                role,
                unit,
                lead: seen.who.leads.first().copied().filter(|_| !role.leads()).or(Some(unit)),
                start: day.map_or(start, |d| start.min(d.due)),
                due: day.map(|d| d.due),
                due_rule: day.map(|d| d.rule.clone()),
                standing: seen.when.standing,
                key: m.key,
                targets: m
                    .targets
                    .iter()
                    .map(|t| TaskTarget {
                        quote: t.quote.clone(),
                        value: t.value,
                        unit: t.unit.clone(),
                        op: t.op.clone(),
                    })
                    .collect(),
                evidence: m.evidence.clone(),
                duties,
            });
        }
    }
    out
}

/// What recurs: by the words, and for standing duties without frequency by the clerk's decision (handbook 02 §3, §4).
/// An assisting unit contributes to the lead's duty and reports only where the task is a standing one.
fn duties(draft: &Draft, m: &Measure, seen: &Seen, role: Role) -> Vec<NewDuty> {
    let own = seen.recurring.iter().filter(|_| role != Role::Assist);
    let mut out: Vec<NewDuty> = own
        .map(|r| NewDuty {
            title: super::rules::brief(&m.name, 40),
            quote: r.quote.clone(),
            period: r.per,
            min: r.min,
            unit_word: r.unit_word.clone(),
            record_kind: r.record_kind.clone(),
            subset: r.subset.clone(),
            last_days: r.last_days,
        })
        .collect();
    let report = |title: &str, period: Period| NewDuty {
        title: title.into(),
        quote: String::new(),
        period,
        min: 1,
        unit_word: "次".into(),
        record_kind: Some("report".into()),
        subset: None,
        last_days: None,
    };
    if seen.when.standing && out.is_empty() {
        let period = draft.said.rhythm.unwrap_or(Period::Quarter);
        out.push(report(&format!("{}报告进展", period.label()), period));
    }
    out
}
