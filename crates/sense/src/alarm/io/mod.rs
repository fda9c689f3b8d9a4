//! Tables, verbs, routes and jobs of alarms.

pub mod act;
pub mod api;
mod apply;
mod gas;
pub mod jobs;
pub mod live;
pub mod pursue;
pub mod store;

pub use apply::{Applied, apply};

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261211_sense_alarm", sql: include_str!("alarm.sql") },
    ::store::Migration { id: "20261212_sense_alarm_work", sql: include_str!("work.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/alarms" needs AlarmRead => api::list::list;
        POST "/alarms/confirm" needs AlarmWork => api::moves::confirm_many;
        GET "/alarms/live" needs AlarmRead => api::live::live;
        GET "/alarms/quality" needs AlarmRead => api::quality::quality;
        GET "/alarms/{id}" needs AlarmRead => api::one::one;
        POST "/alarms/{id}/moves" needs AlarmWork => api::moves::advance;
    }
}
