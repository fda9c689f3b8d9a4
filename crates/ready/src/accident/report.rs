//! Clocks of the report. Hours run on without nights and holidays (handbook 02 §3); the principal has one hour from knowing
//! (decree 493 art. 9), each level of government two more (art. 10, 11); local rules may be shorter. Figures may be corrected
//! within thirty days, of road accidents and fires within seven, the day itself not counted (art. 13).

use super::grade::Grade;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// How a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    InTime,
    /// 迟报: later than the hour.
    Late,
    /// 漏报: found after the window of correction had ended.
    Omitted,
}

impl Delay {
    pub fn label(self) -> &'static str {
        match self {
            Delay::InTime => "按时报告",
            Delay::Late => "迟报",
            Delay::Omitted => "漏报",
        }
    }
}

/// Judge a report by when it was known and when it came. `minutes`: time allowed to the principal.
pub fn delay(known: Timestamp, reported: Timestamp, minutes: i64, window_end: Date) -> Delay {
    if kernel::day_of(reported) > window_end {
        return Delay::Omitted;
    }
    match reported > known + SignedDuration::from_mins(minutes) {
        true => Delay::Late,
        false => Delay::InTime,
    }
}

/// Last day on which deaths and injuries are added to the accident itself: natural days, the day of the accident not counted,
/// no moving for holidays.
pub fn window_end(occurred: Timestamp, days: i64) -> Date {
    kernel::day_of(occurred).saturating_add(days.days())
}

/// Levels of government that must have it, from the county up, each with its own two hours.
pub fn levels(grade: Grade) -> &'static [&'static str] {
    match grade {
        Grade::Ordinary => &["县级", "市级"],
        Grade::Larger => &["县级", "市级", "省级"],
        Grade::Major | Grade::Extraordinary => &["县级", "市级", "省级", "国务院"],
    }
}

/// Until when each level must have it: the n-th from the report has n times `hours`.
pub fn chain(reported: Timestamp, grade: Grade, hours: i64) -> Vec<(&'static str, Timestamp)> {
    let step = |n: usize| reported + SignedDuration::from_hours(hours * n as i64);
    levels(grade).iter().enumerate().map(|(n, level)| (*level, step(n))).collect()
}
