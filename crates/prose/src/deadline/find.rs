//! Where in an item a last day stands, and which dates are none.

use super::around::{background, clause_start, demanded, quoted_spans, until, verb, year_alone};
use super::terms::{purpose, shared_mark, soon};
use super::words::{FIGURE, Resolved, YEAR, resolve};
use jiff::civil::Date;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What the document says about its own time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    pub issued_on: Option<Date>,
    /// Year to which words without a year belong where no day of issue is known (year of the title or number).
    pub year: Option<i16>,
}

impl Context {
    fn anchor(&self) -> Option<Date> {
        self.issued_on.or_else(|| Date::new(self.year?, 1, 1).ok())
    }

    /// The year before which a bare year is background.
    fn first_year(&self) -> Option<i16> {
        self.issued_on.map(|d| d.year()).or(self.year)
    }
}

/// A deadline in a text.
#[derive(Clone, Debug)]
pub struct Found {
    pub range: Range<usize>,
    pub resolved: Resolved,
}

static DATES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)
        (?P<since>(?:(?:自|从)?(?:本|该)?(?:通知|方案|办法|意见|计划|规定|细则|制度|要点|清单|文件|预案)?(?:印发|下发|发布|公布|施行)|(?:收到|接到|接)(?:本|该|此)?(?:通知|方案|文件|意见|任务|要求))(?:之日)?(?:起|后|之后|起计)?[，,]?(?:的)?{FIGURE}个?(?:工作日|日|天|周|星期|月|年)(?:之内|以内|内))
        |(?P<near>(?:本月|下月|下个月|本周|下周|本季度)(?:{FIGURE}日|上旬|中旬|下旬|底|末|内)(?:之?前|以前|内)?)
        |(?P<soon>(?:在|于)?{FIGURE}个?(?:周|星期|天|日|工作日)(?:之内|以内|内))
        |(?P<now>(?:从|自)(?:现在|即日|印发之日|发布之日|[\p{{Han}}]{{2,4}}(?:印发|发布|下发|公布)之日)起[，,]?[^。；，,\n]{{0,12}}?(?:半年|{FIGURE}个?(?:年|月|周|天|日|工作日))(?:左右)?(?:的)?(?:时间|之?内|以内)?)
        |(?P<valid>(?:有效期|试行期|实施期|执行期|暂定|试行)(?:限)?(?:为|至|到)?[：:]?(?:{YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|{FIGURE}年))
        |(?P<years>{YEAR}年?(?:至|到|[—\-－–~～]{{1,2}}){YEAR}年)
        |(?P<dot>20\d{{2}}[.\-/](?:0?[1-9]|1[0-2])(?:[.\-/]\d{{1,2}})?(?P<dtail>日?(?:底?之?前|以前|底))?)
        |(?P<day>(?:{YEAR}年|今年|本年|当年|明年|次年)?{FIGURE}月{FIGURE}[日号](?P<hour>\d{{1,2}}[:：时点]\d{{0,2}})?(?P<daytail>\d{{0,2}}(?:之?前|以前|止|截止|下班前))?)
        |(?P<quarter>(?:{YEAR}年|今年|本年|当年|明年|次年|年)?第?[一二三四五六七八九\d]季度(?P<qtail>底前?|末前?|之?前|内|结束前|完成)?)
        |(?P<half>(?:{YEAR}年|今年|本年|当年|明年|次年)?(?:上|下)半年(?P<htail>之?前|底前|内|末)?)
        |(?P<month>(?:{YEAR}年|今年|本年|当年|明年|次年)?(?:{FIGURE}月?(?:至|到|[—\-－–~～]{{1,2}}))?{FIGURE}月份?(?P<mtail>(?:上旬|中旬|下旬|底|末|初)(?:之?前|以前)?|之?前|以前)?)
        |(?P<year>{YEAR}年(?P<ytail>年?(?:底|末|内)(?:之?前|以前)?|之?前)?)
        |(?P<end>(?:今年|本年度?|当年|明年|次年|年)(?:年)?(?:底|末|终|内)(?P<etail>之?前|以前|完成)?)
        |(?P<within>(?:力争用|争取用|利用|用|在|力争|争取)?(?:半年|(?:{FIGURE}[—\-－–~～至到]{{1,2}})?{FIGURE}(?:年|个月))(?:左右)?(?:的)?(?:时间|之内|以内|内))
        ",
    ))
    .expect("pattern")
});
static EFFECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"自({YEAR}年\d{{1,2}}月\d{{1,2}}日|印发之日|发布之日|公布之日)起?(?:施行|实施|执行|生效)[^。]{{0,20}}$"
    ))
    .expect("pattern")
});

