//! Judgements about alarms.

pub mod birth;
pub mod gas;
pub mod guard;
pub mod ladder;
pub mod merge;
pub mod party;
pub mod priority;
pub mod urgency;
