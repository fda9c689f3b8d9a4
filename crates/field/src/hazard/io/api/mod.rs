//! Routes of hazards.

pub mod board;
pub mod export;
pub mod file;
pub mod list;
pub mod listings;
pub mod offers;
pub mod one;
mod paper;
pub mod parts;
pub mod public;
pub mod report;
pub mod stats;
pub mod timeline;
