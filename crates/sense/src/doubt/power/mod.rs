//! What the electric meter says about a works (handbook 04 §8): production under a stop order, at night, over capacity;
//! losses that mean an accident. Quarter-hour loads in kW, days in kWh. Pure; figures from `content/parameter/doubt.yaml`.
//! `quarters.rs` readings to loads, `base.rs` what is usual, `rules.rs` the rules, `day.rs` a works' day, `found.rs` what was
//! found as a doubt on file, `filing.rs` what the works has on file, `flow.rs` the life of what was asked for.

pub mod base;
pub mod day;
pub mod filing;
pub mod flow;
pub mod found;
pub mod quarters;
pub mod rules;
#[cfg(test)]
mod tests;

pub use base::{Base, Load};
pub use filing::{Figures, Filing};
pub use rules::{Allowed, Finding, Limits, Works, check};
