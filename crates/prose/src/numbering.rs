//! Numbers at the head of an item, in all forms that official documents use.

use regex::Regex;
use std::sync::LazyLock;

/// Form of a number. Which form stands above which is decided by the order in which a document uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// 第一编 / 第一部分
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第三条, 第 1 条
    Article,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1. or 1、
    Arab,
    /// （1）
    ArabParen,
    /// 1）
    ArabHalf,
    /// ①
    Circle,
    /// 1.1 (two figures), 1.1.1 (three) …; also `1　` in documents numbered so
    Dotted(u8),
}

/// A number found at the head of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    pub form: Form,
    /// Its last figure.
    pub number: u32,
    /// Bytes that it takes, mark included.
    pub len: usize,
}

const HAN: &str = "[一二三四五六七八九十百〇零]";

static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^第({HAN}{{1,5}}|\d{{1,3}})(编|部分|章|节|条)[：:、.]?")).expect("pattern"));
static HAN_MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!(r"^({HAN}{{1,4}})[、.]")).expect("pattern"));
static HAN_PAREN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^[（(]?({HAN}{{1,4}})[）)][、.．]?")).expect("pattern"));
static DOTTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d{1,2}(?:\.\d{1,2}){1,4})\.?[、]?").expect("pattern"));
static ARAB: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(\d{1,3})[.、，]").expect("pattern"));
/// 3.2025年底前…, 4.8月15日前…: an item that begins with a day or a known figure; no decimal goes on like this.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\d{1,2})\.(?:20\d{2}年|\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)|24小时|12345|12350)")
        .expect("pattern")
});
static ARAB_PAREN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[（(](\d{1,3})[）)][、.]?").expect("pattern"));
static ARAB_HALF: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(\d{1,2})[）)][、.]?").expect("pattern"));

/// The number at the head of a clean paragraph (no white space), if one stands there.
pub fn label_at(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    // The patterns are anchored; a short window keeps them from looking far.
    let window = &text[..crate::clean::floor(text, 48)];
    match first {
        '第' => {
            let found = WORD.captures(window)?;
            let number = number(&found[1])?;
            let form = match &found[2] {
                "章" => Form::Chapter,
                "节" => Form::Section,
                "条" => Form::Article,
                _ => Form::Part,
            };
            let len = found[0].len();
            let next = window[len..].chars().next();
            // 第三条第二款 / 第一章的规定 is a reference, not a head.
            let refers = matches!(next, Some('的' | '第' | '款' | '规' | '、' | '，' | '和' | '至' | '—' | '）' | ')'));
            (!refers).then_some(Label { form, number, len })
        }
        '（' | '(' => {
            paren(&HAN_PAREN, Form::HanParen, window).or_else(|| paren(&ARAB_PAREN, Form::ArabParen, window))
        }
        '①'..='⑳' => {
            Some(Label { form: Form::Circle, number: first as u32 - '①' as u32 + 1, len: first.len_utf8() })
        }
        '0'..='9' => arab(window),
        _ => {
            let found = HAN_MARK.captures(window);
            if let Some(found) = found {
                let len = found[0].len();
                // 一、二、三级医院 is a row of figures.
                if HAN_MARK.is_match(&window[len..]) {
                    return None;
                }
                return Some(Label { form: Form::Han, number: number(&found[1])?, len });
            }
            paren(&HAN_PAREN, Form::HanParen, window)
        }
    }
}

fn paren(pattern: &Regex, form: Form, window: &str) -> Option<Label> {
    let found = pattern.captures(window)?;
    let len = found[0].len();
    let number = number(&found[1])?;
    // （一）、（二）项 is a reference to items.
    let rest = &window[len..];
    let refers =
        rest.starts_with(['、', '和', '至', '项', '目', '，']) || rest.starts_with("（") && pattern.is_match(rest);
    (!refers).then_some(Label { form, number, len })
}

fn arab(window: &str) -> Option<Label> {
    if let Some(found) = DATED.captures(window) {
        return Some(Label { form: Form::Arab, number: found[1].parse().ok()?, len: found[1].len() + 1 });
    }
    if let Some(found) = DOTTED.captures(window) {
        let len = found[0].len();
        let figures = found[1].matches('.').count() + 1;
        let number = found[1].rsplit('.').next()?.parse().ok()?;
        let next = window[len..].chars().next()?;
        let quantity = "亿万千百%倍元个米吨公平年月日小时级％度折亩℃-—~～".contains(next) || next.is_ascii_digit();
        let word = crate::clean::han(next) || "“《（([\"".contains(next) || next.is_ascii_alphabetic();
        return (word && !quantity).then_some(Label { form: Form::Dotted(figures as u8), number, len });
    }
    if let Some(found) = ARAB.captures(window) {
        let len = found[0].len();
        let next = window[len..].chars().next();
        if next.is_some_and(|c| c.is_ascii_digit()) || found[0].ends_with('，') {
            return None;
        }
        return Some(Label { form: Form::Arab, number: found[1].parse().ok()?, len });
    }
    paren(&ARAB_HALF, Form::ArabHalf, window)
}

/// A bare number as the head of a chapter, in documents that number 1, 1.1, 1.1.1.
pub fn bare_number(text: &str) -> Option<Label> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let next = text[digits..].chars().next()?;
    let quantity = "亿万千百%倍元个米吨公平年月日小时级度折亩名家项次".contains(next);
    // 3　日常管理: short words without a mark are a heading, whatever they begin with.
    let heading = text.chars().count() <= 16 && !text.contains(['，', '。', '；', '前', '内']);
    (crate::clean::han(next) && (!quantity || heading)).then(|| Label {
        form: Form::Dotted(1),
        number: text[..digits].parse().unwrap_or(0),
        len: digits,
    })
}

/// Whether a raw line (with its white space) opens with an item's number.
pub fn starts_item(line: &str) -> bool {
    let head: String = line.chars().take(40).filter(|c| !c.is_whitespace()).map(crate::clean::width).collect();
    label_at(&head).is_some()
}

/// Chinese or Arabic figures up to 9999.
pub fn number(text: &str) -> Option<u32> {
    if let Ok(n) = text.parse::<u32>() {
        return Some(n);
    }
    let (mut total, mut digit) = (0u32, None);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 0,
        };
        if unit > 0 {
            total = total.checked_add(digit.take().unwrap_or(1) * unit)?;
        } else {
            let value = "零一二三四五六七八九".chars().position(|d| d == c).or(match c {
                '〇' | '○' => Some(0),
                '两' => Some(2),
                _ => None,
            })?;
            digit = Some(digit.map_or(value as u32, |d: u32| d.saturating_mul(10).saturating_add(value as u32)));
        }
        if total > 99_999 {
            return None;
        }
    }
    total.checked_add(digit.unwrap_or(0))
}
