//! So many times in each period: 每季度至少1次, 每月调度, 日管控、周排查、月调度. Readings follow handbook 02 §4.

mod around;

use crate::model::Per;
use crate::numbering::number;
use around::{last_days, not_a_duty, subset};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A recurrence in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub range: Range<usize>,
    pub min: u32,
    pub per: Per,
    /// Only for these, where the words limit it.
    pub subset: Option<String>,
    pub last_days: Option<u32>,
}

const FIGURE: &str = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})";

static EVERY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"每(?:隔)?(?:个)?(?P<n>[一二两三2-9]|半)?(?:个)?(?P<p>年度|年|季度|季|月份|月|周|星期|日|天|旬)|(?P<one>(?:一|1)(?:年|季度|季|个?月|周|日|天)(?:至少|不少于)?[一二两三四五六七八九十\d]{1,2}(?:次|检查|调度|通报|研判|排查|演练|培训|会商|报告|报|考|评|训|督查|督导|巡查|小结|总结|例会|分析|评估|考核|专题|主题))|(?P<two>(?:两年|2年|半年|半个?月|季度)(?:至少|不少于)?[一1两2三3四4](?:次|轮|调度|通报))|(?P<total>(?:全年|年内|年度内|一年内|年度)(?:累计)?(?:至少|不少于|不低于))")
        .expect("pattern")
});
static TIMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?P<least>至少|不少于|不得少于|不低于|最少)?[\p{{Han}}]{{0,8}}?(?P<c>{FIGURE})(?:[—\-－~～至]{FIGURE})?(?P<u>次|轮|期|场次|场|遍|回|批次|批)")).expect("pattern")
});
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:至少|不少于|不得少于|不低于)[\p{{Han}}]{{0,14}}?(?P<c>{FIGURE})(?P<u>项|个|家|件|起|人次|人|名|篇|户|处|条|例|所|份|节)")).expect("pattern")
});
static PER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?P<c>{FIGURE})次/(?P<p>年|季度|季|月|周|日|半年)")).expect("pattern"));
static SYSTEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?P<by>按|逐)(?P<bp>日|周|月|季度|季|半年|年度|年)(?:度)?(?:定期)?(?P<bv>报送|上报|调度|通报|开展|组织|召开|报告|公布|公示|评估|考核|排名|更新|填报|统计|汇总|检查|梳理|研判|督导|总结|推进|跟踪|反馈|实施|发布)
        |(?P<sp>日|周|月度|月|季度|季|半年|年终|年度)(?P<sv>考核|点评|讲评|管控|排查|调度|通报|研判|例会|会商|报告制|报告制度|巡查制|小结|工作小结|工作总结|总结|报制度|报制|一调度|一通报|一报告|一研判|一检查|一督查)",
    )
    .expect("pattern")
});

/// 开展月度、季度、年度评估
static SERIES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<s>(?:月度|季度|半年度?|年度|周)(?:、(?:月度|季度|半年度?|年度|周))+)(?:的)?(?:评估|考核|通报|调度|检查|总结|分析|研判|会商|报告|排名|例会|督查|培训|演练)").expect("pattern")
});

/// Finds every recurrence in an item.
pub fn find(text: &str) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let starts: Vec<usize> = EVERY.find_iter(text).map(|m| m.start()).collect();
    for (k, found) in EVERY.captures_iter(text).enumerate() {
        let Some(whole) = found.get(0) else { continue };
        let limit = starts.get(k + 1).copied().unwrap_or(text.len());
        if let Some(one) = found.name("one") {
            if let Some(hit) = once(one.as_str(), one.range()) {
                out.push(hit);
            }
            continue;
        }
        if let Some(two) = found.name("two") {
            let before = text[..two.start()].chars().next_back();
            let words = two.as_str();
            let per = if words.starts_with("两年") || words.starts_with("2年") {
                Per::TwoYears
            } else if words.starts_with("半年") {
                Per::HalfYear
            } else if words.starts_with("季度") {
                Per::Quarter
            } else {
                Per::HalfMonth
            };
            let min = words.chars().rev().find_map(|c| number(&c.to_string())).unwrap_or(1);
            if !before.is_some_and(|c| c.is_ascii_digit() || "每上下第一二三四近前后".contains(c)) {
                out.push(Found { range: two.range(), min, per, subset: None, last_days: None });
            }
            continue;
        }
        let rest = &text[whole.end()..];
        let end = whole.end() + clause_len(rest).min(limit - whole.end());
        let clause = &text[whole.end()..end];
        let before = &text[crate::clean::floor(text, whole.start().saturating_sub(60))..whole.start()];
        let per = match found.name("p") {
            Some(p) => match period(p.as_str(), found.name("n").map(|n| n.as_str())) {
                Some(per) => per,
                None => continue,
            },
            None => Per::Year,
        };
        if crate::target::in_condition(text, whole.start()) {
            continue;
        }
        if found.name("p").is_some() && not_a_duty(before, clause, whole.as_str()) {
            continue;
        }
        let (min, to) = count(clause, found.name("total").is_some());
        if found.name("total").is_some() && to.is_none() {
            continue;
        }
        let last_days = last_days(clause);
        let min = if last_days.is_some() { 1 } else { min };
        let range = whole.start()..to.map_or(end, |t| whole.end() + t);
        out.push(Found { range, min, per, subset: subset(before), last_days });
    }
    for found in PER.captures_iter(text) {
        let (Some(whole), Some(min)) = (found.get(0), number(&found["c"])) else { continue };
        if let Some(per) = period(&found["p"], None) {
            out.push(Found { range: whole.range(), min, per, subset: None, last_days: None });
        }
    }
    for found in SYSTEM.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        if out.iter().any(|f| f.range.start < whole.end() && whole.start() < f.range.end) {
            continue;
        }
        let before = text[..whole.start()].chars().next_back();
        if before.is_some_and(|c| {
            c.is_ascii_digit() || "一二三四五六七八九十本上下当次近个每前后今同该全半首隔往元正腊".contains(c)
        }) {
            continue;
        }
        let word = found.name("bp").or(found.name("sp")).map_or("", |m| m.as_str());
        let per = match word {
            "年终" | "年度" => Per::Year,
            word => match period(word, None) {
                Some(per) => per,
                None => continue,
            },
        };
        let verb = found.name("sv").map_or("", |m| m.as_str());
        // 年度总结 and 年度例会 name papers; a report at the end of the year, and a system of yearly ones, are duties.
        let system = verb.starts_with("报告制") && {
            let head = crate::target::sentence_head(text, whole.start());
            let head = head.rsplit(['，', ',', '、']).next().unwrap_or(head);
            ["实施", "实行", "建立", "执行", "落实", "推行", "健全"].iter().any(|w| head.contains(w))
        };
        if word == "年度" && !system || word == "日" && verb != "管控" && verb != "调度" && found.name("by").is_none()
        {
            continue;
        }
        // The mechanism named again by the same words is the same duty.
        if out.iter().any(|f| f.per == per && text[f.range.clone()] == *whole.as_str()) {
            continue;
        }
        out.push(Found { range: whole.range(), min: 1, per, subset: None, last_days: None });
    }
    for found in SERIES.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        for (at, word) in words_of(&found["s"]) {
            if let Some(per) = period(word, None) {
                let range = whole.start() + at..whole.end();
                out.push(Found { range, min: 1, per, subset: None, last_days: None });
            }
        }
    }
    out.sort_by_key(|f| f.range.start);
    out
}

