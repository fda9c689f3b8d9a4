//! What a timeline says about a change: the after-images of two events, compared field by field.

use super::super::flow::{DisputeFlow, ExtensionFlow, PauseFlow, WorkFlow};
use kernel::Colour;
use kernel::flow::Flow;
use serde_json::Value;

/// A field that changed, in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub label: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Fields that people care about, in the order in which they are told.
const FIELDS: &[(&str, &str)] = &[
    ("title", "任务名称"),
    ("text", "任务内容"),
    ("unit", "责任单位"),
    ("lead", "牵头单位"),
    ("due", "完成时限"),
    ("standing", "常设任务"),
    ("key", "重点任务"),
    ("progress", "完成进度"),
    ("work", "办理状态"),
    ("extension", "延期"),
    ("dispute", "职责争议"),
    ("pause", "中止"),
    ("light", "进度灯"),
    ("late", "逾期完成"),
    ("implied", "视为认领"),
    ("policy_title", "依据文件"),
    ("label", "措施编号"),
];

/// Changes from one after-image to the next. `name` gives the name of a unit's id.
pub fn changes(before: &Value, after: &Value, name: impl Fn(&str) -> Option<String>) -> Vec<Change> {
    let empty = Value::Null;
    FIELDS
        .iter()
        .filter_map(|(field, label)| {
            let (old, new) = (before.get(field).unwrap_or(&empty), after.get(field).unwrap_or(&empty));
            (old != new).then(|| Change { label, before: shown(field, old, &name), after: shown(field, new, &name) })
        })
        .collect()
}

fn shown(field: &str, value: &Value, name: &impl Fn(&str) -> Option<String>) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(b) => Some(if *b { "是" } else { "否" }.into()),
        Value::Number(n) if field == "progress" => Some(format!("{n}%")),
        Value::String(s) => Some(match field {
            "unit" | "lead" => name(s).unwrap_or_else(|| "（已不在名录）".into()),
            "work" | "extension" | "dispute" | "pause" => state(&format!("{field}:{s}")),
            "light" => colour(s),
            _ => s.clone(),
        }),
        other => Some(other.to_string()),
    }
}

fn colour(code: &str) -> String {
    Colour::parse(code).map_or_else(|| code.to_owned(), |c| c.label().to_owned())
}

/// `work:issued` in Chinese; `light:red` too.
pub fn state(named: &str) -> String {
    fn label<F: Flow>(code: &str) -> Option<String> {
        F::parse_state(code).map(|s| F::state_label(s).to_owned())
    }
    let Some((flow, code)) = named.split_once(':') else { return named.to_owned() };
    let found = match flow {
        "work" => label::<WorkFlow>(code),
        "extension" => label::<ExtensionFlow>(code),
        "dispute" => label::<DisputeFlow>(code),
        "pause" => label::<PauseFlow>(code),
        "light" => Some(colour(code)),
        _ => None,
    };
    found.unwrap_or_else(|| code.to_owned())
}
