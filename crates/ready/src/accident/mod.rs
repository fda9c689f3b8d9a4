//! 事故 accident: reported on the statutory clock, graded, corrected within its window, and warned of when they gather
//! (handbook 06; 生产安全事故报告和调查处理条例, State Council decree 493).
//! - `grade.rs` the four grades · `report.rs` clocks of the report, late marks, windows of correction
//! - `kind.rs` categories of the old and the new standard
//! - `warn.rs` when a region or a department is warned
//! - `inquiry.rs` who investigates, until when, the four no-passes, the evaluation · `rate.rs` death rates
//! - `flow.rs` the life of an accident's file · `model.rs` the record · `guard.rs` what the table cannot express
//! - `io/` tables, verbs, routes, what the clock does

pub mod flow;
pub mod grade;
pub mod guard;
pub mod inquiry;
pub mod io;
pub mod kind;
pub mod model;
pub mod rate;
pub mod report;
#[cfg(test)]
mod tests;
pub mod warn;

pub use grade::{Grade, Harm};
pub use io::{MIGRATIONS, routes};
pub use model::Accident;
