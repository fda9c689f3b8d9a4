//! SQL, verbs, routes and jobs of shelving.

pub mod act;
pub mod api;
pub mod jobs;
pub mod store;

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/shelvings" needs PointRead => api::list;
        GET "/shelvings/{id}" needs PointRead => api::one;
        POST "/shelvings/{id}/moves" needs PointRead => api::advance;
        POST "/points/{id}/shelvings" needs PointWrite => api::ask;
        GET "/silences" needs PointRead => api::silences;
    }
}
