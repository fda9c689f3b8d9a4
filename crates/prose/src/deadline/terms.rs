//! Terms that run from the paper's own issue, and marks that several months share.

use super::around::clause_start;
use regex::Regex;
use std::sync::LazyLock;

/// 三年内完成 / 用半年时间; not the length of a benefit.
pub(super) fn purpose(before: &str, after: &str, words: &str) -> bool {
    let goal = [
        "完成",
        "实现",
        "建成",
        "达到",
        "全部",
        "基本",
        "消除",
        "淘汰",
        "全面",
        "使",
        "力争",
        "，基本",
        "，实现",
        "，完成",
        "，全面",
        "，使",
        "，集中",
        "集中开展",
        "调整到位",
        "整改到位",
        "落实到位",
        "配备到位",
        "，各",
        "制定",
        "出台",
        "修订",
        "建立",
    ];
    let goal = goal.iter().any(|w| after.starts_with(w));
    let rest = &after[..after.find(['。', '；', '\n']).unwrap_or(after.len())];
    if ["奖励", "兑现", "补助", "享受", "补贴", "可"].iter().any(|w| rest.contains(w)) {
        return false;
    }
    let counted = before.ends_with("后")
        || before.ends_with("起")
        || before.ends_with("连续")
        || before.ends_with("近")
        || before.ends_with("日");
    !counted
        && (goal
            || words.starts_with('用')
            || words.starts_with("利用")
            || words.starts_with("力争用")
            || words.starts_with("争取用"))
        && !words.starts_with("在两年")
}

/// 一周内完成, 10日内报送: counted from the issue of the paper itself, unless the sentence names an event from which it runs or a
/// period in which it comes again.
pub(super) fn soon(sentence_before: &str, after: &str) -> bool {
    const EVENTS: &[&str] = &[
        "后", "发现", "事故", "接到", "收到", "受理", "举报", "申请", "发生", "变更", "每", "自", "起", "到期", "逾期",
        "凡", "如", "期满", "届满", "结束", "之日", "各次", "经", "对",
    ];
    const WORK: &[&str] = &[
        "完成", "报送", "上报", "将", "制定", "建立", "出台", "印发", "报县", "报市", "报州", "报省", "全部", "召开",
        "动员", "组织", "开展", "部署", "补报", "提交", "明确",
    ];
    clause_start(sentence_before)
        && !EVENTS.iter().any(|w| sentence_before.contains(w))
        && WORK.iter().any(|w| after.starts_with(w))
}

/// The mark that the last of a row of months carries for all: 6月、9月底前.
pub(super) fn shared_mark(after: &str) -> Option<&'static str> {
    static ROW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[、和及]\d{1,2}月份?)+(?P<m>上旬|中旬|下旬|底|末)(?:之?前|以前)?").expect("pattern")
    });
    match &ROW.captures(after)?["m"] {
        "上旬" => Some("上旬"),
        "中旬" => Some("中旬"),
        _ => Some("底"),
    }
}