/// 月度、季度、年度 with their places.
fn words_of(series: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    series
        .split('、')
        .map(|word| {
            let place = at;
            at += word.len() + '、'.len_utf8();
            (place, word)
        })
        .collect()
}

/// 一季度一次, 一月一调度.
fn once(words: &str, range: Range<usize>) -> Option<Found> {
    static ONCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:一|1)个?(年|季度|季|月|周|日|天)(?:至少|不少于)?([一二两三四五六七八九十\d]{1,2})")
            .expect("pattern")
    });
    let found = ONCE.captures(words)?;
    Some(Found { range, min: number(&found[2])?, per: period(&found[1], None)?, subset: None, last_days: None })
}

fn period(word: &str, every: Option<&str>) -> Option<Per> {
    let half = every == Some("半") || word == "半年";
    let n = every.filter(|n| *n != "半").and_then(number).unwrap_or(1);
    let word = word.trim_end_matches(['度', '份']);
    match (word, half, n) {
        ("年" | "半年", true, _) => Some(Per::HalfYear),
        ("月", true, _) => Some(Per::HalfMonth),
        ("年", _, 1) => Some(Per::Year),
        ("年", _, 2) => Some(Per::TwoYears),
        ("季", _, 1) => Some(Per::Quarter),
        ("月", _, 1) => Some(Per::Month),
        ("月", _, 3) => Some(Per::Quarter),
        ("月", _, 6) => Some(Per::HalfYear),
        ("周" | "星期", _, 1) => Some(Per::Week),
        ("周" | "星期", _, 2) => Some(Per::HalfMonth),
        ("日" | "天", _, 1) => Some(Per::Day),
        _ => None,
    }
}

/// Bytes up to the end of the sentence's part in which the count may stand.
fn clause_len(rest: &str) -> usize {
    let mut commas = 0;
    for (i, c) in rest.char_indices() {
        match c {
            '。' | '；' | ';' | '\n' | '\t' => return i,
            '，' | ',' => {
                commas += 1;
                if commas >= 2 {
                    return i;
                }
            }
            _ => {}
        }
        if i > 240 {
            return i;
        }
    }
    rest.len()
}

/// How many times, and where the count ended. No count: once.
fn count(clause: &str, least_said: bool) -> (u32, Option<usize>) {
    if least_said {
        static BARE: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(&format!(r"^[\p{{Han}}]{{0,8}}?(?P<c>{FIGURE})(次|轮|期|场|遍|项|个|家|件|篇)"))
                .expect("pattern")
        });
        return match BARE.captures(clause) {
            Some(found) => (number(&found["c"]).unwrap_or(1), found.get(0).map(|m| m.end())),
            None => (1, None),
        };
    }
    for found in TIMES.captures_iter(clause) {
        let (Some(whole), Some(n)) = (found.get(0), number(&found["c"])) else { continue };
        let c = found.name("c").map_or(0, |m| m.start());
        let earlier = &clause[..c];
        let after = &clause[whole.end()..];
        if earlier.ends_with(['第', '上', '同', '逐', '再', '这'])
            || n == 0
            || after.starts_with('性')
            || &found["u"] == "批" && n == 1
        {
            continue;
        }
        return (n, Some(whole.end()));
    }
    if let Some(found) = AMOUNT.captures(clause) {
        if let (Some(whole), Some(n)) = (found.get(0), number(&found["c"])) {
            return (n, Some(whole.end()));
        }
    }
    (1, Some(clause.find(['，', ',']).unwrap_or(clause.len())))
}
