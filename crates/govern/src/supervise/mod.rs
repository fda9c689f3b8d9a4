//! 督办 supervise: what follows when a task is late, step by step, until it is answered or handed on (handbook 02 §7; 12 S04).
//! 督办 follows one matter to its end; 督查 and 巡查 are visits and have words of their own.
//!
//! - `step.rs` the steps of the ladder, who signs them, what answer they want
//! - `flow.rs` the life of one step, and of more time for it
//! - `model.rs` one step as a record
//! - `condition.rs`, `rule.rs` the dated rules of `content/supervise/`
//! - `ladder.rs` which rule takes effect today, and what holds it back
//! - `guard.rs` what the tables cannot express
//! - `term.rs` days for an answer · `party.rs` who may do what
//! - `io/` tables, verbs, routes, what the clock does

pub mod condition;
pub mod flow;
pub mod guard;
pub mod io;
pub mod ladder;
pub mod model;
pub mod party;
pub mod rule;
pub mod step;
pub mod term;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
pub use model::Supervision;
pub use rule::Rule;
pub use step::Step;
