//! Guards of the verbs that the tables cannot express: numbers, dates, limits.

use super::super::flow::{Extension, Pause, Work, WorkAction};
use super::super::model::Task;
use crate::supervise::Step;
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use law::Parameters;

/// Nothing moves while a task is paused.
pub fn running(task: &Task) -> Outcome<()> {
    match task.pause {
        Pause::Running => Ok(()),
        Pause::Suspended => {
            Err(Refusal::conflict("PAUSED", format!("任务 {} 已中止，恢复后才能继续办理。", task.number)))
        }
    }
}

/// Reported progress: 0–100; a jump beyond `task.jump_needs_evidence` needs evidence; going back needs a reason.
pub fn progress(
    task: &Task,
    percent: i64,
    note: Option<&str>,
    new_evidence: usize,
    parameters: &Parameters,
    today: Date,
) -> Outcome<()> {
    if !(0..=100).contains(&percent) {
        let say = format!("完成进度应在 0 到 100 之间，现为 {percent}。");
        return Err(Refusal::invalid("BAD_PROGRESS", say).at("progress", "0—100"));
    }
    let most = parameters.value("task.jump_needs_evidence", &task.region_path, today) * 100.0;
    if (percent - task.progress) as f64 > most + 1e-9 && new_evidence == 0 {
        let say = format!("进度由 {}% 提到 {percent}%，一次提升超过 {most:.0} 个百分点，须附证明材料。", task.progress);
        return Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("evidence", "须附凭据"));
    }
    if percent < task.progress && note.is_none_or(|n| n.trim().is_empty()) {
        let say = format!("进度由 {}% 调低到 {percent}%，请在说明中写明原因。", task.progress);
        return Err(Refusal::invalid("NOTE_REQUIRED", say).at("note", "必填"));
    }
    Ok(())
}

/// What the table allows but the kind of task does not.
pub fn work(task: &Task, action: WorkAction) -> Outcome<()> {
    running(task)?;
    match action {
        // What the clock accepted for a silent unit, the unit may still accept itself; that ends the yellow light.
        WorkAction::Accept if task.work == Work::Accepted && task.accepted.is_some() => {
            Err(Refusal::conflict("ALREADY_ACCEPTED", "这项任务本单位已经认领，请直接说明进展。"))
        }
        WorkAction::Submit if task.standing => Err(Refusal::conflict(
            "STANDING_TASK",
            "这是常设任务，没有完成之日，不报完成；请按期登记履职记录，由期次反映落实情况。",
        )),
        WorkAction::Check if task.work == Work::Submitted && task.has_other_lead() => Err(Refusal::conflict(
            "LEAD_FIRST",
            "这项任务应先由牵头单位核验，经办才能复核；如牵头单位迟迟不核验，请催办。",
        )),
        // 验收合格方可销号: the leader in charge accepts first (handbook 02 §7).
        WorkAction::Close if task.supervised.contains(&Step::Secretary) => Err(Refusal::conflict(
            "SECRETARY_FIRST",
            "这项任务正由领导包抓督办，须经包抓领导验收合格、书记督办办结后才能销号。",
        )),
        WorkAction::Confirm if !task.unconfirmed => {
            Err(Refusal::conflict("NOTHING_TO_CONFIRM", "这项任务没有待核实的进展，不需要核实。"))
        }
        _ => Ok(()),
    }
}

/// A later date, a task that has one, not yet done, and not more often than `task.extensions_most`.
pub fn extension(task: &Task, wanted: Option<Date>, parameters: &Parameters, today: Date) -> Outcome<()> {
    running(task)?;
    let Some(due) = task.due else {
        return Err(Refusal::conflict("NO_DUE", "这项任务没有完成时限，不需要申请延期。"));
    };
    if matches!(task.work, Work::Submitted | Work::LeadVerified | Work::Verified | Work::Closed) {
        let say = format!("任务处于“{}”，不能再申请延期。", task.work.label());
        return Err(Refusal::conflict("ALREADY_REPORTED", say));
    }
    let most = parameters.value("task.extensions_most", &task.region_path, today) as i64;
    if task.extensions >= most && task.extension != Extension::Requested {
        let say = format!(
            "这项任务已延期 {} 次，最多延期 {most} 次，不能再延；请抓紧完成或提请安委办研究。",
            task.extensions
        );
        return Err(Refusal::conflict("EXTENSION_LIMIT", say));
    }
    match wanted {
        Some(day) if day <= due => {
            let say = format!("新的时限 {day} 应晚于现在的时限 {due}。");
            Err(Refusal::invalid("NOT_LATER", say).at("due", "应晚于现时限"))
        }
        Some(day) if day < today => {
            let say = format!("新的时限 {day} 已经过去，请填今天或以后的日期。");
            Err(Refusal::invalid("IN_THE_PAST", say).at("due", "已过去"))
        }
        _ => Ok(()),
    }
}

/// A unit may say "not ours" before it has reported anything complete.
pub fn dispute(task: &Task) -> Outcome<()> {
    running(task)?;
    match task.work {
        Work::Issued | Work::Accepted | Work::Working | Work::Returned => Ok(()),
        state => {
            Err(Refusal::conflict("ALREADY_REPORTED", format!("任务处于“{}”，不能再提出职责争议。", state.label())))
        }
    }
}
