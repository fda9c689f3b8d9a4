//! Papers: tables, verbs, routes.

pub mod act;
pub mod draft;
pub mod store;

pub use crate::paper::model::{Draft, Issued};
pub use act::{receive, sign};
pub use draft::draft;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261220_govern_paper", sql: include_str!("paper.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::Table::default()
}
