//! Guards of the verbs that the tables cannot express.

use super::super::flow::{Delay, State};
use super::super::model::{Hazard, KINDS, Plan, SOURCES, days_between};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Outcome, Refusal};
use law::Parameters;

/// 五落实: none of the five may be empty, and the deadline is still to come (handbook 03 §6; 12 S06).
pub fn plan(plan: &Plan, today: Date) -> Outcome<()> {
    let empty = |t: &str| t.trim().is_empty();
    let missing: Vec<(&str, &str)> = [
        ("plan.duty", "责任", empty(&plan.duty)),
        ("plan.measures", "措施", empty(&plan.measures)),
        ("plan.funds", "资金", empty(&plan.funds)),
        ("plan.deadline", "时限", plan.deadline.is_none()),
        ("plan.emergency", "预案", empty(&plan.emergency)),
    ]
    .into_iter()
    .filter(|f| f.2)
    .map(|f| (f.0, f.1))
    .collect();
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|m| m.1).collect();
        let say = format!("治理方案须做到责任、措施、资金、时限、预案五落实，还缺：{}。", names.join("、"));
        let refusal = Refusal::invalid("PLAN_INCOMPLETE", say);
        return Err(missing.into_iter().fold(refusal, |r, (path, name)| r.at(path, format!("{name}未填"))));
    }
    match plan.deadline {
        Some(day) if day < today => {
            let say = format!("方案的整改时限 {day} 已经过去，请填今天或以后的日期。");
            Err(Refusal::invalid("IN_THE_PAST", say).at("plan.deadline", "已过去"))
        }
        _ => Ok(()),
    }
}

/// A later date, of something that runs, not more often and not longer than allowed. A listed hazard's term is the
/// listing's: it is extended there.
pub fn delay(h: &Hazard, wanted: Option<Date>, parameters: &Parameters, today: Date) -> Outcome<()> {
    if !matches!(h.state, State::Assigned | State::Rectifying) {
        let say = format!("隐患处于“{}”，没有正在计算的整改期限，不能申请延期。", h.state.label());
        return Err(Refusal::conflict("NOT_RUNNING", say));
    }
    let Some(due) = h.due else {
        return Err(Refusal::conflict("NO_DUE", "这条隐患没有整改期限，不需要申请延期。"));
    };
    if let Some(level) = h.listed {
        let say = format!("这条隐患已{}，期限由挂牌单位决定；请在“挂牌督办”中申请延长挂牌期限。", level.label());
        return Err(Refusal::conflict("LISTED", say));
    }
    let most = parameters.value("hazard.extensions_most", &h.region_path, today) as i64;
    if h.extensions >= most && h.delay != Delay::Requested {
        let say = format!("这条隐患已延期 {} 次，最多延期 {most} 次，不能再延；请抓紧整改。", h.extensions);
        return Err(Refusal::conflict("EXTENSION_LIMIT", say));
    }
    let Some(wanted) = wanted else { return Ok(()) };
    if wanted <= due {
        let say = format!("新的期限 {wanted} 应晚于现在的期限 {due}。");
        return Err(Refusal::invalid("NOT_LATER", say).at("due", "应晚于现期限"));
    }
    if wanted < today {
        let say = format!("新的期限 {wanted} 已经过去，请填今天或以后的日期。");
        return Err(Refusal::invalid("IN_THE_PAST", say).at("due", "已过去"));
    }
    let began = h.verified.as_ref().map_or(kernel::day_of(h.reported_at), |s| kernel::day_of(s.at));
    let share = parameters.value("hazard.extension_share", &h.region_path, today);
    let longest = (days_between(began, due) as f64 * share).floor() as i64;
    if days_between(due, wanted) > longest.max(1) {
        let say = format!(
            "一次最多延长 {} 日，所填期限 {wanted} 比现期限 {due} 晚 {} 日；请缩短。",
            longest.max(1),
            days_between(due, wanted)
        );
        return Err(Refusal::invalid("EXTENSION_TOO_LONG", say).at("due", "延得过长"));
    }
    Ok(())
}

/// Closing waits for the listing and for the order to stop.
pub fn close(h: &Hazard) -> Outcome<()> {
    if h.listing.is_some() {
        let say = "这条隐患的挂牌督办还没有办结，摘牌后才能销号；请先由挂牌单位摘牌。";
        return Err(Refusal::conflict("STILL_LISTED", say));
    }
    if h.stopped {
        let say = "停产停用决定还没有解除，解除后才能销号；请先办理恢复审查。";
        return Err(Refusal::conflict("STOP_ORDER_STANDS", say));
    }
    Ok(())
}

/// Only a major hazard is reported twice (安全生产法 §41).
pub fn dual(h: &Hazard) -> Outcome<()> {
    if h.is_major() {
        return Ok(());
    }
    Err(Refusal::conflict("NOT_MAJOR", "一般隐患不需要双报告；只有重大隐患须报监管部门和职工大会。"))
}

/// What may be listed: a major hazard that is not closed, not listed, and verified.
pub fn propose(h: &Hazard) -> Outcome<()> {
    if !h.is_major() {
        return Err(Refusal::conflict("NOT_MAJOR", "只有重大隐患才能挂牌督办。"));
    }
    if h.state.closed() || h.state == State::Reported {
        let say = format!("隐患处于“{}”，不能提名挂牌。", h.state.label());
        return Err(Refusal::conflict("WRONG_STATE", say));
    }
    if h.listing.is_some() {
        return Err(Refusal::conflict("ALREADY_LISTED", "这条隐患已有挂牌督办事项，不必重复提名。"));
    }
    Ok(())
}

/// How far ahead a phone's clock may be.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);

/// What the finder said about when, where from and of what kind.
pub fn report(found_at: Timestamp, now: Timestamp, source: &str, kind: &str, text: &str) -> Outcome<()> {
    if found_at > now + AHEAD {
        let say = "发现时间晚于现在；请检查手机的日期和时间后重新提交。";
        return Err(Refusal::invalid("FOUND_IN_FUTURE", say).at("found_at", "晚于现在"));
    }
    if !SOURCES.iter().any(|(c, _)| *c == source) {
        let say = format!("没有“{source}”这种来源，请从列表中选择。");
        return Err(Refusal::invalid("BAD_SOURCE", say).at("source", "来源不对"));
    }
    if !kind.is_empty() {
        known_kind(kind)?;
    }
    let chars = text.trim().chars().count();
    if !(2..=2000).contains(&chars) {
        let say = format!("隐患描述应为 2—2000 字，现为 {chars} 字；请写明哪里、有什么问题。");
        return Err(Refusal::invalid("BAD_TEXT", say).at("text", "字数不符"));
    }
    Ok(())
}

/// A code of the list of kinds.
pub fn known_kind(kind: &str) -> Outcome<()> {
    if KINDS.iter().any(|(c, _)| *c == kind) {
        return Ok(());
    }
    let say = format!("没有“{kind}”这个隐患类别，请从列表中选择。");
    Err(Refusal::invalid("BAD_KIND", say).at("kind", "类别不对"))
}
