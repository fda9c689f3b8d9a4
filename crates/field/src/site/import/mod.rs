//! Rows of a workbook against what is known: every bad cell is named, duplicates are found by credit code and by name and
//! address, inside the file and against what is registered.
//! - `columns.rs` the table's columns
//! - `cells.rs` cells read as what they should be
//! - `check.rs` one row after the other
//! - `known.rs` what rows are checked against

mod cells;
mod check;
mod columns;
mod known;

pub use check::{Checker, Counts, Fault, FileRow, Planned};
pub use columns::{COLUMNS, Column, head};
pub use known::{Firm, Known, Place, Registered};
