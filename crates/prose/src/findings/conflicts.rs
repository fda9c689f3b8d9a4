//! The same duty twice: with another frequency, another quantity, or word for word.

use super::{Ground, on};
use crate::model::{Document, Finding, FindingKind, Per};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Pairs are only compared while a document has no more than this many of them.
const MOST: usize = 1_200;

pub(super) fn find(ground: &Ground, doc: &Document, out: &mut Vec<Finding>) {
    frequencies(ground, doc, out);
    quantities(ground, doc, out);
    repeated(ground, doc, out);
}

struct Duty {
    measure: usize,
    per: Per,
    min: u32,
    days: Option<u32>,
    sentence: usize,
    words: HashSet<(char, char)>,
    subset: bool,
    quote: String,
    span: Range<usize>,
}

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"每(隔)?(个)?([一二两三2-9]|半)?(个)?(年度|年|季度|季|月份|月|周|星期|日|天|旬)|至少|不少于|不低于|[\d一二两三四五六七八九十]+(次|轮|期|场|遍|回|天|批)|分别|组织|开展|进行|实行|要|应当|应").expect("pattern")
});

fn pairs_of(words: &str) -> HashSet<(char, char)> {
    let han: Vec<char> =
        words.chars().filter(|c| crate::clean::han(*c) && !"的对和与及了向在把".contains(*c)).collect();
    han.windows(2).map(|w| (w[0], w[1])).collect()
}

/// The same duty in other order: 网格员每半月巡查农家乐 / 网格员对农家乐每周巡查.
fn same_duty(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> bool {
    let share = like(a, b);
    if share >= 0.8 {
        return true;
    }
    let letters = |s: &HashSet<(char, char)>| -> HashSet<char> { s.iter().flat_map(|(x, y)| [*x, *y]).collect() };
    let (x, y) = (letters(a), letters(b));
    let small = x.len().min(y.len());
    small >= 6 && share >= 0.6 && x.intersection(&y).count() * 20 >= small * 19
}

fn like(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f64 {
    let small = a.len().min(b.len());
    if small < 4 {
        return 0.0;
    }
    a.intersection(b).count() as f64 / small as f64
}

fn frequencies(ground: &Ground, doc: &Document, out: &mut Vec<Finding>) {
    static WORK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"每[^，。；]{0,16}不少于(\d{1,2})天").expect("pattern"));
    let mut duties: Vec<Duty> = Vec::new();
    for (i, measure) in doc.measures.iter().enumerate() {
        let Some(range) = ground.ranges.get(i) else { continue };
        let text = &ground.clean.text[range.clone()];
        for r in &measure.recurrences {
            let place = ground.clean.range_of(&r.span);
            if place.start < range.start || place.end > range.end || place.is_empty() {
                continue;
            }
            let at = place.start - range.start;
            let clause = clause_around(text, at, place.end - range.start);
            // （高危行业每半年1次）: another frequency for some of them, by its very form.
            let before = &text[..clause.start];
            let sentence = &before[before.rfind(['。', '；', '\n']).unwrap_or(0)..];
            if sentence.matches(['（', '(']).count() > sentence.matches(['）', ')']).count() {
                continue;
            }
            let mut rest = PERIOD.replace_all(&text[clause.clone()], "").into_owned();
            if pairs_of(&rest).len() < 4 {
                let before = clause.start.saturating_sub(4);
                let before = clause_around(text, before, before);
                rest = format!("{}{rest}", &text[before]);
            }
            let days = WORK.captures(&text[clause.clone()]).and_then(|f| f[1].parse().ok());
            let named = ["其中", "高危", "重点", "高风险", "重大危险源企业每", "汛期", "期间", "预警时"]
                .iter()
                .any(|w| text[clause.clone()].contains(w));
            duties.push(Duty {
                measure: i,
                per: r.per,
                min: r.min,
                days,
                sentence: text[..at].matches('。').count(),
                words: pairs_of(&rest),
                subset: r.subset.is_some() || named,
                quote: r.quote.clone(),
                span: r.span.clone(),
            });
        }
    }
    if duties.len() > MOST {
        return;
    }
    for b in 0..duties.len() {
        for a in 0..b {
            let (x, y) = (&duties[a], &duties[b]);
            let differs = x.per != y.per || x.min != y.min || x.days.is_some() && y.days.is_some() && x.days != y.days;
            // Within one item a second frequency is nearly always for other people or other things.
            let same = x.measure == y.measure;
            let listed = same
                && (x.sentence == y.sentence
                    || x.words.len().min(y.words.len()) < 6
                    || like(&x.words, &y.words) < 0.95);
            if !differs || listed || x.subset != y.subset || !same_duty(&x.words, &y.words) {
                continue;
            }
            let say = format!("同一项工作频次前后不一：“{}”与“{}”，请确定按哪个执行。", x.quote, y.quote);
            out.push(on(FindingKind::FrequencyConflict, y.measure, &y.quote, y.span.clone(), say));
            break;
        }
    }
}

/// The clause around a place: between commas and stops.
fn clause_around(text: &str, from: usize, to: usize) -> Range<usize> {
    let from = crate::clean::floor(text, from);
    let to = crate::clean::floor(text, to).max(from);
    let stop = ['，', '。', '；', ',', ';', '（', '）', '(', ')', '：', '\t', '\n', '、'];
    let start = text[..from].rfind(stop).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let end = text[to..].find(stop).map_or(text.len(), |i| to + i);
    start..end
}

