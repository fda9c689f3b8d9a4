//! Weeks, months and quarters, each [from 00:00, till 00:00) in Beijing time (handbook 02 §9).

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// Sorts of bulletins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 周报: Monday to Sunday.
    Weekly,
    /// 月报
    Monthly,
    /// 季度通报
    Quarterly,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Weekly, Kind::Monthly, Kind::Quarterly];

    /// Also the code of its template.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Weekly => "weekly",
            Kind::Monthly => "monthly",
            Kind::Quarterly => "quarterly",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Kind::Weekly => "周报",
            Kind::Monthly => "月报",
            Kind::Quarterly => "季度通报",
        }
    }
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// One period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub kind: Kind,
    pub from: Date,
    /// The first day that no longer belongs to it.
    pub till: Date,
}

impl Period {
    /// The period to which a day belongs.
    pub fn of(kind: Kind, day: Date) -> Period {
        let (from, length) = match kind {
            Kind::Weekly => (day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days()), 7.days()),
            Kind::Monthly => (day.first_of_month(), 1.month()),
            Kind::Quarterly => {
                let back = i64::from((day.month() - 1) % 3);
                (day.first_of_month().saturating_sub(back.months()), 3.months())
            }
        };
        Period { kind, from, till: from.saturating_add(length) }
    }

    /// The one before.
    pub fn last(&self) -> Period {
        Period::of(self.kind, self.from.saturating_sub(1.day()))
    }

    /// The same one of last year; of weeks the one 52 weeks before, which begins on a Monday too.
    pub fn last_year(&self) -> Period {
        match self.kind {
            Kind::Weekly => Period::of(self.kind, self.from.saturating_sub(52.weeks())),
            _ => Period::of(self.kind, self.from.saturating_sub(1.year())),
        }
    }

    /// The one after.
    pub fn next(&self) -> Period {
        Period::of(self.kind, self.till)
    }

    /// Its last day.
    pub fn end(&self) -> Date {
        self.till.saturating_sub(1.day())
    }

    /// The `n`-th day after it.
    pub fn due(&self, n: i64) -> Date {
        self.till.saturating_add((n.max(1) - 1).days())
    }

    /// 2024年第三季度, 2024年9月, 2024年11月11日至11月17日
    pub fn label(&self) -> String {
        let (from, end) = (self.from, self.end());
        match self.kind {
            Kind::Weekly if from.year() == end.year() => {
                format!("{}年{}月{}日至{}月{}日", from.year(), from.month(), from.day(), end.month(), end.day())
            }
            Kind::Weekly => format!(
                "{}年{}月{}日至{}年{}月{}日",
                from.year(),
                from.month(),
                from.day(),
                end.year(),
                end.month(),
                end.day()
            ),
            Kind::Monthly => format!("{}年{}月", from.year(), from.month()),
            Kind::Quarterly => {
                let word = ["一", "二", "三", "四"][usize::from((from.month() as u8 - 1) / 3)];
                format!("{}年第{word}季度", from.year())
            }
        }
    }

    /// The same days as a span seen from a moment.
    pub fn span(&self, seen: Timestamp) -> Span {
        Span { from: self.from, till: self.till, next: self.next().till, seen }
    }
}

/// Days that are counted, and the moment whose knowledge counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Date,
    /// Not included.
    pub till: Date,
    /// End of the period after, not included.
    pub next: Date,
    pub seen: Timestamp,
}
