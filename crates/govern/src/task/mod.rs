//! 任务 task: one unit's part of a measure, from issue to close-out (handbook 02 §2, §6, §8; 12 S01, S03, S05).
//!
//! Map: `new` what an issued policy hands over · `flow` the four life cycles · `model` the record · `rules` lights, parties,
//! evidence, limits (pure) · `io` tables, verbs, routes, and what the clock does.

pub mod flow;
pub mod io;
pub mod model;
pub mod new;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
