//! When a light turns if nothing is reported.

use crate::task::model::days_between;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Colour;

/// The first day after `today` with another colour. Between two days on which something happens (start, milestones, due
/// date, window ends) a task only gets worse, so a search by halves finds it; it never gets better by itself.
pub(super) fn first_turn(today: Date, last: Date, now: Colour, at: impl Fn(Date) -> Colour) -> Option<(Date, Colour)> {
    let span = days_between(today, last);
    if span <= 0 || at(last) == now {
        return None;
    }
    let (mut same, mut other) = (0, span);
    while other - same > 1 {
        let middle = (same + other) / 2;
        match at(today.saturating_add(middle.days())) == now {
            true => same = middle,
            false => other = middle,
        }
    }
    let day = today.saturating_add(other.days());
    Some((day, at(day)))
}
