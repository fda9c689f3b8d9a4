//! A gas alarm at the place: the program pauses what is being worked under, tells the people of the ticket, and remembers
//! the alarm with the interruption, so that nothing goes on without a new sample. Answers [`org::ask::StopsWork`].

use super::keep;
use crate::permit::flow::{Action, PermitFlow, State};
use crate::permit::io::store;
use crate::permit::model::{Break, GasStop, Mark, Permit};
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use org::ask::{GasAlarm, GasWatch, Notice, Recipient, tell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use web::Ctx;

/// The newest gas alarm that stands at a ticket's place, in words; none where nobody keeps instruments.
pub async fn standing(ctx: &Ctx, tx: &mut Tx, p: &Permit) -> Outcome<Option<String>> {
    let Some(watch) = ctx.app().answer::<GasWatch>() else { return Ok(None) };
    Ok(watch.0.standing(tx, &[p.place.site]).await?.into_iter().next().map(|a| a.say))
}

/// Pause what is being worked under at the places of these alarms. Idempotent: a ticket that knows the alarm is left alone.
///
/// # Errors
/// A ticket was changed meanwhile; to be called again, as the clock does.
pub async fn stop(ctx: &Ctx, alarms: &[GasAlarm]) -> Outcome<usize> {
    let mut newest: BTreeMap<SiteId, &GasAlarm> = BTreeMap::new();
    for alarm in alarms {
        let held = newest.entry(alarm.site).or_insert(alarm);
        if held.at < alarm.at {
            *held = alarm;
        }
    }
    let sites: Vec<SiteId> = newest.keys().copied().collect();
    let mut tx = ctx.read().await?;
    let busy = store::begun(&mut tx, &sites).await?;
    drop(tx);
    let mut stopped = 0;
    for site in busy {
        let Some(alarm) = newest.get(&site) else { continue };
        let mut tx = ctx.begin().await?;
        for p in store::open_of_site(&mut tx, site).await? {
            stopped += usize::from(one(ctx, &mut tx, p, alarm).await?);
        }
        tx.commit().await?;
    }
    Ok(stopped)
}

async fn one(ctx: &Ctx, tx: &mut Tx, mut p: Permit, alarm: &GasAlarm) -> Outcome<bool> {
    let before = p.state;
    let gas = Some(GasStop { alarm: alarm.alarm, at: alarm.at });
    let why = format!("本场所{}", alarm.say);
    let label = match before {
        State::Working => {
            let next = PermitFlow::next(before, Action::Pause, &[Party::Clock], &["reason"]);
            p.state = next.map_err(|e| Refusal::internal(format!("{e:?}")))?;
            p.breaks.push(Break { gas, ..Break::begun(ctx.now(), why.clone()) });
            "气体报警，自动暂停"
        }
        State::Paused => {
            let Some(last) = p.breaks.last_mut().filter(|b| b.gas.is_none_or(|g| g.at < alarm.at)) else {
                return Ok(false);
            };
            last.gas = gas;
            "暂停期间气体报警"
        }
        State::Applied | State::Analysed | State::Approved | State::Closed | State::Void => return Ok(false),
    };
    p.marks.push((label.into(), Mark { at: ctx.now(), by: None, name: "系统".into(), note: Some(why.clone()) }));
    let action = if before == State::Working { "pause" } else { "gas_alarm" };
    let event = Event::new(p.id, action, label).moved(before.code(), p.state.code()).note(Some(why));
    keep(ctx, tx, &mut p, event).await?;
    if before == State::Working {
        warn(ctx, tx, &p, alarm).await?;
    }
    Ok(before == State::Working)
}

/// Whoever asked for the ticket, whoever approved it, and those who act for the enterprise.
async fn warn(ctx: &Ctx, tx: &mut Tx, p: &Permit, alarm: &GasAlarm) -> Outcome<()> {
    let people = [p.applied.by, p.approved.as_ref().and_then(|m| m.by)];
    let mut to: Vec<Recipient> = people.into_iter().flatten().map(Recipient::Person).collect();
    to.extend(p.place.unit.map(Recipient::Unit));
    let notice = Notice {
        kind: "permit.gas_alarm".into(),
        key: format!("permit/{}/gas/{}", p.id, alarm.alarm),
        to,
        title: format!("气体报警，作业已暂停：{}", p.called()),
        text: format!(
            "{}，{}（{}，监护人{}）已自动暂停。请立即停止作业、撤离人员；报警恢复并重新取样分析合格后才能恢复。",
            alarm.say, p.number, p.spot, p.watcher
        ),
        link: format!("/permits/{}", p.id),
        concept: "permit".into(),
        about: p.id.0,
        urgent: true,
        ..Notice::default()
    };
    tell(ctx, tx, &notice).await?;
    Ok(())
}

/// Called every minute: what an alarm's own telling missed, and alarms that were silenced and are so no longer.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let Some(watch) = ctx.app().answer::<GasWatch>() else { return Ok(()) };
    let mut tx = ctx.read().await?;
    let sites = store::begun_anywhere(&mut tx).await?;
    let alarms = if sites.is_empty() { Vec::new() } else { watch.0.standing(&mut tx, &sites).await? };
    drop(tx);
    stop(ctx, &alarms).await.map(|_| ())
}

impl org::ask::StopsWork for crate::Field {
    fn stop<'a>(
        &'a self,
        ctx: &'a Ctx,
        alarms: &'a [GasAlarm],
    ) -> Pin<Box<dyn Future<Output = Outcome<usize>> + Send + 'a>> {
        Box::pin(stop(ctx, alarms))
    }
}
