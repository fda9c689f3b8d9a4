//! 驻点督导日志: one entry for each working day of the station; written on a later day it is marked so, ahead never.

use crate::tour::model::Station;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::calendar::Calendar;
use kernel::{Outcome, Refusal};
use std::collections::BTreeSet;

/// Longest station, days.
pub const MOST_DAYS: i32 = 366;

/// From when to when, neither backwards nor for years.
pub fn span(from: Date, to: Date) -> Outcome<()> {
    let bad = |say: &str| Err(Refusal::invalid("BAD_TIME", say.to_owned()).at("to", say));
    if to < from {
        return bad("结束日期应不早于开始日期。");
    }
    if from.until(to).map_or(0, |s| s.get_days()) > MOST_DAYS {
        return bad("一次驻点不超过一年，请分期登记。");
    }
    Ok(())
}

/// Whether the entry of a day is late; refused outside the station's time, ahead of time, and a second time.
pub fn entry(station: &Station, day: Date, today: Date, have: &BTreeSet<Date>) -> Outcome<bool> {
    let bad = |code, say: String| Err(Refusal::invalid(code, say.clone()).at("day", say));
    if day < station.from || day > station.to {
        let say = format!("{day} 不在驻点期间（{} 至 {}）内。", station.from, station.to);
        return bad("OUTSIDE_STATION", say);
    }
    if day > today {
        return bad("DAY_AHEAD", format!("{day} 还没有到，日志不能预先填写。"));
    }
    if have.contains(&day) {
        let say = format!("{day} 已有日志，不能改写；有补充请写在当天的日志里。");
        return Err(Refusal::conflict("DAY_TAKEN", say));
    }
    Ok(day < today)
}

/// Working days before today that have no entry; today is still open.
pub fn missing(from: Date, to: Date, today: Date, calendar: &Calendar, have: &BTreeSet<Date>) -> Vec<Date> {
    let days = std::iter::successors(Some(from), |d| d.checked_add(1.day()).ok());
    days.take_while(|d| *d <= to && *d < today).filter(|d| calendar.is_working(*d) && !have.contains(d)).collect()
}
