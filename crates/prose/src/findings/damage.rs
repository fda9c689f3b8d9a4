//! Text that cannot be read, and where.

use super::Ground;
use crate::model::{Finding, FindingKind};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Unreadable runs as they come out of wrong decoders, lost fonts and scanners.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\u{FFFD}[\u{FFFD}\p{Greek}\p{Cyrillic}\p{Latin}□]*
        |[□■▯◻]+
        |[\u{E000}-\u{F8FF}]+
        |\?[;；！!｛{][^，。]?|[?？]{2,}
        |(?:锟斤拷)+|烫{2,}[烫屯]*|屯{2,}
        |[\u{80}-\u{24F}\u{2C6}\u{2DC}\u{2018}-\u{201E}\u{2020}-\u{2022}\u{2026}\u{2030}\u{2039}\u{203A}\u{20AC}\u{2122}]{3,}",
    )
    .expect("pattern")
});
/// Letters among figures: 2O25年, l0%.
static LETTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d+ ?[OoIl] ?\d*(?:年|月|日|%|次|家|个|项)|[OoIl] ?\d+(?:年|月|%)").expect("pattern")
});
/// Runs closer than this many bytes are one place.
const NEAR: usize = 24;
/// At most so many places are listed.
const MOST: usize = 400;

pub(super) fn find(ground: &Ground, out: &mut Vec<Finding>) {
    let text = &ground.clean.text[ground.range.clone()];
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut push = |range: Range<usize>| match places.last_mut() {
        Some(last) if range.start < last.end + NEAR && !text[last.end.min(range.start)..range.start].contains('\n') => {
            last.end = last.end.max(range.end)
        }
        _ => places.push(range),
    };
    let mut found: Vec<Range<usize>> =
        RUN.find_iter(text).filter(|m| unreadable(text, m.range())).map(|m| m.range()).collect();
    found.extend(LETTER.find_iter(text).map(|m| m.range()));
    found.sort_by_key(|r| r.start);
    for range in found {
        push(range);
    }
    places.truncate(MOST);
    for place in &places {
        let from = back(text, place.start, 5);
        let to = forward(text, place.end, 5);
        let range = ground.range.start + from..ground.range.start + to;
        out.push(Finding {
            kind: FindingKind::Damaged,
            quote: text[from..to].replace(['\n', '\t'], ""),
            span: ground.clean.span(range.clone()),
            measure: measure_at(ground, &range),
            say: "这里有无法识别的字符，原文可能缺字或乱码；请对照原件补正。".to_owned(),
        });
    }
    broken_off(ground, &places, out);
    let longest = crate::measures::LONGEST_ITEM;
    for (i, range) in ground.ranges.iter().enumerate().filter(|(_, r)| r.len() > longest) {
        let from = crate::clean::floor(&ground.clean.text, range.start + longest);
        out.push(Finding {
            kind: FindingKind::Damaged,
            quote: String::new(),
            span: ground.clean.span(from..range.end),
            measure: Some(i),
            say: "这一条长得不像一条措施，只读取了前面约两万字；请检查原文是否丢失了换行。".to_owned(),
        });
    }
    if let Some(span) = ground.clean.cut.clone() {
        out.push(Finding {
            kind: FindingKind::Damaged,
            quote: String::new(),
            span,
            measure: None,
            say: "文件过长，此处以后没有读取；请拆分后再导入。".to_owned(),
        });
    }
}

/// □ before words of a form (□是□否) is a box to tick; quotation marks alone are no mojibake.
fn unreadable(text: &str, range: Range<usize>) -> bool {
    let words = &text[range.clone()];
    if words.chars().all(|c| matches!(c, '□' | '■' | '▯' | '◻')) {
        let next = text[range.end..].chars().next();
        let before = text[..range.start].chars().next_back();
        let option = words.chars().count() == 1
            && matches!(next, Some('是' | '否' | '有' | '无' | '合' | '不' | '已' | '未' | '男' | '女'));
        let list = words.chars().count() == 1 && before.is_none_or(|c| c == '\n' || c == '\t');
        return !option && !list;
    }
    if words.chars().all(|c| ('\u{80}'..='\u{24F}').contains(&c) || !c.is_alphanumeric())
        && !words.starts_with(['?', '？', '\u{FFFD}'])
    {
        let latin =
            words.chars().filter(|c| ('\u{80}'..='\u{24F}').contains(c) && *c != '·' && *c != '×' && *c != '°').count();
        let private = words.chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c));
        return latin >= 2 || private;
    }
    true
}

