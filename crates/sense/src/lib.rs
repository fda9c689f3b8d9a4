//! 感知 sense: what the instruments say — points, their readings, the alarms that follow, and instruments that lie.

pub mod alarm;
pub mod doubt;
pub mod point;
pub mod reading;
