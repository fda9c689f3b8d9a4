//! 常设职责 duty and its 期次 occurrences: what recurs, in which windows, and what counts (handbook 02 §4; 12 S02).
//!
//! Map: `model` duties and windows · `rules` which record fits, how it is counted, what is missing (pure) · `io` tables,
//! routes, re-counting, and the windows that the clock adds.

pub mod io;
pub mod model;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
