//! Tables, verbs and routes of committees.

pub mod act;
pub mod api;
mod duty;
pub mod facts;
pub mod seat;
pub mod store;
pub mod tally;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20270106_govern_committee", sql: include_str!("committee.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/committees" needs MeetingRead => api::list;
        POST "/committees" needs MeetingWrite => api::create;
        GET "/committees/{id}" needs MeetingRead => api::one;
        PUT "/committees/{id}" needs MeetingWrite => api::change;
        POST "/committees/{id}/records" needs MeetingWrite => api::enter;
    }
}
