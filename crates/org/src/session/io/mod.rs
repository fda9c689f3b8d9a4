pub mod act;
pub mod api;
pub mod gate;
pub mod password;
pub mod store;
