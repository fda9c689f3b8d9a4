//! 挂牌督办: proposed by one, decided by another, followed every week, delisted by the office that listed.

use super::{Step, event, files, keep, named, report, stamp, who};
use crate::hazard::flow::{Action, HazardFlow, ListingAction, ListingFlow, State};
use crate::hazard::io::store;
use crate::hazard::model::{Hazard, Level, Listing};
use crate::hazard::rules::listing as rules;
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::EventId;
use kernel::{Outcome, Party, Refusal};
use web::{Ctx, offer};

pub(super) async fn step(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    if step.action == "propose" {
        return propose(ctx, tx, before, step).await;
    }
    let none = || Refusal::conflict("NOT_LISTED", "这条隐患没有挂牌督办事项。");
    // Publishing the end comes after the end: the last listing then.
    let id = match before.listing {
        Some(id) => id,
        None => store::listings_of(tx, before.id).await?.last().map(|l| l.id).ok_or_else(none)?,
    };
    let mut l = store::listing(tx, id).await?.ok_or_else(none)?;
    let parties = who(ctx).parties_of_listing(&before, &l);
    let mut filled = step.filled(&before);
    if step.action == "extend" && l.asked_due.is_some() {
        filled.push("due");
    }
    own_decision(ctx, &before, &l, step)?;
    let (action, to) = offer::step::<ListingFlow>("挂牌督办", l.state, &step.action, &parties, &filled)?;
    let from = l.state;
    l.state = to;
    let mut h = before.clone();
    let brought = files::check(ctx, tx, &before, &step.evidence).await?;
    let have = files::together(tx, &before, &brought).await?;
    let (law, today, region) = (ctx.law(), ctx.today(), before.region_path.as_str());
    match action {
        ListingAction::List => {
            let due = step.due.unwrap_or(today);
            rules::term(&law.parameters, region, today, due)?;
            let days = rules::days(law, region, today);
            l.number = Some(report::number(tx, "GP", region, today.year()).await?);
            l.decided = Some(stamp(ctx));
            (l.from, l.due, l.first_due) = (Some(today), Some(due), Some(due));
            (l.file_by, l.publish_by, l.report_by) = (Some(days.file_by), Some(days.publish_by), Some(days.report_by));
            h.listed = Some(l.level);
            if h.running() && h.state != State::PlanDue {
                h.due = Some(due);
            }
        }
        ListingAction::Refuse => {
            l.decided = Some(stamp(ctx));
            h.listing = None;
        }
        ListingAction::File => l.filed_on = Some(today),
        ListingAction::Publish => {
            l.published_on = Some(today);
            l.media = step.note.clone();
        }
        ListingAction::Report => {
            l.report_by = Some(rules::next_report(&law.parameters, region, today));
            progress(ctx, tx, &l, step).await?;
        }
        ListingAction::AskExtension => {
            l.decide_by = Some(rules::extension(law, &l, region, step.due, today)?);
            (l.asked_due, l.asked_on, l.asked_by) = (step.due, Some(today), ctx.actor().person);
        }
        ListingAction::Extend => {
            l.due = l.asked_due;
            l.extensions += 1;
            if h.running() && h.state != State::PlanDue {
                h.due = l.due;
            }
            (l.asked_due, l.asked_on, l.asked_by, l.decide_by) = (None, None, None, None);
        }
        ListingAction::RefuseExtension => {
            (l.asked_due, l.asked_on, l.asked_by, l.decide_by) = (None, None, None, None);
        }
        ListingAction::Escalate => {
            l.level = higher(&l, step)?;
            h.listed = Some(l.level);
        }
        ListingAction::Apply => {
            if h.state != State::Accepted {
                let say = "隐患还没有复查合格，不能报请摘牌；请先完成现场复查。";
                return Err(Refusal::conflict("NOT_ACCEPTED", say));
            }
        }
        ListingAction::SendBack => back_to_work(&mut h)?,
        ListingAction::Delist => {
            let least = law.parameters.value("hazard.officers_least", region, today) as usize;
            rules::delist(&h, h.recheck.as_ref(), &have, least)?;
            l.delisted = Some(stamp(ctx));
            l.end_by = Some(rules::end_by(law, region, today));
            (h.listing, h.listed) = (None, None);
        }
        ListingAction::PublishEnd => {
            l.end_published_on = Some(today);
        }
    }
    store::save_listing(tx, &l).await?;
    let event = event::<ListingFlow>(&h, action, from, to, step.words());
    let id = keep(ctx, tx, &mut h, &before, event, Some(&l), None).await?;
    files::attach(ctx, tx, &h, &brought, id).await?;
    Ok(h)
}

