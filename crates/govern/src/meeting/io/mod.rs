//! Tables, verbs and routes of meetings.

pub mod act;
pub mod agenda;
pub mod api;
mod ask;
mod attend;
mod decide;
mod gather;
mod minutes;
mod pack;
pub mod store;
mod tell;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20270107_govern_meeting", sql: include_str!("meeting.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/meetings" needs MeetingRead => api::list;
        POST "/meetings" needs MeetingWrite => api::create;
        GET "/meetings/{id}" needs MeetingRead => api::one;
        PUT "/meetings/{id}" needs MeetingWrite => api::change;
        POST "/meetings/{id}/moves" needs MeetingRead => api::advance;
        POST "/meetings/{id}/agenda" needs MeetingWrite => api::agenda;
        POST "/meetings/{id}/attendance" needs MeetingWrite => api::attendance;
        POST "/meetings/{id}/decisions" needs MeetingWrite => api::decide;
        GET "/meetings/{id}/pack" needs MeetingRead => api::pack;
    }
}
