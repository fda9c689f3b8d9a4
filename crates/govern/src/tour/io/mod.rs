//! Tables, verbs and routes of tours.

pub mod act;
pub mod api;
pub mod store;
mod view;

pub(crate) use view::origin;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20270105_govern_tour", sql: include_str!("tour.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/tours" needs SuperviseRead => api::list;
        POST "/tours" needs SuperviseWork => api::create;
        GET "/tours/candidates" needs SuperviseWork => api::candidates;
        GET "/tours/{id}" needs SuperviseRead => api::one;
        POST "/tours/{id}/moves" needs SuperviseWork => api::advance;
        POST "/tours/{id}/visits" needs SuperviseWork => api::plan;
        GET "/tour-visits" needs SuperviseRead => api::visit::list;
        GET "/tour-visits/{id}" needs SuperviseRead => api::visit::one;
        POST "/tour-visits/{id}/moves" needs SuperviseAct => api::visit::advance;
        POST "/tour-visits/{id}/evidence" needs SuperviseAct => api::visit::bring;
        POST "/tour-visits/{id}/findings" needs SuperviseAct => api::visit::note;
        POST "/tour-visits/{id}/findings/{finding}/task" needs SuperviseWork => api::visit::issue;
        POST "/tour-visits/{id}/rechecks" needs SuperviseAct => api::visit::recheck;
        GET "/tour-stations" needs SuperviseRead => api::station::list;
        POST "/tour-stations" needs SuperviseWork => api::station::create;
        GET "/tour-stations/{id}" needs SuperviseRead => api::station::one;
        POST "/tour-stations/{id}/logs" needs SuperviseWork => api::station::write;
    }
}
