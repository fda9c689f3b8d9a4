//! 名单: what a group phrase in a document means. 负有安全监管职责的部门 is a list of units in one region, and who stood on
//! it depends on the day: a plan of 2024 is read with the roster of 2024.
//! - `model.rs` a roster and its entries
//! - `io/` tables and routes

pub mod io;
mod model;
pub mod rules;

pub use model::{Roster, RosterEntry};
