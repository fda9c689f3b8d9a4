//! GET /search

pub mod api;
