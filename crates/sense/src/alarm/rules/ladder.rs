//! Response clocks and escalation: enterprise → county → prefecture → province by time (handbook 04 §7, parameters
//! `alarm.*`).

use crate::alarm::flow::Handling;
use crate::alarm::limit::Limit;
use crate::alarm::model::{Alarm, Priority};
use jiff::{SignedDuration, Timestamp};
use law::Parameters;

/// What stops a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unless {
    /// Nothing: it is told at once.
    Never,
    Confirmed,
    /// Feedback on what was done.
    Handled,
    /// Feedback, and the value is back.
    Settled,
    /// The value (or the mask) is back.
    Returned,
}

/// One rung: to which level, how long after raising, unless.
#[derive(Clone, Copy, Debug)]
pub struct Rung {
    pub level: i64,
    pub key: &'static str,
    pub unless: Unless,
    pub why: &'static str,
}

const fn rung(level: i64, key: &'static str, unless: Unless, why: &'static str) -> Rung {
    Rung { level, key, unless, why }
}

const CRITICAL: &[Rung] = &[
    rung(1, "alarm.critical.county_minutes", Unless::Never, "红色报警同步推送"),
    rung(2, "alarm.critical.prefecture_minutes", Unless::Never, "红色报警同步推送"),
    rung(3, "alarm.critical.province_minutes", Unless::Settled, "红色报警限时未消除"),
];
const HIGH: &[Rung] = &[
    rung(1, "alarm.high.county_minutes", Unless::Never, "橙色报警同步推送"),
    rung(2, "alarm.high.prefecture_minutes", Unless::Settled, "橙色报警限时未消除"),
    rung(3, "alarm.high.province_minutes", Unless::Settled, "橙色报警限时未消除"),
];
const MEDIUM: &[Rung] = &[
    rung(1, "alarm.medium.county_minutes", Unless::Confirmed, "黄色报警企业限时未确认"),
    rung(2, "alarm.medium.prefecture_minutes", Unless::Settled, "黄色报警限时未消除"),
];
const LOW: &[Rung] = &[rung(1, "alarm.low.county_minutes", Unless::Handled, "蓝色报警企业限时未反馈")];
/// Masked by its own word or in calibration (handbook 04 §5.2).
const MASKED: &[Rung] = &[
    rung(1, "alarm.masked.county_minutes", Unless::Returned, "屏蔽或标校持续过久"),
    rung(2, "alarm.masked.prefecture_minutes", Unless::Returned, "屏蔽或标校持续过久"),
    rung(3, "alarm.masked.province_minutes", Unless::Returned, "屏蔽或标校持续过久，属重大隐患立案线索"),
];

/// The rungs of an alarm.
pub fn rungs(limit: Limit, priority: Priority) -> &'static [Rung] {
    match (limit, priority) {
        (Limit::Masked, _) => MASKED,
        (_, Priority::Critical) => CRITICAL,
        (_, Priority::High) => HIGH,
        (_, Priority::Medium) => MEDIUM,
        (_, Priority::Low) => LOW,
    }
}

/// Minutes of a parameter after an instant.
fn after(at: Timestamp, key: &str, region: &str, law: &Parameters) -> Timestamp {
    let minutes = law.value(key, region, kernel::day_of(at)).max(0.0);
    at.saturating_add(SignedDuration::from_secs((minutes * 60.0) as i64)).unwrap_or(at)
}

/// Until when the enterprise confirms, and until when it says what it did.
pub fn dues(priority: Priority, at: Timestamp, region: &str, law: &Parameters) -> (Timestamp, Timestamp) {
    let (confirm, feedback) = match priority {
        Priority::Critical => ("alarm.critical.confirm_minutes", "alarm.critical.feedback_minutes"),
        Priority::High => ("alarm.high.confirm_minutes", "alarm.high.feedback_minutes"),
        Priority::Medium => ("alarm.medium.confirm_minutes", "alarm.medium.feedback_minutes"),
        Priority::Low => ("alarm.low.confirm_minutes", "alarm.low.feedback_minutes"),
    };
    (after(at, confirm, region, law), after(at, feedback, region, law))
}

fn met(alarm: &Alarm, unless: Unless) -> bool {
    let handled = matches!(alarm.handling, Handling::Handled | Handling::Closed);
    match unless {
        Unless::Never => false,
        Unless::Confirmed => alarm.handling != Handling::Open,
        Unless::Handled => handled,
        Unless::Settled => handled && !alarm.standing(),
        Unless::Returned => !alarm.standing(),
    }
}

/// The next push: when, to which level, why. Nobody is told of what was found afterwards (handbook 04 §6) or is closed.
pub fn next(alarm: &Alarm, law: &Parameters) -> Option<(Timestamp, i64, &'static str)> {
    if alarm.late || alarm.handling == Handling::Closed {
        return None;
    }
    let rungs = rungs(alarm.limit, alarm.priority).iter();
    let open = rungs.filter(|r| r.level > alarm.level && !met(alarm, r.unless));
    open.map(|r| (after(alarm.raised_at, r.key, &alarm.place.region_path, law), r.level, r.why))
        .min_by_key(|r| (r.0, r.1))
}
