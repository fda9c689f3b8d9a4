//! What is weak but allowed: said on the page, never a refusal.

use crate::risk::level::Level;
use crate::risk::model::{Every, Risk};

/// One sentence for each weakness, the gravest first.
pub fn advice(risk: &Risk) -> Vec<String> {
    let mut out = Vec::new();
    let Some(level) = risk.level else {
        return vec!["还没有评价等级。".into()];
    };
    if risk.needs_review {
        out.push("等级由三色“蓝”导入，可能是一般风险，也可能是低风险，须按方法重新打分确认。".into());
    }
    if risk.residual.as_ref().is_some_and(|r| r.scored.level == Level::Major) {
        out.push("落实措施后仍为重大风险，应增加消除、替代或工程技术措施，否则不宜继续作业。".into());
    }
    if level <= Level::Larger && !risk.controls.is_empty() && !risk.controls.iter().any(|c| c.kind.lasting()) {
        out.push("重大、较大风险只靠管理、培训、防护和应急措施，优先考虑消除、替代和工程技术措施。".into());
    }
    let usual = Every::usual(level);
    let rare = risk.controls.iter().filter(|c| c.every.is_some_and(|e| e > usual)).count();
    if rare > 0 {
        out.push(format!("{rare} 条措施的检查频次低于{}的建议频次（{}）。", level.label(), usual.label()));
    }
    if let Some(by) = risk.controlled_by() {
        let without = |l: &crate::risk::level::ControlLevel| risk.duty.iter().all(|d| d.level != *l);
        let names: Vec<&str> = by.with_lower().filter(without).map(|l| l.label()).collect();
        if !names.is_empty() {
            out.push(format!("{}没有写明管控责任人（上一级管控的，下级同时管控）。", names.join("、")));
        }
    }
    if level == Level::Larger && !risk.plan.lacking().is_empty() {
        out.push("较大风险也须有专项管控方案，建议补齐责任、措施、资金、时限、预案。".into());
    }
    out
}
