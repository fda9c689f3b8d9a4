//! What is remembered of a point: small, copied, snapshotted as bytes.

use crate::alarm::limit::Limit;
use serde::{Deserialize, Serialize};

/// What is remembered of a point.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Time of the last reading.
    pub last_at_ms: i64,
    /// The last value that was in range and good.
    pub value: f64,
    pub(super) anchor_at: i64,
    pub(super) anchor: f64,
    /// Since when the clock of a limit runs: towards raising if it is not raised, towards returning if it is.
    pub(super) since: [i64; CLOCKED.len()],
    /// Bits of [`Limit`].
    pub(super) raised: u16,
    /// Bits of the index into `since`.
    pub(super) pending: u8,
    pub(super) flags: u8,
    pub(super) version: u32,
}

/// Limits with delays, in the order in which changes of the same instant are told.
pub(super) const CLOCKED: [Limit; 6] = [Limit::Ll, Limit::L, Limit::H, Limit::Hh, Limit::OffNormal, Limit::BadPv];
pub(super) const BAD_PV: usize = 5;

/// The silence clock runs.
pub(super) const HEARD: u8 = 1;
/// `value` is the present value.
pub(super) const KNOWN: u8 = 2;
/// The last reading was back-filled.
pub(super) const LATE: u8 = 4;
/// There is an anchor.
pub(super) const ANCHORED: u8 = 8;

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

impl State {
    /// Bytes of [`State::to_bytes`].
    pub const BYTES: usize = 88;

    /// Nothing is known; silence doesn't count before the first reading.
    pub const fn new() -> State {
        State {
            last_at_ms: i64::MIN,
            value: 0.0,
            anchor_at: 0,
            anchor: 0.0,
            since: [0; CLOCKED.len()],
            raised: 0,
            pending: 0,
            flags: 0,
            version: 0,
        }
    }

    /// Nothing is known, and silence counts from `at_ms` on.
    pub const fn since(at_ms: i64) -> State {
        State { last_at_ms: at_ms, flags: HEARD, ..State::new() }
    }

    /// Whether a limit is raised.
    pub fn raised(&self, limit: Limit) -> bool {
        self.raised & limit.bit() != 0
    }

    /// Whether anything is raised.
    pub fn any_raised(&self) -> bool {
        self.raised != 0
    }

    /// Time of the last reading, if there was one.
    pub fn heard_at(&self) -> Option<i64> {
        (self.flags & HEARD != 0).then_some(self.last_at_ms)
    }

    /// For a snapshot: fixed length, little-endian.
    pub fn to_bytes(&self) -> [u8; State::BYTES] {
        let mut to = [0u8; State::BYTES];
        let mut words = [0u64; 11];
        words[0] = self.last_at_ms as u64;
        words[1] = self.value.to_bits();
        words[2] = self.anchor_at as u64;
        words[3] = self.anchor.to_bits();
        for (word, since) in words[4..10].iter_mut().zip(self.since) {
            *word = since as u64;
        }
        words[10] =
            self.raised as u64 | (self.pending as u64) << 16 | (self.flags as u64) << 24 | (self.version as u64) << 32;
        for (eight, word) in to.chunks_exact_mut(8).zip(words) {
            eight.copy_from_slice(&word.to_le_bytes());
        }
        to
    }

    /// Back from a snapshot.
    pub fn from_bytes(from: &[u8; State::BYTES]) -> State {
        let mut words = [0u64; 11];
        for (word, eight) in words.iter_mut().zip(from.chunks_exact(8)) {
            *word = u64::from_le_bytes(eight.try_into().unwrap_or_default());
        }
        let mut since = [0i64; CLOCKED.len()];
        for (since, word) in since.iter_mut().zip(&words[4..10]) {
            *since = *word as i64;
        }
        State {
            last_at_ms: words[0] as i64,
            value: f64::from_bits(words[1]),
            anchor_at: words[2] as i64,
            anchor: f64::from_bits(words[3]),
            since,
            raised: words[10] as u16,
            pending: (words[10] >> 16) as u8,
            flags: (words[10] >> 24) as u8,
            version: (words[10] >> 32) as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alarm::engine::{Change, Input, Rule, What, next_timer, step};
    use crate::reading::Quality;

    #[test]
    fn a_state_is_small_and_survives_its_snapshot() {
        assert!(size_of::<State>() <= 96, "{}", size_of::<State>());
        let rule = Rule { h: Some(1.0), on_ms: 3_000, silent_ms: 120_000, version: 7, ..Rule::default() };
        let (mut state, mut out) = (State::new(), Vec::new());
        let reading = Input::Reading { at_ms: 1_000, value: 1.2, quality: Quality::Good, late: false };
        step(&rule, &mut state, reading, &mut out);
        assert_eq!((out.len(), next_timer(&rule, &state)), (0, Some(4_000)));
        let mut back = State::from_bytes(&state.to_bytes());
        assert_eq!(back, state);
        step(&rule, &mut back, Input::Clock { at_ms: 10_000 }, &mut out);
        let told = Change { at_ms: 4_000, limit: Limit::H, what: What::Raised, value: 1.2, late: false };
        assert_eq!((out.as_slice(), back.raised(Limit::H)), (&[told][..], true));
    }
}
