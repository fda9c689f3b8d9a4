//! 报警接收系统 receiver: a system outside to which alarms are sent, and what became of each message.
//! - `model.rs` nouns, `flow.rs` the life of a receiver
//! - `rules.rs` which answers are good, when it is tried again, when a receiver is parked
//! - `message.rs` what is sent, `sign.rs` how it is signed
//! - `io/` tables, verbs, routes, the sending

pub mod flow;
pub mod io;
pub mod message;
pub mod model;
pub mod rules;
pub mod sign;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
