//! 承诺公告 promise: each day by ten a chemical firm's principal says what runs, what special work there is, and that it is
//! safe (应急〔2018〕74号); the sensors and the work permits say whether that is so.
//! - `model.rs` what is promised, once a day, corrected with a reason
//! - `clock.rs` reminded, missing, missing again
//! - `movement.rs` instruments that move where everything was promised to stand still
//! - `rules.rs` the promise beside what is
//! - `found.rs` contradictions in the course of the day
//! - `io/` table, verbs, routes, what the clock does

pub mod clock;
pub mod found;
pub mod io;
pub mod model;
pub mod movement;
pub mod rules;

pub use clock::Stands;
pub use io::{MIGRATIONS, routes};
pub use model::{Figures, Promise, Work};
pub use rules::{Actual, Contradiction};

#[cfg(test)]
mod tests;
