//! Whether a ticket may be approved, begun, gone on with.

use super::{gas, raise};
use crate::permit::flow::State;
use crate::permit::kind::{Kind, Safeguard};
use crate::permit::limits::Limits;
use crate::permit::model::{Analysis, Permit};
use jiff::Timestamp;
use kernel::id::PersonId;
use kernel::{Outcome, Refusal};

/// `permit.approver`: not by who asked for it; special hot work by the principal.
pub fn approver(permit: &Permit, person: Option<PersonId>, principal: bool) -> Outcome<()> {
    if person.is_some() && person == permit.applied.by {
        return Err(Refusal::forbidden("SAME_PERSON", "申请人不能批准自己申请的作业票，请由另一位有权人批准。"));
    }
    if raise::leader_approves(permit.asked, permit.grade, permit.raised.is_some()) && !principal {
        let say = format!("{}（{}）须由企业主要负责人批准。", permit.called(), permit.number);
        return Err(Refusal::forbidden("NOT_PRINCIPAL", say));
    }
    Ok(())
}

/// `permit.safeguards`: everything that this kind of work needs is confirmed.
pub fn safeguards(permit: &Permit, confirmed: &[Safeguard]) -> Outcome<()> {
    let open: Vec<&str> = permit
        .kind
        .safeguards(permit.grade)
        .into_iter()
        .filter(|s| !confirmed.contains(s))
        .map(Safeguard::label)
        .collect();
    if open.is_empty() {
        return Ok(());
    }
    let say = format!("还有安全措施没有确认：{}。请现场逐项落实后再批准。", open.join("、"));
    Err(Refusal::invalid("SAFEGUARDS_OPEN", say).at("safeguards", format!("未确认：{}", open.join("、"))))
}

/// `permit.time`: work is done within the time of the ticket.
pub fn in_time(permit: &Permit, now: Timestamp) -> Outcome<()> {
    if now < permit.from {
        return Err(Refusal::conflict("NOT_YET", "还没有到计划开始时间，不能提前开工；确需提前的请作废后重新申请。"));
    }
    over(permit, now)
}

fn over(permit: &Permit, now: Timestamp) -> Outcome<()> {
    if now < permit.to {
        return Ok(());
    }
    Err(Refusal::conflict("PERMIT_OVER", "作业票已到期，不能继续作业；请验收关闭，需要继续的重新申请。"))
}

/// `permit.fresh`: the last analysis passed and is not older than allowed when work begins.
pub fn fresh(permit: &Permit, limits: &Limits, now: Timestamp) -> Outcome<()> {
    let Some(last) = gas::latest(permit)? else { return Ok(()) };
    young(last, limits, now)
}

fn young(last: &Analysis, limits: &Limits, now: Timestamp) -> Outcome<()> {
    let age = (now - last.at).total(jiff::Unit::Minute).unwrap_or(f64::MAX);
    if age > limits.analysis_minutes {
        let say = format!(
            "最近一次取样在 {:.0} 分钟前，超过 {} 分钟，分析已失效；请重新取样分析后开工。",
            age.ceil(),
            limits.analysis_minutes
        );
        return Err(Refusal::conflict("ANALYSIS_OLD", say));
    }
    Ok(())
}

/// `permit.break`: after too long an interruption it is analysed anew, and not too long before going on.
pub fn resume(permit: &Permit, limits: &Limits, now: Timestamp) -> Outcome<()> {
    over(permit, now)?;
    let last = gas::latest(permit)?;
    let (Some(limit), Some(pause), Some(last)) = (limits.break_minutes, permit.standing_break(), last) else {
        return Ok(());
    };
    let minutes = (now - pause.from).total(jiff::Unit::Minute).unwrap_or(f64::MAX);
    if minutes > limit && last.at < pause.from {
        let say = format!("已中断 {:.0} 分钟，超过 {limit} 分钟，须重新取样分析后才能恢复作业。", minutes.ceil());
        return Err(Refusal::conflict("ANALYSE_AGAIN", say));
    }
    if minutes > limit {
        return fresh(permit, limits, now);
    }
    Ok(())
}

/// `permit.alarm`: while a gas alarm stands at the place no work begins or goes on; after one a sample must be taken anew,
/// pass and be fresh, also for work that is not analysed otherwise. `standing`: the alarm in words.
pub fn quiet(permit: &Permit, limits: &Limits, standing: Option<&str>, now: Timestamp) -> Outcome<()> {
    if let Some(say) = standing {
        let say = format!("本场所{say}，尚未恢复；请先撤离人员、查明并消除，报警恢复后重新取样分析再作业。");
        return Err(Refusal::conflict("GAS_ALARM", say));
    }
    let Some(stop) = permit.standing_break().and_then(|b| b.gas) else { return Ok(()) };
    let Some(last) = permit.latest().filter(|a| a.at > stop.at) else {
        let say = "作业因气体报警暂停，报警后还没有取样；请重新取样分析，合格后再恢复作业。";
        return Err(Refusal::conflict("ANALYSE_AGAIN", say));
    };
    if !last.passed() {
        let say = format!("报警后的气体分析不合格：{}；处理后请重新分析。", last.fails.join("；"));
        return Err(Refusal::conflict("GAS_BEYOND", say));
    }
    young(last, limits, now)
}

/// `permit.inside`: what is done inside a vessel is done under a confined-space ticket of the same site, for the whole time.
pub fn linked(permit: &Permit, other: Option<&Permit>) -> Outcome<()> {
    if !(permit.kind == Kind::HotWork && permit.inside) {
        return Ok(());
    }
    let no = |say: String| Err(Refusal::conflict("NO_CONFINED_PERMIT", say.clone()).at("linked", say));
    let Some(other) = other else {
        return no("在设备、储罐、管道内动火，须先办受限空间作业票，并在这里选择它。".into());
    };
    if other.place.site != permit.place.site || other.kind != Kind::ConfinedSpace {
        return no("关联的票应为本场所的受限空间作业票。".into());
    }
    if other.state.closed() {
        return no(format!("受限空间作业票 {} {}，不能再用。", other.number, other.state.label()));
    }
    if other.from > permit.from || other.to < permit.to {
        return no(format!("受限空间作业票 {} 的时间没有盖住动火的时间，请调整。", other.number));
    }
    Ok(())
}

/// The confined-space ticket is being worked under, when hot work under it begins or goes on.
pub fn linked_works(permit: &Permit, other: Option<&Permit>) -> Outcome<()> {
    linked(permit, other)?;
    match other.filter(|_| permit.kind == Kind::HotWork && permit.inside) {
        Some(other) if other.state != State::Working => {
            let say = format!("受限空间作业票 {} 现为“{}”，开工或恢复后才能动火。", other.number, other.state.label());
            Err(Refusal::conflict("CONFINED_NOT_WORKING", say))
        }
        _ => Ok(()),
    }
}

/// `permit.watcher`: whoever watches here watches nowhere else. `others`: numbers of tickets being worked under with the same
/// watcher, without the linked one.
pub fn watcher_free(permit: &Permit, others: &[String]) -> Outcome<()> {
    match others {
        [] => Ok(()),
        [first, ..] => {
            let say = format!("监护人{}正在监护 {first}，不能兼做；请另派监护人重新申请。", permit.watcher);
            Err(Refusal::conflict("WATCHER_BUSY", say))
        }
    }
}
