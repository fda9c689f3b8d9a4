//! Title, number, issuer and date of a text.

use crate::clean::Clean;
use crate::deadline;
use crate::model::Document;
use crate::parts::{Part, Role};
use crate::source::Span;
use jiff::civil::Date;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static PUBLISHES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"关于(印发|转发|发布|下发|批转)(.{2,}?)的?(通知|函|公告|通报)$").expect("pattern"));
static DRAFTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[，,。]([\p{Han}、]{2,20}?)(结合(工作|本行业|行业|系统)?实际|研究|会同有关部门)?(制定|起草|编制)(了)?(本|此)(方案|意见|办法|措施|计划|预案)").expect("pattern")
});
pub(crate) static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[，,。：:])(?:近日|日前|近期|昨日|今日|近来)?[，,]?([\p{Han}、]{2,40}?)(?:联合)?(?:印发|出台|发布|下发)(?:了)?《([^《》]{4,80})》").expect("pattern")
});

/// What a title says: its own words, the text that it brings, and who stands before 关于.
pub fn title_of(clean: &Clean, part: &Part) -> Option<(String, Range<usize>)> {
    let title = part.title.clone()?;
    let start = clean.paras.get(title.start)?.range.start;
    let end = clean.paras.get(title.end - 1)?.range.end;
    let words = clean.text[start..end].replace(['\n', '*'], "");
    // The chapter's number in a collection (2　考核制度) is no part of the title.
    let number = words.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = clean.paras[title.start].spaced_number && (1..=2).contains(&number);
    let skip = if numbered { number } else { 0 };
    Some((words[skip..].to_owned(), start + skip..end))
}

/// Fills in the header facts of a document from its parts.
pub fn fill(clean: &Clean, roles: &[Role], parts: &[Part], doc: &mut Document) {
    let mut spans: Vec<(String, Span)> = Vec::new();
    let mut note = |key: &str, range: Range<usize>| spans.push((key.to_owned(), clean.span(range)));
    let titles: Vec<(String, Range<usize>)> = parts.iter().filter_map(|p| title_of(clean, p)).collect();
    let mut issuer: Option<(String, Range<usize>)> = None;
    if let Some((first, range)) = titles.first() {
        let mut title = first.clone();
        let mut place = range.clone();
        if let Some(at) = first.find("关于").filter(|at| *at > 0) {
            let name = first[..at].trim();
            if name.chars().count() >= 2 && !name.contains('《') {
                issuer = Some((name.to_owned(), range.start..range.end));
            }
        }
        if let Some(found) = PUBLISHES.captures(first) {
            let brought = bare_title(&found[2]);
            // The attached text prints its own title; that wording is taken.
            let printed = titles.iter().skip(1).find(|(t, _)| same_title(t, &brought));
            match printed {
                Some((words, at)) => (title, place) = (words.clone(), at.clone()),
                None => {}
            }
        }
        note("title", place);
        doc.title = Some(title);
    }
    let span = parts.first().map_or(0, |p| p.body.start)..parts.last().map_or(0, |p| p.body.end);
    let of = |role: Role| span.clone().filter(move |i| roles[*i] == role);
    if let Some(i) = of(Role::Number).next() {
        let range = clean.paras[i].range.clone();
        let words = &clean.text[range.clone()];
        doc.doc_number = Some(words[..words.rfind('号').map_or(words.len(), |at| at + '号'.len_utf8())].to_owned());
        note("doc_number", range);
    }
    if let Some(i) = of(Role::Date).next() {
        let range = clean.paras[i].range.clone();
        if let Some(day) = deadline::printed_day(&clean.text[range.clone()]) {
            doc.issued_on = Some(day);
            note("issued_on", range);
        }
        if issuer.is_none() {
            let signs: Vec<usize> = of(Role::Signature).filter(|j| *j < i && i - j <= 3).collect();
            if let (Some(first), Some(last)) = (signs.first(), signs.last()) {
                let range = clean.paras[*first].range.start..clean.paras[*last].range.end;
                issuer = Some((clean.text[range.clone()].replace('\n', "、"), range));
            }
        }
    }
    if let Some(i) = of(Role::Imprint).next() {
        static NUMBER: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"[\p{Han}]{1,14}[〔\[]\d{4}[〕\]]第?\d{1,4}号").expect("pattern"));
        let range = clean.paras[i].range.clone();
        let words = &clean.text[range.clone()];
        if let Some(found) = NUMBER.find(words).filter(|_| doc.doc_number.is_none()) {
            doc.doc_number = Some(found.as_str().to_owned());
            note("doc_number", range.start + found.start()..range.start + found.end());
        }
        if let Some(day) = deadline::printed_day(words).filter(|_| doc.issued_on.is_none()) {
            doc.issued_on = Some(day);
            note("issued_on", range);
        }
    }
    if issuer.is_none() {
        let lines: Vec<usize> = of(Role::Letterhead).collect();
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            let words = letterhead(lines.iter().map(|i| &clean.text[clean.paras[*i].range.clone()]));
            let range = clean.paras[*first].range.start..clean.paras[*last].range.end;
            issuer = Some((words, range)).filter(|(w, _)| !w.is_empty());
        }
    }
    if issuer.is_none() || doc.title.is_none() {
        from_running_text(clean, span, doc, &mut issuer, &mut note);
    }
    if let Some((words, range)) = issuer {
        doc.issuer = Some(words);
        note("issuer", range);
    }
    doc.header_spans = spans;
}

