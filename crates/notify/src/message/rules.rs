//! What may be told, and when it goes out. The figures are parameters of the product [P].

use super::model::{Send, SendState};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use kernel::calendar::Calendar;
use kernel::id::MessageId;
use org::ask::Notice;

/// Longest title, in characters.
pub const TITLE: usize = 120;
/// Longest text, in characters.
pub const TEXT: usize = 2000;
/// Longest key, in bytes.
pub const KEY: usize = 200;
/// Messages in one e-mail or one post at most.
pub const BATCH: usize = 20;
/// Days after which what was parked is too old to be sent when its channel goes on.
pub const STALE_DAYS: i64 = 7;
/// Days for which ways out that are settled are kept.
pub const KEPT_DAYS: i64 = 400;

/// What is wrong with a notice, for the log: callers of ours made it.
pub fn wrong(n: &Notice) -> Option<&'static str> {
    let word = |w: &str| {
        !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.".contains(&b))
    };
    if !word(&n.kind) || n.kind.len() > 60 {
        return Some("kind");
    }
    if !word(&n.concept) || n.concept.len() > 40 {
        return Some("concept");
    }
    if n.key.is_empty() || n.key.len() > KEY || n.key.chars().any(char::is_control) {
        return Some("key");
    }
    if n.title.trim().is_empty() {
        return Some("title");
    }
    let path = n.link.starts_with('/') && !n.link.starts_with("//") && n.link.len() <= 500;
    (!path || n.link.contains('\\') || n.link.chars().any(|c| c.is_control() || c.is_whitespace())).then_some("link")
}

/// Which messages the inbox lays together as one: of one kind and one day, unless each must be seen by itself.
pub fn sheaf(kind: &str, alone: bool, id: MessageId, day: Date) -> String {
    if alone { id.0.to_string() } else { format!("{kind}/{day}") }
}

/// A text without control signs but line feeds, not longer than so many characters: what people wrote goes into messages, and
/// a long reason must not undo the step that is told.
pub fn fit(text: &str, most: usize) -> String {
    let plain = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    let text = text.trim();
    match text.chars().count() > most {
        true => text.chars().map(plain).take(most - 1).chain(['…']).collect(),
        false => text.chars().map(plain).collect(),
    }
}

/// When a person is left in peace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peace {
    /// First hour of the quiet time and first hour after it, 0–23; equal: none.
    pub from: i8,
    pub to: i8,
    /// Rest days are days like others.
    pub rest_days: bool,
    /// Hour at which work begins after rest days.
    pub work_hour: i8,
}

fn at_hour(day: Date, hour: i8) -> Timestamp {
    kernel::start_of(day).saturating_add(SignedDuration::from_hours(i64::from(hour))).unwrap_or(Timestamp::MAX)
}

fn quiet(hour: i8, peace: &Peace) -> bool {
    match peace.from <= peace.to {
        true => (peace.from..peace.to).contains(&hour),
        false => hour >= peace.from || hour < peace.to,
    }
}

/// The first instant from `at` on at which somebody may be disturbed: not in the quiet hours, not on a rest day (GB: the
/// State Council's yearly arrangement of holidays and 调休; a working weekend is a working day).
pub fn wake(at: Timestamp, peace: &Peace, calendar: &Calendar) -> Timestamp {
    let mut at = at;
    // A rest of more than forty days does not exist; the bound only ends a calendar gone wrong.
    for _ in 0..80 {
        let local = kernel::ZONE.to_datetime(at);
        let (day, hour) = (local.date(), local.hour());
        if !peace.rest_days && !calendar.is_working(day) {
            let mut next = day;
            while !calendar.is_working(next) && next < day.saturating_add(60.days()) {
                next = next.saturating_add(1.day());
            }
            at = at_hour(next, peace.work_hour);
        } else if quiet(hour, peace) {
            let end = if hour < peace.to { day } else { day.saturating_add(1.day()) };
            at = at_hour(end, peace.to);
        } else {
            return at;
        }
    }
    at
}

/// When a message goes out: at once if it is urgent; otherwise after the time in which others may join it, and not before
/// the person may be disturbed.
pub fn due(now: Timestamp, urgent: bool, wait_minutes: i64, peace: &Peace, calendar: &Calendar) -> Timestamp {
    if urgent {
        return now;
    }
    let later = now.saturating_add(SignedDuration::from_mins(wait_minutes.max(0))).unwrap_or(now);
    wake(later, peace, calendar)
}

/// Whether something on its way may still be sent.
pub fn open(send: &Send) -> bool {
    matches!(send.state, SendState::Queued | SendState::Failed)
}

/// An address that looks like one: what the mail server says of it counts.
pub fn address_ok(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let part = |p: &str| {
        !p.is_empty()
            && p.len() <= 63
            && !p.starts_with('-')
            && !p.ends_with('-')
            && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    text.len() <= 254
        && (1..=64).contains(&name.len())
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && host.contains('.')
        && host.split('.').all(part)
}
