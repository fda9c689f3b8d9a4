//! Tables, routes and jobs of duties and occurrences.

pub mod api;
pub mod jobs;
pub mod pursue;
pub mod recount;
pub mod site;
pub mod store;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261121_govern_task_duty", sql: include_str!("duty.sql") },
    ::store::Migration { id: "20261204_govern_duty_site", sql: include_str!("site.sql") },
    ::store::Migration { id: "20261230_govern_duty_post", sql: include_str!("post.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/occurrences" needs TaskRead => api::list;
        GET "/occurrences/{id}" needs TaskRead => api::one;
    }
}
