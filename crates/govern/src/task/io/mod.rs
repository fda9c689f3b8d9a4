//! Tables, verbs, routes and jobs of tasks.

pub mod act;
pub mod api;
pub mod jobs;
mod reform;
pub mod store;
mod tell;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261121_govern_task", sql: include_str!("task.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/tasks" needs TaskRead => api::list::list;
        GET "/tasks.xlsx" needs TaskRead => api::export::export;
        GET "/tasks/{id}" needs TaskRead => api::one::one;
        POST "/tasks/{id}/moves" needs TaskWork => api::one::advance;
        POST "/tasks/{id}/comments" needs TaskNote => api::one::comment;
        GET "/tasks/{id}/timeline" needs TaskRead => api::timeline::timeline;
        GET "/views" needs Own => api::saved::list;
        POST "/views" needs Own => api::saved::save;
        DELETE "/views/{id}" needs Own => api::saved::remove;
    }
}
