//! Where in an item a last day stands, and which dates are none.

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
        (?P<now>(?:从|自)(?:现在|即日|印发之日|发布之日|[\p{{Han}}]{{2,4}}(?:印发|发布|下发|公布)之日)起[，,]?[^。；，,\n]{{0,12}}?(?:半年|{FIGURE}个?(?:年|月|周|天|日|工作日))(?:左右)?(?:的)?(?:时间|之?内|以内)?)
        |(?P<valid>(?:有效期|试行期|实施期|执行期|暂定|试行)(?:限)?(?:为|至|到)?[：:]?(?:{YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|{FIGURE}年))
        |(?P<years>{YEAR}年?(?:至|到|[—\-－–~～]{{1,2}}){YEAR}年)
        |(?P<day>(?:{YEAR}年|今年|本年|当年|明年|次年)?{FIGURE}月{FIGURE}[日号](?P<hour>\d{{1,2}}[:：时点]\d{{0,2}})?(?P<daytail>\d{{0,2}}(?:之?前|以前|止|截止|下班前))?)
        |(?P<quarter>(?:{YEAR}年|今年|本年|当年|明年|次年|年)?第?[一二三四五六七八九\d]季度(?P<qtail>底前?|末前?|之?前|内|结束前|完成)?)
        |(?P<half>(?:{YEAR}年|今年|本年|当年|明年|次年)?(?:上|下)半年(?P<htail>之?前|底前|内|末)?)
        |(?P<month>(?:{YEAR}年|今年|本年|当年|明年|次年)?(?:{FIGURE}月?(?:至|到|[—\-－–~～]{{1,2}}))?{FIGURE}月份?(?P<mtail>(?:上旬|中旬|下旬|底|末|初)(?:之?前|以前)?|之?前|以前)?)
        |(?P<year>{YEAR}年(?P<ytail>年?(?:底|末|内)(?:之?前|以前)?|之?前)?)
        |(?P<end>(?:今年|本年度?|当年|明年|次年|年)(?:年)?(?:底|末|终|内)(?P<etail>之?前|以前|完成)?)
        |(?P<within>(?:力争用|争取用|利用|用|在|力争|争取)?(?:半年|{FIGURE}(?:年|个月))(?:左右)?(?:的)?(?:时间|之内|以内|内))
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
        let resolved = if found.name("valid").is_some() {
            validity(whole.as_str(), before, context)
        } else {
            let fits = if found.name("now").is_some() {
                true
            } else if found.name("years").is_some() {
                !after.starts_with(['）', ')', '》']) && demanded(before, after)
            } else if found.name("day").is_some() {
                found.name("daytail").is_some() || until(before) || after.starts_with("完成")
            } else if found.name("quarter").is_some() {
                found.name("qtail").is_some() || clause_start(before) && whole.as_str().contains('年') || verb(after)
            } else if found.name("half").is_some() {
                found.name("htail").is_some() || clause_start(before) || verb(after)
            } else if found.name("month").is_some() {
                let tail = found.name("mtail").map_or("", |m| m.as_str());
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
            resolve(whole.as_str(), context.anchor())
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

/// Text inside 《》 and short quotation marks names things; dates there are part of the name.
fn quoted_spans(text: &str) -> Vec<Range<usize>> {
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
fn background(before: &str, after: &str, words: &str) -> bool {
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
fn clause(after: &str) -> &str {
    &after[..after.find(['，', '。', '；', ',', '\n']).unwrap_or(after.len())]
}

fn clause_start(before: &str) -> bool {
    before.is_empty()
        || before.ends_with([
            '。', '；', '，', '：', ':', ';', ',', '（', '(', '\n', '、', '\t', '！', '到', '至', '于', '在', '.',
        ])
        || before.ends_with("力争")
        || before.ends_with("争取")
        || before.ends_with("其中")
}

fn until(before: &str) -> bool {
    before.ends_with(['至', '到'])
        || ["截至", "截止", "不迟于", "不晚于", "时限：", "时间：", "期限：", "时限:", "期限:"]
            .iter()
            .any(|w| before.ends_with(w))
}

const VERBS: [&str; 44] = [
    "完成", "全面", "全部", "实现", "建成", "启动", "组织", "开展", "力争", "基本", "前", "达到", "修订", "出台",
    "制定", "印发", "推进", "推动", "重点", "继续", "建立", "将", "要", "起草", "形成", "打造", "培育", "消除", "淘汰",
    "率先", "投入", "改造", "新建", "新增", "至少", "集中", "对", "各", "所有", "再", "初步", "底", "结束", "取得",
];

fn verb(after: &str) -> bool {
    VERBS.iter().any(|w| after.starts_with(w))
}

/// `2025年，修订…`, `到2026年，…`, `2024年完成…`; not `2024年度报告`, `2024年为隐患攻坚年`.
fn year_alone(before: &str, after: &str) -> bool {
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
fn demanded(before: &str, after: &str) -> bool {
    clause_start(before) && (after.starts_with(['，', ',']) || verb(after))
}

/// 三年内完成 / 用半年时间; not the length of a benefit.
fn purpose(before: &str, after: &str, words: &str) -> bool {
    let goal = [
        "完成",
        "实现",
        "建成",
        "达到",
        "全部",
        "基本",
        "消除",
        "淘汰",
        "全面",
        "使",
        "力争",
        "，基本",
        "，实现",
        "，完成",
        "，全面",
        "，使",
        "，集中",
        "集中开展",
    ];
    let goal = goal.iter().any(|w| after.starts_with(w));
    let rest = &after[..after.find(['。', '；', '\n']).unwrap_or(after.len())];
    if ["奖励", "兑现", "补助", "享受", "补贴", "可"].iter().any(|w| rest.contains(w)) {
        return false;
    }
    let counted = before.ends_with("后")
        || before.ends_with("起")
        || before.ends_with("连续")
        || before.ends_with("近")
        || before.ends_with("日");
    !counted
        && (goal
            || words.starts_with('用')
            || words.starts_with("利用")
            || words.starts_with("力争用")
            || words.starts_with("争取用"))
        && !words.starts_with("在两年")
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
