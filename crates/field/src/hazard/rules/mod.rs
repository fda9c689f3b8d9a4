//! Judgements, each with its source.

pub mod clock;
pub mod evidence;
pub mod grade;
pub mod history;
pub mod limits;
pub mod listing;
pub mod party;
