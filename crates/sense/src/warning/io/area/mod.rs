//! Warnings about areas: what is kept, verbs, routes, the clock.

pub mod act;
pub mod api;
pub mod store;
