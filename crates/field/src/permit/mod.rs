//! 作业票 permit: special work at a site (GB 30871-2022: hot work, confined spaces and six more) is asked for, analysed,
//! approved by somebody else, begun within its term, paused when anything is amiss, and closed after acceptance.
//! - `kind.rs` the eight kinds with their grades · `model.rs` the ticket
//! - `flow.rs` its life · `limits.rs` terms and values by kind and grade, from the parameters `permit.*`
//! - `rules/` what the table of moves cannot express, each with its id and clause
//! - `io/` table, verbs, routes, what the clock does; answers `org::ask::Permits`

pub mod flow;
pub mod io;
pub mod kind;
pub mod limits;
pub mod model;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
pub use kind::{Grade, Kind};
pub use model::Permit;
