//! Judgements about warnings.

pub mod change;
pub mod clock;
pub mod lead;
