//! One phrase → one date.

use crate::numbering::number;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use kernel::calendar::Calendar;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a phrase means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// First day, where the words give one.
    pub start: Option<Date>,
    /// Last day allowed (until 24:00).
    pub due: Date,
    /// The reading in plain Chinese.
    pub rule: String,
    /// The words name a day that the calendar does not have; `due` is then the last day of that month.
    pub impossible: bool,
}

const NO_SUCH: &str = "日期不存在";

/// Whether a reading was made for a day that no calendar has.
pub fn is_impossible(rule: &str) -> bool {
    rule.starts_with(NO_SUCH)
}

pub(super) const FIGURE: &str = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})";
pub(super) const YEAR: &str = r"(?:20\d{2}|二[〇○零ΟO0][一二三四五六七八九〇○零]{2})";

static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?P<y>{YEAR})年?(?:至|到|[—\-－–~～]{{1,2}})(?P<z>{YEAR})年?")).expect("pattern")
});
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:(?P<y>{YEAR})年|(?P<this>今年|本年|当年)|(?P<next>明年|次年))?(?P<m>{FIGURE})月(?P<d>{FIGURE})[日号]"
    ))
    .expect("pattern")
});
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:(?P<y>{YEAR})年|(?P<this>今年|本年|当年)|(?P<next>明年|次年))?(?:{FIGURE}月?份?(?:至|到|[—\-－–~～]{{1,2}}))?(?P<m>{FIGURE})月份?(?P<part>上旬|中旬|下旬|底|末|初)?(?P<before>之?前|以前)?"
    ))
    .expect("pattern")
});
static QUARTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:(?P<y>{YEAR})年|(?P<this>今年|本年|当年|年)|(?P<next>明年|次年))?(?:第)?(?P<q>[一二三四五六七八九\d])季度"
    ))
    .expect("pattern")
});
static HALF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:(?P<y>{YEAR})年|(?P<this>今年|本年|当年)|(?P<next>明年|次年))?(?P<h>上|下)半年"))
        .expect("pattern")
});
static WHOLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^(?P<y>{YEAR})年(?:年)?(?:底|末|内|年底|年末)?")).expect("pattern"));
static YEAR_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?P<this>今年|本年度?|当年|年)|(?P<next>明年|次年))(?:年)?(?:底|末|内|终)").expect("pattern")
});
static FROM_NOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:从|自)(?:现在|即日|印发之日|发布之日|本[\p{{Han}}]{{2}}(?:印发|发布|下发|公布)之日|[\p{{Han}}]{{2,4}}(?:印发|发布)之日|公布之日|下发之日)起?.{{0,18}}?(?P<span>半年|(?P<n>{FIGURE})(?P<half>个半)?(?P<u>年|个月|月|个?星期|周|天|日|个工作日))"
    ))
    .expect("pattern")
});
/// 2026.6.30, 2026-11-30, 2026/6
static DOTTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(20\d{2})[.\-/](0?[1-9]|1[0-2])(?:[.\-/](\d{1,2}))?日?(\D|$)").expect("pattern"));
static SINCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^.{{0,24}}?(?:印发|下发|发布|公布|施行|收到|接到|接)[^，,]{{0,8}}?[，,]?(?:的)?(?P<span>(?P<n>{FIGURE})(?P<half>个半)?个?(?P<u>工作日|日|天|周|星期|月|年))(?:之内|以内|内)$")).expect("pattern")
});
static SOON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:在|于)?(?P<span>(?P<n>{FIGURE})(?P<half>个半)?个?(?P<u>周|星期|天|日|工作日))(?:之内|以内|内)$"
    ))
    .expect("pattern")
});
static NEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?P<w>本月|下月|下个月|本周|下周|本季度)(?:(?P<d>{FIGURE})日|(?P<part>上旬|中旬|下旬|底|末|内))"
    ))
    .expect("pattern")
});
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:用|利用|力争用|争取用|力争|争取|在|通过)?(?P<span>半年|(?:{FIGURE}[—\-－–~～至到]{{1,2}})?(?P<n>{FIGURE})(?P<half>个半)?(?P<u>年|个月|个?星期|周|天|日|个工作日))(?:左右)?(?:的)?(?:时间|之内|以内|内|攻坚)")).expect("pattern")
});

