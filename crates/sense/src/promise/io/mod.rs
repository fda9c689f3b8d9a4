//! Promises of safety: table, verbs, routes, the clock.

pub mod act;
pub mod api;
pub mod jobs;
pub mod look;
pub mod store;
mod tell;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261215_sense_promise", sql: include_str!("promise.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/promises" needs AlarmRead => api::list;
        GET "/promises/summary" needs AlarmRead => api::summary;
        GET "/promises/{id}" needs AlarmRead => api::one;
        PUT "/promises/{id}" needs AlarmRead => api::correct;
        POST "/sites/{id}/promises" needs AlarmRead => api::make;
    }
}
