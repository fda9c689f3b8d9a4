//! Judgements about a task; each names its rule and its parameters.

pub mod evidence;
pub mod history;
pub mod light;
pub mod limits;
pub mod party;
pub mod plan;
pub mod rollup;

pub use light::{Period, PeriodState, light};