/// Reads a phrase. `issued_on` anchors words without a year and relative ones; without it they give nothing.
///
/// Source of the readings: handbook 02 §3 (2024年底前 → 12-31; 上半年 → 06-30; 6月底前 → the next 30 June on or after the
/// month of issue; 中旬 → 20th, 上旬 → 10th, 下旬 → last; X月前 → end of the month before; 三年内 and 从现在起半年 count from the
/// day of issue to the same day of the month).
pub fn resolve(words: &str, issued_on: Option<Date>) -> Option<Resolved> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).map(crate::clean::width).collect();
    let dotted = DOTTED.replace(&words, |f: &Captures| match f.get(3) {
        Some(day) => format!("{}年{}月{}日{}", &f[1], &f[2], day.as_str(), &f[4]),
        None => format!("{}年{}月{}", &f[1], &f[2], &f[4]),
    });
    let words = dotted.as_ref();
    if let Some(found) = NEAR.captures(words) {
        return near(&found, issued_on?);
    }
    if let Some(found) = SINCE.captures(words).or_else(|| SOON.captures(words)) {
        let from = issued_on?;
        return ok(Some(from), add(from, &found)?, "自印发之日起算（起始日不计）");
    }
    if words == "全年" {
        let of = issued_on?.year();
        return ok(Date::new(of, 1, 1).ok(), Date::new(of, 12, 31).ok()?, "全年，当年12月31日到期");
    }
    if let Some(found) = FROM_NOW.captures(words) {
        let from = issued_on?;
        let due = add(from, &found)?;
        return ok(Some(from), due, "自印发之日起算，到期日为对应日");
    }
    if let Some(found) = YEARS.captures(words) {
        let (from, to) = (year(&found["y"])?, year(&found["z"])?);
        (from <= to).then_some(())?;
        return ok(Date::new(from, 1, 1).ok(), Date::new(to, 12, 31).ok()?, "年度区间，末年12月31日到期");
    }
    if let Some(found) = DAY.captures(words) {
        let month = number(&found["m"])? as i8;
        let day = number(&found["d"])? as i8;
        let of = year_for(&found, month, issued_on)?;
        return match Date::new(of, month, day) {
            Ok(due) => ok(None, due, "写明的日期，含当日"),
            Err(_) => {
                let due = Date::new(of, month.clamp(1, 12), 1).ok()?.last_of_month();
                Some(Resolved {
                    start: None, due, rule: format!("{NO_SUCH}，暂按当月最后一日"), impossible: true
                })
            }
        };
    }
    if let Some(found) = QUARTER.captures(words) {
        let quarter = number(&found["q"])? as i8;
        let of = year_for(&found, (quarter * 3).min(12), issued_on)?;
        if !(1..=4).contains(&quarter) {
            let due = Date::new(of, 12, 31).ok()?;
            return Some(Resolved {
                start: None, due, rule: format!("{NO_SUCH}，暂按当年12月31日"), impossible: true
            });
        }
        return ok(
            Date::new(of, quarter * 3 - 2, 1).ok(),
            Date::new(of, quarter * 3, 1).ok()?.last_of_month(),
            "季度末日",
        );
    }
    if let Some(found) = HALF.captures(words) {
        let (month, day) = if &found["h"] == "上" { (6, 30) } else { (12, 31) };
        let of = year_for(&found, month, issued_on)?;
        return ok(Date::new(of, month - 5, 1).ok(), Date::new(of, month, day).ok()?, "半年度末日");
    }
    if let Some(found) = MONTH.captures(words) {
        let month = number(&found["m"])?;
        let of = year_for(&found, month as i8, issued_on)?;
        if !(1..=12).contains(&month) {
            let due = Date::new(of, 12, 31).ok()?;
            return Some(Resolved {
                start: None, due, rule: format!("{NO_SUCH}，暂按当年12月31日"), impossible: true
            });
        }
        let first = Date::new(of, month as i8, 1).ok()?;
        let before = found.name("before").is_some();
        return match found.name("part").map(|m| m.as_str()) {
            Some("上旬") => ok(None, first.with().day(10).build().ok()?, "上旬为当月10日"),
            Some("初") => ok(None, first.with().day(10).build().ok()?, "月初按上旬，为当月10日"),
            Some("中旬") => ok(None, first.with().day(20).build().ok()?, "中旬为当月20日"),
            Some(_) => ok(None, first.last_of_month(), "当月最后一日"),
            None if before => ok(None, first.yesterday().ok()?, "“X月前”按上月末日，有歧义，请确认"),
            None => ok(Some(first), first.last_of_month(), "当月最后一日"),
        };
    }
    if let Some(found) = WHOLE.captures(words) {
        let of = year(&found["y"])?;
        if words.ends_with("年前") || words.ends_with("年之前") || words.ends_with("年以前") {
            return ok(None, Date::new(of - 1, 12, 31).ok()?, "“X年前”按上年末日，有歧义，请确认");
        }
        return ok(None, Date::new(of, 12, 31).ok()?, "当年12月31日，含当日");
    }
    if let Some(found) = YEAR_END.captures(words) {
        let of = issued_on?.year() + i16::from(found.name("next").is_some());
        return ok(None, Date::new(of, 12, 31).ok()?, "文件当年12月31日，含当日");
    }
    if let Some(found) = WITHIN.captures(words) {
        let from = issued_on?;
        return ok(Some(from), add(from, &found)?, "自印发次日起算，满期的对应日");
    }
    None
}

