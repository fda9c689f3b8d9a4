//! Reading the tasks of one document.

pub mod api;
mod store;

pub use store::SPOTS_ON;
