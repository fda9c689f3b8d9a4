//! A string of units → units.

use regex::Regex;
use std::sync::LazyLock;

/// Last words of a unit's name.
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(局|部|委|办|厅|署|院|会|室|站|所|中心|政府|党委|党组|公司|集团|企业|单位|部门|机构|组织|区|县|市|州|省|镇|乡|街道|村|园|盟|旗|支队|大队|总队|队|银行|学校|高校
        |医院|社|办公室|办事处|管委会|协会|工会|总工会|妇联|团委|联合会|指挥部|小组|专班|成员|方面|组|处|科|总局|海关|电视台|报社|政法委|纪委|监委|人武部|法院|检察院|地方
        |科室|商户|店铺|各地|地区|机关|集团公司|联社|总站|分局|分公司|处室|负责人|责任人|同志|书记|主任|经理|总监|人员|领导|县区|市州|区市|政协|人大|气象台|供电|铁塔|移动|联通|电信|邮政|石油|石化|党工委|工委|武警|军分区|馆|主体|分行|支行|人行|工商联|残联|文联|侨联|分校|行业协会|委员)$",
    )
    .expect("pattern")
});
/// What stands alone after 和 without being a unit of its own: 各部门和单位.
const BARE: [&str; 12] =
    ["单位", "部门", "政府", "企业", "机构", "人员", "个人", "组织", "团体", "监委", "人民政府", "有关单位的"];

/// Whether words end as a unit's name does and are no longer than one.
pub fn is_unit(words: &str) -> bool {
    let bare = strip_brackets(words);
    let count = bare.chars().count();
    (2..=40).contains(&count) && SUFFIX.is_match(&bare) && !bare.contains(['，', '。', '；', '“', '：'])
}

/// Whether words are plainly a unit: an authority, not a group of people or a place.
pub(super) fn is_authority(words: &str) -> bool {
    static AUTHORITY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(局|部|委|办|厅|署|政府|支队|大队|总队|管委会|办公室|办事处|成员单位|部门|党委|党工委|检察院|法院|供电公司|中心|监会|委员会|工会|联合会|银行|集团|总公司)$").expect("pattern")
    });
    let bare = strip_brackets(words);
    (3..=24).contains(&bare.chars().count()) && AUTHORITY.is_match(&bare)
}

/// Whether words end as the last unit of a list does.
pub(super) fn ends_as_unit(words: &str) -> bool {
    words.ends_with(['）', ')']) || SUFFIX.is_match(words)
}

/// Whether white space alone parts the units of a cell: 县应急局 县住建局 各乡镇. Spaces inside words are damage and do not.
pub(crate) fn names_apart(cell: &str) -> bool {
    let mut pieces = 0;
    cell.len() <= 600
        && cell.split_whitespace().all(|piece| {
            pieces += 1;
            let (names, _) = split(piece.trim_end_matches(['、', '，', '；', ',', ';']));
            let begins = |n: &str| n.starts_with(['省', '市', '州', '县', '区', '镇', '乡', '各']) || is_authority(n);
            !names.is_empty() && names.iter().all(|n| is_unit(&strip_brackets(n)) && begins(n))
        })
        && pieces >= 2
}

