//! Days for an answer (handbook 02 §7, proposals of the product; parameters `supervise.*`). Working days by the official
//! calendar; a month that ends on a rest day ends on the next working day (民法典 §203).

use super::model::Supervision;
use super::step::Step;
use crate::task::model::days_between;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::calendar::Calendar;
use law::Parameters;

/// Last day for the answer to a step that is served on `day`; for an interview, for holding it. `None`: no term.
pub fn reply_due(step: Step, day: Date, region: &str, calendar: &Calendar, law: &Parameters) -> Option<Date> {
    let key = match step {
        Step::Urge => "supervise.urge.reply_days",
        Step::SuperviseLetter => "supervise.letter.reply_days",
        Step::Interview => "supervise.interview.hold_days",
        Step::Assignment => "supervise.assignment.reply_days",
        Step::WarningNotice => {
            let days = law.value("supervise.warning.reply_days", region, day).max(0.0) as u32;
            return Some(calendar.add_natural_days(day, days));
        }
        Step::Remind | Step::Circular | Step::Accountability | Step::Secretary => return None,
    };
    Some(working(day, key, region, calendar, law))
}

/// Last day for the report after a talk on `day`.
pub fn report_due(day: Date, region: &str, calendar: &Calendar, law: &Parameters) -> Date {
    let months = law.value("supervise.interview.report_months", region, day).clamp(0.0, 24.0) as i64;
    let end = day.saturating_add(months.months());
    // Nought natural days after the day before: moves to a working day if it is a rest day.
    calendar.add_natural_days(end.saturating_sub(1.day()), 1)
}

/// Last day for a better answer after one was returned on `day`.
pub fn again_due(day: Date, region: &str, calendar: &Calendar, law: &Parameters) -> Date {
    working(day, "supervise.returned_days", region, calendar, law)
}

/// Until when the ladder rests after an answer was accepted on `day` without a date promised in it.
pub fn rest_until(day: Date, region: &str, law: &Parameters) -> Date {
    let days = law.value("supervise.rest_days", region, day).max(0.0) as i64;
    day.saturating_add(days.days())
}

fn working(day: Date, key: &str, region: &str, calendar: &Calendar, law: &Parameters) -> Date {
    calendar.add_working_days(day, law.value(key, region, day).max(0.0) as u32)
}

/// 每周调度 is missing: more days than allowed since the last, or since the leader was named.
pub fn review_late(s: &Supervision, today: Date, law: &Parameters) -> bool {
    let Some(signed) = s.signed.as_ref().filter(|_| s.step == Step::Secretary) else { return false };
    let last = s.reviews.last().map_or(signed.at, |m| m.at);
    days_between(kernel::day_of(last), today) > review_days(s, today, law)
}

/// Days within which a leader reviews once.
pub fn review_days(s: &Supervision, today: Date, law: &Parameters) -> i64 {
    law.value("supervise.review_days", &s.region_path, today).max(1.0) as i64
}
