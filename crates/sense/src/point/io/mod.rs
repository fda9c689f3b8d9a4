//! Tables, verbs and routes of points.

pub mod store;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261210_sense_point", sql: include_str!("point.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::Table::default()
}
