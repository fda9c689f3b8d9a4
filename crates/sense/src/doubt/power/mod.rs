//! What the electric meter says about a works (handbook 04 §8): production under a stop order, at night, over capacity;
//! losses that mean an accident. Quarter-hour loads in kW, days in kWh. Pure; figures from `content/parameter/doubt.yaml`.
//! `base.rs` what is usual, `rules.rs` the rules.

pub mod base;
pub mod rules;
#[cfg(test)]
mod tests;

pub use base::{Base, Load};
pub use rules::{Allowed, Finding, Limits, Works, check};
