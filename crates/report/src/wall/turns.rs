//! What turned since a moment: the light that the ledger kept then beside the light of today. Pure.

use jiff::civil::Date;
use kernel::light::Colour;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A task whose light is another than it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Turned {
    pub task: Uuid,
    pub measure: Uuid,
    pub title: String,
    pub unit: Uuid,
    pub unit_short: String,
    /// Colour then; absent for a task that was issued since.
    pub from: Option<String>,
    /// Colour today.
    pub to: String,
}

/// The colour that a task showed on a day, from the record that the ledger kept with its last event until then. A turning
/// day that had come is read as turned, as it is for the tasks of today.
pub fn then(record: &Value, day: Date) -> Option<Colour> {
    let colour = |key: &str| record.get(key).and_then(Value::as_str).and_then(Colour::parse);
    let turns_at: Option<Date> = record.get("turns_at").and_then(Value::as_str).and_then(|d| d.parse().ok());
    let turned = turns_at.is_some_and(|d| d <= day);
    colour("turns_to").filter(|_| turned).or_else(|| colour("light"))
}

/// Worse first: what turned red, then yellow, then the better ones.
pub fn rank(t: &Turned) -> (u8, u8) {
    let weight = |c: Option<&str>| match c.and_then(Colour::parse) {
        Some(Colour::Red) => 0,
        Some(Colour::Yellow) => 1,
        Some(Colour::Green) => 2,
        Some(Colour::Submitted) => 3,
        Some(Colour::Done) => 4,
        Some(Colour::None) | None => 5,
    };
    (weight(Some(&t.to)), weight(t.from.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn the_light_of_then_is_the_kept_one_or_the_one_that_it_had_turned_to() {
        let kept = json!({ "light": "green", "turns_at": "2024-11-10", "turns_to": "yellow" });
        assert_eq!(then(&kept, date(2024, 11, 9)), Some(Colour::Green));
        assert_eq!(then(&kept, date(2024, 11, 10)), Some(Colour::Yellow));
        assert_eq!(then(&json!({ "light": "red", "turns_at": null }), date(2024, 11, 10)), Some(Colour::Red));
    }

    #[test]
    fn a_record_without_a_light_says_nothing() {
        assert_eq!(then(&json!({ "note": "留言" }), date(2024, 11, 10)), None);
        assert_eq!(then(&json!({ "light": "purple" }), date(2024, 11, 10)), None);
    }

    #[test]
    fn what_turned_red_comes_first() {
        let turned = |from: Option<&str>, to: &str| Turned {
            task: Uuid::nil(),
            measure: Uuid::nil(),
            title: String::new(),
            unit: Uuid::nil(),
            unit_short: String::new(),
            from: from.map(str::to_owned),
            to: to.to_owned(),
        };
        let mut all = [
            turned(Some("green"), "done"),
            turned(None, "green"),
            turned(Some("green"), "red"),
            turned(Some("yellow"), "red"),
        ];
        all.sort_by_key(rank);
        assert_eq!(all.map(|t| t.to), ["red", "red", "green", "done"]);
    }
}
