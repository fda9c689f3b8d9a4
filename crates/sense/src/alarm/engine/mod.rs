//! The alarm engine: one point, its rule, its state, one input. No clock, no allocation, no I/O.
//!
//! The value is held between readings, so every limit has one curve to be judged on. A reading at `t` first lets the timers
//! run that are due until `t`, in the order of their times: how often `Input::Clock` comes makes no difference.
//!
//! - A limit is **raised** when the value has violated it for the on-delay, at crossing + delay; it **returns** when the
//!   value has cleared it by the deadband for the off-delay. In between nothing changes.
//! - The power cut acts at once and is restored at once below the restore value (handbook 04 §2.1, §4.1).
//! - Out of range, not a number, faulty: `BAD_PV` at once, which is an alarm (handbook 04 §6). Beyond the upper end of the
//!   range the upper limits count as violated, below the lower end the lower ones. An unknown value keeps the clocks of
//!   raising running and stops those of returning: what cannot be seen is not taken for safe.
//! - Masked or calibrating by its own word: `MASKED` at once (handbook 04 §5.2), the value is unknown.
//! - Silence of `silent_ms` raises `STALE`, the next reading of any quality returns it.

mod change;
mod rule;
mod state;

pub use change::{Change, Input, What};
pub use rule::{Cut, Rate, Rule};
pub use state::State;

use super::limit::Limit;
use crate::reading::Quality;
use state::{ANCHORED, BAD_PV, CLOCKED, HEARD, KNOWN, LATE};

/// How a value stands to a limit.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Violates,
    Clears,
    /// In the deadband, or on the far side of the range.
    Neither,
}

/// One input. Changes are appended to `out` in the order of their times.
pub fn step(rule: &Rule, state: &mut State, input: Input, out: &mut Vec<Change>) {
    let at = match input {
        Input::Reading { at_ms, .. } | Input::Clock { at_ms } => at_ms,
    };
    if state.version != rule.version {
        adopt(rule, state, at.max(state.last_at_ms), out);
    }
    let Input::Reading { at_ms, value, quality, late } = input else {
        return run(rule, state, at, out);
    };
    if state.flags & HEARD != 0 && at_ms <= state.last_at_ms {
        return;
    }
    run(rule, state, at_ms, out);
    state.flags = if late { state.flags | LATE } else { state.flags & !LATE };
    if state.raised(Limit::Stale) {
        // Back-filled readings may be older than the moment at which silence was noticed.
        let noticed = state.last_at_ms.saturating_add(rule.silent_ms as i64);
        tell(state, out, at_ms.max(noticed), Limit::Stale, What::Returned, value);
    }
    state.last_at_ms = at_ms;
    state.flags |= HEARD;
    judge(rule, state, at_ms, value, quality, out);
    run(rule, state, at_ms, out);
}

/// Event time at which `step` must be called with `Input::Clock` if nothing else comes before. Always in front of the last
/// input.
pub fn next_timer(rule: &Rule, state: &State) -> Option<i64> {
    due(rule, state).map(|(at, _)| at)
}

/// Judges one reading.
#[inline]
fn judge(rule: &Rule, state: &mut State, at: i64, value: f64, quality: Quality, out: &mut Vec<Change>) {
    let masked = matches!(quality, Quality::Calibrating | Quality::Masked);
    if masked != state.raised(Limit::Masked) {
        tell(state, out, at, Limit::Masked, if masked { What::Raised } else { What::Returned }, value);
    }
    if masked {
        return unknown(state);
    }
    let believed = matches!(quality, Quality::Good | Quality::OutOfRange) && value.is_finite();
    let good = believed && quality == Quality::Good && value >= rule.lo && value <= rule.hi;
    if good {
        state.value = value;
        state.flags |= KNOWN;
        limits(rule, state, at, value);
        clock(state, BAD_PV, if state.raised(Limit::BadPv) { Verdict::Clears } else { Verdict::Neither }, at);
        power(rule, state, at, value, true, out);
        slope(rule, state, at, value, out);
        return;
    }
    clock(state, BAD_PV, Verdict::Violates, at);
    if !state.raised(Limit::BadPv) {
        state.pending &= !(1 << BAD_PV);
        tell(state, out, at, Limit::BadPv, What::Raised, value);
    }
    unknown(state);
    if believed && value > rule.hi {
        side(state, &[(2, rule.h, 1.0), (3, rule.hh, 1.0)], at, value);
        power(rule, state, at, value, false, out);
    } else if believed && value < rule.lo {
        side(state, &[(0, rule.ll, -1.0), (1, rule.l, -1.0)], at, value);
    }
}

/// A good value against the limits with delays.
#[inline]
fn limits(rule: &Rule, state: &mut State, at: i64, value: f64) {
    for (i, limit, sign) in [(0, rule.ll, -1.0), (1, rule.l, -1.0), (2, rule.h, 1.0), (3, rule.hh, 1.0)] {
        if let Some(limit) = limit {
            // Lower limits are upper ones in the mirror.
            let (value, limit) = (value * sign, limit * sign);
            let verdict = match () {
                _ if value >= limit => Verdict::Violates,
                _ if value <= limit - rule.deadband => Verdict::Clears,
                _ => Verdict::Neither,
            };
            clock(state, i, verdict, at);
        }
    }
    if let Some(normal) = rule.normal {
        clock(state, 4, if (value >= 0.5) == normal { Verdict::Clears } else { Verdict::Violates }, at);
    }
}

/// A value beyond the range: violates the limits of that side, clears none.
fn side(state: &mut State, limits: &[(usize, Option<f64>, f64)], at: i64, value: f64) {
    for &(i, limit, sign) in limits {
        if limit.is_some_and(|limit| value * sign >= limit * sign) {
            clock(state, i, Verdict::Violates, at);
        }
    }
}

