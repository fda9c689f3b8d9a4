//! GET /rollups

pub mod api;
