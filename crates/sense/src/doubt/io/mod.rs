//! Doubts on file: table, verbs, routes, the clock.

pub mod act;
pub mod api;
pub mod jobs;
pub mod mark;
pub mod night;
pub mod power;
pub mod pursue;
pub mod store;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261213_sense_doubt", sql: include_str!("doubt.sql") },
    ::store::Migration { id: "20261218_sense_power", sql: include_str!("power/power.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/doubts" needs AlarmRead => api::list;
        GET "/doubts/{id}" needs AlarmRead => api::one;
        POST "/doubts/{id}/moves" needs AlarmRead => api::advance;
        GET "/points/{id}/marks" needs PointRead => mark::list;
        POST "/points/{id}/marks" needs PointWrite => mark::add;
        GET "/sites/{id}/power" needs PointRead => power::api::one;
        PUT "/sites/{id}/power" needs PointWrite => power::api::put;
        POST "/sites/{id}/power/moves" needs PointWrite => power::api::decide;
    }
}