/// The lines above 文件: one name broken over lines, or several names under one another.
fn letterhead<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim_end_matches("文件");
        // A whole name begins anew: 云溪县应急管理局 below 云溪县公安局; 委员会办公室 goes on with what stands above it.
        let whole = |w: &str| w.chars().count() >= 4 && crate::units::is_unit(w);
        let own = names.last().is_none_or(|n| whole(n) && whole(line) && n.chars().next() == line.chars().next());
        match names.last_mut() {
            Some(name) if !own => name.push_str(line),
            _ => names.push(line.to_owned()),
        }
    }
    names.retain(|n| !n.is_empty());
    names.join("、")
}

/// News and plans without a head name the issuer in a sentence.
fn from_running_text(
    clean: &Clean,
    span: Range<usize>,
    doc: &mut Document,
    issuer: &mut Option<(String, Range<usize>)>,
    note: &mut impl FnMut(&str, Range<usize>),
) {
    let Some(first) = clean.paras.get(span.start) else { return };
    let last = clean.paras[(span.start + 12).min(span.end.max(span.start + 1)) - 1].range.end;
    let base = first.range.start;
    let head = &clean.text[base..crate::clean::floor(&clean.text, last.min(base + 6_000))];
    if doc.title.is_none() {
        if let Some(found) = PRINTED.captures(head) {
            if let (Some(who), Some(what)) = (found.get(1), found.get(2)) {
                doc.title = Some(what.as_str().to_owned());
                note("title", base + what.start()..base + what.end());
                if issuer.is_none() {
                    *issuer =
                        Some((who.as_str().trim_end_matches("关于").to_owned(), base + who.start()..base + who.end()));
                }
            }
        }
    }
    if issuer.is_none() {
        if let Some(who) = DRAFTED.captures(head).and_then(|f| f.get(1)) {
            *issuer = Some((who.as_str().to_owned(), base + who.start()..base + who.end()));
        }
    }
}

/// The title inside 关于印发…的通知, without its outer marks.
fn bare_title(words: &str) -> String {
    let words = words.trim();
    match (words.strip_prefix('《'), words.rfind('》')) {
        (Some(_), Some(end)) => {
            let inner = &words['《'.len_utf8()..end];
            if inner.contains('》') { words.to_owned() } else { inner.to_owned() }
        }
        _ => words.to_owned(),
    }
}

/// The same title apart from marks, brackets and dashes.
fn same_title(a: &str, b: &str) -> bool {
    let plain = |s: &str| -> String {
        let end = s.find(['（', '(']).filter(|at| *at > 12).unwrap_or(s.len());
        s[..end].chars().filter(|c| crate::clean::han(*c)).collect()
    };
    let (a, b) = (plain(a), plain(b));
    a == b || !a.is_empty() && (b.ends_with(&a) || a.ends_with(&b))
}

