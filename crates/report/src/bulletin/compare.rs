//! A figure beside that of the last period and of last year. Bases of zero by handbook 02 §5: no percentage is given; from
//! nothing to something is a rise, from something to nothing a fall by all of it, nothing and nothing no change.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rule of bases of zero, as printed.
pub const ZERO_RULE: &str = "基数为0时不计百分比，以“—”表示；由0变为正数为上升，由正数变为0为下降100%，两期均为0为持平。分母为0的比率以“—”表示。";

/// Where a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Up,
    Down,
    Flat,
}

/// How a figure differs from an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    pub from: f64,
    pub diff: f64,
    /// In percent of the earlier one; absent where that was nothing, and for figures that are percentages themselves.
    pub percent: Option<f64>,
    pub way: Way,
    /// 增加3项, 下降100%, 持平
    pub words: String,
}

/// 3, 3.5: without a decimal where there is none.
pub fn number(x: f64) -> String {
    let x = (x * 10.0).round() / 10.0;
    if x.fract() == 0.0 { format!("{x:.0}") } else { format!("{x:.1}") }
}

/// The difference of two values of a figure with this unit; `None` where one of them is missing.
pub fn change(now: Option<f64>, from: Option<f64>, unit: &str) -> Option<Change> {
    let (now, from) = (now?, from?);
    let diff = ((now - from) * 10.0).round() / 10.0;
    let way = if diff > 0.0 {
        Way::Up
    } else if diff < 0.0 {
        Way::Down
    } else {
        Way::Flat
    };
    let share = unit == "%";
    let percent = (!share && from != 0.0).then(|| (diff * 1000.0 / from).round() / 10.0);
    let by = number(diff.abs());
    let words = match (way, share) {
        (Way::Flat, _) => "持平".to_owned(),
        (Way::Up, true) => format!("提高{by}个百分点"),
        (Way::Down, true) => format!("降低{by}个百分点"),
        (Way::Up, false) => format!("增加{by}{unit}"),
        (Way::Down, false) => format!("减少{by}{unit}"),
    };
    Some(Change { from, diff, percent, way, words })
}

/// 较上期增加3项, 与上期持平; empty where nothing can be compared.
pub fn beside(what: &str, change: Option<&Change>) -> String {
    match change {
        None => String::new(),
        Some(c) if c.way == Way::Flat => format!("与{what}持平"),
        Some(c) => format!("较{what}{}", c.words),
    }
}

/// 同比上升25%, 同比下降100%, 同比上升（上年同期为0）, 同比持平
pub fn yearly(change: Option<&Change>) -> String {
    let Some(c) = change else { return "同比—".into() };
    match (c.way, c.percent) {
        (Way::Flat, _) => "同比持平".into(),
        (Way::Up, Some(p)) => format!("同比上升{}%", number(p)),
        (Way::Down, Some(p)) => format!("同比下降{}%", number(-p)),
        (Way::Up, None) if c.from == 0.0 && !c.words.contains("百分点") => "同比上升（上年同期为0）".into(),
        _ => format!("同比{}", c.words),
    }
}