/// Finds every last day in an item; each day once.
pub fn find(text: &str, context: &Context) -> Vec<Found> {
    let quoted = quoted_spans(text);
    let mut out: Vec<Found> = Vec::new();
    for found in DATES.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let range = whole.range();
        if quoted.iter().any(|q| q.start <= range.start && range.end <= q.end) {
            continue;
        }
        let before = &text[crate::clean::floor(text, range.start.saturating_sub(120))..range.start];
        let after = &text[range.end..crate::clean::floor(text, range.end + 60)];
        if background(before, after, whole.as_str()) {
            continue;
        }
        let sentence = before.rsplit(['。', '；', '\n', '\t', ';']).next().unwrap_or(before);
        let mut words = whole.as_str().to_owned();
        let relative = ["since", "near", "soon"].iter().any(|n| found.name(n).is_some());
        let resolved = if found.name("valid").is_some() {
            validity(whole.as_str(), before, context)
        } else if relative {
            let again = sentence.contains('每') || found.name("near").is_some() && before.ends_with(['截', '至']);
            let fits = !again && (found.name("soon").is_none() || soon(sentence, after));
            // Without a printed day of issue these say nothing; the first of January would be a guess.
            fits.then(|| resolve(&words, context.issued_on)).flatten()
        } else {
            let fits = if found.name("now").is_some() {
                true
            } else if found.name("dot").is_some() {
                found.name("dtail").is_some() || until(before)
            } else if found.name("years").is_some() {
                !after.starts_with(['）', ')', '》']) && demanded(before, after)
            } else if found.name("day").is_some() {
                found.name("daytail").is_some() || until(before) || after.starts_with("完成")
            } else if found.name("quarter").is_some() {
                found.name("qtail").is_some() || clause_start(before) && whole.as_str().contains('年') || verb(after)
            } else if found.name("half").is_some() {
                found.name("htail").is_some() || clause_start(before) || verb(after)
            } else if found.name("month").is_some() {
                let mut tail = found.name("mtail").map_or("", |m| m.as_str());
                if let Some(mark) = shared_mark(after).filter(|_| tail.is_empty()) {
                    words.push_str(mark);
                    tail = mark;
                }
                let dated = whole.as_str().starts_with("20");
                !tail.is_empty() && tail != "初"
                    || dated
                        && (until(before)
                            || clause_start(before)
                                && (after.starts_with(['，', ',', '）', ')', '：', ':']) || verb(after)))
            } else if found.name("year").is_some() {
                found.name("ytail").is_some() || year_alone(before, after)
            } else if found.name("end").is_some() {
                !before
                    .ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两每多近几往历同半全".contains(c))
                    && (found.name("etail").is_some()
                        || whole.as_str().ends_with(['内', '底', '末'])
                            && (after.is_empty()
                                || after.starts_with(['，', ',', '。', '；', '）', ')'])
                                || verb(after)
                                || whole.as_str().ends_with('内')))
            } else {
                purpose(before, after, whole.as_str())
            };
            if !fits {
                continue;
            }
            if let Some(first) = found.name("within").and_then(|_| first_day(sentence, context)) {
                if let Some(resolved) = resolve(&words, Some(first)) {
                    out.push(Found { range, resolved });
                }
                continue;
            }
            resolve(&words, context.anchor())
        };
        let Some(resolved) = resolved else { continue };
        // A bare year that lies before the document is told, not ordered.
        let explicit = ["daytail", "qtail", "mtail", "ytail", "htail"]
            .iter()
            .any(|t| found.name(t).is_some_and(|m| m.as_str().ends_with('前')));
        if !explicit && context.first_year().is_some_and(|y| resolved.due.year() < y) {
            continue;
        }
        if out.iter().any(|f| f.resolved.due == resolved.due) {
            continue;
        }
        out.push(Found { range, resolved });
    }
    out
}

/// 自3月1日起，利用三个月时间: the printed day from which a term runs.
fn first_day(sentence: &str, context: &Context) -> Option<Date> {
    static FROM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"(?:自|从)((?:{YEAR}年)?\d{{1,2}}月\d{{1,2}}日)(?:起|开始)[^。；]{{0,12}}$"))
            .expect("pattern")
    });
    resolve(&FROM.captures(sentence)?[1], context.anchor()).map(|r| r.due)
}

/// A policy's own period of validity: 自…起施行，有效期三年 / 有效期至….
fn validity(words: &str, before: &str, context: &Context) -> Option<Resolved> {
    static TERM: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!(r"({FIGURE})年$")).expect("pattern"));
    static UNTIL: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!(r"({YEAR}年.*)$")).expect("pattern"));
    if let Some(found) = UNTIL.captures(words) {
        return resolve(&found[1], context.anchor());
    }
    let years = crate::numbering::number(&TERM.captures(words)?[1])?;
    let span = jiff::Span::new().try_years(years).ok()?;
    // From a printed first day that day counts; from the day of issue it does not (handbook 02 §3, 三年内).
    let printed = EFFECT.captures(before).and_then(|f| super::printed_day(&f[1]));
    let (from, due) = match printed {
        Some(day) => (day, day.checked_add(span).ok()?.yesterday().ok()?),
        None => (context.issued_on?, context.issued_on?.checked_add(span).ok()?),
    };
    Some(Resolved { start: Some(from), due, rule: "自施行之日起满有效期".to_owned(), impossible: false })
}
