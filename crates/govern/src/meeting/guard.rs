//! What the table of the life cycle cannot express: words, days, decisions.

use super::model::{Decision, How, Meeting};
use jiff::civil::{Date, Time};
use kernel::id::PersonId;
use kernel::{Outcome, Refusal};

/// Longest text, in characters.
pub const LONGEST: usize = 4000;

/// Trimmed, neither empty nor too long.
pub fn words(text: &str, field: &'static str, label: &str) -> Outcome<String> {
    let text = text.trim();
    let n = text.chars().count();
    match n {
        0 => Err(Refusal::invalid("MISSING_FIELD", format!("请填写{label}。")).at(field, "必填")),
        _ if n > LONGEST => {
            let say = format!("{label}不能超过 {LONGEST} 字，现有 {n} 字，请精简。");
            Err(Refusal::invalid("TOO_LONG", say).at(field, format!("最多 {LONGEST} 字")))
        }
        _ => Ok(text.to_owned()),
    }
}

/// The day and hour of a meeting that is planned: not past, not years away.
pub fn when(on: Option<Date>, time: &str, today: Date) -> Outcome<(Date, Time)> {
    let on = on.ok_or_else(|| Refusal::invalid("MISSING_FIELD", "请填写会议日期。").at("on", "必填"))?;
    if on < today {
        let say = format!("会议日期 {on} 已经过去，请填写今天或以后的日期。");
        return Err(Refusal::invalid("DAY_PAST", say).at("on", "早于今天"));
    }
    if on > today.saturating_add(jiff::Span::new().years(1)) {
        let say = format!("会议日期 {on} 在一年以后，请核对年份。");
        return Err(Refusal::invalid("DAY_FAR", say).at("on", "请核对"));
    }
    Ok((on, hour(time)?))
}

/// `09:00`
pub fn hour(time: &str) -> Outcome<Time> {
    Time::strptime("%H:%M", time.trim()).map_err(|_| {
        Refusal::invalid("BAD_TIME", format!("会议时间“{time}”认不出，请写成 09:00 这样的时和分。"))
            .at("time", "如 09:00")
    })
}

/// The day on which it was held: not before it was called, not in the future.
pub fn held_on(day: Option<Date>, m: &Meeting, today: Date) -> Outcome<Date> {
    let day = day.unwrap_or(today);
    let called = m.called.as_ref().map_or(m.on, |c| kernel::day_of(c.at));
    if day < called || day > today {
        let say = format!("召开日期应在发通知（{called}）到今天（{today}）之间，现为 {day}。");
        return Err(Refusal::invalid("BAD_HELD_ON", say).at("held_on", "日期不对"));
    }
    Ok(day)
}

/// Of a decision: its words, who leads, until when. All that is lacking is named at once.
pub fn decision<U>(text: &str, lead: Option<U>, due: Option<Date>, today: Date) -> Outcome<(String, U, Date)> {
    let mut wrong: Vec<(&str, String)> = Vec::new();
    let n = text.trim().chars().count();
    if n == 0 || n > 500 {
        wrong.push(("text", format!("议定内容应为 1—500 字，现为 {n} 字")));
    }
    if lead.is_none() {
        wrong.push(("lead", "须明确牵头单位，没有牵头单位的议定事项无人负责".into()));
    }
    match due {
        None => wrong.push(("due", "须明确完成时限".into())),
        Some(d) if d < today => wrong.push(("due", format!("完成时限 {d} 已经过去"))),
        Some(_) => {}
    }
    match (lead, due, wrong.first()) {
        (Some(lead), Some(due), None) => Ok((text.trim().to_owned(), lead, due)),
        (_, _, first) => {
            let first = first.map(|w| w.1.clone()).unwrap_or_default();
            let refusal = Refusal::invalid("BAD_DECISION", format!("议定事项不能保存：{first}。"));
            Err(wrong.into_iter().fold(refusal, |r, (path, say)| r.at(path, say)))
        }
    }
}

/// What must be there before minutes are signed; nobody signs what the same person wrote.
pub fn minutes(m: &Meeting, signer: Option<PersonId>) -> Outcome<()> {
    if m.attendance.is_empty() {
        return Err(Refusal::conflict(
            "NO_ATTENDANCE",
            "还没有登记出席，不能签发纪要；请先登记谁到会、谁代会、谁请假。",
        ));
    }
    let Some(summary) = m.summary.as_ref().filter(|s| s.note.as_deref().is_some_and(|n| !n.trim().is_empty())) else {
        return Err(Refusal::conflict("NO_SUMMARY", "还没有写会议内容，不能签发纪要；请先在“会议内容”中记录。"));
    };
    if signer.is_some() && summary.by == signer {
        let say = "会议内容由您本人起草，纪要须由另一位有签发权限的人员签发。";
        return Err(Refusal::forbidden("SELF_APPROVAL", say));
    }
    Ok(())
}

/// What may still be said about attendance: once, and again only with a reason.
pub fn attendance_again(m: &Meeting, reason: Option<&str>) -> Outcome<()> {
    let said = reason.is_some_and(|r| !r.trim().is_empty());
    match m.attendance.is_empty() || said {
        true => Ok(()),
        false => Err(Refusal::conflict(
            "ATTENDANCE_TAKEN",
            "出席情况已经登记并计入履职，不能重复登记；确有差错请写明更正原因，原记录作废后重新计入。",
        )),
    }
}

/// A meeting is closed when nothing that it decided is left lying: done, or on the agenda of a later meeting.
pub fn close(open: &[&Decision]) -> Outcome<()> {
    if open.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = open.iter().map(|d| format!("第 {} 项（{}）", d.place, d.lead_name)).collect();
    let say = format!("还有议定事项没有办结，也没有列入后一次会议：{}；请先办结或提交下次会议研究。", names.join("、"));
    Err(Refusal::conflict("DECISIONS_OPEN", say))
}

/// Numbers of who came, for lists: 到会, 代会, 请假, 未到.
pub fn counts(m: &Meeting) -> [usize; 4] {
    How::ALL.map(|how| m.attendance.iter().filter(|a| a.how == how).count())
}
