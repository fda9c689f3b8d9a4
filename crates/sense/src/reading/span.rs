//! Hours, days and months of event time, in which readings are sealed. Days begin at midnight of the country's clock.

/// Milliseconds of an hour.
pub const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// The country has one clock, eight hours before UTC, all year.
const ZONE_MS: i64 = 8 * HOUR_MS;

/// How much a sealed file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Hour,
    Day,
    Month,
}

/// A stretch of event time: from its first millisecond to before its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub level: Level,
    pub from_ms: i64,
    pub until_ms: i64,
}

/// Number of the hour since 1970.
pub fn hour_of(at_ms: i64) -> i64 {
    at_ms.div_euclid(HOUR_MS)
}

/// The hour with this number.
pub fn hour(number: i64) -> Span {
    Span { level: Level::Hour, from_ms: number * HOUR_MS, until_ms: (number + 1) * HOUR_MS }
}

/// The day that an instant lies in.
pub fn day(at_ms: i64) -> Span {
    let from_ms = (at_ms + ZONE_MS).div_euclid(DAY_MS) * DAY_MS - ZONE_MS;
    Span { level: Level::Day, from_ms, until_ms: from_ms + DAY_MS }
}

/// The month that an instant lies in.
pub fn month(at_ms: i64) -> Span {
    let days = (at_ms + ZONE_MS).div_euclid(DAY_MS);
    let (year, month) = civil(days);
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let start = |y, m| days_before(y, m) * DAY_MS - ZONE_MS;
    Span { level: Level::Month, from_ms: start(year, month), until_ms: start(next_year, next) }
}

/// Year and month of a day counted from 1970-01-01, by the Gregorian calendar.
fn civil(days: i64) -> (i64, i64) {
    // Years begin in March here, so that the leap day is the last.
    let from_0000_03 = days + 719_468;
    let era = from_0000_03.div_euclid(146_097);
    let of_era = from_0000_03.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month)
}

/// Days from 1970-01-01 to the first of a month.
fn days_before(year: i64, month: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = (month + 9) % 12;
    let of_year = (153 * shifted + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl Span {
    pub fn holds(&self, other: &Span) -> bool {
        self.from_ms <= other.from_ms && other.until_ms <= self.until_ms
    }
    pub fn meets(&self, from_ms: i64, until_ms: i64) -> bool {
        self.from_ms < until_ms && from_ms < self.until_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> i64 {
        text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn days_and_months_begin_at_local_midnight() {
        let d = day(ms("2026-11-22T23:30:00+08:00"));
        assert_eq!((d.from_ms, d.until_ms), (ms("2026-11-22T00:00:00+08:00"), ms("2026-11-23T00:00:00+08:00")));
        for (at, from, until) in [
            ("2026-11-30T23:59:59.999+08:00", "2026-11-01T00:00:00+08:00", "2026-12-01T00:00:00+08:00"),
            ("2026-12-01T00:00:00+08:00", "2026-12-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"),
            ("2028-02-29T12:00:00+08:00", "2028-02-01T00:00:00+08:00", "2028-03-01T00:00:00+08:00"),
            ("1969-12-31T20:00:00+08:00", "1969-12-01T00:00:00+08:00", "1970-01-01T00:00:00+08:00"),
        ] {
            let m = month(ms(at));
            assert_eq!((m.from_ms, m.until_ms), (ms(from), ms(until)), "{at}");
        }
        assert!(
            month(d.from_ms).holds(&d) && d.holds(&hour(hour_of(d.from_ms))) && !d.holds(&hour(hour_of(d.until_ms)))
        );
    }
}
