//! Reading as of a moment, drafting, routes, the clock's work.

pub mod act;
pub mod api;
mod committees;
pub mod jobs;
pub mod kept;
pub mod known;
pub mod make;
pub mod reach;
pub mod records;
mod shape;
mod sql;
pub mod tally;
pub mod then;

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/bulletins" needs ReportRead => api::list;
        POST "/bulletins" needs PaperWrite => api::add;
        GET "/bulletins/figures" needs ReportRead => api::figures;
        GET "/bulletins/figures/{figure}/records" needs ReportRead => api::records;
        GET "/bulletins/{id}" needs ReportRead => api::one;
    }
}