fn back(text: &str, at: usize, chars: usize) -> usize {
    text[..at].char_indices().rev().take_while(|(_, c)| *c != '\n').take(chars).last().map_or(at, |(i, _)| i)
}

fn forward(text: &str, at: usize, chars: usize) -> usize {
    text[at..]
        .char_indices()
        .take_while(|(_, c)| *c != '\n')
        .take(chars)
        .last()
        .map_or(at, |(i, c)| at + i + c.len_utf8())
}

fn measure_at(ground: &Ground, range: &Range<usize>) -> Option<usize> {
    ground.ranges.iter().position(|r| r.start <= range.end && range.start < r.end)
}

/// Words with which no sentence ends.
static OPEN_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([，、,]|并|和|与|及|以及|对|将|把|由|向|为|在|于|或|至|从|并且|不少于|不低于|达到|超过|出具|进行|给予|予以|作出|后|前)$").expect("pattern")
});
/// Words with which a sentence may well end although its mark is missing.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(管理|工作|落实|责任|制度|机制|实施|安全|措施|检查|整改|建设|水平|能力|任务|要求|监管|培训|演练|体系|到位|执行|处理|报告|完成|整治|保障|负责|备案|考核|公示|销号|覆盖)$").expect("pattern")
});

/// 完成时限：2025年底 needs no mark.
static LABELLED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\p{Han}（）]{2,10}[：:].{1,200}$|\d{1,2}[日月]底?前$|年底?前$").expect("pattern"));

/// Sentences that stop in the middle: with a word that needs another, or without a mark where all others have one.
fn broken_off(ground: &Ground, places: &[Range<usize>], out: &mut Vec<Finding>) {
    let ends: Vec<&str> = ground.ranges.iter().map(|r| ground.clean.text[r.clone()].trim_end()).collect();
    let closed = |t: &str| t.ends_with(['。', '；', '！', '？', '）', ')', '”', ';', '.', '】', '：', '》']);
    let marked = ends.iter().filter(|t| closed(t)).count();
    let usual = marked * 3 >= ends.len() * 2;
    for (i, text) in ends.iter().enumerate() {
        let base = ground.ranges[i].start;
        // The cells of a row, or the whole item.
        let mut from = 0;
        for piece in text.split('\t') {
            let at = from;
            from += piece.len() + 1;
            let words = piece.trim_end();
            if closed(words) || words.chars().count() < 12 {
                continue;
            }
            let row = text.contains('\t');
            let sentence = words.contains(['，', '。', '、', '；', ',']);
            let line = LABELLED.is_match(words.rsplit('\n').next().unwrap_or(words));
            if line {
                continue;
            }
            let open = OPEN_END.is_match(words) && sentence;
            if !(open || usual && !row && sentence && i + 1 < ends.len() && !DONE.is_match(words)) {
                continue;
            }
            let end = base + at + words.len();
            if places.iter().any(|p| ground.range.start + p.end + 48 > end && ground.range.start + p.start < end) {
                continue;
            }
            let last =
                words.rfind(['。', '；', '\n']).map_or(0, |i| i + words[i..].chars().next().map_or(1, char::len_utf8));
            let start = last.max(back(words, words.len(), 16));
            out.push(Finding {
                kind: FindingKind::Damaged,
                quote: words[start..].to_owned(),
                span: ground.clean.span(base + at + start..end),
                measure: Some(i),
                say: "这句话没有写完就断了，后面可能缺页或漏抄；请对照原件补全。".to_owned(),
            });
        }
    }
}
