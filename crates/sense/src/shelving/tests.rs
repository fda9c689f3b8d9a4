//! How long, and how often.

use super::rules::{Wish, most_minutes, wish};
use crate::alarm::model::Priority::{self, *};
use jiff::Timestamp;
use law::Law;

fn now() -> Timestamp {
    "2026-03-10T01:00:00Z".parse().unwrap()
}

fn ask(priority: Priority, minutes: i64, shelved: i64) -> Result<(), &'static str> {
    let w = Wish { reason: "探头受潮频繁误报", substitute: "每半小时便携检测一次", minutes };
    wish(&w, priority, shelved, "/990100/", now(), &Law::shipped().parameters).map_err(|e| e.code)
}

#[test]
fn as_long_as_the_priority_allows() {
    let most = |p| most_minutes(p, "/990100/", now(), &Law::shipped().parameters);
    assert_eq!([Critical, High, Medium, Low].map(most), [120, 480, 1440, 1440]);
    for (priority, minutes, shelved, expected) in [
        (Critical, 120, 0, Ok(())),
        (Critical, 121, 0, Err("BAD_SHELVING")),
        (Critical, 120, 120, Ok(())),
        (Critical, 120, 121, Err("SHELVED_ENOUGH")),
        (Critical, 1, 240, Err("SHELVED_ENOUGH")),
        (High, 480, 5_000, Ok(())),
        (High, 481, 0, Err("BAD_SHELVING")),
        (Medium, 1440, 0, Ok(())),
        (Low, 1441, 0, Err("BAD_SHELVING")),
        (Low, 0, 0, Err("BAD_SHELVING")),
        (Low, -5, 0, Err("BAD_SHELVING")),
    ] {
        assert_eq!(ask(priority, minutes, shelved), expected, "{priority:?} {minutes} {shelved}");
    }
}

#[test]
fn a_reason_and_a_substitute_must_be_said() {
    for (reason, substitute, path) in [("误报", "每半小时便携检测", "reason"), ("探头受潮误报", "  无 ", "substitute")]
    {
        let w = Wish { reason, substitute, minutes: 10 };
        let refusal = wish(&w, Low, 0, "", now(), &Law::shipped().parameters).unwrap_err();
        assert_eq!((refusal.code, refusal.fields[0].path.as_str()), ("BAD_SHELVING", path));
    }
}
