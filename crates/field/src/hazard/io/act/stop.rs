//! Orders to stop and their lifting.

use super::{Step, event, files, keep, named, stamp, who};
use crate::hazard::flow::{StopAction, StopFlow};
use crate::hazard::io::store;
use crate::hazard::model::{Hazard, StopOrder};
use crate::hazard::rules::grade;
use ::store::Tx;
use jiff::ToSpan;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::PersonId;
use kernel::{Outcome, Party, Refusal};
use web::{Ctx, offer};

pub(super) async fn step(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    if step.action == "order" {
        return order(ctx, tx, before, step).await;
    }
    let none = || Refusal::conflict("NO_STOP_ORDER", "这条隐患没有正在执行的停产停用决定。");
    let id = before.stop_order.filter(|_| before.stopped).ok_or_else(none)?;
    let mut o = store::order(tx, id).await?.ok_or_else(none)?;
    let parties = who(ctx).parties(&before);
    let (action, to) = offer::step::<StopFlow>("停产停用决定", o.state, &step.action, &parties, &step.filled(&before))?;
    let from = o.state;
    o.state = to;
    let mut h = before.clone();
    let brought = files::check(ctx, tx, &before, &step.evidence).await?;
    files::together(tx, &before, &brought).await?;
    match action {
        StopAction::Ask => {
            let days = ctx.law().parameters.value("stop_order.decide_days", &h.region_path, ctx.today()) as i64;
            o.asked_on = Some(ctx.today());
            o.decide_by = Some(ctx.today().saturating_add(days.days()));
        }
        StopAction::Stay => (o.asked_on, o.decide_by) = (None, None),
        StopAction::Lift => {
            if o.ordered_by.is_some() && o.ordered_by == ctx.actor().person {
                let say = "停产停用决定由您本人作出，解除须由另一位人员审查办理。";
                return Err(Refusal::forbidden("SELF_APPROVAL", say));
            }
            o.lifted = Some(stamp(ctx));
            h.stopped = false;
        }
    }
    store::save_order(tx, &o).await?;
    let event = event::<StopFlow>(&h, action, from, to, step.words());
    let id = keep(ctx, tx, &mut h, &before, event, None, Some(&o)).await?;
    files::attach(ctx, tx, &h, &brought, id).await?;
    Ok(h)
}

/// 责令停产停业、停止使用相关设施设备 (安全生产法 §65(三)): two certified officers, a numbered paper, words that say what
/// stops.
async fn order(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    if !who(ctx).parties(&before).contains(&Party::Supervisor) {
        return Err(Refusal::forbidden("NOT_YOURS", "“责令停产停用”应由监管部门经办办理，您不能代办。"));
    }
    if before.state.closed() {
        return Err(Refusal::conflict("WRONG_STATE", "隐患已经办结，不能再作出停产停用决定。"));
    }
    if before.stopped {
        return Err(Refusal::conflict("ALREADY_STOPPED", "这条隐患已有正在执行的停产停用决定，不必重复作出。"));
    }
    for (field, value, name) in [("number", &step.number, "决定书文号"), ("scope", &step.scope, "停产停用的范围")]
    {
        if !super::said(value) {
            return Err(Refusal::invalid("MISSING_FIELD", format!("“责令停产停用”须填写{name}。")).at(field, "必填"));
        }
    }
    let mut people: Vec<PersonId> = step.officers.clone();
    people.extend(ctx.actor().person.filter(|me| !step.officers.contains(me)));
    let officers = store::certified(tx, &people, &before.region_path, &before.trade, ctx.today()).await?;
    if officers.len() < 2 {
        return Err(grade::two_officers(officers.len(), "责令停产停用"));
    }
    let o = StopOrder {
        id: ctx.id(),
        hazard: before.id,
        number: Step::text(&step.number),
        scope: Step::text(&step.scope),
        state: StopFlow::START,
        ordered_on: ctx.today(),
        ordered_by: ctx.actor().person,
        ordered_name: ctx.actor().name.clone(),
        asked_on: None,
        decide_by: None,
        lifted: None,
    };
    let brought = files::check(ctx, tx, &before, &step.evidence).await?;
    files::together(tx, &before, &brought).await?;
    store::insert_order(tx, &o).await?;
    let mut h = before.clone();
    h.stop_order = Some(o.id);
    h.stopped = true;
    let words = format!("{}：{}", o.number, o.scope);
    let event = Event::new(h.id, "order", "责令停产停用").moved("", named::<StopFlow>(o.state)).note(Some(words));
    let id = keep(ctx, tx, &mut h, &before, event, None, Some(&o)).await?;
    files::attach(ctx, tx, &h, &brought, id).await?;
    Ok(h)
}
