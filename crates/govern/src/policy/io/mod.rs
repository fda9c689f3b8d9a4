//! Tables, verbs and routes of documents.

pub mod act;
pub mod api;
pub mod book;
pub mod compare;
pub mod decide;
pub mod issue;
pub mod register;
pub mod show;
pub mod store;
mod tell;
pub mod upload;
pub mod version;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261110_govern_policy", sql: include_str!("policy.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        POST "/policies" needs PolicyWrite => api::upload;
        GET "/policies" needs PolicyRead => api::list;
        GET "/policies/{id}" needs PolicyRead => api::one;
        POST "/policies/{id}/decisions" needs PolicyWrite => api::decide;
        POST "/policies/{id}/moves" needs PolicyWrite => api::advance;
        GET "/policies/{id}/diff" needs PolicyRead => api::diff;
        POST "/policies/{id}/versions" needs PolicyWrite => api::version;
        GET "/policies/{id}/register.xlsx" needs PolicyRead => api::register;
        GET "/policies/{id}/file" needs PolicyRead => api::file;
        GET "/measures/{id}" needs PolicyRead => api::measure;
    }
}
