//! How an occurrence begins, ends and is taken off a mute: the signal's moves by the clock.

use super::{ladder, priority};
use crate::alarm::engine::Change;
use crate::alarm::flow::{Handling, HandlingFlow, Signal, SignalAction, SignalFlow};
use crate::alarm::model::{Alarm, Mark, NEVER, Push};
use crate::point::model::{Mute, Point};
use jiff::Timestamp;
use kernel::flow::{Flow, Party};
use kernel::id::AlarmId;
use law::Parameters;

/// An instant of the engine, kept within what both databases hold.
pub fn instant(ms: i64) -> Timestamp {
    let ms = ms.clamp(0, NEVER.as_millisecond() - 1);
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A figure that can be stored.
fn figure(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// The signal's move by the clock; stays where the table has none.
fn moved(signal: Signal, action: SignalAction) -> Signal {
    SignalFlow::next(signal, action, &[Party::Clock], &[]).unwrap_or(signal)
}

/// A new occurrence of a point.
pub fn born(id: AlarmId, point: &Point, change: &Change, law: &Parameters) -> Alarm {
    let raised_at = instant(change.at_ms);
    let mut alarm = Alarm {
        id,
        point: point.id,
        slot: point.slot.0,
        place: point.place.clone(),
        kind: point.kind,
        point_code: point.code.clone(),
        point_name: point.name.clone(),
        critical: point.critical,
        latched: point.latched,
        limit: change.limit,
        limit_value: point.limits.of(change.limit),
        rule_version: point.rule_version,
        priority: priority::priority(point.kind, change.limit, point.critical),
        raised_at,
        returned_at: None,
        value: figure(change.value),
        back_value: None,
        late: change.late,
        chatter: false,
        flood: None,
        signal: Signal::Unack,
        handling: HandlingFlow::START,
        level: 0,
        escalate_at: None,
        confirm_due: None,
        feedback_due: None,
        cause: None,
        confirmed: None,
        assigned: None,
        assignee: None,
        handled: None,
        rejected: None,
        closed: None,
        hazard: None,
        steps: Vec::new(),
        version: 1,
    };
    match point.mute_at(raised_at) {
        // The instrument's own word is itself an alarm and silences no other.
        None | Some(Mute::Masked) => run(&mut alarm, raised_at, law),
        Some(mute) => hush(&mut alarm, mute),
    }
    alarm
}

/// Starts the clocks at an instant and takes what is due at once.
fn run(alarm: &mut Alarm, from: Timestamp, law: &Parameters) {
    if alarm.late {
        return;
    }
    let (confirm, feedback) = ladder::dues(alarm.priority, from, &alarm.place.region_path, law);
    (alarm.confirm_due, alarm.feedback_due) = (Some(confirm), Some(feedback));
    push(alarm, alarm.raised_at, law);
}

/// Takes every push that is due at an instant and sets the clock for the next. Returns how many.
pub fn push(alarm: &mut Alarm, now: Timestamp, law: &Parameters) -> usize {
    let before = alarm.steps.len();
    while let Some((at, level, why)) = ladder::next(alarm, law).filter(|n| n.0 <= now) {
        alarm.level = level;
        alarm.steps.push(Push { level, at, why: why.into(), known: None });
    }
    reclock(alarm, law);
    alarm.steps.len() - before
}

/// Sets the clock for the next push, without taking one.
pub fn reclock(alarm: &mut Alarm, law: &Parameters) {
    alarm.escalate_at = match alarm.signal {
        Signal::Shelved | Signal::Dsupr | Signal::Oosrv => None,
        _ => ladder::next(alarm, law).map(|n| n.0),
    };
}

/// Alarms nobody while the point is muted; the clocks stand still.
pub fn hush(alarm: &mut Alarm, mute: Mute) {
    alarm.signal = moved(
        alarm.signal,
        match mute {
            Mute::Shelved => SignalAction::Shelve,
            Mute::Suppressed => SignalAction::Suppress,
            Mute::OutOfService => SignalAction::Remove,
            Mute::Masked => return,
        },
    );
    (alarm.confirm_due, alarm.feedback_due, alarm.escalate_at) = (None, None, None);
}

/// The mute is over and the value still violates its limit: it alarms, and the clocks start.
pub fn release(alarm: &mut Alarm, at: Timestamp, law: &Parameters) {
    let before = alarm.signal;
    alarm.signal = moved(before, SignalAction::Release);
    if alarm.signal != before {
        run(alarm, at, law);
        push(alarm, at, law);
    }
}

/// The value is back.
pub fn returned(alarm: &mut Alarm, at: Timestamp, back: f64, law: &Parameters) {
    (alarm.returned_at, alarm.back_value) = (Some(at), figure(back));
    let muted = matches!(alarm.signal, Signal::Shelved | Signal::Dsupr | Signal::Oosrv);
    let latch = alarm.latched && !muted;
    alarm.signal = moved(alarm.signal, if latch { SignalAction::Latch } else { SignalAction::Return });
    if muted && alarm.handling == Handling::Open {
        // Nobody was alarmed; what is left to explain is the mute itself.
        alarm.handling = Handling::Closed;
        alarm.closed =
            Some(Mark { at, by: None, name: "系统".into(), note: Some("静默期间恢复".into()), files: vec![] });
    }
    alarm.escalate_at = if muted { None } else { ladder::next(alarm, law).map(|n| n.0) };
}
