//! The words that govern a number: 不少于, 达到, 控制在, and what they ask.

use super::around::tail;

/// Bounds that may be set on a share of something.
const FLOORS: &[&str] = &["不得少于", "不得低于", "不得超过", "不少于", "不低于", "不小于", "不超过", "不高于"];

/// The word that governs a number, with at most four characters between: 不少于30项, 达到全县的60%; more where
/// it sets a bound on a share: 不低于从业人员总数的2%.
pub(super) fn word_before(before: &str) -> &'static str {
    const WORDS: &[&str] = &[
        "分别不少于",
        "不得少于",
        "不得低于",
        "不得超过",
        "各不少于",
        "不少于",
        "不低于",
        "不小于",
        "不超过",
        "不高于",
        "不多于",
        "压减到",
        "压缩到",
        "压减至",
        "压缩至",
        "缩短至",
        "缩短到",
        "控制在",
        "提高到",
        "提升至",
        "提升到",
        "提高至",
        "下降到",
        "降低到",
        "达标率",
        "覆盖率",
        "完成率",
        "整改率",
        "至少",
        "达到",
        "超过",
        "降至",
        "下降",
        "下调",
        "降低",
        "减少",
        "提高",
        "提升",
        "增长",
        "力争",
        "确保",
        "达",
        "约",
    ];
    let near = tail(before, 22);
    WORDS
        .iter()
        .filter_map(|w| near.rfind(w).map(|at| (at + w.len(), *w)))
        .filter(|(end, word)| {
            let between = &near[*end..];
            // 不低于合同金额的30%: what the share is taken of may be longer.
            let of = between.ends_with('的') && FLOORS.contains(word) && between.chars().count() <= 16;
            (between.chars().count() <= 4 || of) && between.chars().all(crate::clean::han)
        })
        .max_by_key(|(end, w)| (*end, w.len()))
        .map_or("", |(_, w)| w)
}

pub(super) fn op(pre: &str, post: &str) -> &'static str {
    if post == "左右" || pre == "约" {
        "≈"
    } else if matches!(post, "以内" | "以下" | "之内")
        || matches!(
            pre,
            "不超过"
                | "不高于"
                | "不得超过"
                | "不多于"
                | "控制在"
                | "压减到"
                | "压缩到"
                | "压减至"
                | "压缩至"
                | "缩短至"
                | "缩短到"
                | "下降到"
                | "降低到"
                | "降至"
        )
    {
        "<="
    } else if matches!(post, "以上" | "及以上")
        || pre.contains("不少于")
        || matches!(pre, "至少" | "不得少于" | "不低于" | "不得低于" | "不小于" | "超过")
    {
        ">="
    } else {
        "="
    }
}
