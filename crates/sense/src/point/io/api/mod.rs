//! Routes of points.

pub mod bulk;
pub mod coverage;
pub mod list;
pub mod one;
pub mod workbook;
