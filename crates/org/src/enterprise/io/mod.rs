pub mod act;
pub mod api;
pub mod store;
