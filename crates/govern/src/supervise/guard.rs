//! Guards that the tables cannot express: which step takes which move, dates, lengths, limits.

use super::flow::{Standing, SuperviseAction};
use super::model::Supervision;
use super::step::Step;
use crate::task::flow::Work;
use crate::task::model::Task;
use jiff::civil::Date;
use kernel::id::{PersonId, UnitId};
use kernel::{Outcome, Party, Refusal};
use law::Parameters;

/// Words of a move that must not be longer, in characters.
pub const LONGEST: usize = 2000;

/// Trimmed, neither empty nor too long.
pub fn words(text: &str, field: &'static str, label: &str) -> Outcome<String> {
    let text = text.trim();
    let n = text.chars().count();
    match n {
        0 => Err(Refusal::invalid("MISSING_FIELD", format!("请填写{label}。")).at(field, "必填")),
        _ if n > LONGEST => {
            Err(Refusal::invalid("TOO_LONG", format!("{label}不能超过 {LONGEST} 字，现有 {n} 字，请精简或改用附件。"))
                .at(field, format!("最多 {LONGEST} 字")))
        }
        _ => Ok(text.to_owned()),
    }
}

/// A closed task is not pursued; one that was reported complete is verified first.
pub fn task_open(task: &Task, step: Step) -> Outcome<()> {
    match task.work {
        Work::Closed => Err(Refusal::conflict(
            "TASK_CLOSED",
            format!("任务 {} 已销号，不再{}；确有问题请先重开任务。", task.number, step.label()),
        )),
        _ => Ok(()),
    }
}

/// What is over is not pursued, a letter needs somebody to go to, and what one person owes is no matter of a unit.
/// `ended`: why nothing is asked any more.
pub fn pursuable(
    number: &str,
    step: Step,
    ended: Option<&str>,
    unit: Option<UnitId>,
    personal: bool,
) -> Outcome<UnitId> {
    if let Some(why) = ended {
        let say = format!("{number} {why}，不再{}。", step.label());
        return Err(Refusal::conflict("SUBJECT_ENDED", say));
    }
    if personal {
        let say = "领导干部的履职只由系统提醒本人，不向单位发函；需要交办的请用交办单。";
        return Err(Refusal::conflict("PERSONAL", say));
    }
    unit.ok_or_else(|| {
        let say = format!("{number} 还没有明确责任单位，{}无法送达；请先明确监管部门。", step.label());
        Refusal::conflict("NO_UNIT", say)
    })
}

/// An office does not write to itself.
pub fn own_letter(number: &str, step: Step) -> Refusal {
    let say = format!(
        "{number} 的责任单位就是本安委办，不能向自己发{}；请由上级安委办发出，或用交办单交有关单位。",
        step.label()
    );
    Refusal::conflict("OWN_LETTER", say)
}

/// One open step of a kind on one subject.
pub fn no_twin(past: &[Supervision], step: Step) -> Outcome<()> {
    match past.iter().find(|s| s.step == step && s.open()) {
        None => Ok(()),
        Some(s) => Err(Refusal::conflict(
            "ALREADY_OPEN",
            format!("这件事已有一件{}（{}，{}），不重复发出；请先办结它。", step.label(), s.number, s.state.label()),
        )),
    }
}

/// Which kind of step takes which move.
pub fn fits(s: &Supervision, action: SuperviseAction) -> Outcome<()> {
    let no = |say: String| Err(Refusal::conflict("WRONG_STEP", say));
    match action {
        SuperviseAction::Hold if !s.step.is_held() => no(format!("{}没有约谈环节。", s.step.label())),
        SuperviseAction::Reply if !s.step.wants_reply() => no(format!("{}不要求回复。", s.step.label())),
        SuperviseAction::Reply if s.step.is_held() && s.state == Standing::Served => {
            no("约谈还没有记录；约谈后按期提交整改报告。".into())
        }
        SuperviseAction::Conclude if s.step.wants_reply() => {
            no(format!("{}由单位回复后认可办结，不直接回填结果。", s.step.label()))
        }
        _ => Ok(()),
    }
}

