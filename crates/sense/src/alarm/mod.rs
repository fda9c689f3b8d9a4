//! 报警 alarm: a point's value crosses a limit, and somebody answers.
//! - `limit.rs` kinds of limits
//! - `engine.rs` (rule, state, input) → (state, changes); pure, one point at a time
//! - `late.rs` readings that came after newer ones

pub mod engine;
pub mod late;
pub mod limit;

pub use engine::{Change, Cut, Input, Rate, Rule, State, What, next_timer, step};
pub use late::afterwards;
pub use limit::Limit;
