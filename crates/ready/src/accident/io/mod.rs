//! Tables, verbs, routes and jobs of accidents.

pub mod act;
pub mod api;
pub mod charge;
pub mod jobs;
pub mod pursue;
pub mod raise;
pub mod store;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261222_ready_accident", sql: include_str!("accident.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/accidents" needs AccidentRead => api::list;
        POST "/accidents" needs AccidentReport => api::create;
        GET "/accidents/series" needs AccidentRead => api::series;
        GET "/accidents/kinds" needs AccidentRead => api::kinds;
        GET "/accidents/{id}" needs AccidentRead => api::one;
        POST "/accidents/{id}/moves" needs AccidentVerify => api::advance;
        POST "/accidents/{id}/supplements" needs AccidentReport => api::supplement;
        POST "/accidents/{id}/concealed" needs AccidentVerify => api::conceal;
    }
}
