//! Journal, segments and the engine.

pub mod disk;
pub mod engine;
pub mod journal;
pub mod keep;
pub mod segment;
pub mod shelf;
pub mod states;
pub mod stream;
pub mod tidy;
