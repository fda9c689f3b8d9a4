//! Characters: script, width, marks that no reader sees.

use regex::Regex;
use std::sync::LazyLock;

/// A Chinese character.
pub fn han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{2FA1F}' | '\u{F900}'..='\u{FAFF}')
}

/// Marks without width, which extraction leaves behind.
pub fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}' | '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}')
}

/// Full-width figures and letters become half-width; other punctuation stays as printed.
pub fn width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '．' => '.',
        '％' => '%',
        '＋' => '+',
        '«' => '《',
        '»' => '》',
        '︰' => '：',
        // Radicals that PDF fonts use in place of the character itself.
        '⼀' => '一',
        '⼆' => '二',
        '⼗' => '十',
        '⼈' => '人',
        '⼯' => '工',
        '⼤' => '大',
        '⽇' => '日',
        '⽉' => '月',
        '⽣' => '生',
        '⽅' => '方',
        '⾏' => '行',
        '⾼' => '高',
        '⼒' => '力',
        '⼩' => '小',
        '⽔' => '水',
        '⽕' => '火',
        '⽤' => '用',
        '⽬' => '目',
        '⽴' => '立',
        '⻓' => '长',
        '⻔' => '门',
        '⼝' => '口',
        '⼭' => '山',
        '⼼' => '心',
        '⼿' => '手',
        '⽂' => '文',
        '⽹' => '网',
        '⾃' => '自',
        '⾸' => '首',
        '⾯' => '面',
        '⾄' => '至',
        '⾛' => '走',
        '⻢' => '马',
        '⼊' => '入',
        '⼟' => '土',
        '⼥' => '女',
        '⼦' => '子',
        '⽐' => '比',
        '⽓' => '气',
        '⽊' => '木',
        '⽽' => '而',
        '⾦' => '金',
        '⻋' => '车',
        '⻛' => '风',
        _ => c,
    }
}

/// Whether the text is written in traditional characters: more than one in forty of its characters would change.
pub fn traditional(text: &str) -> bool {
    let sample: String = text.chars().filter(|c| han(*c)).take(4_000).collect();
    if sample.chars().count() < 20 {
        return false;
    }
    let simple = zhconv::zhconv(&sample, zhconv::Variant::ZhHans);
    let changed = sample.chars().zip(simple.chars()).filter(|(a, b)| a != b).count();
    changed * 40 > sample.chars().count()
}

/// The piece in simplified characters, one for one; nothing where that cannot be had.
pub fn simplify(piece: &str) -> Option<String> {
    let simple = zhconv::zhconv(piece, zhconv::Variant::ZhHans);
    if simple.chars().count() == piece.chars().count() {
        return Some(simple);
    }
    let one_by_one: String = piece
        .chars()
        .map(|c| {
            let mut buffer = [0; 4];
            let simple = zhconv::zhconv(c.encode_utf8(&mut buffer), zhconv::Variant::ZhHans);
            simple.chars().next().unwrap_or(c)
        })
        .collect();
    Some(one_by_one)
}

/// Conversion sites leave the reading behind a rare character: `業(yè)`. Gives the length of such a note.
pub fn pinyin_note(rest: &str, previous: Option<char>) -> Option<usize> {
    static NOTE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\([a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,4}\)").expect("pattern"));
    if !rest.starts_with('(') || !previous.is_some_and(han) {
        return None;
    }
    let window = &rest[..super::floor(rest, 20)];
    NOTE.find(window).map(|m| m.end())
}

/// `第 1 0 条`, `2 0 24 年`: figures torn apart by single spaces, closed where a counting word follows and the whole is short.
pub fn torn_figure(piece: &str, from: usize, to: usize) -> bool {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\d{1,3}(?:[ \u{a0}]\d{1,3}){0,3}[ \u{a0}]?[年月日条号项章节]").expect("pattern")
    });
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:^|[^\d. ]|第 ?|[^\d.] )\d(?:[ \u{a0}]?\d){0,2}$").expect("pattern"));
    if to - from > 2 {
        return false;
    }
    let head = &piece[super::floor(piece, from.saturating_sub(24))..from];
    let tail = &piece[to..super::floor(piece, to + 24)];
    AFTER.is_match(tail) && BEFORE.is_match(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin() {
        assert_eq!(pinyin_note("(yè)现状", Some('业')), Some(5));
        assert_eq!(pinyin_note("(jiān)管", Some('监')), Some(7));
        assert_eq!(pinyin_note("(yè)", None), None);
        assert_eq!(pinyin_note("(APP)", Some('业')), None);
    }
}
