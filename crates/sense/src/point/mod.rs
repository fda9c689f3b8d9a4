//! 点位 point: one quantity that an instrument reports.
//! - `model.rs` kinds, limits, a point of the catalogue
//! - `flow.rs` life of a point, and of a change of its limits
//! - `template.rs` templates by kind
//! - `rules.rs` whether limits make sense, whether they are looser
//! - `io/` tables, verbs, routes

pub mod flow;
pub mod io;
pub mod model;
pub mod rules;
pub mod sheet;
pub mod template;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
pub use model::{Kind, Slot};
