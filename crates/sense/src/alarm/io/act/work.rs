//! The steps of handling, from confirming to closing.

use super::super::pursue;
use super::{Done, Step, event, keep, mark, named, who};
use crate::alarm::flow::{HandlingAction, HandlingFlow, SignalAction, SignalFlow};
use crate::alarm::model::{Alarm, LEVELS};
use crate::alarm::rules::party::Who;
use crate::alarm::rules::{birth, guard};
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{HazardId, PersonId};
use kernel::{Outcome, Refusal};
use org::ask::{HazardKeeper, SeenDanger};
use web::{Ctx, offer};

/// One step of the handling.
pub(super) async fn step(ctx: &Ctx, tx: &mut Tx, before: Alarm, step: &Step) -> Outcome<Done> {
    let who = who(ctx, tx).await?;
    let parties = who.parties(&before);
    let (action, to) = offer::step::<HandlingFlow>("报警", before.handling, &step.action, &parties, &step.filled())?;
    let mut a = before.clone();
    a.handling = to;
    let (mut refused, mut words) = (None, step.words());
    match action {
        HandlingAction::Confirm => confirm(ctx, &mut a, step)?,
        HandlingAction::Assign => {
            let name = assignee(tx, &a, step.person).await?;
            (a.assignee, a.assigned) = (step.person, Some(mark(ctx, step)));
            words = Some(format!("指派给{name}{}", words.map(|w| format!("：{w}")).unwrap_or_default()));
        }
        HandlingAction::Handle => {
            a.handled = Some(mark(ctx, step));
            if step.gone && a.standing() {
                let say = guard::untrue(&mut a, ctx.now());
                a.handling = HandlingFlow::next(to, HandlingAction::Return, &[kernel::Party::Clock], &["reason"])
                    .map_err(|e| Refusal::internal(format!("{e:?}")))?;
                let about = format!("{}（系统：{say}）", words.unwrap_or_default());
                (refused, words) = (Some(Refusal::conflict("UNTRUE", say)), Some(about));
            }
        }
        HandlingAction::Return => a.rejected = Some(mark(ctx, step)),
        HandlingAction::Know => {
            let at = who.told(&a, step.level)?;
            let known = mark(ctx, step);
            words = Some(format!("{}{}", LEVELS[a.steps[at].level as usize % LEVELS.len()], note(&words)));
            a.steps[at].known = Some(known);
        }
        HandlingAction::Escalate => {
            guard::raise(&mut a, ctx.now(), format!("{}提请升级{}", ctx.actor().name, note(&words)))?;
        }
        HandlingAction::Hazard => a.hazard = Some(hazard(ctx, tx, &a, step).await?),
        HandlingAction::Close => close(ctx, &mut a, step, &who)?,
        HandlingAction::Lapse => return Err(Refusal::invalid("NO_SUCH_ACTION", "这一步由系统办理。")),
    }
    birth::reclock(&mut a, &ctx.law().parameters);
    let event = match &refused {
        // Fed back and sent back at once: one entry that says both.
        Some(_) => Event::new(a.id, "untrue", "反馈不实自动驳回")
            .moved(named::<HandlingFlow>(before.handling), named::<HandlingFlow>(a.handling))
            .note(words),
        None => event(&a, &before, action, words),
    };
    // A file proves one thing: those of a hazard hang on the hazard.
    let files = if action == HandlingAction::Hazard { &[][..] } else { &step.files };
    keep(ctx, tx, &mut a, event, files).await?;
    pursue::answered(ctx, tx, &before, &a).await?;
    Ok(Done { alarm: a, refused })
}

fn note(words: &Option<String>) -> String {
    words.as_deref().map(|w| format!("：{w}")).unwrap_or_default()
}

