//! 隐患 hazard: what was found, until it is really gone (handbook 03 §5–7, §9; 12 S06–S08; 安全生产法 §41, §46, §59).
//!
//! Map: `flow` the five life cycles · `model` the records · `rules` grade, clocks, parties, evidence, listing (pure) ·
//! `io` tables, verbs, routes, and what the clock does.

pub mod flow;
pub mod io;
pub mod model;
pub mod rules;
pub mod sign;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
