//! Judgements about shifts. The figures are proposals of this product (parameters `shift.*`).

use super::model::Shift;
use jiff::{SignedDuration, Timestamp};
use kernel::id::PersonId;
use kernel::{Outcome, Refusal};

/// Shifts entered at once.
pub const TOGETHER: usize = 100;
/// How far ahead is planned.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 62);
/// Until when after its end a shift is handed over.
const AFTER: SignedDuration = SignedDuration::from_hours(12);

/// One line of a plan as asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub person: PersonId,
    pub from: Timestamp,
    pub to: Timestamp,
}

fn bad(i: usize, field: &str, say: String) -> Refusal {
    Refusal::invalid("BAD_SHIFT", format!("第 {} 行：{say}", i + 1)).at(format!("shifts[{i}].{field}"), say)
}

/// `shift.plan`: times that can be, nobody twice at once. `known`: shifts of the unit around that time; `longest`: hours.
pub fn plan(lines: &[Line], known: &[Shift], longest: f64, now: Timestamp) -> Outcome<()> {
    if lines.is_empty() || lines.len() > TOGETHER {
        let say = format!("一次请排 1 至 {TOGETHER} 个班，现有 {} 个。", lines.len());
        return Err(Refusal::invalid("BAD_SHIFT", say).at("shifts", "个数不对"));
    }
    for (i, l) in lines.iter().enumerate() {
        if l.to <= l.from {
            return Err(bad(i, "to", "结束时间应晚于开始时间。".into()));
        }
        if (l.to - l.from).total(jiff::Unit::Hour).unwrap_or(f64::MAX) > longest {
            return Err(bad(i, "to", format!("一个班最长 {longest} 小时，请分成几个班。")));
        }
        if l.to <= now {
            return Err(bad(i, "to", "不能补排已经过去的班。".into()));
        }
        if l.from > now + AHEAD {
            return Err(bad(i, "from", "最多提前两个月排班。".into()));
        }
        let again = |p: PersonId, from: Timestamp, to: Timestamp| p == l.person && from < l.to && l.from < to;
        let live = known.iter().filter(|s| s.state != super::flow::ShiftState::Void);
        if lines[..i].iter().any(|o| again(o.person, o.from, o.to))
            || live.into_iter().any(|s| again(s.person, s.from, s.to))
        {
            return Err(bad(i, "person", "这个人在这段时间已有班，请不要重复排。".into()));
        }
    }
    Ok(())
}

/// `shift.hand_over`: by whoever was on duty, from the beginning until half a day after the end.
pub fn hand_over(s: &Shift, person: Option<PersonId>, now: Timestamp) -> Outcome<()> {
    if person != Some(s.person) {
        let say = format!("这个班由{}值守，交接班记录须由本人填写。", s.person_name);
        return Err(Refusal::forbidden("NOT_ON_DUTY", say));
    }
    if now < s.from {
        return Err(Refusal::conflict("NOT_YET", "这个班还没有开始，不能交班。"));
    }
    if now > s.to + AFTER {
        return Err(Refusal::conflict("TOO_LATE", "班已结束超过 12 小时，不能再补交接班记录。"));
    }
    Ok(())
}

/// What is over cannot be cancelled: it was somebody's duty.
pub fn void(s: &Shift, now: Timestamp) -> Outcome<()> {
    if s.to <= now {
        return Err(Refusal::conflict("SHIFT_OVER", "这个班已经过去，不能取消。"));
    }
    Ok(())
}

/// Stretches within a range in which nobody is on duty.
pub fn gaps(shifts: &[Shift], from: Timestamp, to: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let mut held: Vec<(Timestamp, Timestamp)> = shifts
        .iter()
        .filter(|s| s.state != super::flow::ShiftState::Void && s.to > from && s.from < to)
        .map(|s| (s.from, s.to))
        .collect();
    held.sort_unstable();
    let (mut at, mut out) = (from, Vec::new());
    for (a, b) in held {
        if a > at {
            out.push((at, a));
        }
        at = at.max(b);
    }
    if at < to {
        out.push((at, to));
    }
    out
}
