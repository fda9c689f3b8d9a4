//! Tables, verbs and routes of duty records.

pub mod act;
pub mod api;
pub mod store;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261121_govern_task_record", sql: include_str!("record.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/records" needs RecordRead => api::list;
        GET "/records/{id}" needs RecordRead => api::one;
        POST "/records" needs RecordWrite => api::enter;
        POST "/records/{id}/moves" needs RecordWrite => api::advance;
    }
}
