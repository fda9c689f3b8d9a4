//! 会议 meeting: planned, called with the agenda as it was known then, held, minuted, closed (handbook 02 §1, §9; 09 E1).
//!
//! Map: `flow` life · `model` the record, what stands on an agenda, who sat where, what was decided · `agenda` filled, ordered,
//! added to, dropped from · `attend` who may sit on which seat · `guard` words, days, decisions · `pack` the papers of the
//! meeting as sheets (pure) · `io` tables, verbs, routes.

pub mod agenda;
pub mod attend;
pub mod flow;
pub mod guard;
pub mod io;
pub mod model;
pub mod pack;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
pub use model::Meeting;
