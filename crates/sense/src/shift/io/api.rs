//! Routes of shifts: a unit's plan, and who is on duty now.

use super::act::{self, NewShifts, ShiftMove};
use super::store;
use crate::io::{CodeWord, MarkView};
use crate::shift::flow::ShiftFlow;
use crate::shift::model::{Manned, Shift};
use crate::shift::rules;
use ::store::Tx;
use axum::Json;
use jiff::{SignedDuration, Timestamp};
use kernel::id::{ShiftId, UnitId};
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx, Id, Offer, offer};

/// Units listed as on duty now.
const MOST: usize = 500;
/// Longest range of a plan that is shown, days.
const DAYS: i64 = 62;

/// Which plan.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ShiftAsk {
    /// The own one unless given.
    pub unit: Option<Uuid>,
    /// Now unless given.
    #[param(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// Seven days later unless given.
    #[param(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
}

/// One shift.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShiftRow {
    pub id: Uuid,
    pub person: Uuid,
    pub person_name: String,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
    pub state: CodeWord,
    /// On duty at this moment.
    pub now: bool,
    pub handed: Option<MarkView>,
    pub void: Option<MarkView>,
    pub version: i64,
    pub offers: Vec<Offer>,
}

/// A stretch in which nobody is on duty.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShiftGap {
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
}

/// Somebody who can be planned.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShiftPerson {
    pub id: Uuid,
    pub name: String,
}

/// A unit's plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShiftPlan {
    pub unit: UnitRef,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
    pub shifts: Vec<ShiftRow>,
    pub gaps: Vec<ShiftGap>,
    pub may_plan: bool,
    /// Whom the asker may plan; empty where he may not.
    pub people: Vec<ShiftPerson>,
    /// Hours of the longest shift.
    pub longest_hours: f64,
    /// What the last shift handed over.
    pub last_note: Option<MarkView>,
}

/// Who answers for a unit now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OnDuty {
    pub unit: UnitRef,
    /// `own` `enterprise` `regulator`
    pub side: String,
    /// The unit keeps a plan.
    pub kept: bool,
    pub names: Vec<String>,
    /// It keeps one and nobody is on duty.
    pub missing: bool,
}

/// Presented for a unit.
pub fn on_duty(unit: UnitRef, side: &str, manned: Option<&Manned>) -> OnDuty {
    let manned = manned.cloned().unwrap_or_default();
    OnDuty {
        unit,
        side: side.into(),
        kept: manned.kept,
        missing: manned.missing(),
        names: manned.people.into_iter().map(|p| p.1).collect(),
    }
}

fn row(ctx: &Ctx, s: &Shift) -> ShiftRow {
    let why = |a| act::guard(ctx, s, a).err().map(|r| r.say);
    ShiftRow {
        id: s.id.0,
        person: s.person.0,
        person_name: s.person_name.clone(),
        from: s.from,
        to: s.to,
        state: CodeWord::new(s.state.code(), s.state.label()),
        now: s.on_duty(ctx.now()),
        handed: s.handed.as_ref().map(MarkView::from),
        void: s.void.as_ref().map(MarkView::from),
        version: s.version,
        offers: offer::offers::<ShiftFlow>(s.state, &act::parties(ctx, s), why),
    }
}

/// The own unit, or one whose points, or whose enterprises' points, the asker sees.
async fn seen(ctx: &Ctx, tx: &mut Tx, unit: UnitId) -> Outcome<()> {
    if ctx.actor().unit == Some(unit) {
        return Ok(());
    }
    if store::in_scope(tx, ctx.scope(), unit).await? { Ok(()) } else { Err(Refusal::not_found("值班表")) }
}

