//! 巡查 tour: every county, zone and department is visited within two years (handbook 02, duty D12); a joint team of four
//! organs and members chosen for each target follows up what was ordered (4+N 跟踪问效); somebody stationed keeps a log.
//! - `model.rs` programme, visit, finding, station, log
//! - `flow.rs` lives of programme, visit and finding
//! - `rules/` set and team, evidence by four methods, coverage and pace, log days
//! - `party.rs` in what capacities a person acts
//! - `io/` tables, verbs, routes

pub mod flow;
pub mod io;
pub mod model;
pub mod party;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
