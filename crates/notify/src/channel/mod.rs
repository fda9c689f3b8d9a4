//! 消息渠道 channel: a way by which messages leave the system: a mail server, the robot of a group, a webhook.
//! - `model.rs` nouns, `flow.rs` the life of a channel
//! - `rules.rs` what an answer means, `shape.rs` what is posted, `sign.rs` signatures
//! - `io/` tables, verbs, routes, the sending

pub mod flow;
pub mod io;
pub mod model;
pub mod rules;
pub mod shape;
pub mod sign;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
