//! GET /desk

pub mod api;
