//! 批量导入、模板、导出: units, persons, rosters and enterprises as Excel tables.
//!
//! A filled template is checked row by row before anything is written: every cell that is wrong is named with its address
//! and what to do; rows are new, changed, the same or wrong. Applying writes all rows, or only the good ones, in one
//! transaction, through the same verbs as single changes, so each row leaves its own ledger event.
//! - `model.rs` kinds, checked rows, counts
//! - `check/` rows against the directory
//! - `io/` templates, table, routes, exports

mod check;
pub mod io;
mod model;

pub use model::{CellProblem, Counts, Kind, State};
