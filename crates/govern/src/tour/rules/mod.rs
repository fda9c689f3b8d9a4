//! Judgements about tours; figures are parameters `tour.*`.

pub mod coverage;
pub mod evidence;
pub mod log;
pub mod team;

use kernel::{Outcome, Refusal};

/// Longest words of one field, in characters.
pub const LONGEST: usize = 2000;

/// Trimmed, neither empty nor too long.
pub fn words(text: &str, field: &'static str, label: &str) -> Outcome<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::invalid("MISSING_FIELD", format!("请填写{label}。")).at(field, "必填")),
        n if n > LONGEST => {
            let say = format!("{label}不能超过 {LONGEST} 字，现有 {n} 字，请精简。");
            Err(Refusal::invalid("TOO_LONG", say).at(field, format!("最多 {LONGEST} 字")))
        }
        _ => Ok(text.to_owned()),
    }
}
