//! Tables, verbs and routes of alarms.

mod apply;
pub mod store;

pub use apply::{Applied, apply};

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261211_sense_alarm", sql: include_str!("alarm.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::Table::default()
}
