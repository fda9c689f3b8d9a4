//! Journal, segments, engine; gateways, routes.

pub mod api;
pub mod catalogue;
pub mod disk;
pub mod engine;
pub mod export;
pub mod gateway;
pub mod hold;
pub mod ingest;
pub mod journal;
pub mod keep;
pub mod live;
pub mod metric;
pub mod mqtt;
pub mod parquet;
pub mod retain;
pub mod segment;
pub mod shelf;
pub mod states;
pub mod stream;
pub mod thin;
pub mod tidy;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261212_sense_gateway", sql: include_str!("gateway.sql") },
    ::store::Migration { id: "20261217_sense_reading_hold", sql: include_str!("hold.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        POST "/sense/write" open to Gateway => api::write;
        POST "/sense/influx" open to Gateway => api::lines;
        POST "/sense/readings" open to Gateway => api::batch;
        GET "/points/{id}/readings" needs PointRead => api::range;
        POST "/points/{id}/hold" needs AlarmVerify => hold::put;
        GET "/readings.csv" needs PointRead => export::as_csv;
        GET "/readings.parquet" needs PointRead => export::as_parquet;
        GET "/gateways" needs SystemRead => api::gateways;
        POST "/gateways" needs PeopleWrite => api::put_gateway;
    }
}
