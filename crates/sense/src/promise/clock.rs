//! By when a promise is due, and what happens without (handbook 04 §7.2; parameters `promise.*`).

use crate::warning::facts::Floor;
use crate::warning::model::Colour;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use law::Parameters;
use std::collections::BTreeSet;

/// Figures of a region and a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hours {
    /// Hour of the day until which it is promised.
    pub due: f64,
    /// Hour from which its absence is yellow.
    pub yellow: f64,
    /// Days in a row without that are orange.
    pub orange_days: f64,
}

impl Hours {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Hours {
        Hours {
            due: p.value("promise.due_hour", region, on),
            yellow: p.value("promise.yellow_hour", region, on),
            orange_days: p.value("promise.orange_days", region, on),
        }
    }
}

words! {
    /// How the promise of a day stands.
    Stands {
        NotDue "not_due" "未到时限",
        Made "made" "按时承诺",
        Late "late" "逾时承诺",
        Remind "remind" "提醒承诺",
        Missing "missing" "未承诺",
        MissingAgain "missing_again" "连续未承诺",
    }
}

impl Stands {
    /// Whether the enterprise is to be reminded, or worse.
    pub fn lacking(self) -> bool {
        matches!(self, Stands::Remind | Stands::Missing | Stands::MissingAgain)
    }

    /// The colour that follows by itself.
    pub fn floor(self) -> Option<Floor> {
        let (colour, rule, say) = match self {
            Stands::Missing => (Colour::Yellow, "promise.missing", "当日逾时未作安全承诺"),
            Stands::MissingAgain => (Colour::Orange, "promise.missing_again", "连续多日未作安全承诺"),
            _ => return None,
        };
        Some(Floor { colour, rule: rule.to_owned(), say: say.to_owned() })
    }
}

fn hour(day: Date, hour: f64) -> Timestamp {
    let start = kernel::start_of(day);
    start.saturating_add(SignedDuration::from_secs((hour * 3600.0) as i64)).unwrap_or(start)
}

/// Until when a day's promise is due.
pub fn due(day: Date, hours: &Hours) -> Timestamp {
    hour(day, hours.due)
}

/// How the promise of a day stands at an instant. `missed_before`: days in a row right before without any promise.
pub fn stands(day: Date, made: Option<Timestamp>, missed_before: u32, now: Timestamp, hours: &Hours) -> Stands {
    let (due, yellow) = (hour(day, hours.due), hour(day, hours.yellow));
    match made {
        Some(at) if at <= due => Stands::Made,
        Some(_) => Stands::Late,
        None if now < due => Stands::NotDue,
        None if now < yellow => Stands::Remind,
        None if f64::from(missed_before) + 1.0 >= hours.orange_days => Stands::MissingAgain,
        None => Stands::Missing,
    }
}

/// Days in a row right before `day` without a promise, not before `since`, the first day on which one was owed.
pub fn missed_before(day: Date, since: Date, promised: &BTreeSet<Date>) -> u32 {
    let days = std::iter::successors(day.checked_sub(1.day()).ok(), |d| d.checked_sub(1.day()).ok());
    days.take_while(|d| *d >= since && !promised.contains(d)).count() as u32
}
