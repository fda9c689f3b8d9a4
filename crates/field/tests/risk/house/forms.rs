//! What is typed in, and what is read off an answer.

use serde_json::{Value, json};

pub fn id(view: &Value) -> String {
    view["id"].as_str().unwrap().to_owned()
}

pub fn offered(view: &Value) -> Vec<String> {
    view["offers"].as_array().unwrap().iter().map(|o| o["action"].as_str().unwrap().to_owned()).collect()
}

/// A form that can be assessed, with these values of LS.
pub fn form(activity: &str, l: f64, s: f64, after: f64) -> Value {
    let people: Vec<Value> = ["company", "department", "workshop", "team"]
        .map(|level| json!({"level": level, "name": "甲某", "post": "负责人"}))
        .into();
    json!({
        "activity": activity, "source": "甲醇", "event": "火灾", "factor": "22", "method": "ls",
        "inherent": {"l": l, "s": s}, "residual": {"l": after, "s": s},
        "duty": people,
        "controls": [{"kind": "emergency", "text": "喷淋"}, {"kind": "engineering", "text": "切断阀"}],
    })
}

pub fn plan() -> Value {
    json!({"responsibility": "厂长总负责", "measures": "加装切断阀", "funds": "安全生产费用",
           "deadline": "2026-12-31", "emergency": "泄漏预案", "phone": "0000-1234567"})
}
