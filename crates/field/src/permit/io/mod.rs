//! Table, verbs, routes and jobs of tickets; answers `org::ask::Permits`.

pub mod act;
pub mod api;
mod ask;
pub mod jobs;
pub mod store;
mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261231_field_permit", sql: include_str!("permit.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/permits" needs PermitRead => api::list;
        GET "/permits/kinds" needs PermitRead => api::kinds;
        GET "/permits/summary" needs PermitRead => api::summary;
        GET "/permits/{id}" needs PermitRead => api::one;
        POST "/permits/{id}/analyses" needs PermitWork => api::analyse;
        POST "/permits/{id}/moves" needs PermitRead => api::advance;
        POST "/sites/{id}/permits" needs PermitWork => api::apply;
    }
}
