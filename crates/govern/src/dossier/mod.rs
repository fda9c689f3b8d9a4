//! 履职档案 dossier: what a leader had to do, did and answered for, as known at a moment (handbook 02 §1: 1报告1审计1档案;
//! 01 §3; 09 §7 as far as the rate of duties). What must be done comes from templates that are assigned to posts and counted
//! by `duty`.
//!
//! - `template.rs` the quantified duties of `content/duty`, to be assigned to posts
//! - `model.rs` the dossier as data
//! - `rules.rs` period and moment, contradicting families, the rate, who may read
//! - `count.rs` windows of a duty as known at a moment · `red.rs` when lights were red
//! - `say.rs` the dossier in words, for its paper and for the draft of 述安全
//! - `io/` verbs, routes, what is gathered from the ledger, files, what the clock does

pub mod count;
pub mod io;
pub mod model;
pub mod red;
pub mod rules;
pub mod say;
pub mod template;
#[cfg(test)]
mod tests;

pub use io::routes;
