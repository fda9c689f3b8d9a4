//! Parse, call a verb, present.

pub mod export;
pub mod list;
pub mod map;
pub mod one;
pub mod score;
pub mod site;
