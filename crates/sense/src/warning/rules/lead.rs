//! Lead time: how long before something happened the warning stood. Measured when it is lifted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

words! {
    /// What may follow a warning. Accidents are not recorded yet.
    Sequel {
        CriticalAlarm "critical_alarm" "红色报警",
        HighAlarm "high_alarm" "橙色报警",
        MajorHazard "major_hazard" "重大隐患",
    }
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
    let within = || followed.iter().filter(|f| f.at > issued && f.at <= lifted);
    let hours = |f: &Followed| (f.at.duration_since(issued).as_secs_f64() / 360.0).round() / 10.0;
    let Some(first) = within().min_by_key(|f| f.at) else {
        return Lead {
            hours: None, first: None, say: "预警期间没有发生红色、橙色报警或重大隐患".to_owned()
        };
    };
    // The first of each kind, in the order in which they came: a mild thing early must not hide a grave one later.
    let each = Sequel::ALL.iter().filter_map(|what| within().filter(|f| f.what == *what).min_by_key(|f| f.at));
    let mut each: Vec<&Followed> = each.collect();
    each.sort_by_key(|f| (f.at, f.what));
    let words: Vec<String> = each.iter().map(|f| format!("{} 小时后发生{}", hours(f), f.what.label())).collect();
    Lead { hours: Some(hours(first)), first: Some(first.clone()), say: format!("预警发布 {}", words.join("，")) }
}
