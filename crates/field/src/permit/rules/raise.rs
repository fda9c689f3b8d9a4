//! `permit.raise`: on rest days and at night hot work is treated a level higher (GB 30871-2022 第5章).

use crate::permit::kind::{Grade, Kind};
use crate::permit::limits::Night;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::calendar::Calendar;

/// The grade that counts, and why it is treated a level higher. Second class becomes first; first stays first and needs the
/// principal's approval ([`leader_approves`]).
pub fn raised(
    kind: Kind,
    asked: Grade,
    from: Timestamp,
    to: Timestamp,
    calendar: &Calendar,
    night: Night,
) -> (Grade, Option<String>) {
    if kind != Kind::HotWork || asked == Grade::HotSpecial {
        return (asked, None);
    }
    let why = match rest_day(from, to, calendar) {
        Some(day) => format!("{day} 是节假日或公休日"),
        None if night.holds(hour(from)) => "夜间开工".to_owned(),
        None => return (asked, None),
    };
    match asked {
        Grade::HotSecond => (Grade::HotFirst, Some(format!("{why}，二级动火升为一级管理"))),
        _ => (asked, Some(format!("{why}，一级动火升级管理，由主要负责人批准"))),
    }
}

/// The first day that is no working day, of those on which the work is planned.
fn rest_day(from: Timestamp, to: Timestamp, calendar: &Calendar) -> Option<Date> {
    // Ending at midnight it does not touch the next day.
    let last = kernel::day_of(to - jiff::SignedDuration::from_secs(1));
    let days = std::iter::successors(Some(kernel::day_of(from)), |d| d.checked_add(1.day()).ok());
    days.take_while(|d| *d <= last).take(60).find(|d| !calendar.is_working(*d))
}

/// Hour of the day, with its fraction, Beijing time.
fn hour(at: Timestamp) -> f64 {
    (at.as_second() - kernel::start_of(kernel::day_of(at)).as_second()) as f64 / 3600.0
}

/// Whether only the principal may approve: special hot work, and first class that is treated a level higher.
pub fn leader_approves(asked: Grade, grade: Grade, raised: bool) -> bool {
    grade == Grade::HotSpecial || (asked == Grade::HotFirst && raised)
}
