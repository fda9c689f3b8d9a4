//! 挂牌督办 by its terms (handbook 03 §7; 12 S07, S08).

use super::super::model::{Hazard, Listing, Piece, Recheck, days_between};
use super::{evidence, grade};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::calendar::Calendar;
use kernel::{Outcome, Refusal};
use law::{Law, Parameters};

/// Days that run from the listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub file_by: Date,
    pub publish_by: Date,
    pub report_by: Date,
}

/// What follows from listing on a day.
pub fn days(law: &Law, region: &str, from: Date) -> Days {
    let working = |key| law.calendar.add_working_days(from, law.parameters.value(key, region, from) as u32);
    Days {
        file_by: working("listing.file_days"),
        publish_by: working("listing.publish_days"),
        report_by: next_report(&law.parameters, region, from),
    }
}

/// The next report on the progress.
pub fn next_report(parameters: &Parameters, region: &str, from: Date) -> Date {
    from.saturating_add((parameters.value("listing.report_days", region, from) as i64).days())
}

/// Publication of the delisting, at the same place.
pub fn end_by(law: &Law, region: &str, delisted: Date) -> Date {
    law.calendar.add_working_days(delisted, law.parameters.value("listing.end_publish_days", region, delisted) as u32)
}

/// A term of at most a year, still to come.
pub fn term(parameters: &Parameters, region: &str, from: Date, due: Date) -> Outcome<()> {
    let months = parameters.value("listing.term_months", region, from) as i64;
    let most = from.saturating_add(months.months());
    if due <= from {
        let say = format!("挂牌期限 {due} 应晚于挂牌之日 {from}。");
        return Err(Refusal::invalid("NOT_LATER", say).at("due", "应晚于挂牌之日"));
    }
    if due > most {
        let say = format!("挂牌期限一般不超过 {months} 个月，即 {most}，所填为 {due}；请缩短。");
        return Err(Refusal::invalid("TERM_TOO_LONG", say).at("due", format!("不晚于 {most}")));
    }
    Ok(())
}

/// Working days after `day` up to and with `end`.
pub fn working_days_left(calendar: &Calendar, day: Date, end: Date) -> i64 {
    let (mut left, mut at) = (0, day);
    while at < end {
        at = at.saturating_add(1.day());
        left += i64::from(calendar.is_working(at));
    }
    left
}

/// Last day for asking: that many working days are still to come after it.
pub fn last_day_to_ask(law: &Law, l: &Listing, region: &str) -> Option<Date> {
    let due = l.due?;
    let least = law.parameters.value("listing.extension_before_days", region, due) as i64;
    let mut day = due;
    while working_days_left(&law.calendar, day, due) < least {
        day = day.saturating_sub(1.day());
    }
    Some(day)
}

/// Asked early enough, once, and for no more than half the term. Returns the last day for the decision.
pub fn extension(law: &Law, l: &Listing, region: &str, wanted: Option<Date>, today: Date) -> Outcome<Date> {
    let value = |key| law.parameters.value(key, region, today);
    let (Some(from), Some(due)) = (l.from, l.due) else {
        return Err(Refusal::conflict("NO_DUE", "还没有挂牌期限，不能申请延长。"));
    };
    let most = value("listing.extensions_most") as i64;
    if l.extensions >= most {
        let say = format!("挂牌期限已延长 {} 次，最多 {most} 次，不能再延；逾期将约谈、提级挂牌。", l.extensions);
        return Err(Refusal::conflict("EXTENSION_LIMIT", say));
    }
    let least = value("listing.extension_before_days") as i64;
    let left = working_days_left(&law.calendar, today, due);
    if left < least {
        let last = last_day_to_ask(law, l, region).unwrap_or(due);
        let say = format!(
            "延长挂牌期限应在届满（{due}）前 {least} 个工作日提出，最晚 {last}；今天之后只剩 {left} 个工作日，不能受理。"
        );
        return Err(Refusal::conflict("EXTENSION_TOO_LATE", say));
    }
    if let Some(wanted) = wanted {
        if wanted <= due {
            let say = format!("新的期限 {wanted} 应晚于现在的期限 {due}。");
            return Err(Refusal::invalid("NOT_LATER", say).at("due", "应晚于现期限"));
        }
        let longest = (days_between(from, due) as f64 * value("listing.extension_share")).floor() as i64;
        let asked = days_between(due, wanted);
        if asked > longest {
            let say = format!(
                "原挂牌期限 {} 日，延长不得超过其一半即 {longest} 日，所填为 {asked} 日；请缩短。",
                days_between(from, due)
            );
            return Err(Refusal::invalid("EXTENSION_TOO_LONG", say).at("due", "延得过长"));
        }
    }
    Ok(law.calendar.add_working_days(today, value("listing.extension_decide_days") as u32))
}

/// Why a listing may not be lifted yet (handbook 03 §7 摘牌拒绝条件): fewer than two officers at the recheck, no third
/// party's or expert's opinion, no pictures of before and after, an order to stop that still stands.
pub fn delist(h: &Hazard, recheck: Option<&Recheck>, have: &[Piece], least: usize) -> Outcome<()> {
    let Some(recheck) = recheck.filter(|r| r.passed) else {
        return Err(Refusal::conflict("NOT_ACCEPTED", "监管部门还没有复查合格，不能摘牌。"));
    };
    if recheck.officers.len() < least {
        return Err(grade::two_officers(recheck.officers.len(), "摘牌前的现场复核"));
    }
    evidence::pass_major(have, recheck.expert.as_deref().is_some_and(|e| !e.trim().is_empty()))?;
    if h.stopped {
        let say = "停产停用决定的解除程序还没有走完，不能摘牌；请先由监管部门办理恢复审查。";
        return Err(Refusal::conflict("STOP_ORDER_STANDS", say));
    }
    Ok(())
}