/// Whoever proposed or asked must not decide: said before the table would only say "not yours".
fn own_decision(ctx: &Ctx, h: &Hazard, l: &Listing, step: &Step) -> Outcome<()> {
    let me = ctx.actor().person;
    let (mine, what) = match step.action.as_str() {
        "list" | "refuse" => (l.proposed_by, "挂牌由您本人提名，不能由您自己审定"),
        "extend" | "refuse_extension" => (l.asked_by, "延期由您本人申请，不能由您自己审定"),
        _ => return Ok(()),
    };
    if me.is_some() && me == mine && who(ctx).lists(h) {
        return Err(Refusal::forbidden("SELF_APPROVAL", format!("{what}；请由另一位人员办理。")));
    }
    Ok(())
}

/// 提名.
async fn propose(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    let parties = who(ctx).parties(&before);
    if !parties.iter().any(|p| matches!(p, Party::Supervisor | Party::Clerk)) {
        return Err(Refusal::forbidden("NOT_YOURS", "“提名挂牌”应由监管部门经办或安委办经办办理，您不能代办。"));
    }
    crate::hazard::rules::limits::propose(&before)?;
    let unknown =
        || Refusal::invalid("BAD_LEVEL", "请选择挂牌级别：县级、市（州）级、省级或国家。").at("level", "必填");
    let level = step.level.as_deref().and_then(Level::parse).ok_or_else(unknown)?;
    let reason = Step::text(&step.reason);
    if reason.is_empty() {
        return Err(Refusal::invalid("MISSING_FIELD", "“提名挂牌”须填写原因。").at("reason", "必填"));
    }
    let l = Listing {
        id: ctx.id(),
        hazard: before.id,
        number: None,
        level,
        state: ListingFlow::START,
        reason: reason.clone(),
        proposed_at: ctx.now(),
        proposed_by: ctx.actor().person,
        proposed_name: ctx.actor().name.clone(),
        decided: None,
        from: None,
        due: None,
        first_due: None,
        asked_due: None,
        asked_on: None,
        asked_by: None,
        decide_by: None,
        extensions: 0,
        file_by: None,
        filed_on: None,
        publish_by: None,
        published_on: None,
        media: None,
        report_by: None,
        delisted: None,
        end_by: None,
        end_published_on: None,
    };
    store::insert_listing(tx, &l, &before).await?;
    let mut h = before.clone();
    h.listing = Some(l.id);
    let event = Event::new(h.id, "propose", "提名挂牌督办")
        .moved("", named::<ListingFlow>(l.state))
        .note(Some(format!("{}：{reason}", level.label())));
    keep(ctx, tx, &mut h, &before, event, Some(&l), None).await?;
    Ok(h)
}

/// The hazard passed its recheck, or was sent back after it: its listing goes along.
pub(super) async fn follow(ctx: &Ctx, tx: &mut Tx, h: &mut Hazard, action: ListingAction) -> Outcome<()> {
    let Some(id) = h.listing else { return Ok(()) };
    let Some(mut l) = store::listing(tx, id).await? else { return Ok(()) };
    let both = [Party::Supervisor, Party::Clerk];
    let Ok(to) = ListingFlow::next(l.state, action, &both, &["reason"]) else { return Ok(()) };
    let from = l.state;
    l.state = to;
    (l.asked_due, l.asked_on, l.asked_by, l.decide_by) = (None, None, None, None);
    store::save_listing(tx, &l).await?;
    let before = h.clone();
    let event = event::<ListingFlow>(h, action, from, to, None);
    keep(ctx, tx, h, &before, event, Some(&l), None).await?;
    Ok(())
}

/// 退回整改 by the office that lists: what the regulator accepted is not accepted.
fn back_to_work(h: &mut Hazard) -> Outcome<()> {
    if h.state != State::Accepted {
        return Ok(());
    }
    h.state = HazardFlow::next(h.state, Action::Return, &[Party::Second], &["reason"])
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    h.returned += 1;
    h.step_due = None;
    Ok(())
}

fn higher(l: &Listing, step: &Step) -> Outcome<Level> {
    let bad = |say: String| Refusal::invalid("BAD_LEVEL", say).at("level", "应高于现级别");
    let level = step.level.as_deref().and_then(Level::parse);
    match level {
        Some(level) if level > l.level => Ok(level),
        Some(_) => Err(bad(format!("提级后的级别应高于现在的{}，请重新选择。", l.level.label()))),
        None => Err(bad("请选择提级后的挂牌级别。".into())),
    }
}

async fn progress(ctx: &Ctx, tx: &mut Tx, l: &Listing, step: &Step) -> Outcome<()> {
    tx.exec(
        "insert into listing_progress (id, listing, day, note, person, name, at) values ($1,$2,$3,$4,$5,$6,$7)",
        params![
            ctx.id::<EventId>(),
            l.id,
            ctx.today(),
            Step::text(&step.note),
            ctx.actor().person,
            &ctx.actor().name,
            ctx.now()
        ],
    )
    .await?;
    Ok(())
}
