//! What reached a unit in a month, put together from all who weigh, and beside what is proposed as enough.

use jiff::civil::Date;
use org::ask::{Burden, Weight};

/// Of one sort in one month.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub sort: Burden,
    pub count: i64,
    /// More than that is a burden to be explained; 0: nothing is proposed.
    pub most: i64,
    pub parts: Vec<(String, i64)>,
}

/// Chinese word of a sort.
pub fn label(sort: Burden) -> &'static str {
    match sort {
        Burden::Letter => "函件",
        Burden::Visit => "检查走访",
        Burden::Form => "报表材料",
        Burden::Message => "消息",
    }
}

/// Stable code of a sort, as in the interface.
pub fn code(sort: Burden) -> &'static str {
    match sort {
        Burden::Letter => "letter",
        Burden::Visit => "visit",
        Burden::Form => "form",
        Burden::Message => "message",
    }
}

/// Sums by sort, each with its parts by label, those of nothing too.
pub fn sums(weights: &[Weight], most: impl Fn(Burden) -> i64) -> Vec<Sum> {
    [Burden::Letter, Burden::Visit, Burden::Form, Burden::Message]
        .into_iter()
        .map(|sort| {
            let mut parts: Vec<(String, i64)> = Vec::new();
            for w in weights.iter().filter(|w| w.sort == sort && w.count > 0) {
                match parts.iter_mut().find(|p| p.0 == w.label) {
                    Some(part) => part.1 += w.count,
                    None => parts.push((w.label.clone(), w.count)),
                }
            }
            Sum { sort, count: parts.iter().map(|p| p.1).sum(), most: most(sort), parts }
        })
        .collect()
}

/// The sentence that is shown before another is sent.
pub fn say(sums: &[Sum]) -> String {
    let told: Vec<String> = sums
        .iter()
        .filter(|s| s.sort != Burden::Message)
        .map(|s| format!("{} {} 件次", label(s.sort), s.count))
        .collect();
    let over: Vec<&str> = sums.iter().filter(|s| s.most > 0 && s.count >= s.most).map(|s| label(s.sort)).collect();
    let end = match over.is_empty() {
        true => "。".to_owned(),
        false => format!("；{}已达提示线，请先考虑合并、延后或电话沟通。", over.join("、")),
    };
    format!("本月已有{}{end}", told.join("、"))
}

/// First and last day of a month written `2026-11`.
pub fn month(text: &str) -> Option<(Date, Date)> {
    let (year, month) = text.split_once('-')?;
    let whole = year.len() == 4 && month.len() == 2;
    let first = whole.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()).flatten()?;
    Some((first, first.last_of_month()))
}
