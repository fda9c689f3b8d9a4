//! Tables, verbs and routes of points.

pub mod act;
pub mod api;
pub mod follow;
pub mod jobs;
pub mod mute;
pub mod store;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261210_sense_point", sql: include_str!("point.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/points" needs PointRead => api::list::list;
        GET "/point-templates" needs PointRead => api::list::templates;
        GET "/points/coverage" needs PointRead => api::coverage::coverage;
        POST "/points/bulk" needs PointWrite => api::bulk::bulk;
        GET "/points/{id}" needs PointRead => api::one::one;
        PUT "/points/{id}" needs PointWrite => api::one::change;
        PUT "/points/{id}/limits" needs PointWrite => api::one::limits;
        POST "/points/{id}/moves" needs PointRead => api::one::advance;
        GET "/points/{id}/timeline" needs PointRead => api::one::timeline;
        POST "/point-rules/{id}/moves" needs PointRead => api::one::decide;
        POST "/sites/{id}/points" needs PointWrite => api::one::add;
        GET "/sites/{id}/points.xlsx" needs PointRead => api::workbook::export;
        POST "/sites/{id}/points.xlsx" needs PointWrite => api::workbook::import;
    }
}
