//! Judgements about alarms.

pub mod birth;
pub mod ladder;
pub mod merge;
pub mod priority;