/// The value isn't known any more: clocks towards returning stop, those towards raising run on.
fn unknown(state: &mut State) {
    state.flags &= !(KNOWN | ANCHORED);
    for (i, limit) in CLOCKED.iter().enumerate() {
        if state.raised(*limit) {
            state.pending &= !(1 << i);
        }
    }
}

/// Starts, keeps or stops the clock of a limit.
#[inline]
fn clock(state: &mut State, i: usize, verdict: Verdict, at: i64) {
    let wanted = if state.raised(CLOCKED[i]) { Verdict::Clears } else { Verdict::Violates };
    let bit = 1u8 << i;
    if verdict != wanted {
        state.pending &= !bit;
    } else if state.pending & bit == 0 {
        state.pending |= bit;
        state.since[i] = at;
    }
}

/// The power cut, without delay.
#[inline]
fn power(rule: &Rule, state: &mut State, at: i64, value: f64, good: bool, out: &mut Vec<Change>) {
    let Some(Cut { cut, restore }) = rule.cut else { return };
    let is_cut = state.raised(Limit::Cut);
    if !is_cut && value >= cut {
        tell(state, out, at, Limit::Cut, What::Cut, value);
    } else if is_cut && good && value < restore && value < cut {
        tell(state, out, at, Limit::Cut, What::Restored, value);
    }
}

/// Rate of change, see [`Rate`].
#[inline]
fn slope(rule: &Rule, state: &mut State, at: i64, value: f64, out: &mut Vec<Change>) {
    let Some(Rate { change, window_ms }) = rule.rate else { return };
    if state.flags & ANCHORED == 0 {
        (state.anchor_at, state.anchor) = (at, value);
        state.flags |= ANCHORED;
        return;
    }
    let (away, passed) = ((value - state.anchor).abs(), at - state.anchor_at);
    let whole = passed >= window_ms as i64;
    let steep = if whole { away * window_ms as f64 >= change * passed as f64 } else { away >= change };
    if whole {
        (state.anchor_at, state.anchor) = (at, value);
    }
    let raised = state.raised(Limit::Roc);
    if steep && !raised {
        tell(state, out, at, Limit::Roc, What::Raised, value);
    } else if raised && whole && !steep {
        tell(state, out, at, Limit::Roc, What::Returned, value);
    }
}

/// The next thing that becomes true by itself: when, and which clock (`CLOCKED.len()` = silence).
#[inline]
fn due(rule: &Rule, state: &State) -> Option<(i64, usize)> {
    let silent = state.flags & HEARD != 0 && rule.silent_ms != 0 && !state.raised(Limit::Stale);
    let mut first = silent.then(|| (state.last_at_ms.saturating_add(rule.silent_ms as i64), CLOCKED.len()));
    let mut pending = state.pending;
    while pending != 0 {
        let i = pending.trailing_zeros() as usize;
        pending &= pending - 1;
        let delay = if state.raised(CLOCKED[i]) { rule.off_ms } else { rule.on_ms };
        let at = state.since[i].saturating_add(delay as i64);
        if first.is_none_or(|(first_at, first_i)| (at, i) < (first_at, first_i)) {
            first = Some((at, i));
        }
    }
    first
}

/// Lets everything happen that is due until `until`, in order.
#[inline]
fn run(rule: &Rule, state: &mut State, until: i64, out: &mut Vec<Change>) {
    while let Some((at, i)) = due(rule, state).filter(|(at, _)| *at <= until) {
        let value = state.value;
        if i == CLOCKED.len() {
            tell(state, out, at, Limit::Stale, What::Raised, value);
            continue;
        }
        state.pending &= !(1 << i);
        let what = if state.raised(CLOCKED[i]) { What::Returned } else { What::Raised };
        tell(state, out, at, CLOCKED[i], what, value);
    }
}

/// Another version of the rule: clocks start anew at `at`, limits that are no longer there return.
#[cold]
fn adopt(rule: &Rule, state: &mut State, at: i64, out: &mut Vec<Change>) {
    state.version = rule.version;
    let keeps = [rule.ll.is_some(), rule.l.is_some(), rule.h.is_some(), rule.hh.is_some(), rule.normal.is_some(), true];
    let value = state.value;
    for (i, limit) in CLOCKED.iter().enumerate() {
        if !keeps[i] && state.raised(*limit) {
            tell(state, out, at, *limit, What::Returned, value);
        }
    }
    if rule.rate.is_none() && state.raised(Limit::Roc) {
        tell(state, out, at, Limit::Roc, What::Returned, value);
    }
    if rule.cut.is_none() && state.raised(Limit::Cut) {
        tell(state, out, at, Limit::Cut, What::Restored, value);
    }
    if rule.silent_ms == 0 && state.raised(Limit::Stale) {
        tell(state, out, at, Limit::Stale, What::Returned, value);
    }
    state.pending &= 1 << BAD_PV;
    state.flags &= !ANCHORED;
    if state.flags & KNOWN != 0 {
        limits(rule, state, at, value);
        power(rule, state, at, value, true, out);
    }
}

/// Records a change.
#[inline]
fn tell(state: &mut State, out: &mut Vec<Change>, at_ms: i64, limit: Limit, what: What, value: f64) {
    if what.begins() {
        state.raised |= limit.bit();
    } else {
        state.raised &= !limit.bit();
    }
    let late = state.flags & LATE != 0 && limit != Limit::Stale;
    out.push(Change { at_ms, limit, what, value, late });
}
