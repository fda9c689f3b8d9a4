//! A workbook of sites: read in the background, checked, shown, applied.

pub mod api;
mod apply;
mod check;
mod known;
pub mod run;
pub mod store;

/// Rows of one file at most.
pub const MOST: usize = 200_000;
/// Faults that are kept for the preview; all are counted.
pub const SHOWN: usize = 5_000;