/// 书记督办 is accepted by a leader, not by the clerk who prepared it (验收合格方可销号).
pub fn judges(s: &Supervision, action: SuperviseAction, parties: &[Party]) -> Outcome<()> {
    if s.step == Step::Secretary && action == SuperviseAction::Accept && !parties.contains(&Party::Signer) {
        let say = "书记督办由领导验收认可，经办不能代为办结。";
        return Err(Refusal::forbidden("LEADER_ACCEPTS", say));
    }
    Ok(())
}

/// Nobody judges an answer that they wrote themselves.
pub fn four_eyes(s: &Supervision, action: SuperviseAction, person: Option<PersonId>) -> Outcome<()> {
    let judging = matches!(action, SuperviseAction::Accept | SuperviseAction::Return);
    let wrote = s.replies.last().and_then(|r| r.by);
    match judging && wrote.is_some() && wrote == person {
        true => Err(Refusal::forbidden("SELF_APPROVAL", "这份回复由您本人提交，不能由您审核；请由另一位人员办理。")),
        false => Ok(()),
    }
}

/// The day of the talk: not before the notice, not in the future.
pub fn held_on(day: Option<Date>, s: &Supervision, today: Date) -> Outcome<Date> {
    let day = day.unwrap_or(today);
    let served = s.signed.as_ref().map_or(today, |m| kernel::day_of(m.at));
    if day < served || day > today {
        let say = format!("约谈日期应在通知送达（{served}）到今天（{today}）之间，现为 {day}。");
        return Err(Refusal::invalid("BAD_HELD_ON", say).at("held_on", "日期不对"));
    }
    Ok(day)
}

/// 承诺完成日 lies ahead.
pub fn promise(day: Option<Date>, today: Date) -> Outcome<()> {
    match day {
        Some(d) if d < today => {
            Err(Refusal::invalid("PROMISE_PAST", format!("承诺完成日 {d} 已经过去，请填写今天或以后的日期。"))
                .at("promise", "早于今天"))
        }
        _ => Ok(()),
    }
}

/// More time: later than now set, asked for before the day has passed, and not more often than allowed.
pub fn more_time(s: &Supervision, to: Option<Date>, law: &Parameters, today: Date) -> Outcome<(Date, Date)> {
    let Some(from) = s.reply_due.filter(|_| s.waits()) else {
        return Err(Refusal::conflict("NO_TERM", "这件督办现在没有待回复的期限，不必申请延期。"));
    };
    if today > from {
        return Err(Refusal::conflict("TERM_OVER", format!("回复期限 {from} 已过，不能再申请延期，请尽快回复。")));
    }
    let most = law.value("supervise.extensions_most", &s.region_path, today) as usize;
    let had = s.asked.iter().filter(|a| a.granted == Some(true)).count();
    if had >= most {
        return Err(Refusal::conflict("TOO_OFTEN", format!("这件督办已延期 {had} 次，最多 {most} 次，请按期回复。")));
    }
    let to = to.unwrap_or(from);
    if to <= from {
        return Err(Refusal::invalid("DUE_NOT_LATER", format!("新的期限应晚于现在的 {from}。")).at("due", "须更晚"));
    }
    Ok((from, to))
}

/// Only the named leader reviews, and only while it runs.
pub fn reviews(s: &Supervision, person: Option<PersonId>) -> Outcome<()> {
    if s.step != Step::Secretary || !s.open() || s.signed.is_none() {
        return Err(Refusal::conflict("NOT_RUNNING", "只有办理中的书记督办才登记每周调度。"));
    }
    if s.leader.is_none() || s.leader != person {
        let name = s.leader_name.clone().unwrap_or_default();
        return Err(Refusal::forbidden("NOT_YOURS", format!("每周调度由包抓领导{name}本人登记。")));
    }
    Ok(())
}
