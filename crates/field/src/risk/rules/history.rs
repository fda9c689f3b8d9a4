//! Which fields of two after-images differ, in words.

use crate::risk::flow::RiskFlow;
use crate::risk::level::{ControlLevel, Level};
use kernel::flow::Flow;
use serde_json::Value;

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub label: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

fn text(v: &Value) -> Option<String> {
    v.as_str().filter(|s| !s.is_empty()).map(str::to_owned)
}
fn level(v: &Value) -> Option<String> {
    v.as_i64().and_then(Level::of).map(|l| l.label().to_owned())
}
fn scored(v: &Value) -> Option<String> {
    v["scored"]["say"].as_str().map(str::to_owned)
}
fn control(v: &Value) -> Option<String> {
    v.as_str().and_then(ControlLevel::parse).map(|l| l.label().to_owned())
}
fn count(v: &Value) -> Option<String> {
    v.as_array().filter(|a| !a.is_empty()).map(|a| format!("{} 条", a.len()))
}
fn names(v: &Value) -> Option<String> {
    let all: Vec<&str> = v.as_array()?.iter().filter_map(|d| d["name"].as_str()).collect();
    (!all.is_empty()).then(|| all.join("、"))
}
fn plan(v: &Value) -> Option<String> {
    let filled = ["responsibility", "measures", "emergency"].iter().filter(|k| text(&v[**k]).is_some()).count();
    let funds = text(&v["funds"]).is_some() || v["funds_fen"].is_i64();
    let n = filled + usize::from(funds) + usize::from(v["deadline"].is_string());
    (n > 0).then(|| format!("五项已填 {n} 项"))
}

/// Differences between two after-images of one risk, in the order of the form.
pub fn changes(before: &Value, after: &Value) -> Vec<Change> {
    let fields: [(&str, &'static str, fn(&Value) -> Option<String>); 14] = [
        ("activity", "作业活动", text),
        ("source", "危险源", text),
        ("event", "事故类型", text),
        ("factor", "危险有害因素", text),
        ("inherent", "固有风险", scored),
        ("residual", "剩余风险", scored),
        ("level", "等级", level),
        ("control_level", "管控层级", control),
        ("duty", "管控责任人", names),
        ("controls", "管控措施", count),
        ("plan", "管控方案", plan),
        ("reassess_on", "再评价期限", text),
        ("leader_name", "包案领导", text),
        ("review_on", "下次调度", text),
    ];
    let differ = fields.into_iter().filter(|(key, ..)| before[*key] != after[*key]);
    let told = |(key, label, say): (&str, &'static str, fn(&Value) -> Option<String>)| {
        let (a, b) = (say(&before[key]), say(&after[key]));
        let same_words = a == b && matches!(key, "controls" | "plan");
        let edited = |t: Option<String>| t.map(|t| format!("{t}（内容已改）"));
        Change { label, after: if same_words { edited(b) } else { b }, before: a }
    };
    differ.map(told).collect()
}

/// `risk:draft` in Chinese.
pub fn state(word: &str) -> String {
    let code = word.strip_prefix("risk:").unwrap_or(word);
    RiskFlow::parse_state(code).map_or_else(|| word.to_owned(), |s| s.label().to_owned())
}