/// 本月底前, 下月10日前, 本周内, 本季度末: of the month, week or quarter of issue.
fn near(found: &Captures, issued: Date) -> Option<Resolved> {
    let part = found.name("part").map_or("", |m| m.as_str());
    let due = match &found["w"] {
        week @ ("本周" | "下周") => {
            let sunday = 6 - i64::from(issued.weekday().to_monday_zero_offset());
            issued.checked_add((sunday + if week == "下周" { 7 } else { 0 }).days()).ok()?
        }
        "本季度" => Date::new(issued.year(), (issued.month() + 2) / 3 * 3, 1).ok()?.last_of_month(),
        month => {
            let later = i64::from(month != "本月");
            let first = issued.first_of_month().checked_add(later.months()).ok()?;
            match (found.name("d"), part) {
                (Some(day), _) => first.with().day(i8::try_from(number(day.as_str())?).ok()?).build().ok()?,
                (None, "上旬") => first.with().day(10).build().ok()?,
                (None, "中旬") => first.with().day(20).build().ok()?,
                _ => first.last_of_month(),
            }
        }
    };
    ok(None, due, "按印发日所在的月、周、季度推算")
}

fn ok(start: Option<Date>, due: Date, rule: &str) -> Option<Resolved> {
    Some(Resolved { start, due, rule: rule.to_owned(), impossible: false })
}

fn year(words: &str) -> Option<i16> {
    words.parse().ok().or_else(|| number(&words.replace(['Ο', 'O', '0'], "〇"))?.try_into().ok())
}

/// The printed year, or the one that the day of issue gives: the next such month, in this year or the next.
fn year_for(found: &Captures, month: i8, issued_on: Option<Date>) -> Option<i16> {
    if let Some(printed) = found.name("y") {
        return year(printed.as_str());
    }
    let issued = issued_on?;
    if found.name("this").is_some() {
        return Some(issued.year());
    }
    if found.name("next").is_some() || month < issued.month() {
        return Some(issued.year() + 1);
    }
    Some(issued.year())
}

fn add(from: Date, found: &Captures) -> Option<Date> {
    let span: Span = if &found["span"] == "半年" {
        6.months()
    } else {
        let n = i64::from(number(&found["n"])?);
        let half = found.name("half").is_some();
        match &found["u"] {
            "年" => (12 * n).months(),
            "个月" | "月" => n.months(),
            "工作日" | "个工作日" => {
                static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| law::Law::shipped().calendar);
                return Some(CALENDAR.add_working_days(from, u32::try_from(n).ok()?.min(750)));
            }
            "天" | "日" => n.days(),
            _ if half => (7 * n).days(),
            _ => n.weeks(),
        }
    };
    from.checked_add(span).ok()
}

/// A date that stands alone on a line (below a text, under a title): `2023年1月10日`, `二〇〇四年一月十六日`.
pub fn printed_day(line: &str) -> Option<Date> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"((?:19|20)\d{{2}}|[一二][〇○零ΟOo0九][一二三四五六七八九〇○零0]{{2}})年({FIGURE})月({FIGURE})日"
        ))
        .expect("pattern")
    });
    let found = LINE.captures(line)?;
    let day = number(&found[3])? as i8;
    Date::new(year(&found[1].replace('o', "〇"))?, number(&found[2])? as i8, day).ok()
}
