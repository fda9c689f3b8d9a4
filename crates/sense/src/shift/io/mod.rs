//! Table, verbs and routes of shifts; what alarms ask of them.

pub mod act;
pub mod api;
mod duty;
pub mod store;

pub use duty::{Duty, climb, of_alarm, tell, tell_new};

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20270108_sense_shift", sql: include_str!("shift.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/shifts" needs AlarmRead => api::week;
        POST "/shifts" needs AlarmWork => api::plan;
        GET "/shifts/now" needs AlarmRead => api::now;
        POST "/shifts/{id}/moves" needs AlarmWork => api::advance;
    }
}
