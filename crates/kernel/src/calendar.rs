//! Working days, periods of recurring duties, and the end of legal terms.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Public holidays and working weekends (调休). Loaded from `content/calendar`; years that are not in it fall back to
/// Monday–Friday, and [`Calendar::knows`] says so.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Calendar {
    pub holidays: BTreeSet<Date>,
    pub working_weekends: BTreeSet<Date>,
}

impl Calendar {
    /// Whether the year's official arrangement is in the table.
    pub fn knows(&self, year: i16) -> bool {
        self.holidays.iter().any(|d| d.year() == year)
    }

    pub fn is_working(&self, day: Date) -> bool {
        if self.working_weekends.contains(&day) {
            return true;
        }
        !self.holidays.contains(&day) && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// The n-th working day after `from`; `from` itself is not counted (民法典 §201).
    pub fn add_working_days(&self, from: Date, days: u32) -> Date {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            day = day.saturating_add(1.day());
            left -= u32::from(self.is_working(day));
        }
        day
    }

    /// The end of a term of natural days: `from` is not counted, and an end on a rest day moves to the next working day
    /// (民法典 §201, §203).
    pub fn add_natural_days(&self, from: Date, days: u32) -> Date {
        let mut day = from.saturating_add(i64::from(days).days());
        while !self.is_working(day) {
            day = day.saturating_add(1.day());
        }
        day
    }
}

/// Last day of a month.
pub fn month_end(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(|d| d.last_of_month())
}

/// Last day of a quarter, 1–4.
pub fn quarter_end(year: i16, quarter: i8) -> Option<Date> {
    (1..=4).contains(&quarter).then(|| month_end(year, quarter * 3)).flatten()
}

/// Length of the windows in which a recurring duty is counted (handbook 02 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Day,
    Week,
    HalfMonth,
    Month,
    Quarter,
    HalfYear,
    Year,
    TwoYears,
}

impl Period {
    pub const ALL: [Period; 8] = [
        Period::Day,
        Period::Week,
        Period::HalfMonth,
        Period::Month,
        Period::Quarter,
        Period::HalfYear,
        Period::Year,
        Period::TwoYears,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::HalfMonth => "half_month",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::HalfYear => "half_year",
            Period::Year => "year",
            Period::TwoYears => "two_years",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Period::Day => "每日",
            Period::Week => "每周",
            Period::HalfMonth => "每半月",
            Period::Month => "每月",
            Period::Quarter => "每季度",
            Period::HalfYear => "每半年",
            Period::Year => "每年",
            Period::TwoYears => "每两年",
        }
    }
    pub fn parse(code: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|p| p.code() == code)
    }

    /// The window that holds `day`. Two-year windows count from `since`, the year in which the rule began.
    pub fn window(self, day: Date, since: i16) -> (Date, Date) {
        let first_of = |month: i8| Date::new(day.year(), month, 1).unwrap_or(day);
        match self {
            Period::Day => (day, day),
            Period::Week => {
                let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
                (monday, monday.saturating_add(6.days()))
            }
            Period::HalfMonth if day.day() <= 15 => {
                (day.first_of_month(), day.first_of_month().saturating_add(14.days()))
            }
            Period::HalfMonth => (day.first_of_month().saturating_add(15.days()), day.last_of_month()),
            Period::Month => (day.first_of_month(), day.last_of_month()),
            Period::Quarter => {
                let first = first_of((day.month() - 1) / 3 * 3 + 1);
                (first, first.saturating_add(2.months()).last_of_month())
            }
            Period::HalfYear => {
                let first = first_of(if day.month() <= 6 { 1 } else { 7 });
                (first, first.saturating_add(5.months()).last_of_month())
            }
            Period::Year => (day.first_of_year(), day.last_of_year()),
            Period::TwoYears => {
                let first = day.year() - (day.year() - since).rem_euclid(2);
                let from = Date::new(first, 1, 1).unwrap_or(day);
                (from, from.saturating_add(1.year()).last_of_year())
            }
        }
    }

    /// All windows that touch the days `from..=to`, in order.
    pub fn windows(self, from: Date, to: Date, since: i16) -> Vec<(Date, Date)> {
        let mut out = Vec::new();
        let mut day = from;
        while day <= to {
            let window = self.window(day, since);
            day = window.1.saturating_add(1.day());
            out.push(window);
            if window.1 == Date::MAX {
                break;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
