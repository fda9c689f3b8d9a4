//! Windows of a post's duty, counted from the records that were known at a moment.

use super::model::{CountedRecord, WindowLine};
use super::rules::Frame;
use crate::duty::model::{Duty, State};
use crate::duty::rules::{Fact, count};
use jiff::civil::Date;

/// The duty as its term bounds it: a post that ended ended its duties, whether the clock had noticed or not.
pub fn bounded(duty: &Duty, term: (Date, Option<Date>)) -> Duty {
    let end = |a: Option<Date>| match (a, term.1) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let mut out = duty.clone();
    out.since = duty.since.max(term.0);
    out.until = end(duty.until);
    if let Some(by) = &mut out.rule.by {
        by.from = by.from.max(term.0);
        by.to = end(by.to);
    }
    out
}

/// Windows that touch the period and had begun, the oldest first.
pub fn windows(duty: &Duty, facts: &[Fact], frame: &Frame, least: f64) -> Vec<WindowLine> {
    let last = frame.to.min(frame.day);
    let all = duty.windows(last.max(duty.since)).into_iter().filter(|w| w.from <= last && frame.from <= w.to);
    // What a person set aside ends with that day: the window that it cuts off is nobody's.
    let cut = |to: Date| duty.aside.is_some() && duty.until.is_some_and(|u| u < to);
    all.filter(|w| !cut(w.to))
        .map(|window| {
            let owed = duty.owes(&window, least);
            let counted = count(&duty.rule, duty.unit, &window, facts, frame.day);
            let state = counted.state;
            WindowLine {
                from: window.from,
                to: window.to,
                need: duty.rule.min,
                have: counted.have,
                state: state.code().into(),
                state_label: if owed { state.label().into() } else { "任期不足，不计".into() },
                owed,
                records: counted.records.into_iter().map(|(id, counts)| CountedRecord { id, counts }).collect(),
            }
        })
        .collect()
}

/// States of the windows that are owed.
pub fn states(windows: &[WindowLine]) -> impl Iterator<Item = State> + '_ {
    windows.iter().filter(|w| w.owed).filter_map(|w| State::parse(&w.state))
}