async fn shown(ctx: &Ctx, ask: &ShiftAsk) -> Outcome<ShiftPlan> {
    let unit = match ask.unit {
        Some(id) => UnitId(id),
        None => ctx.unit()?,
    };
    let from = ask.from.unwrap_or(ctx.now());
    let to = ask.to.unwrap_or(from.saturating_add(SignedDuration::from_hours(7 * 24)).unwrap_or(from));
    if to <= from || to.duration_since(from) > SignedDuration::from_hours(24 * DAYS) {
        let say = format!("请选择一段不超过 {DAYS} 天的时间，结束晚于开始。");
        return Err(Refusal::invalid("BAD_FILTER", say));
    }
    let mut tx = ctx.read().await?;
    seen(ctx, &mut tx, unit).await?;
    let missing = || Refusal::not_found("值班表");
    let unit_ref = org::unit::io::store::refs(&mut tx, &[unit]).await?.remove(&unit).ok_or_else(missing)?;
    let shifts = store::within(&mut tx, unit, from, to).await?;
    let may_plan = ctx.actor().unit == Some(unit) && ctx.scope().may(Right::AlarmWork);
    let people = if may_plan { store::people(&mut tx, unit).await? } else { Vec::new() };
    let early = ctx.now().saturating_sub(SignedDuration::from_hours(72)).unwrap_or(Timestamp::UNIX_EPOCH);
    let recent = store::within(&mut tx, unit, early, ctx.now()).await?;
    let last = recent.iter().filter_map(|s| s.handed.as_ref()).max_by_key(|m| m.at);
    let gaps = rules::gaps(&shifts, from, to);
    Ok(ShiftPlan {
        unit: unit_ref,
        from,
        to,
        shifts: shifts.iter().map(|s| row(ctx, s)).collect(),
        gaps: gaps.into_iter().map(|(from, to)| ShiftGap { from, to }).collect(),
        may_plan,
        people: people.into_iter().map(|(id, name)| ShiftPerson { id: id.0, name }).collect(),
        longest_hours: ctx.law().parameters.value("shift.longest_hours", "", ctx.today()),
        last_note: last.map(MarkView::from),
    })
}

#[utoipa::path(get, path = "/shifts", tag = "shift", params(ShiftAsk), responses((status = 200, body = ShiftPlan)))]
pub async fn week(ctx: Ctx, Ask(ask): Ask<ShiftAsk>) -> Answer<ShiftPlan> {
    Ok(Json(shown(&ctx, &ask).await?))
}

#[utoipa::path(post, path = "/shifts", tag = "shift", request_body = NewShifts, responses((status = 200, body = ShiftPlan)))]
pub async fn plan(ctx: Ctx, Body(body): Body<NewShifts>) -> Answer<ShiftPlan> {
    act::plan(&ctx, body).await?;
    Ok(Json(shown(&ctx, &ShiftAsk::default()).await?))
}

#[utoipa::path(post, path = "/shifts/{id}/moves", tag = "shift", params(("id" = Uuid, Path)), request_body = ShiftMove,
               responses((status = 200, body = ShiftPlan)))]
pub async fn advance(ctx: Ctx, Id(id): Id<ShiftId>, Body(body): Body<ShiftMove>) -> Answer<ShiftPlan> {
    act::advance(&ctx, id, body).await?;
    Ok(Json(shown(&ctx, &ShiftAsk::default()).await?))
}

/// Who answers now for the units around the asker: those with nobody on duty first, then those without a plan. At most 500
/// are listed, all are counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyNow {
    pub units: Vec<OnDuty>,
    /// Units in all, also those not listed.
    pub total: usize,
    /// That keep a plan and have nobody on duty.
    pub missing: usize,
    /// That keep no plan.
    pub unplanned: usize,
}

#[utoipa::path(get, path = "/shifts/now", tag = "shift", responses((status = 200, body = DutyNow)))]
pub async fn now(ctx: Ctx) -> Answer<DutyNow> {
    let mut tx = ctx.read().await?;
    let (firms, regulators) = store::around(&mut tx, ctx.scope()).await?;
    let mut sides: HashMap<UnitId, &str> = firms.into_iter().map(|u| (u, "enterprise")).collect();
    for unit in regulators {
        sides.entry(unit).or_insert("regulator");
    }
    sides.extend(ctx.actor().unit.map(|u| (u, "own")));
    let ids: Vec<UnitId> = sides.keys().copied().collect();
    let days = ctx.law().parameters.value("shift.kept_days", "", ctx.today());
    let manned = store::manned(&mut tx, &ids, ctx.now(), days).await?;
    let rank = |u: &UnitId| {
        let kept = manned.get(u).is_some_and(|m| m.kept);
        (sides[u] != "own", !manned.get(u).is_some_and(Manned::missing), kept, *u)
    };
    let mut listed = ids.clone();
    listed.sort_by_key(rank);
    listed.truncate(MOST);
    let mut refs = org::unit::io::store::refs(&mut tx, &listed).await?;
    let units = listed.iter().filter_map(|u| Some(on_duty(refs.remove(u)?, sides[u], manned.get(u)))).collect();
    let missing = ids.iter().filter(|u| manned.get(u).is_some_and(Manned::missing)).count();
    let unplanned = ids.iter().filter(|u| !manned.get(u).is_some_and(|m| m.kept)).count();
    Ok(Json(DutyNow { units, total: ids.len(), missing, unplanned }))
}
