//! Journal, segments and the engine.

pub mod disk;
pub mod journal;
pub mod segment;
pub mod shelf;
pub mod tidy;
