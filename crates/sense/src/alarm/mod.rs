//! 报警 alarm: a point's value crosses a limit, and somebody answers.
//! - `limit.rs` kinds of limits
//! - `engine/` (rule, state, input) → (state, changes); pure, one point at a time
//! - `late.rs` readings that came after newer ones
//! - `flow.rs` the signal, its handling, shelving
//! - `model.rs` an occurrence, a shelving
//! - `rules/` priority, response clocks, what is told twice
//! - `io/` tables, verbs, routes

pub mod engine;
pub mod flow;
pub mod io;
pub mod late;
pub mod limit;
pub mod model;
pub mod rules;
#[cfg(test)]
mod tests;

pub use engine::{Change, Cut, Input, Rate, Rule, State, What, next_timer, step};
pub use io::{MIGRATIONS, routes};
pub use late::afterwards;
pub use limit::Limit;
