//! Whether what somebody typed can be kept. Each sentence says what, where and what to do.

use crate::risk::level::ControlLevel;
use crate::risk::model::{Control, Duty, Plan, Risk, event, factor};
use crate::risk::score::Method;
use kernel::{Outcome, Refusal};

/// Longest short and long text, in characters.
const SHORT: usize = 100;
const LONG: usize = 2000;
/// Most controls and people of one risk.
const MOST: usize = 50;

fn bad(path: &str, say: String) -> Refusal {
    Refusal::invalid("BAD_RISK", say).at(path, "请修改")
}

/// A text of at most so many characters, trimmed; refused when it is empty and `must`.
pub fn text(path: &str, what: &str, text: &str, most: usize, must: bool) -> Outcome<String> {
    let text = text.trim();
    let n = text.chars().count();
    if n > most {
        return Err(bad(path, format!("{what}最多 {most} 字，现有 {n} 字，请精简。")));
    }
    if must && n == 0 {
        return Err(Refusal::invalid("MISSING_FIELD", format!("请填写{what}。")).at(path, "必填"));
    }
    Ok(text.to_owned())
}

/// Short and long texts by their usual limits.
pub fn short(path: &str, what: &str, value: &str, must: bool) -> Outcome<String> {
    text(path, what, value, SHORT, must)
}
pub fn long(path: &str, what: &str, value: &str, must: bool) -> Outcome<String> {
    text(path, what, value, LONG, must)
}

/// Everything about a risk that does not depend on its state. Texts are trimmed, the event gets its standard name.
pub fn whole(risk: &mut Risk) -> Outcome<()> {
    risk.activity = short("activity", "作业活动、步骤或检查项目", &risk.activity, true)?;
    risk.source = short("source", "危险源", &risk.source, risk.method == Method::Jha)?;
    let need_outcome = matches!(risk.method, Method::Jha | Method::Scl);
    risk.consequence = long("consequence", "可能后果", &risk.consequence, need_outcome)?;
    risk.standard = long("standard", "检查标准", &risk.standard, risk.method == Method::Scl)?;
    risk.event = short("event", "事故类型", &risk.event, true)?;
    let name = event(&risk.event).ok_or_else(|| {
        let say = format!("事故类型没有“{}”，请从事故类型表（GB/T 6441-1986 或 GB 6441-2025）中选择。", risk.event);
        bad("event", say)
    })?;
    risk.event = name.to_owned();
    risk.factor = risk.factor.take().map(|f| f.trim().to_owned()).filter(|f| !f.is_empty());
    if let Some(code) = &risk.factor {
        factor(code).map_err(|say| bad("factor", say))?;
    }
    controls(&mut risk.controls)?;
    duty(&mut risk.duty)?;
    plan(&mut risk.plan)?;
    levels(risk)
}

fn controls(all: &mut [Control]) -> Outcome<()> {
    if all.len() > MOST {
        return Err(bad("controls", format!("一个风险最多 {MOST} 条管控措施，现有 {} 条；请合并。", all.len())));
    }
    for (n, c) in all.iter_mut().enumerate() {
        c.text = long(&format!("controls[{n}].text"), &format!("第 {} 条管控措施的内容", n + 1), &c.text, true)?;
        let check = c.check.take().unwrap_or_default();
        let check =
            long(&format!("controls[{n}].check"), &format!("第 {} 条管控措施的检查要点", n + 1), &check, false)?;
        c.check = Some(check).filter(|t| !t.is_empty());
    }
    let twin = (1..all.len()).find(|n| all[..*n].iter().any(|c| c.kind == all[*n].kind && c.text == all[*n].text));
    match twin {
        Some(n) => Err(bad(&format!("controls[{n}].text"), format!("第 {} 条管控措施与前面的相同，请删去。", n + 1))),
        None => Ok(()),
    }
}

fn duty(all: &mut [Duty]) -> Outcome<()> {
    if all.len() > MOST {
        return Err(bad("duty", format!("一个风险最多 {MOST} 名管控责任人，现有 {} 名。", all.len())));
    }
    for (n, d) in all.iter_mut().enumerate() {
        d.name = short(&format!("duty[{n}].name"), &format!("{}管控责任人", d.level.label()), &d.name, true)?;
        let post = d.post.take().unwrap_or_default();
        d.post = Some(short(&format!("duty[{n}].post"), "责任人岗位", &post, false)?).filter(|t| !t.is_empty());
    }
    Ok(())
}

fn plan(p: &mut Plan) -> Outcome<()> {
    for (path, what, value) in [
        ("plan.responsibility", "责任", &mut p.responsibility),
        ("plan.measures", "措施", &mut p.measures),
        ("plan.funds", "资金", &mut p.funds),
        ("plan.emergency", "预案", &mut p.emergency),
        ("plan.first_steps", "应急处置要点", &mut p.first_steps),
        ("plan.surroundings", "周边环境", &mut p.surroundings),
    ] {
        *value = long(path, what, value, false)?;
    }
    if p.funds_fen.is_some_and(|fen| fen < 0) {
        return Err(bad("plan.funds_fen", "资金不能是负数。".into()));
    }
    p.phone = p.phone.trim().to_owned();
    let phone = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | ' ' | '转' | '、');
    let digits = p.phone.chars().filter(char::is_ascii_digit).count();
    if !p.phone.is_empty() && (digits < 3 || p.phone.chars().count() > 40 || !p.phone.chars().all(phone)) {
        return Err(bad("plan.phone", format!("应急电话“{}”不像电话号码，请填写数字，如 0000-0000000。", p.phone)));
    }
    Ok(())
}

/// The level with controls is not worse than without; nobody lower than allowed controls it.
fn levels(risk: &Risk) -> Outcome<()> {
    if let (Some(before), Some(after)) = (risk.level, &risk.residual) {
        if after.scored.level < before {
            let say = format!(
                "剩余风险（{}）高于固有风险（{}）：措施不会使风险变大，请核对两次取值。",
                after.scored.level.label(),
                before.label()
            );
            return Err(Refusal::invalid("RESIDUAL_HIGHER", say).at("residual", "高于固有风险"));
        }
        let same_scale = risk.inherent.as_ref().filter(|i| i.scored.rule == after.scored.rule);
        let (a, b) = (same_scale.and_then(|i| i.scored.value), after.scored.value);
        if let (Some(a), Some(b)) = (a, b) {
            if b > a {
                let say = "剩余风险的分值高于固有风险：措施不会使风险变大，请核对两次取值。";
                return Err(Refusal::invalid("RESIDUAL_HIGHER", say).at("residual", "高于固有风险"));
            }
        }
    }
    let (Some(level), Some(named)) = (risk.level, risk.control_level) else { return Ok(()) };
    let least = ControlLevel::least(level);
    if named > least {
        let say = format!(
            "{}至少由{}管控，不能只定为{}；上一级管控的，下级同时管控。",
            level.label(),
            least.label(),
            named.label()
        );
        return Err(Refusal::invalid("CONTROL_LEVEL_TOO_LOW", say).at("control_level", "层级过低"));
    }
    Ok(())
}
