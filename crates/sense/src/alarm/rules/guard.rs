//! Guards that the tables cannot express.

use super::urgency::muted;
use crate::alarm::flow::Signal;
use crate::alarm::model::{Alarm, LEVELS, Mark, Priority, Push, cause_label};
use jiff::Timestamp;
use kernel::{Outcome, Refusal};

/// Confirming: of something that alarms, with a known cause.
pub fn confirm(alarm: &Alarm, cause: Option<&str>) -> Outcome<()> {
    if muted(alarm) {
        let say = format!("点位正处于“{}”，没有在报警，不能确认；静默解除后仍越限会重新报警。", alarm.signal.label());
        return Err(Refusal::conflict("MUTED", say));
    }
    match cause.map(str::trim).filter(|c| !c.is_empty()) {
        Some(code) if cause_label(code).is_none() => {
            let say = format!("没有“{code}”这个报警原因，请从列表中选择。");
            Err(Refusal::invalid("BAD_CAUSE", say).at("cause", "不在列表中"))
        }
        _ => Ok(()),
    }
}

/// Confirming among others: never of what is critical (handbook 04 §4: 关键报警不得批量确认).
pub fn in_bulk(alarm: &Alarm) -> Outcome<()> {
    if alarm.priority == Priority::Critical || alarm.critical {
        let say = "关键报警不得批量确认，请打开这条报警逐条核实后确认。";
        return Err(Refusal::forbidden("ONE_BY_ONE", say));
    }
    Ok(())
}

/// Pieces of evidence that a closing needs: one, except for blue alarms (proposal of this product).
pub fn evidence_needed(alarm: &Alarm) -> usize {
    usize::from(alarm.priority != Priority::Low)
}

/// Closing: the value is back, the latch reset, and there is evidence.
pub fn close(alarm: &Alarm, files: usize) -> Outcome<()> {
    if muted(alarm) {
        let say = format!("点位正处于“{}”，须先解除静默再闭环。", alarm.signal.label());
        return Err(Refusal::conflict("MUTED", say));
    }
    if alarm.standing() {
        return Err(Refusal::conflict("STILL_RAISED", "测值仍然越限，不能闭环；请处置到恢复正常后再办理。"));
    }
    match alarm.signal {
        Signal::Norm => {}
        Signal::Latack | Signal::Latun => {
            return Err(Refusal::conflict("NOT_RESET", "这条报警已锁存，须先在现场确认后复位，再办理闭环。"));
        }
        _ => return Err(Refusal::conflict("NOT_CONFIRMED", "信号还没有确认，请先确认再办理闭环。")),
    }
    let before = alarm.handled.as_ref().map_or(0, |m| m.files.len());
    if before + files < evidence_needed(alarm) {
        let say = "闭环须有凭据：请上传现场照片、检测记录或处置单。";
        return Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("files", "必填"));
    }
    Ok(())
}

/// Up one level.
pub fn raise(alarm: &mut Alarm, at: Timestamp, why: String) -> Outcome<()> {
    if alarm.level as usize >= LEVELS.len() - 1 {
        return Err(Refusal::conflict("TOP_LEVEL", "这条报警已经升级到省级监管，没有更高的层级。"));
    }
    alarm.level += 1;
    alarm.steps.push(Push { level: alarm.level, at, why, known: None });
    Ok(())
}

/// “已消除” while the value is still beyond the limit: refused by itself and told one level higher (handbook 04 §7:
/// 不实反馈). Returns the sentence.
pub fn untrue(alarm: &mut Alarm, at: Timestamp) -> String {
    let told = raise(alarm, at, "反馈“已消除”但测值仍越限，自动驳回并升级".into()).is_ok();
    let to = LEVELS.get(alarm.level as usize).copied().unwrap_or_default();
    let end = if told { format!("，并已升级至{to}") } else { String::new() };
    let say = format!("反馈“已消除”，但测值仍然越限，系统已自动驳回{end}；请继续处置，恢复正常后再反馈。");
    alarm.rejected = Some(Mark { at, by: None, name: "系统".into(), note: Some(say.clone()), files: vec![] });
    say
}
