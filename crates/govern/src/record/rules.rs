//! What may be entered as a record.

use super::model::{KINDS, SELF_CHECK, kind_label};
use jiff::civil::Date;
use kernel::{Outcome, Refusal};

/// Most things that one record may cover.
pub const MOST: i64 = 10_000;

/// A new record, checked field by field; every wrong field is named at once.
pub fn acceptable(kind: &str, title: &str, on: Date, amount: i64, today: Date) -> Outcome<()> {
    let mut wrong: Vec<(&str, String)> = Vec::new();
    if !KINDS.iter().any(|(k, _)| *k == kind) {
        let known: Vec<&str> = KINDS.iter().map(|(_, l)| *l).collect();
        wrong.push(("kind", format!("没有“{kind}”这种记录，可选：{}", known.join("、"))));
    }
    if kind == SELF_CHECK {
        wrong.push(("kind", "企业自查请在企业场所页登记，上报自查发现的隐患时自动计入".into()));
    }
    let chars = title.trim().chars().count();
    if chars == 0 || chars > 200 {
        wrong.push(("title", format!("标题应为 1—200 字，现为 {chars} 字")));
    }
    if on > today {
        wrong.push(("on", format!("{on} 还没有到，履职记录只登记已经发生的事")));
    }
    if on < today.saturating_sub(jiff::Span::new().years(3)) {
        wrong.push(("on", format!("{on} 距今超过三年，请核对年份")));
    }
    if !(1..=MOST).contains(&amount) {
        wrong.push(("amount", format!("数量应为 1—{MOST}，现为 {amount}")));
    }
    let Some((_, first)) = wrong.first() else { return Ok(()) };
    let refusal = Refusal::invalid("BAD_RECORD", format!("{}记录不能登记：{first}。", kind_label(kind)));
    Err(wrong.into_iter().fold(refusal, |r, (path, say)| r.at(path, say)))
}

/// A post of somebody: unit, first and last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term<U> {
    pub unit: U,
    pub from: Date,
    pub to: Option<Date>,
}

/// The unit for which somebody acted on a day, by their terms; a successor cannot make up for a predecessor's time.
/// Without any term on file the present unit counts.
pub fn unit_on<U: Copy>(terms: &[Term<U>], present: U, on: Date) -> Option<U> {
    if terms.is_empty() {
        return Some(present);
    }
    terms.iter().find(|t| t.from <= on && t.to.is_none_or(|to| on <= to)).map(|t| t.unit)
}
