//! Warnings: table, verbs, routes, the clock.

pub mod act;
pub mod api;
pub mod area;
pub mod facts;
pub mod jobs;
pub mod store;
pub mod weather;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261214_sense_warning", sql: include_str!("warning.sql") },
    ::store::Migration { id: "20261215_sense_weather", sql: include_str!("weather.sql") },
    ::store::Migration { id: "20261219_sense_warning_area", sql: include_str!("area.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/warnings" needs AlarmRead => api::list;
        GET "/warnings/{id}" needs AlarmRead => api::one;
        POST "/warnings/{id}/moves" needs AlarmRead => api::advance;
        GET "/area-warnings" needs AlarmRead => area::api::list;
        GET "/area-warnings/{id}" needs AlarmRead => area::api::one;
        POST "/area-warnings/{id}/moves" needs AlarmRead => area::api::advance;
        GET "/weather-marks" needs AlarmRead => weather::list;
        POST "/weather-marks" needs AlarmVerify => weather::add;
        POST "/weather-marks/{id}/end" needs AlarmVerify => weather::end;
    }
}
