//! What words suggest: kind of record, kind of evidence, standing duties, group phrases. Suggestions are shown as such
//! and can be changed by the clerk.

use super::model::{Draft, Measure};
use kernel::id::MeasureId;

/// Which duty record would show that a recurring duty was done, by its own words first, then by the whole item's.
pub fn record_kind(text: &str, quote: &str) -> Option<&'static str> {
    const KINDS: &[(&str, &[&str])] = &[
        ("drill", &["演练"]),
        ("training", &["培训", "轮训", "考核班"]),
        ("study", &["专题学习", "集中学习"]),
        ("lecture", &["讲课", "授课", "公益课堂", "宣讲"]),
        ("talk", &["约谈", "谈话"]),
        ("listing", &["挂牌督办", "挂牌"]),
        ("exposure", &["曝光"]),
        ("led_inspection", &["带队"]),
        ("inspection", &["检查", "督导", "暗访", "巡查", "排查", "抽查", "督查", "执法"]),
        ("meeting", &["会议", "例会", "调度会", "推进会", "常委会", "常务会", "研究", "调度", "部署"]),
        ("report", &["报告", "报送", "上报", "通报", "总结"]),
    ];
    // 带队 outranks 检查 wherever both stand; otherwise the words nearest to the number decide.
    if quote.contains("带队") || text.contains("带队") && quote.contains("检查") {
        return Some("led_inspection");
    }
    let of = |words: &str| KINDS.iter().find(|(_, k)| k.iter().any(|w| words.contains(w))).map(|(kind, _)| *kind);
    of(quote).or_else(|| {
        let at = text.find(quote).unwrap_or(0);
        let sentence_from = text[..at].rfind(['。', '；']).map_or(0, |i| i + "。".len());
        let sentence_to = text[at..].find(['。', '；']).map_or(text.len(), |i| at + i);
        of(&text[sentence_from..sentence_to])
    })
}

/// The counter after the number: 30项 → 项, 2次 → 次.
pub fn unit_word(quote: &str) -> String {
    let words = ["次", "项", "家", "场", "轮", "件", "个", "期", "遍", "篇", "人次"];
    let after = quote.char_indices().filter(|(_, c)| c.is_ascii_digit() || "一二两三四五六七八九十百".contains(*c));
    let mut found = "次";
    for (at, c) in after {
        let rest = quote[at + c.len_utf8()..].trim_start();
        if let Some(word) = words.iter().find(|w| rest.starts_with(**w)) {
            found = word;
        }
    }
    found.into()
}

/// Kinds of evidence (handbook 02 §8) that suit the words.
pub fn evidence(text: &str) -> Vec<&'static str> {
    const KINDS: &[(&str, &[&str])] = &[
        ("official_doc", &["印发", "出台", "修订", "制定", "下发", "编制", "建立健全", "清单"]),
        ("meeting_minutes", &["会议", "研究部署", "会商"]),
        ("attendance", &["培训", "考核", "考试"]),
        ("inspection_record", &["检查", "执法", "督导", "暗访", "巡查"]),
        ("photo_after", &["建成", "改造", "整治", "工程建设", "安装"]),
    ];
    let mut found: Vec<&str> =
        KINDS.iter().filter(|(_, words)| words.iter().any(|w| text.contains(w))).map(|(kind, _)| *kind).collect();
    // More than two kinds at once would be asked for out of caution only.
    found.truncate(2);
    found
}

/// 分别牵头、分别负责: each unit for itself (handbook 02 §2, rule 3).
pub fn each(quote: &str) -> bool {
    ["分别牵头", "分别负责", "各自负责", "各自牵头", "分工牵头", "分头负责", "分头牵头"]
        .iter()
        .any(|w| quote.contains(w))
}

/// Words that make a duty a standing one when no day stands beside them (handbook 02 §3: 长期坚持、持续推进、常态化、定期).
pub fn standing(text: &str) -> bool {
    ["长期坚持", "长期", "持续推进", "持续开展", "常态化", "定期", "经常性"].iter().any(|w| text.contains(w))
}

/// A phrase for several units at once, not one unit's name.
pub fn group(words: &str) -> bool {
    let ends = ["部门", "单位", "机构", "企业", "功能区", "主管部门", "成员", "地区", "各地", "各级", "县市", "市县"];
    words.starts_with('各')
        || words.starts_with("有关")
        || words.starts_with("相关")
        || words.starts_with("其他")
        || words.starts_with("负有")
        || ends.iter().any(|e| words.ends_with(e))
}

/// Firms: duties of theirs are not tasks of units in the directory.
pub fn firms(words: &str) -> bool {
    ["企业", "经营单位", "公司", "厂矿"].iter().any(|e| words.ends_with(e))
}

/// Whether a frequency is asked of firms, schools and the like: the sentence up to it names them, and no organ after them.
pub fn of_firms(text: &str, quote: &str) -> bool {
    const MANAGED: [&str; 8] = ["企业", "经营单位", "学校", "医院", "养老机构", "景区", "场所", "从业人员"];
    const ORGANS: [&str; 9] = ["各级", "党委", "政府", "部门", "安委", "领导干部", "执法人员", "乡镇", "街道"];
    if quote.is_empty() {
        return false;
    }
    let at = text.find(quote).unwrap_or(0);
    let from = text[..at].rfind(['。', '；']).map_or(0, |i| i + "。".len());
    let words = &text[from..at + quote.len().min(text.len() - at)];
    let last = |list: &[&str]| list.iter().filter_map(|w| words.rfind(w)).max();
    match (last(&MANAGED), last(&ORGANS)) {
        (Some(firm), Some(organ)) => organ < firm && words[organ..firm].contains("督促"),
        (Some(_), None) => true,
        _ => false,
    }
}

/// Functional zones named as such: they replace the inherited regions (handbook 02 §2, rule 4).
pub fn zones(words: &str) -> bool {
    let bare = words.trim_start_matches('各').trim_start_matches("有关");
    ["功能区", "产业园区", "园区", "开发区"].contains(&bare) || bare.ends_with("等功能区")
}

/// Items outside the part of a plan that lists its tasks (重点任务, 主要任务 …), where such a part holds most of them:
/// general demands of 总体要求, 组织领导, 保障措施.
pub fn outside(draft: &Draft) -> Vec<MeasureId> {
    let tasks = |m: &&Measure| {
        let top = m.path.first().map_or("", String::as_str);
        let names = [
            "重点任务",
            "主要任务",
            "工作任务",
            "目标任务",
            "任务分工",
            "任务清单",
            "重点工作",
            "主要工作",
            "重点举措",
        ];
        let others = ["总体", "要求", "保障", "组织"];
        names.iter().any(|n| top.contains(n)) && !others.iter().any(|o| top.contains(o))
    };
    let inside = draft.measures.iter().filter(tasks).count();
    if inside * 2 < draft.measures.len() {
        return Vec::new();
    }
    draft.measures.iter().filter(|m| !tasks(m) && !m.hand.touched).map(|m| m.id).collect()
}