/// Confirms the handling and acknowledges the signal, which are one thing to whoever does it.
fn confirm(ctx: &Ctx, a: &mut Alarm, step: &Step) -> Outcome<()> {
    guard::confirm(a, step.cause.as_deref())?;
    let parties = [kernel::Party::Owner, kernel::Party::Supervisor];
    // A signal that is back to normal has nothing left to acknowledge.
    if let Ok(to) = SignalFlow::next(a.signal, SignalAction::Acknowledge, &parties, &["cause"]) {
        a.signal = to;
    }
    a.cause = step.cause.as_deref().map(|c| c.trim().to_owned());
    a.confirmed = Some(mark(ctx, step));
    Ok(())
}

fn close(ctx: &Ctx, a: &mut Alarm, step: &Step, who: &Who) -> Outcome<()> {
    who.may_close(a)?;
    guard::close(a, step.files.len())?;
    a.closed = Some(mark(ctx, step));
    Ok(())
}

/// A hazard from the alarm, once; each names the other.
async fn hazard(ctx: &Ctx, tx: &mut Tx, a: &Alarm, step: &Step) -> Outcome<HazardId> {
    if a.hazard.is_some() {
        return Err(Refusal::conflict("HAZARD_MADE", "这条报警已经转为隐患，请在那条隐患上继续办理。"));
    }
    let keeper = ctx.app().answer::<HazardKeeper>().ok_or_else(|| Refusal::internal("nobody keeps hazards"))?;
    let figure = |v: Option<f64>| v.map_or("无数值".to_owned(), |v| format!("{v}{}", a.kind.unit()));
    let label = format!("{}（{}）{}报警", a.point_name, a.point_code, a.limit.label());
    let text = format!(
        "{}\n监测报警：{label}，测值 {}，限值 {}。",
        step.note.as_deref().map(str::trim).unwrap_or_default(),
        figure(a.value),
        figure(a.limit_value),
    );
    let seen = SeenDanger {
        site: a.place.site,
        concept: "alarm".into(),
        record: a.id.0,
        kind: step.kind.clone().unwrap_or_default(),
        title: label.clone(),
        label,
        text,
        place: a.point_name.clone(),
        found_at: a.raised_at,
        files: step.files.clone(),
    };
    keeper.0.report(ctx, tx, seen).await
}

/// Name of the person who is to handle it: somebody of the enterprise.
async fn assignee(tx: &mut Tx, a: &Alarm, person: Option<PersonId>) -> Outcome<String> {
    let sql = "select name from person where id = $1 and unit = $2 and active = $3";
    let found = match (person, a.place.unit.or(a.place.regulator)) {
        (Some(person), Some(unit)) => tx.opt(sql, params![person, unit, true]).await?,
        _ => None,
    };
    let Some(row) = found else {
        let say = "处置人应是本单位在用账号的人员，请重新选择。";
        return Err(Refusal::invalid("BAD_PERSON", say).at("person", "不是本单位人员"));
    };
    row.get("name")
}

/// Resets a latched signal; acknowledging goes with confirming.
pub(super) async fn signal(ctx: &Ctx, tx: &mut Tx, before: Alarm, step: &Step) -> Outcome<Done> {
    if step.action == "acknowledge" {
        let step = Step { flow: "alarm".into(), action: "confirm".into(), ..step.clone() };
        return Box::pin(self::step(ctx, tx, before, &step)).await;
    }
    let parties = who(ctx, tx).await?.parties(&before);
    let (action, to) = offer::step::<SignalFlow>("报警信号", before.signal, &step.action, &parties, &step.filled())?;
    let mut a = before.clone();
    a.signal = to;
    birth::reclock(&mut a, &ctx.law().parameters);
    let event = Event::new(a.id, SignalFlow::action_code(action), SignalFlow::action_label(action))
        .moved(named::<SignalFlow>(before.signal), named::<SignalFlow>(to))
        .note(step.words());
    keep(ctx, tx, &mut a, event, &step.files).await?;
    Ok(Done { alarm: a, refused: None })
}
