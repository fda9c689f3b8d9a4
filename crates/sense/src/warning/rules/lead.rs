//! Lead time: how long before something happened the warning stood. Measured when it is lifted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

words! {
    /// What may follow a warning. Accidents are not recorded yet.
    Sequel { CriticalAlarm "critical_alarm" "红色报警", MajorHazard "major_hazard" "重大隐患" }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Followed {
    pub what: Sequel,
    pub at: Timestamp,
    pub id: Uuid,
}

/// What a warning was worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lead {
    /// Hours from issue to the first thing that followed; none if nothing did.
    pub hours: Option<f64>,
    pub first: Option<Followed>,
    pub say: String,
}

/// The first thing after the issue and not after the lift. What was there at the issue was not foretold.
pub fn lead(issued: Timestamp, lifted: Timestamp, followed: &[Followed]) -> Lead {
    let within = followed.iter().filter(|f| f.at > issued && f.at <= lifted);
    match within.min_by_key(|f| f.at) {
        None => {
            Lead { hours: None, first: None, say: "预警期间没有发生红色报警或重大隐患".to_owned() }
        }
        Some(f) => {
            let hours = (f.at.duration_since(issued).as_secs_f64() / 360.0).round() / 10.0;
            let say = format!("预警发布 {hours} 小时后发生{}", f.what.label());
            Lead { hours: Some(hours), first: Some(f.clone()), say }
        }
    }
}