struct Amount {
    measure: usize,
    indicator: String,
    value: f64,
    unit: String,
    year: Option<String>,
    quote: String,
    range: Range<usize>,
}

fn quantities(ground: &Ground, doc: &Document, out: &mut Vec<Finding>) {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(\d+(?:\.\d+)?)(%|个百分点|个|家|所|项|名|人|件|起|座|条|处|户|辆|台|套|支|公里|题|具|只|副|万元|亿元|平方米|米|小时|课时|学时|分钟)").expect("pattern")
    });
    static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"20\d{2}年(?:\d{1,2}月)?").expect("pattern"));
    static GOVERN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(分别|各|均)?(不少于|不低于|不得少于|不得低于|至少|达到|达|不超过|控制在|提高到|提升到|提升至|为|约|力争|确保|要|应|建成率达|以上)+$").expect("pattern")
    });
    let mut all: Vec<Amount> = Vec::new();
    for (i, _) in doc.measures.iter().enumerate() {
        let Some(range) = ground.ranges.get(i) else { continue };
        let text = &ground.clean.text[range.clone()];
        for found in NUMBER.captures_iter(text) {
            let (Some(whole), Ok(value)) = (found.get(0), found[1].parse::<f64>()) else { continue };
            if crate::target::in_condition(text, whole.start())
                || matches!(&found[2], "万元" | "亿元" | "%") && crate::target::is_grant(text, whole.start())
            {
                continue;
            }
            let clause = clause_around(text, whole.start(), whole.start());
            let head = &text[clause.start.min(whole.start())..whole.start()];
            if head.contains("每") && ["次", "天"].contains(&&found[2]) {
                continue;
            }
            let head = YEAR.replace_all(head, "");
            let head = head.trim_start_matches(['年', '底', '前', '末', '\t', '\n']);
            let head = head.rsplit(['\t', '\n', '、']).next().unwrap_or(head);
            let mut indicator = GOVERN.replace(head, "").into_owned();
            if indicator.chars().count() < 3 {
                // 辖区企业培训率，2025年底前达到95%: the indicator stands one clause before.
                let before = clause_around(text, clause.start.saturating_sub(4), clause.start.saturating_sub(4));
                indicator = format!("{}{indicator}", text[before].rsplit(['\t', '\n']).next().unwrap_or(""));
                indicator = GOVERN.replace(&indicator, "").into_owned();
            }
            let sentence = text[..whole.start()].rfind(['。', '；', '\n', '\t']).map_or(0, |i| i + 1);
            let sentence = crate::clean::floor(text, sentence + 2).min(whole.start());
            let year = YEAR.find_iter(&text[sentence..whole.start()]).last().map(|m| m.as_str().to_owned());
            let from = crate::clean::floor(text, clause.start.max(whole.start().saturating_sub(60)));
            all.push(Amount {
                measure: i,
                indicator: indicator.chars().filter(|c| crate::clean::han(*c)).collect(),
                value,
                unit: found[2].to_owned(),
                year,
                quote: text[from..whole.end()].replace(['\t', '\n'], ""),
                range: range.start + from..range.start + whole.end(),
            });
        }
    }
    if all.len() > MOST {
        return;
    }
    for b in 0..all.len() {
        for a in 0..b {
            let (x, y) = (&all[a], &all[b]);
            let same_date = x.year == y.year || x.year.is_none() || y.year.is_none();
            if x.unit != y.unit || x.value == y.value || !same_date || !same_indicator(&x.indicator, &y.indicator) {
                continue;
            }
            if x.measure == y.measure && (y.range.start < x.range.end + 60 || x.indicator != y.indicator) {
                continue;
            }
            let say = format!("同一指标前后数值不一：“{}”与“{}”，请确定以哪个为准。", x.quote, y.quote);
            out.push(on(FindingKind::QuantityConflict, y.measure, &y.quote, ground.clean.span(y.range.clone()), say));
            break;
        }
    }
}

/// Equal, or one ends with the other, of four characters or more.
fn same_indicator(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 4
        && (long.ends_with(short) || like(&pairs_of(a), &pairs_of(b)) >= 0.99 && short.chars().count() >= 6)
}

fn repeated(ground: &Ground, doc: &Document, out: &mut Vec<Finding>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (i, range) in ground.ranges.iter().enumerate() {
        let text = &ground.clean.text[range.clone()];
        let mut from = 0;
        for (at, mark) in text.match_indices(['。', '！', '\n', '\t']) {
            let sentence = text[from..at].trim();
            let place = range.start + from..range.start + at + mark.len();
            from = at + mark.len();
            let words: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
            if words.chars().count() < 14 || words.starts_with(['（', '(']) {
                continue;
            }
            let quote = format!("{words}{}", mark.trim());
            if let Some(before) = seen.insert(words, i) {
                // The duties of several posts are written alike on purpose.
                let (here, there) = (&doc.measures[i].path, &doc.measures[before].path);
                let posts = |p: &[String]| {
                    p.iter().any(|h| ["职责", "责任制", "责任清单", "岗位"].iter().any(|w| h.contains(w)))
                };
                let duties = posts(here) || doc.title.as_deref().is_some_and(|t| posts(&[t.to_owned()]));
                if duties && here != there {
                    continue;
                }
                let say = "这句话前面已经出现过一次，可能是重复粘贴；请确认是否保留。";
                out.push(on(FindingKind::Repeated, i, quote, ground.clean.span(place), say));
            }
        }
    }
}
