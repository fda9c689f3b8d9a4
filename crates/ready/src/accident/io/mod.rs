//! Tables, verbs, routes and jobs of accidents.

pub mod act;
pub mod api;
pub mod charge;
pub mod inquiry;
pub mod jobs;
pub mod places;
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
        GET "/accidents/places" needs AccidentRead => places::list;
        GET "/accidents/rates" needs AccidentRead => places::rates;
        PUT "/accidents/rates" needs AccidentVerify => places::base;
        GET "/accidents/{id}" needs AccidentRead => api::one;
        PUT "/accidents/{id}/team" needs AccidentVerify => inquiry::api::team;
        POST "/accidents/{id}/terms" needs AccidentVerify => inquiry::api::term;
        POST "/accidents/{id}/lessons" needs AccidentVerify => inquiry::api::lesson;
        POST "/accidents/{id}/moves" needs AccidentVerify => api::advance;
        POST "/accidents/{id}/supplements" needs AccidentReport => api::supplement;
        POST "/accidents/{id}/concealed" needs AccidentVerify => api::conceal;
    }
}
