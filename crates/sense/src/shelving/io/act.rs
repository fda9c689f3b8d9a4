//! Verbs: one function, one change, one transaction.

use super::store;
use crate::alarm::flow::{ShelvingAction, ShelvingFlow, ShelvingState};
use crate::alarm::model::Shelving;
use crate::alarm::rules::priority;
use crate::io::{LONGEST, mark, said, who};
use crate::point::flow::PointState;
use crate::point::io::{mute, store as points};
use crate::point::model::{Mute, Point};
use crate::point::rules::covered;
use crate::shelving::rules::{self, Wish};
use ::store::Tx;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{PointId, ShelvingId};
use kernel::{Outcome, Refusal, Right};
use web::{Ctx, offer};

fn moved(s: &Shelving, action: ShelvingAction, from: ShelvingState) -> Event {
    Event::new(s.id, ShelvingFlow::action_code(action), ShelvingFlow::action_label(action))
        .moved(format!("shelving:{}", from.code()), format!("shelving:{}", s.state.code()))
}

/// Minutes for which a point was shelved in the day before an instant.
async fn shelved(tx: &mut Tx, point: PointId, now: Timestamp) -> Outcome<i64> {
    let since = now.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::UNIX_EPOCH);
    let all = store::since(tx, point, since).await?;
    let stretch = |s: &Shelving| {
        let (from, until) = (s.from?.max(since), s.until?.min(now));
        Some((from.as_second(), until.as_second()))
    };
    Ok(covered(all.iter().filter_map(stretch).collect()) / 60)
}

/// Ask for the shelving of a point; people of the enterprise only.
pub async fn ask(ctx: &Ctx, id: PointId, reason: String, substitute: String, minutes: i64) -> Outcome<Shelving> {
    let mut tx = ctx.begin().await?;
    let point = points::find(&mut tx, ctx.scope(), id).await?;
    if !who(ctx).inside(&point.place, Right::PointWrite) {
        return Err(Refusal::forbidden("NOT_YOURS", "搁置由企业自己申请，监管部门只审批。"));
    }
    if point.state != PointState::InService || point.muted.is_some() {
        return Err(Refusal::conflict("MUTED", "点位不在用或已经静默，不需要也不能申请搁置。"));
    }
    if store::open_of(&mut tx, id).await?.is_some() {
        return Err(Refusal::conflict("SHELVING_OPEN", "这个点位已有待审批或执行中的搁置，请先处理它。"));
    }
    let urgency = priority::most_urgent(point.kind, point.critical, &point.limits);
    let before = shelved(&mut tx, id, ctx.now()).await?;
    let wish = Wish { reason: &reason, substitute: &substitute, minutes };
    rules::wish(&wish, urgency, before, &point.place.region_path, ctx.now(), &ctx.law().parameters)?;
    let shelving = Shelving {
        id: ctx.id(),
        point: id,
        place: point.place.clone(),
        priority: urgency,
        state: ShelvingFlow::START,
        reason: reason.trim().into(),
        substitute: substitute.trim().into(),
        minutes,
        asked: mark(ctx, None),
        approved: None,
        from: None,
        until: None,
        ended: None,
        version: 1,
    };
    store::insert(&mut tx, &shelving).await?;
    let event = Event::new(shelving.id, "ask", "申请搁置")
        .moved("", format!("shelving:{}", shelving.state.code()))
        .note(Some(format!("{}；替代措施：{}", shelving.reason, shelving.substitute)));
    ctx.record(&mut tx, &event, &shelving).await?;
    tx.commit().await?;
    Ok(shelving)
}

/// Capacities of the asker; the clock's own step is nobody's button.
pub fn parties(ctx: &Ctx, s: &Shelving) -> Vec<Party> {
    let all = who(ctx).parties(&s.place, Right::PointWrite);
    all.into_iter().filter(|p| *p != Party::Clock).collect()
}

/// Take one step: approve, refuse, withdraw, lift.
pub async fn advance(
    ctx: &Ctx,
    id: ShelvingId,
    action: &str,
    version: Option<i64>,
    reason: Option<String>,
) -> Outcome<Shelving> {
    let mut tx = ctx.begin().await?;
    let mut s = store::find(&mut tx, ctx.scope(), id).await?.shelving;
    if version.is_some_and(|v| v != s.version) {
        return Err(Refusal::changed_meanwhile("搁置申请"));
    }
    if reason.as_deref().is_some_and(|r| r.chars().count() > LONGEST) {
        let say = format!("原因最多 {LONGEST} 字，请精简。");
        return Err(Refusal::invalid("TOO_LONG", say).at("reason", "过长"));
    }
    let filled: &[&str] = if said(&reason) { &["reason"] } else { &[] };
    let from = s.state;
    let (taken, to) = offer::step::<ShelvingFlow>("搁置申请", from, action, &parties(ctx, &s), filled)?;
    rules::approver(&s, taken, ctx.actor().person)?;
    s.state = to;
    let mut point = the_point(&mut tx, &s).await?;
    match taken {
        ShelvingAction::Approve => {
            if point.state != PointState::InService || point.muted.is_some() {
                return Err(Refusal::conflict("MUTED", "点位不在用或已经静默，不能再批准搁置，请不予批准。"));
            }
            let until = rules::until(&s, ctx.now());
            (s.approved, s.from, s.until) = (Some(mark(ctx, reason.clone())), Some(ctx.now()), Some(until));
            mute::begin(ctx, &mut tx, &mut point, Mute::Shelved, until, &s.reason, Some(s.id)).await?;
            points::save(&mut tx, &mut point).await?;
        }
        ShelvingAction::Lift => end(ctx, &mut tx, &mut s, &mut point, reason.clone()).await?,
        _ => s.ended = Some(mark(ctx, reason.clone())),
    }
    store::save(&mut tx, &mut s).await?;
    ctx.record(&mut tx, &moved(&s, taken, from).note(reason), &s).await?;
    tx.commit().await?;
    Ok(s)
}

async fn the_point(tx: &mut Tx, s: &Shelving) -> Outcome<Point> {
    points::by_id(tx, s.point).await?.ok_or_else(|| Refusal::internal("a shelving without its point"))
}

/// The point alarms again from now on, or from the moment at which the time was up.
async fn end(ctx: &Ctx, tx: &mut Tx, s: &mut Shelving, point: &mut Point, note: Option<String>) -> Outcome<()> {
    s.until = s.until.map(|t| t.min(ctx.now()));
    s.ended = Some(mark(ctx, note));
    if matches!(point.muted, Some((Mute::Shelved, _))) {
        mute::end(ctx, tx, point).await?;
        points::save(tx, point).await?;
    }
    Ok(())
}

/// The time is up.
pub async fn expire(ctx: &Ctx, tx: &mut Tx, s: &mut Shelving) -> Outcome<()> {
    let from = s.state;
    s.state = ShelvingFlow::next(from, ShelvingAction::Expire, &[Party::Clock], &[])
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    let mut point = the_point(tx, s).await?;
    end(ctx, tx, s, &mut point, None).await?;
    store::save(tx, s).await?;
    ctx.record(tx, &moved(s, ShelvingAction::Expire, from), s).await?;
    Ok(())
}
