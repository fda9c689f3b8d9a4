//! Tables, verbs, routes and jobs of risks.

pub mod act;
pub mod api;
pub mod charge;
pub mod jobs;
pub mod public;
pub mod register;
pub mod store;
pub mod told;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261201_field_risk", sql: include_str!("risk.sql") },
    ::store::Migration { id: "20261206_field_risk_due", sql: include_str!("due.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/risks" needs RiskRead => api::list::list;
        GET "/risks.xlsx" needs RiskRead => api::export::export;
        GET "/risks/{id}" needs RiskRead => api::one::one;
        PUT "/risks/{id}" needs RiskWrite => api::one::change;
        POST "/risks/{id}/moves" needs RiskRead => api::one::advance;
        GET "/risks/{id}/timeline" needs RiskRead => api::one::timeline;
        GET "/risk-tables" needs RiskRead => api::score::tables;
        POST "/risks/score" needs RiskRead => api::score::score;
        GET "/sites/{id}/risks" needs RiskRead => api::site::tree;
        POST "/sites/{id}/risk-points" needs RiskWrite => api::site::add_point;
        PUT "/risk-points/{id}" needs RiskWrite => api::site::change_point;
        DELETE "/risk-points/{id}" needs RiskWrite => api::site::remove_point;
        POST "/risk-points/{id}/risks" needs RiskWrite => api::one::add;
        GET "/sites/{id}/risk-map" needs RiskRead => api::map::map;
        PUT "/sites/{id}/risk-map" needs RiskWrite => api::map::draw;
        GET "/sites/{id}/risk-register.xlsx" needs RiskRead => register::template;
        POST "/sites/{id}/risk-register" needs RiskWrite => register::import;
        GET "/public/risks" open to Anyone => public::risks;
    }
}
