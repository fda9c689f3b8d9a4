//! 履职记录 record: entered once, it satisfies every occurrence whose rule it fits (handbook 02 §4).
//!
//! Map: `model` kinds and the record · `flow` valid or void · `rules` what may be entered (pure) · `io` tables, verbs, routes.

pub mod flow;
pub mod io;
pub mod model;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
