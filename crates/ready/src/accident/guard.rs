//! What the table cannot express: times, figures, lengths.

use super::grade::Harm;
use super::kind;
use jiff::Timestamp;
use kernel::{Outcome, Refusal};

/// Longest words of a report, in characters.
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

/// It happened, was known, and is reported, in this order.
pub fn times(occurred: Timestamp, known: Timestamp, now: Timestamp) -> Outcome<()> {
    if occurred > now {
        return Err(Refusal::invalid("BAD_TIME", "事故发生时间不能晚于现在。").at("occurred_at", "晚于现在"));
    }
    if known < occurred || known > now {
        let say = "单位负责人知悉时间应在事故发生时间和现在之间。";
        return Err(Refusal::invalid("BAD_TIME", say).at("known_at", "时间不对"));
    }
    Ok(())
}

/// Figures are no less than nought and not absurd.
pub fn harm(harm: &Harm) -> Outcome<()> {
    for (n, field, label) in [
        (harm.dead, "dead", "死亡人数"),
        (harm.injured, "injured", "重伤人数"),
        (harm.missing, "missing", "下落不明人数"),
    ] {
        if !(0..=100_000).contains(&n) {
            return Err(Refusal::invalid("BAD_FIGURE", format!("{label}应为 0 到 100000 的整数，现为 {n}。"))
                .at(field, "不合理"));
        }
    }
    if !harm.loss.is_finite() || !(0.0..=1e9).contains(&harm.loss) {
        return Err(Refusal::invalid("BAD_FIGURE", "直接经济损失应为不小于 0 的万元数。").at("loss", "不合理"));
    }
    Ok(())
}

/// A category that exists.
pub fn category(code: &str) -> Outcome<()> {
    match kind::label(code) {
        Some(_) => Ok(()),
        None => Err(Refusal::invalid("NO_SUCH_KIND", format!("没有“{code}”这种事故类别，请从列表中选择。"))
            .at("kind", "未找到")),
    }
}
