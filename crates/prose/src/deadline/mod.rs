//! Words that name a last day → the day. Readings follow handbook 02 §3.

mod around;
mod find;
mod terms;
mod words;

pub use find::{Context, Found, find};
pub use words::{Resolved, is_impossible, printed_day, resolve};
