//! 任务 task: one unit's part of a measure, from issue to close-out.

pub mod new;
