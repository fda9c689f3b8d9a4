//! The words around a date: whether it is a last day, part of a name, or something told.

use std::ops::Range;

/// Text inside 《》 and short quotation marks names things; dates there are part of the name.
pub(super) fn quoted_spans(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut title: Vec<usize> = Vec::new();
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match c {
            '《' | '〈' => title.push(i),
            '》' | '〉' => {
                if let Some(from) = title.pop() {
                    out.push(from..i + c.len_utf8());
                }
            }
            '“' => quote = Some(i),
            '”' => {
                if let Some(from) = quote.take() {
                    out.push(from..i + c.len_utf8());
                }
            }
            '〔' => title.push(i),
            '〕' => {
                title.pop();
            }
            _ => {}
        }
    }
    out
}

/// Dates that tell what was, not what must be done.
pub(super) fn background(before: &str, after: &str, words: &str) -> bool {
    let later = [
        "以来",
        "及以前",
        "以后",
        "之后",
        "后",
        "起",
        "版",
        "修订版",
        "印发的",
        "发布的",
        "以前排查",
        "以前发",
        "及之前",
        "度版",
        "年版",
        "同期",
        "相比",
        "数据",
        "底数",
        "新增",
        "存量",
    ];
    let tail = ["以前", "之前"];
    later.iter().any(|w| after.starts_with(w))
        || tail.iter().any(|w| words.ends_with(w))
            && after.starts_with(['排', '发', '存', '已', '的', '建', '竣', '形'])
        || words.ends_with("年前") && after.starts_with(['已', '的', '建', '竣', '投', '鉴'])
        || [
            "每年",
            "每年的",
            "每年度",
            "次年",
            "各年",
            "上年",
            "去年",
            "每",
            "历年",
            "往年",
            "比",
            "较",
            "与",
            "在于",
            "截至",
            "截止",
        ]
        .iter()
        .any(|w| before.ends_with(w))
            && !before.ends_with("截止")
            && !before.ends_with("截至")
        || (before.ends_with("截至") || before.ends_with("截止到") || before.ends_with("截至到"))
            && !words.ends_with('前')
        || before.ends_with(['自', '从'])
            && !words.starts_with(['自', '从'])
            && (after.starts_with('起') || after.starts_with("开始"))
        || clause(after).contains("不得分")
        || clause(after).contains("不扣分")
}

/// The words up to the end of the clause.
pub(super) fn clause(after: &str) -> &str {
    &after[..after.find(['，', '。', '；', ',', '\n']).unwrap_or(after.len())]
}

pub(super) fn clause_start(before: &str) -> bool {
    before.is_empty()
        || before.ends_with([
            '。', '；', '，', '：', ':', ';', ',', '（', '(', '\n', '、', '\t', '！', '到', '至', '于', '在', '.',
        ])
        || before.ends_with("力争")
        || before.ends_with("争取")
        || before.ends_with("其中")
}

pub(super) fn until(before: &str) -> bool {
    before.ends_with(['至', '到'])
        || ["截至", "截止", "不迟于", "不晚于", "时限：", "时间：", "期限：", "时限:", "期限:"]
            .iter()
            .any(|w| before.ends_with(w))
}

const VERBS: &[&str] = &[
    "完成",
    "全面",
    "全部",
    "实现",
    "建成",
    "启动",
    "组织",
    "开展",
    "力争",
    "基本",
    "前",
    "达到",
    "修订",
    "出台",
    "制定",
    "印发",
    "推进",
    "推动",
    "重点",
    "继续",
    "建立",
    "将",
    "要",
    "起草",
    "形成",
    "打造",
    "培育",
    "消除",
    "淘汰",
    "率先",
    "投入",
    "改造",
    "新建",
    "新增",
    "至少",
    "集中",
    "对",
    "各",
    "所有",
    "再",
    "初步",
    "底",
    "结束",
    "取得",
    "会同",
    "配合",
    "协同",
    "联合",
    "分批",
    "分期",
    "逐步",
    "编制",
    "选树",
    "选派",
    "遴选",
    "评选",
    "推广",
    "争取",
    "试点",
    "升级",
    "更新",
    "完善",
    "健全",
    "探索",
    "不少于",
];

pub(super) fn verb(after: &str) -> bool {
    VERBS.iter().any(|w| after.starts_with(w))
}

/// `2025年，修订…`, `到2026年，…`, `2024年完成…`; not `2024年度报告`, `2024年为隐患攻坚年`.
pub(super) fn year_alone(before: &str, after: &str) -> bool {
    let refused = [
        "度",
        "为",
        "是",
        "第",
        "《",
        "版",
        "初",
        "间",
        "期",
        "全国",
        "全市",
        "全县",
        "发生",
        "印",
        "发布",
        "以",
        "及",
        "和",
        "、",
        "）",
        ")",
        "安全生产",
        "共",
        "累计",
        "已",
        "的",
    ];
    if refused.iter().any(|w| after.starts_with(w)) && !after.starts_with("初步") {
        return false;
    }
    let starts = clause_start(before);
    let told =
        ["已", "共发生", "同比上升", "发生"].iter().any(|w| clause(after.trim_start_matches(['，', ','])).contains(w));
    starts && !told && (after.starts_with(['，', ',']) || verb(after))
}

/// A range of years is a deadline where it says when something is done.
pub(super) fn demanded(before: &str, after: &str) -> bool {
    clause_start(before) && (after.starts_with(['，', ',']) || verb(after))
}
