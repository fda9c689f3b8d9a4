//! Parse, call a verb, present.

pub mod list;
pub mod moves;
pub mod one;
pub mod view;
