//! 消息 message: one thing that one person is told, with the page where it is done.
//! - `model.rs` nouns, `rules.rs` what may be told and when it goes out, `digest.rs` how it reads outside
//! - `burden.rs` what letters, visits and forms a unit had
//! - `io/` tables, telling, inbox, settings, burden

pub mod burden;
pub mod digest;
pub mod io;
pub mod model;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
