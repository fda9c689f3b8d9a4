//! Doubts on file: table, verbs, routes, the clock.

pub mod act;
pub mod api;
pub mod jobs;
pub mod mark;
pub mod night;
mod reader;
pub mod store;

pub use reader::Reader;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261213_sense_doubt", sql: include_str!("doubt.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/doubts" needs AlarmRead => api::list;
        GET "/doubts/{id}" needs AlarmRead => api::one;
        POST "/doubts/{id}/moves" needs AlarmRead => api::advance;
        GET "/points/{id}/marks" needs PointRead => mark::list;
        POST "/points/{id}/marks" needs PointWrite => mark::add;
    }
}
