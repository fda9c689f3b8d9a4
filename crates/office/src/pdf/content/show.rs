//! Shown strings: the text state, and one character after the other.

use super::matrix::{Matrix, apply, times};
use super::{Char, Page};
use crate::pdf::font::Font;
use std::rc::Rc;

/// Graphics state, as far as text depends on it.
#[derive(Clone)]
pub struct State {
    pub ctm: Matrix,
    pub font: Option<Rc<Font>>,
    pub size: f64,
    pub char_space: f64,
    pub word_space: f64,
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
}

impl State {
    pub fn new(ctm: Matrix) -> State {
        State {
            ctm,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// Moves the text matrix on by `by` text units.
pub fn advance(state: &State, tm: &mut Matrix, by: f64) {
    let vertical = state.font.as_ref().is_some_and(|f| f.vertical);
    let (x, y) = if vertical { (0.0, by) } else { (by * state.stretch, 0.0) };
    *tm = times(&[1.0, 0.0, 0.0, 1.0, x, y], tm);
}

/// Shows a string: one [`Char`] for each character, the text matrix moved on.
pub fn show(state: &State, tm: &mut Matrix, bytes: &[u8], page: &mut Page) {
    let Some(font) = &state.font else { return };
    for shown in font.decode(bytes) {
        let by =
            shown.width / 1000.0 * state.size + state.char_space + if shown.space { state.word_space } else { 0.0 };
        let at = times(&[state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], &times(tm, &state.ctm));
        let before = apply(&times(tm, &state.ctm), 0.0, state.rise);
        advance(state, tm, if font.vertical { -state.size - state.char_space } else { by });
        let after = apply(&times(tm, &state.ctm), 0.0, state.rise);
        let text = shown.text.unwrap_or_else(|| {
            page.unknown += 1;
            "\u{FFFD}".into()
        });
        page.unseen += usize::from(state.mode == 3);
        let finite = [before.0, before.1, after.0, after.1].iter().all(|v| v.is_finite() && v.abs() < 1e6);
        if !finite || page.chars.len() > 500_000 {
            continue;
        }
        let turn = match (at[0], at[1]) {
            (a, b) if b.abs() < 0.02 * a.abs() => Some(if a >= 0.0 { 0 } else { 2 }),
            (a, b) if a.abs() < 0.02 * b.abs() => Some(if b >= 0.0 { 1 } else { 3 }),
            _ => None,
        };
        let size = at[2].hypot(at[3]).max(0.1);
        let char = match turn {
            // Brought upright: x along the line, y across it.
            Some(1) => Char { x: before.1, y: -before.0, end: after.1, size, text, turn },
            Some(2) => Char { x: -before.0, y: -before.1, end: -after.0, size, text, turn },
            Some(3) => Char { x: -before.1, y: before.0, end: -after.1, size, text, turn },
            _ => Char { x: before.0, y: before.1, end: after.0, size, text, turn },
        };
        page.chars.push(char);
    }
}
