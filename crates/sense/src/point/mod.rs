//! 点位 point: one quantity that an instrument reports. `model.rs` its kinds and numbers.

pub mod model;

pub use model::{Kind, Slot};