/// Without what stands in brackets: 各县（市、区）人民政府 → 各县人民政府.
pub(super) fn strip_brackets(words: &str) -> String {
    let mut depth = 0;
    words
        .chars()
        .filter(|c| match c {
            '（' | '(' => {
                depth += 1;
                false
            }
            '）' | ')' => {
                depth = (depth - 1).max(0);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// Splits a string of units as printed. Separators inside brackets do not count; 等 is dropped, and the flag tells that it
/// stood there. Run-together cells (县教育局县水利局) are split before the next 省 市 州 县 区.
pub fn split(words: &str) -> (Vec<String>, bool) {
    let mut out = Vec::new();
    let mut open = false;
    for piece in top_level(words, &['、', '，', ',', '；', ';', '\n', '\t', '/', ' ']) {
        open |= one(piece, &mut out);
    }
    (out, open)
}

/// Cuts at separators that stand outside brackets.
pub(super) fn top_level<'a>(words: &'a str, at: &[char]) -> Vec<&'a str> {
    let mut out = Vec::new();
    let (mut depth, mut from) = (0i32, 0);
    for (i, c) in words.char_indices() {
        match c {
            '（' | '(' | '《' | '“' => depth += 1,
            '）' | ')' | '》' | '”' => depth = (depth - 1).max(0),
            c if depth == 0 && at.contains(&c) => {
                out.push(&words[from..i]);
                from = i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&words[from..]);
    out.retain(|s| !s.trim().is_empty());
    out
}

/// One piece between separators: 等, 和, run-together names. True where 等 left the list open.
pub(super) fn one(piece: &str, out: &mut Vec<String>) -> bool {
    let piece = piece.trim().trim_matches(['。', '：', ':', '“', '”', '《', '》', '.', '*']);
    if piece.is_empty() {
        return false;
    }
    if let Some(at) = other(piece) {
        let (left, right) = (&piece[..at], &piece[at + "等".len()..]);
        let inner = left.is_empty() || one(left, out);
        let right = right.trim_start_matches("其他").trim_start_matches("其它");
        // 县财政局等部门及各乡镇: the open list ends, another name follows.
        for and in ["和", "及", "以及", "与"] {
            if let Some((_, more)) =
                right.split_once(and).filter(|(l, more)| !l.is_empty() && vague(l) && is_unit(more))
            {
                one(more, out);
                return true;
            }
        }
        if vague(right) {
            return true;
        }
        one(right, out);
        return inner && !left.is_empty();
    }
    for joint in ["以及", "和", "及", "与", "并"] {
        for (at, _) in piece.match_indices(joint) {
            let (left, right) = (&piece[..at], &piece[at + joint.len()..]);
            let bare = BARE.contains(&right) || right.starts_with("社会保障") || right.chars().count() < 3;
            if !left.is_empty() && !bare && outside_brackets(piece, at) && joins(left, right) {
                let open = one(left, out);
                return one(right, out) || open;
            }
        }
    }
    run_together(piece, out);
    false
}

/// 等 as a word of its own, not in 高等 平等 同等 等级.
fn other(piece: &str) -> Option<usize> {
    piece
        .match_indices('等')
        .find(|(at, _)| {
            let before = piece[..*at].chars().next_back();
            let after = piece[at + "等".len()..].chars().next();
            !matches!(before, Some('高' | '平' | '同' | '中' | '初' | '优'))
                && !matches!(after, Some('级' | '学' | '教'))
                && outside_brackets(piece, *at)
        })
        .map(|m| m.0)
}

/// What follows 等 without naming anyone: 有关部门, 单位, 部门.
fn vague(right: &str) -> bool {
    static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\d一二三四五六七八九十]{0,3}(个)?(有关|相关|各有关|各相关|各|省级|市级|县级|主管|责任|职能|成员|行业|监管|省直|市直|县直|州直|州级|省|市|县|国务院)*(有关|相关|主管|责任|职能)?(部门|单位|成员单位|科室|部门和单位|部门单位|部门（单位）|单位（部门）|部门\(单位\)|单位和部门|方面|企业|机构|处室|地|部委)?$").expect("pattern")
    });
    VAGUE.is_match(right)
}

fn outside_brackets(piece: &str, at: usize) -> bool {
    let before = &piece[..at];
    before.matches(['（', '(', '《', '“']).count() <= before.matches(['）', ')', '》', '”']).count()
}

/// 和 joins two units only where the left side is one already.
fn joins(left: &str, right: &str) -> bool {
    static LEFT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(局|部|委|办|厅|署|部门|政府|党委|单位|企业|中心|支队|总队|大队|公司|集团|办公室|办事处|委员会|管委会|机构|院校|学校|医院|园区|开发区|功能区|产业园|所属区|区|县|市|镇|乡|街道|银行|检察院|法院|协会|工会)(（[^）]*）|\([^)]*\))?$").expect("pattern")
    });
    let left_bare = strip_brackets(left);
    let city = left_bare.ends_with(['市', '县', '区']) && right.starts_with("住");
    LEFT.is_match(left) && is_unit(right) && left_bare.chars().count() >= 2 && !city
}

/// 县委宣传部县教育局县河长办 → three units: a new one begins at the word with which the first begins.
fn run_together(piece: &str, out: &mut Vec<String>) {
    let Some(first) = piece.chars().next() else { return };
    if !matches!(first, '省' | '市' | '州' | '县' | '区' | '镇' | '乡') || piece.chars().count() < 6 {
        out.push(piece.to_owned());
        return;
    }
    static ENDED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(局|部|办|厅|委|院|会|站|中心|支队|大队|总队|公司|政府|办公室|所|处|社|园|管委会)$")
            .expect("pattern")
    });
    let mut from = 0;
    for (at, _) in piece.match_indices(first) {
        if at > from && ENDED.is_match(&piece[from..at]) && piece[from..at].chars().count() >= 3 {
            out.push(piece[from..at].to_owned());
            from = at;
        }
    }
    out.push(piece[from..].to_owned());
}
