//! 承诺公告 promise: each day by ten a chemical firm's principal says what runs, what special work there is, and that it is
//! safe (应急〔2018〕74号); the sensors and the work permits say whether that is so.
//! - `model.rs` what is promised, once a day, corrected with a reason
//! - `clock.rs` reminded, missing, missing again
//! - `rules.rs` the promise beside what is

pub mod clock;
pub mod model;
pub mod rules;

pub use clock::Stands;
pub use model::{Figures, Promise, Work};
pub use rules::{Actual, Contradiction};

#[cfg(test)]
mod tests;