/// First and last day of the period that a title names: `（2024—2026年）`, `2018年度`, `（2025年11月至2026年3月）`.
pub fn period(title: &str) -> Option<(Date, Date)> {
    static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(20\d{2})年(\d{1,2})月\s*[—\-－–~～至到]{1,2}\s*(?:(20\d{2})年)?(\d{1,2})月").expect("pattern")
    });
    static RANGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(20\d{2})年?\s*[—\-－–~～至到]{1,2}\s*(20\d{2})年?").expect("pattern"));
    static QUARTER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(20\d{2})年第?([一二三四1-4])季度").expect("pattern"));
    static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(20\d{2})年").expect("pattern"));
    let year = |text: &str| text.parse::<i16>().ok();
    if let Some(found) = MONTHS.captures(title) {
        let from = Date::new(year(&found[1])?, found[2].parse().ok()?, 1).ok()?;
        let last = found.get(3).map_or(Some(from.year()), |y| year(y.as_str()))?;
        let to = Date::new(last, found[4].parse().ok()?, 1).ok()?.last_of_month();
        return (from <= to).then_some((from, to));
    }
    if let Some(found) = QUARTER.captures(title) {
        let last = crate::numbering::number(&found[2])? as i8 * 3;
        let of = year(&found[1])?;
        return Some((Date::new(of, last - 2, 1).ok()?, Date::new(of, last, 1).ok()?.last_of_month()));
    }
    let (from, to) = if let Some(found) = RANGE.captures(title) {
        (year(&found[1])?, year(&found[2])?)
    } else {
        let one = year(&YEAR.captures(title)?[1])?;
        (one, one)
    };
    (from <= to).then_some(())?;
    Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?))
}

/// The period that a sentence about the whole plan names: 到2026年底…, 通过三年努力（2024—2026年）, 执行至2027年12月31日, 自…起施行，
/// 有效期三年. Text in 《》 names other papers.
pub fn period_said(text: &str, context: &deadline::Context) -> Option<(Option<Date>, Date)> {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:到|至|截至|截止|截止到|力争|在|于|执行至|延续至|有效期至|结束时间为)?(20\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(?:年?底|末)?(?:之?前|，|,|止|完成|全面|基本|实现|建成|。|底|末)").expect("pattern")
    });
    static NAMES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"《[^》]*》").expect("pattern"));
    let text = NAMES.replace_all(text, "《》");
    let mut best: Option<(Option<Date>, Date)> = None;
    let mut take = |from: Option<Date>, to: Date| {
        if best.is_none_or(|(_, b)| to > b) {
            best = Some((from, to));
        }
    };
    static SPAN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"20\d{2}年?[—\-－–~～至到]{1,2}20\d{2}年|20\d{2}年\d{1,2}月[—\-－–~～至到]{1,2}(?:20\d{2}年)?\d{1,2}月",
        )
        .expect("pattern")
    });
    for found in SPAN.find_iter(&text) {
        if let Some((from, to)) = period(found.as_str()) {
            take(Some(from), to);
        }
    }
    for found in deadline::find(&text, context) {
        if !found.resolved.impossible && context.issued_on.is_none_or(|d| found.resolved.due >= d) {
            take(found.resolved.start, found.resolved.due);
        }
    }
    for found in WHOLE.captures_iter(&text) {
        let Some(whole) = found.get(0) else { continue };
        let open =
            ["到", "至", "截", "力争", "执行至", "延续至", "有效期至"].iter().any(|w| whole.as_str().starts_with(w));
        let stop = ["以来", "发生", "及以前"].iter().any(|w| text[whole.end()..].starts_with(w));
        let Ok(year) = found[1].parse::<i16>() else { continue };
        let past = context.issued_on.map(|d| d.year()).or(context.year).is_some_and(|y| year < y);
        if !open || stop || past {
            continue;
        }
        let month = found.get(2).and_then(|m| m.as_str().parse::<i8>().ok()).unwrap_or(12);
        if let Ok(first) = Date::new(year, month.clamp(1, 12), 1) {
            take(None, first.last_of_month());
        }
    }
    best
}
