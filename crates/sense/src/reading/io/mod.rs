//! Journal, segments, engine; gateways, routes.

pub mod api;
pub mod catalogue;
pub mod disk;
pub mod engine;
pub mod gateway;
pub mod ingest;
pub mod journal;
pub mod keep;
pub mod live;
pub mod metric;
pub mod mqtt;
pub mod segment;
pub mod shelf;
pub mod states;
pub mod stream;
pub mod tidy;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261212_sense_gateway", sql: include_str!("gateway.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        POST "/sense/write" open to Gateway => api::write;
        POST "/sense/influx" open to Gateway => api::lines;
        POST "/sense/readings" open to Gateway => api::batch;
        GET "/points/{id}/readings" needs PointRead => api::range;
        GET "/gateways" needs SystemRead => api::gateways;
        POST "/gateways" needs PeopleWrite => api::put_gateway;
    }
}
