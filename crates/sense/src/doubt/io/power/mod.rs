//! The electric meter: what is on file about a works' power, and the watch over it.

pub mod act;
pub mod api;
pub mod facts;
pub mod store;
pub mod watch;
