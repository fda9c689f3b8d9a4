//! Requests that this program makes to others: where it may send to, how it posts, what an
//! answer means, whom it trusts, and who sends when. It stands here, beside
//! the requests that it answers, because two contexts that do not know each other send: alarms to receivers, messages to
//! channels.

mod address;
mod answer;
mod post;
mod trust;
pub mod turns;

pub use address::{address, barred};
pub use answer::{Answer, Verdict, say, verdict, wait_ms};
pub use post::{LIMIT, Poster};
pub use trust::Trust;
