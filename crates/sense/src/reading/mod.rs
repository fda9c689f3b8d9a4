//! 读数 reading: what a point said at an instant. `model.rs` the reading and its quality.

pub mod model;

pub use model::{Quality, Reading};
