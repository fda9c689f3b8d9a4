//! What must be there before a step: scores and controls before 完成评价, the five fields and the principal before a major
//! risk is signed, the leader in charge before it is published.

use super::party::Who;
use crate::risk::flow::{RiskAction, RiskState};
use crate::risk::level::Level;
use crate::risk::model::Risk;
use kernel::{Outcome, Refusal};

/// Everything that the table of the flow does not know.
pub fn open(who: &Who, risk: &Risk, action: RiskAction) -> Outcome<()> {
    match action {
        RiskAction::Assess => assessed(risk),
        RiskAction::Sign => sign(who, risk),
        RiskAction::Publish => publish(who, risk),
        RiskAction::Appoint | RiskAction::Review => only_major(risk, action),
        RiskAction::Retire => retire(who, risk),
        RiskAction::Return | RiskAction::Reassess | RiskAction::Reopen => Ok(()),
    }
}

fn assessed(risk: &Risk) -> Outcome<()> {
    let lacking = |say: &str, path: &str| Err(Refusal::invalid("NOT_ASSESSED", say).at(path, "必填"));
    let Some(inherent) = &risk.inherent else {
        return lacking("还没有固有风险的评价取值；请先按所选方法打分，再完成评价。", "inherent");
    };
    if risk.controls.is_empty() {
        return lacking("还没有管控措施；请至少写明一条（工程、管理、培训、防护、应急）。", "controls");
    }
    if inherent.scored.level <= Level::Larger && risk.residual.is_none() {
        return lacking("重大、较大风险还须评价落实措施后的剩余风险；请补充剩余风险取值。", "residual");
    }
    let Some(level) = risk.controlled_by() else { return Ok(()) };
    if risk.duty.iter().all(|d| d.level != level) {
        let say = format!("还没有{}的管控责任人；请写明姓名。", level.label());
        return lacking(&say, "duty");
    }
    Ok(())
}

fn sign(who: &Who, risk: &Risk) -> Outcome<()> {
    if !risk.is_major() {
        return match risk.level {
            Some(Level::Larger) => another_person(who, risk),
            _ => Ok(()),
        };
    }
    if !who.is_principal(risk) && !who.scope.everything {
        let say = "重大风险须由企业主要负责人签批；请提交主要负责人办理。";
        return Err(Refusal::forbidden("PRINCIPAL_REQUIRED", say));
    }
    another_person(who, risk)?;
    let lacking = risk.plan.lacking();
    if lacking.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = lacking.iter().map(|f| f.1).collect();
    let say =
        format!("重大风险的管控方案须落实责任、措施、资金、时限、预案五项，还缺{}；请补齐后再签批。", names.join("、"));
    let refusal = Refusal::invalid("PLAN_INCOMPLETE", say);
    Err(lacking.iter().fold(refusal, |r, (field, name)| r.at(format!("plan.{field}"), format!("缺{name}"))))
}

/// Whoever assessed a larger or major risk does not sign it.
fn another_person(who: &Who, risk: &Risk) -> Outcome<()> {
    let by = risk.assessed.as_ref().and_then(|s| s.by);
    if by.is_some() && by == who.person {
        let say = "这个风险由您本人完成评价，不能再由您签批；请由另一位负责人办理。";
        return Err(Refusal::forbidden("SELF_APPROVAL", say));
    }
    Ok(())
}

fn publish(who: &Who, risk: &Risk) -> Outcome<()> {
    if !risk.is_major() {
        return Err(Refusal::conflict("NOT_MAJOR", "只有重大（红色）风险须签字公示；这个风险由企业在公告栏告知即可。"));
    }
    if risk.leader.is_none() {
        let say = "还没有明确包案领导；请由监管部门或安委办先明确，再由包案领导签字公示。";
        return Err(Refusal::conflict("LEADER_REQUIRED", say));
    }
    if risk.plan.phone.is_empty() {
        let say = "公示须写明应急电话；请企业在管控方案中补填（可先退回修改）。";
        return Err(Refusal::invalid("PHONE_REQUIRED", say).at("plan.phone", "必填"));
    }
    if who.scope.everything || risk.leader == who.person {
        return Ok(());
    }
    let name = risk.leader_name.as_deref().unwrap_or("包案领导");
    Err(Refusal::forbidden("LEADER_REQUIRED", format!("公示应由包案领导{name}本人签字。")))
}

fn only_major(risk: &Risk, action: RiskAction) -> Outcome<()> {
    if risk.is_major() {
        return Ok(());
    }
    let say = match action {
        RiskAction::Review => "每周调度只针对重大（红色）风险；其他等级由企业按管控层级检查。",
        _ => "包案领导只针对重大（红色）风险；其他等级由企业按管控层级负责。",
    };
    Err(Refusal::conflict("NOT_MAJOR", say))
}

fn retire(who: &Who, risk: &Risk) -> Outcome<()> {
    let signed = !matches!(risk.state, RiskState::Draft);
    if risk.is_major() && signed && !who.is_principal(risk) && !who.scope.everything {
        let say = "重大风险登记消除，须由企业主要负责人确认；请提交主要负责人办理。";
        return Err(Refusal::forbidden("PRINCIPAL_REQUIRED", say));
    }
    Ok(())
}

/// Details may be changed while nobody has signed them.
pub fn editable(risk: &Risk) -> Outcome<()> {
    match risk.state {
        RiskState::Draft | RiskState::Assessed => Ok(()),
        RiskState::Retired => Err(Refusal::conflict("RISK_RETIRED", "这个风险已登记消除；如又出现，请先“重新列入”。")),
        RiskState::Signed | RiskState::Published => {
            let say = "这个风险已经签批，不能直接修改；请先“启动再评价”，改好后重新评价、签批。";
            Err(Refusal::conflict("RISK_SIGNED", say))
        }
    }
}
