//! `alarm.gas`: alarms at which people leave and special work stops (GB 30871-2022; the number of the clause is not checked).

use crate::alarm::flow::Signal;
use crate::alarm::limit::Limit;
use crate::alarm::model::Alarm;
use crate::point::Kind;

/// Whether a limit of a kind is of this sort: gas above a limit (also the power cut of methane), oxygen above or below one.
pub fn stops(kind: Kind, limit: Limit) -> bool {
    match limit {
        Limit::H | Limit::Hh | Limit::Cut => kind.gas(),
        Limit::L | Limit::Ll => kind == Kind::Oxygen,
        _ => false,
    }
}

/// Whether an alarm stops work. What was found afterwards in late readings does not, nor what is suppressed by design or out
/// of service; a shelved one does, or gas could be shelved for the time of the work.
pub fn stops_work(alarm: &Alarm) -> bool {
    stops(alarm.kind, alarm.limit) && !alarm.late && !matches!(alarm.signal, Signal::Dsupr | Signal::Oosrv)
}

/// Instrument, limit, value with its unit.
pub fn say(alarm: &Alarm) -> String {
    let value = alarm.value.map(|v| format!("，{} {}", (v * 100.0).round() / 100.0, alarm.kind.unit()));
    format!("{}（{}）{}限报警{}", alarm.point_name, alarm.point_code, alarm.limit.label(), value.unwrap_or_default())
}
