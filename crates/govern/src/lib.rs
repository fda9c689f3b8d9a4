//! 治理 govern: what was ordered, who must do it, and whether it is done.

pub mod duty;
pub mod policy;
pub mod record;
pub mod task;
