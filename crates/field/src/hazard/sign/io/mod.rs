//! Sketches of photos, the queue of hazards to look at, findings and how they are settled.

mod album;
pub mod api;
mod look;
mod store;

pub use album::Album;
pub use look::{look, look_due};
pub use store::{Finding, of, settle};

/// Tables of this part of the concept.
pub const MIGRATION: ::store::Migration =
    ::store::Migration { id: "20261203_field_hazard_sign", sql: include_str!("sign.sql") };

/// Routes of this part of the concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/criteria" needs HazardRead => api::criteria;
        POST "/criteria/verdict" needs HazardRead => api::verdict;
        GET "/hazards/{id}/findings" needs HazardRead => api::findings;
        POST "/hazards/{id}/findings/{n}" needs HazardVerify => api::settle;
    }
}
