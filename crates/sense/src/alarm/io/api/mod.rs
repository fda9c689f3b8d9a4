//! Parse, call a verb, present.

pub mod list;
pub mod live;
pub mod moves;
pub mod one;
pub mod quality;
pub mod view;
