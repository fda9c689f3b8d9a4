//! 事故 accident: reported on the statutory clock, graded, corrected within its window, and warned of when they gather
//! (handbook 06; 生产安全事故报告和调查处理条例, State Council decree 493).
//! - `grade.rs` the four grades · `report.rs` clocks of the report, late marks, windows of correction
//! - `kind.rs` categories of the old and the new standard
//! - `warn.rs` when a region or a department is warned

pub mod grade;
pub mod kind;
pub mod report;
pub mod warn;
#[cfg(test)]
mod tests;

pub use grade::{Grade, Harm};
