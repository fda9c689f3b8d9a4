//! What a timeline says about a change: the after-images of two events, compared field by field.

use super::super::flow::{DelayFlow, DualFlow, HazardFlow, ListingFlow, StopFlow};
use super::super::model::{Grade, Level, kind_label, source_label};
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
    ("title", "名称"),
    ("text", "描述"),
    ("place", "部位"),
    ("source", "来源"),
    ("kind", "类别"),
    ("grade", "等级"),
    ("unit", "责任单位"),
    ("regulator", "监管单位"),
    ("due", "整改期限"),
    ("step_due", "办理期限"),
    ("overdue", "已逾期"),
    ("extensions", "延期次数"),
    ("returned", "退回次数"),
    ("listed", "挂牌级别"),
    ("stopped", "停产停用"),
    ("suspect", "待核疑点"),
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
        Value::String(s) => Some(match field {
            "unit" | "regulator" => name(s).unwrap_or_else(|| "（已不在名录）".into()),
            "grade" => Grade::parse(s).map_or_else(|| s.clone(), |g| g.label().to_owned()),
            "listed" => Level::parse(s).map_or_else(|| s.clone(), |l| l.label().to_owned()),
            "kind" => kind_label(s).to_owned(),
            "source" => source_label(s).to_owned(),
            _ => s.clone(),
        }),
        other => Some(other.to_string()),
    }
}

/// `hazard:reported` in Chinese.
pub fn state(named: &str) -> String {
    fn label<F: Flow>(code: &str) -> Option<String> {
        F::parse_state(code).map(|s| F::state_label(s).to_owned())
    }
    let Some((flow, code)) = named.split_once(':') else { return named.to_owned() };
    let found = match flow {
        "hazard" => label::<HazardFlow>(code),
        "dual_report" => label::<DualFlow>(code),
        "hazard_extension" => label::<DelayFlow>(code),
        "listing" => label::<ListingFlow>(code),
        "stop_order" => label::<StopFlow>(code),
        _ => None,
    };
    found.unwrap_or_else(|| code.to_owned())
}
