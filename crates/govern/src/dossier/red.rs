//! When a light was red, from the history of its record.

use jiff::civil::Date;

/// A colour that a record had from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn<K> {
    pub on: Date,
    pub red: bool,
    /// Where it was read.
    pub key: K,
}

/// Time in red: first day, and the first day on which it was not red any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<K> {
    pub from: Date,
    pub until: Option<Date>,
    pub key: K,
}

/// Times in red, from a history in its order.
pub fn spans<K: Clone>(turns: &[Turn<K>]) -> Vec<Span<K>> {
    let mut out: Vec<Span<K>> = Vec::new();
    let mut red = false;
    for turn in turns {
        match (red, turn.red) {
            (false, true) => out.push(Span { from: turn.on, until: None, key: turn.key.clone() }),
            (true, false) => {
                if let Some(last) = out.last_mut() {
                    last.until = Some(turn.on);
                }
            }
            _ => {}
        }
        red = turn.red;
    }
    // Red and back within a day is nobody's red day.
    out.retain(|s| s.until != Some(s.from));
    out
}

/// Days of a span between two days, both included; `day` is the last that is known.
pub fn days<K>(span: &Span<K>, from: Date, to: Date, day: Date) -> i64 {
    let first = span.from.max(from);
    let last = span.until.map_or(day, |u| u.yesterday().unwrap_or(u)).min(to).min(day);
    i64::from((last - first).get_days() + 1).max(0)
}
