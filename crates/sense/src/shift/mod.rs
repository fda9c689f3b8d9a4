//! 值班 shift: who answers alarms for an enterprise or an office, from when to when; what is handed over; where nobody is
//! on duty (handbook 04 §7: a gap in the plan escalates at once).
//! - `model` nouns; `flow` life of a shift; `rules` judgements; `io/` table, verbs, routes, and what alarms ask

pub mod flow;
pub mod io;
pub mod model;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
