//! Readings that came after newer ones: they raise no live alarm, but what they would have raised is told afterwards
//! (handbook 04 §6: 事后报警).

use super::engine::{Change, Input, Rule, State, What, step};
use super::limit::Limit;
use crate::reading::Quality;

/// Judges a stretch of the past, in the order of its times, without touching the point's present state. What is still
/// raised when the stretch ends at `until_ms` (where the newer readings begin) ends there. Silence is not judged: the
/// readings came, only later.
pub fn afterwards(rule: &Rule, stretch: &[(i64, f64, Quality)], until_ms: i64, out: &mut Vec<Change>) {
    let rule = Rule { silent_ms: 0, ..*rule };
    let mut state = State::new();
    for &(at_ms, value, quality) in stretch.iter().filter(|(at, _, _)| *at < until_ms) {
        step(&rule, &mut state, Input::Reading { at_ms, value, quality, late: true }, out);
    }
    step(&rule, &mut state, Input::Clock { at_ms: until_ms - 1 }, out);
    for limit in Limit::ALL.iter().copied().filter(|limit| state.raised(*limit)) {
        let what = if limit == Limit::Cut { What::Restored } else { What::Returned };
        out.push(Change { at_ms: until_ms, limit, what, value: state.value, late: true });
    }
}
