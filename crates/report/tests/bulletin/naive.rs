//! The definitions of the figures once more, as a clerk would count them by hand over one state of one record. Written
//! apart from the program: days are compared, no condition of the program is read.

use super::world::{State, V};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use report::bulletin::period::Span;

/// The day in Beijing, reckoned here.
pub fn local(at: Timestamp) -> Date {
    (at + SignedDuration::from_hours(8)).to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn day(s: &State, field: &str) -> Option<Date> {
    match s.get(field) {
        Some(V::Day(d)) => Some(*d),
        Some(V::At(t)) => Some(local(*t)),
        _ => None,
    }
}
fn at(s: &State, field: &str) -> Option<Timestamp> {
    match s.get(field) {
        Some(V::At(t)) => Some(*t),
        _ => None,
    }
}
fn text<'a>(s: &'a State, field: &str) -> &'a str {
    match s.get(field) {
        Some(V::Text(t)) => t,
        _ => "",
    }
}
fn yes(s: &State, field: &str) -> bool {
    matches!(s.get(field), Some(V::Flag(true)))
}

/// What the record adds to the figure; `None`: it does not belong to it.
pub fn adds(figure: &str, s: &State, span: &Span) -> Option<i64> {
    let in_span = |field: &str| day(s, field).is_some_and(|d| d >= span.from && d < span.till);
    let until = |field: &str| day(s, field).is_some_and(|d| d < span.till);
    let earlier = |field: &str| day(s, field).is_some_and(|d| d < span.from);
    let one = |belongs: bool| belongs.then_some(1);
    let share = |belongs: bool, part: bool| belongs.then_some(i64::from(part));
    // Tasks.
    let books = until("issued") && !earlier("closed");
    let colour = || {
        let turned = day(s, "turns_at").is_some_and(|d| d <= local(span.seen));
        if turned { text(s, "turns_to").to_owned() } else { text(s, "light").to_owned() }
    };
    let due = until("issued") && in_span("due");
    let late = until("issued") && until("due") && !until("closed");
    // Hazards.
    let real = !["void", "merged"].contains(&text(s, "state"));
    let open = real && until("found") && !until("closed");
    let major = text(s, "grade") == "major";
    let at_work = real && until("found") && !earlier("closed");
    // Accidents.
    let counted = yes(s, "counted") && text(s, "stage") != "struck" && in_span("occurred");
    let late_at = |by: &str, done: &str| {
        in_span(by)
            && match (at(s, by), at(s, done)) {
                (_, None) => true,
                (Some(by), Some(done)) => done > by,
                (None, _) => false,
            }
    };
    match figure {
        "tasks_total" => one(books),
        "tasks_red" => one(books && colour() == "red"),
        "tasks_yellow" => one(books && colour() == "yellow"),
        "tasks_green" => one(books && colour() == "green"),
        "tasks_closed" => one(in_span("closed")),
        "tasks_due" => one(due),
        "tasks_on_time" => one(due && until("closed") && !yes(s, "late")),
        "tasks_close_rate" => share(due, until("closed")),
        "tasks_overdue" => one(late),
        "tasks_overdue_days" => {
            let days = day(s, "due").and_then(|d| span.till.since(d).ok()).map_or(0, |s| i64::from(s.get_days()));
            late.then_some(days)
        }
        "tasks_next" => {
            one(until("issued") && day(s, "due").is_some_and(|d| d >= span.till && d < span.next) && !until("closed"))
        }
        "hazards_found" => one(real && in_span("found")),
        "hazards_closed" => one(real && in_span("closed")),
        "hazards_open" => one(open),
        "hazards_overdue" => one(open && until("due") && !until("rectified")),
        "hazards_rate" => share(at_work, until("closed")),
        "majors_found" => one(real && major && in_span("found")),
        "majors_closed" => one(real && major && in_span("closed")),
        "majors_open" => one(open && major),
        "majors_rate" => share(at_work && major, until("closed")),
        "listings_new" => one(in_span("from")),
        "listings_open" => one(until("from") && !until("delisted")),
        "accidents_count" => one(counted),
        "accidents_dead" => counted.then(|| match s.get("dead") {
            Some(V::Number(n)) => *n,
            _ => 0,
        }),
        "accidents_larger" => one(counted && ["larger", "major", "extraordinary"].contains(&text(s, "grade"))),
        "alarms_late" => one(late_at("confirm_due", "confirmed")),
        "doubts_found" => one(in_span("found")),
        "doubts_late" => one(late_at("verify_due", "verified")),
        other => {
            let step = match other {
                "supervise_letter" => "supervise_letter",
                "supervise_warning" => "warning_notice",
                other => other.strip_prefix("supervise_").unwrap_or_else(|| panic!("{other} is not recounted")),
            };
            one(in_span("signed") && text(s, "step") == step)
        }
    }
}
