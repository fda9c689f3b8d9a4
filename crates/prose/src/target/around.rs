//! The words around a place: its sentence, its clause, the case in which it is said.

use std::ops::Range;

/// Whether the place stands in the case of a rule (对…达到10万元的，…): what is said there is presupposed, not demanded.
pub(crate) fn in_condition(text: &str, at: usize) -> bool {
    let rest = &text[at..crate::clean::floor(text, at + 1_200)];
    let end = rest.find(['。', '；', '\n', '\t', ';']).unwrap_or(rest.len());
    let rest = &rest[..end];
    let case = ["的，", "的,", "的给予", "的奖励", "的分别"].iter().any(|w| rest.contains(w));
    if !case {
        return false;
    }
    let head = sentence_head(text, at);
    let starts = |s: &str| {
        ["对", "凡", "如", "若", "经", "符合", "未", "发生", "达到", "年", "营业"].iter().any(|w| s.starts_with(w))
    };
    let clean = head.trim_start_matches(|c: char| c.is_ascii_digit() || ".、（）一二三四五六七八九十".contains(c));
    let clause = head.rsplit(['，', ',']).next().unwrap_or(head);
    starts(clean) || clause.contains('对') || head.split(['，', ',', '：', '。']).any(starts)
}

/// Whether the sentence around a place grants money: amounts there are terms of the grant.
pub(crate) fn is_grant(text: &str, at: usize) -> bool {
    let rest = &text[at..crate::clean::floor(text, at + 1_200)];
    let rest = &rest[..rest.find(['。', '；', '\n', '\t']).unwrap_or(rest.len())];
    ["奖励", "补助", "补贴", "奖补", "资助", "返还", "享受"]
        .iter()
        .any(|w| rest.contains(w) || sentence_head(text, at).contains(w))
}

pub(super) fn tail(text: &str, chars: usize) -> &str {
    let from = text.char_indices().rev().nth(chars.saturating_sub(1)).map_or(0, |(i, _)| i);
    &text[from..]
}

/// Words of the sentence before `at`.
pub(crate) fn sentence_head(text: &str, at: usize) -> &str {
    let head = &text[crate::clean::floor(text, at.saturating_sub(400))..at];
    let from =
        head.rfind(['。', '；', '\n', '\t']).map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    &head[from..]
}

pub(super) fn clause(after: &str) -> &str {
    let after = &after[..crate::clean::floor(after, 600)];
    let end = after.find(['，', '。', '；', ',', '\n', '\t', '（', '(', ';']).unwrap_or(after.len());
    &after[..end.min(crate::clean::floor(after, 180))]
}

pub(super) fn clause_begin(text: &str, at: usize) -> usize {
    let low = crate::clean::floor(text, at.saturating_sub(240));
    let head = &text[low..at];
    head.rfind(['，', '。', '；', ',', '\n', '\t', '：', '（', '('])
        .map_or(low, |i| low + i + head[i..].chars().next().map_or(1, char::len_utf8))
}

/// Inside 《》 and “” stand names.
pub(super) fn named_spans(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut title, mut quote) = (None, None);
    for (i, c) in text.char_indices() {
        match c {
            '《' => title = title.or(Some(i)),
            '》' => {
                if let Some(from) = title.take() {
                    out.push(from..i);
                }
            }
            '“' => quote = Some(i),
            '”' => {
                if let Some(from) = quote.take() {
                    out.push(from..i);
                }
            }
            _ => {}
        }
    }
    out
}
