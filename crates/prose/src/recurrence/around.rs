//! The words around a frequency: whose it is, which days of the period, and those that set no duty.

use super::FIGURE;
use crate::numbering::number;
use regex::Regex;
use std::sync::LazyLock;

/// 每季度最后1周 → 7 days.
pub(super) fn last_days(clause: &str) -> Option<u32> {
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"^(?:的)?最后(?P<n>{FIGURE})?(?:个)?(?P<u>周|星期|天|日)")).expect("pattern")
    });
    let found = LAST.captures(clause)?;
    let n = found.name("n").and_then(|n| number(n.as_str())).unwrap_or(1);
    Some(if matches!(&found["u"], "周" | "星期") { n * 7 } else { n })
}

/// Words with 每 that set no duty: 每日三餐, 每年增长, quantities per period in a definition.
pub(super) fn not_a_duty(before: &str, clause: &str, words: &str) -> bool {
    let told = [
        "增长",
        "下降",
        "递增",
        "递减",
        "提高",
        "增加",
        "以上的",
        "均",
        "平均",
        "都有",
        "发生",
        "递",
        "都会",
        "收入",
        "销售",
        "纳税",
        "产量",
        "产值",
        "最高",
        "奖励",
        "给予",
        "补助",
        "补贴",
    ];
    let tail = ["元/", "人/", "平均", "/", "吨", "次"];
    told.iter().any(|w| clause.starts_with(w))
        || tail.iter().any(|w| before.ends_with(w))
        || words.ends_with(['日', '天']) && clause.starts_with(['，', '。', '的', '常'])
        || clause.starts_with("的") && !words.ends_with('月')
        || clause.starts_with("主题党日")
}

/// 其中高危行业领域每月至少1次 → 高危行业领域.
pub(super) fn subset(before: &str) -> Option<String> {
    static SUBSET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:[，,（(；。]|^)(?:其中)?[，,]?((?:高危|重点|规模以上|小微|一般|高风险|危险|人员密集)[\p{Han}、]{0,20}?)(?:要|应当|应|需)?$").expect("pattern")
    });
    SUBSET.captures(before).map(|f| f[1].to_owned())
}
