pub mod act;
pub mod api;
pub mod form;
mod picture;
pub mod store;
