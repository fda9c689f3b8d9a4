//! Which alarm is answered first: by priority, then by what is left of its response clock.

use crate::alarm::flow::{Handling, Signal};
use crate::alarm::model::Alarm;
use jiff::Timestamp;

/// Whether the point was silenced (shelved, suppressed by design, out of service) when the alarm was last looked at.
pub fn muted(alarm: &Alarm) -> bool {
    matches!(alarm.signal, Signal::Shelved | Signal::Dsupr | Signal::Oosrv)
}

/// What the enterprise owes next, and until when.
pub fn waiting(alarm: &Alarm) -> Option<(&'static str, Timestamp)> {
    match alarm.handling {
        Handling::Open => alarm.confirm_due.map(|t| ("确认", t)),
        Handling::Confirmed | Handling::Working => alarm.feedback_due.map(|t| ("反馈处置结果", t)),
        Handling::Handled | Handling::Closed => None,
    }
}

/// Steps between the groups of the sort key; greater than the seconds of any instant.
const GROUP: i64 = 1_000_000_000_000;
/// What nobody owes anything on comes behind what has a clock.
const IDLE: i64 = 300_000_000_000;

/// Sort key: priority 1–4, then found afterwards, muted, closed; within a group by the clock that runs out first.
pub fn urgency(alarm: &Alarm) -> i64 {
    let group = match alarm {
        a if a.handling == Handling::Closed => 9,
        a if muted(a) => 7,
        a if a.late => 6,
        a => a.priority.number(),
    };
    let within = waiting(alarm).map_or(IDLE + alarm.raised_at.as_second(), |w| w.1.as_second());
    group * GROUP + within.clamp(0, GROUP - 1)
}

/// Levels that were told and where nobody took note yet, as bits (1 = enterprise's own, 2 county, 4 prefecture, 8 province).
pub fn pending(alarm: &Alarm) -> i64 {
    alarm.steps.iter().filter(|s| s.known.is_none()).fold(0, |bits, s| bits | 1 << s.level.clamp(0, 8))
}
