//! Routes of hazards.

pub mod board;
pub mod export;
pub mod list;
pub mod listings;
pub mod one;
pub mod parts;
pub mod public;
pub mod report;
pub mod timeline;
