//! Tables, verbs, routes and jobs of hazards.

pub mod act;
pub mod api;
pub mod jobs;
pub mod pursue;
pub mod raise;
pub mod store;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261203_field_hazard", sql: include_str!("hazard.sql") },
    super::sign::io::MIGRATION,
    ::store::Migration { id: "20261214_field_hazard_origin", sql: include_str!("origin.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/hazards" needs HazardRead => api::list::list;
        GET "/hazards.xlsx" needs HazardRead => api::export::export;
        GET "/hazards/board" needs HazardRead => api::board::board;
        POST "/hazards" needs HazardReport => api::report::report;
        GET "/hazards/{id}" needs HazardRead => api::one::one;
        POST "/hazards/{id}/moves" needs HazardReport => api::one::advance;
        POST "/hazards/{id}/comments" needs HazardReport => api::one::comment;
        GET "/hazards/{id}/timeline" needs HazardRead => api::timeline::timeline;
        GET "/hazards/{id}/file" needs HazardRead => api::file::file;
        GET "/hazards/{id}/trace" needs LedgerRead => api::file::trace;
        GET "/hazards/stats" needs HazardRead => api::stats::stats;
        GET "/hazards/report" needs HazardRead => api::stats::period::one;
        GET "/hazards/report.xlsx" needs HazardRead => api::stats::period::workbook;
        GET "/listings.xlsx" needs HazardRead => api::export::listings;
        GET "/listings" needs HazardRead => api::listings::list;
        GET "/listings/{id}" needs HazardRead => api::listings::one;
        GET "/public/listings" open to Anyone => api::public::listings;
    }
    .merge(super::sign::io::routes())
}
