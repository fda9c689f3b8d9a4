//! One point: its page, its limits, its moves.

use crate::io::{PastEntry, past};
use crate::point::io::act::{self, LimitsChange, PointForm, Step};
use crate::point::io::mute;
use crate::point::io::store::{self, rule};
use crate::point::io::view::{self, PointView};
use crate::reading::io::hold;
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::id::{PointId, SiteId};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx, Id};

/// The whole view of a point in scope.
pub async fn view(ctx: &Ctx, tx: &mut Tx, id: PointId) -> Outcome<PointView> {
    let point = store::find(tx, ctx.scope(), id).await?;
    let silent = mute::seconds(tx, &[id], ctx.now()).await?.get(&id).copied().unwrap_or(0);
    let rules = rule::of_point(tx, id).await?;
    let since = ctx.now().saturating_sub(SignedDuration::from_hours(720)).unwrap_or(Timestamp::UNIX_EPOCH);
    let mutes = mute::stretches(tx, &[id], since).await?;
    let held = hold::of(tx, id).await?;
    Ok(view::whole(ctx, &point, silent, &rules, &mutes, held))
}

async fn shown(ctx: &Ctx, id: PointId) -> Answer<PointView> {
    let mut tx = ctx.read().await?;
    Ok(Json(view(ctx, &mut tx, id).await?))
}

#[utoipa::path(get, path = "/points/{id}", tag = "point", params(("id" = Uuid, Path)), responses((status = 200, body = PointView)))]
pub async fn one(ctx: Ctx, Id(id): Id<PointId>) -> Answer<PointView> {
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/sites/{id}/points", tag = "point", params(("id" = Uuid, Path)), request_body = PointForm,
               responses((status = 200, body = PointView)))]
pub async fn add(ctx: Ctx, Id(site): Id<SiteId>, Body(form): Body<PointForm>) -> Answer<PointView> {
    let point = act::add(&ctx, site, form).await?;
    shown(&ctx, point.id).await
}

/// Other particulars. Limits and range are changed by `PUT /points/{id}/limits`.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PointChange {
    /// Version that the page showed.
    pub version: i64,
    #[serde(flatten)]
    pub form: PointForm,
}

#[utoipa::path(put, path = "/points/{id}", tag = "point", params(("id" = Uuid, Path)), request_body = PointChange,
               responses((status = 200, body = PointView)))]
pub async fn change(ctx: Ctx, Id(id): Id<PointId>, Body(body): Body<PointChange>) -> Answer<PointView> {
    act::edit(&ctx, id, body.version, body.form).await?;
    shown(&ctx, id).await
}

/// What became of a change of limits.
#[derive(Debug, Serialize, ToSchema)]
pub struct LimitsChanged {
    /// False: it is looser and waits for the regulator.
    pub in_force: bool,
    pub looser: Vec<String>,
    pub say: String,
    pub point: PointView,
}

#[utoipa::path(put, path = "/points/{id}/limits", tag = "point", params(("id" = Uuid, Path)), request_body = LimitsChange,
               responses((status = 200, body = LimitsChanged)))]
pub async fn limits(ctx: Ctx, Id(id): Id<PointId>, Body(body): Body<LimitsChange>) -> Answer<LimitsChanged> {
    let done = act::limits(&ctx, id, body).await?;
    let mut tx = ctx.read().await?;
    let say = match done.in_force {
        true => "新的限值已经执行。".to_owned(),
        false => format!("本次调整属于放宽（{}），须监管部门批准后执行，现仍按原限值报警。", done.looser.join("；")),
    };
    Ok(Json(LimitsChanged { in_force: done.in_force, looser: done.looser, say, point: view(&ctx, &mut tx, id).await? }))
}

/// A decision about a proposal of looser limits.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RuleMove {
    /// `point_rule`; may be left out.
    pub flow: Option<String>,
    /// `approve` `refuse` `withdraw`
    pub action: String,
    pub note: Option<String>,
    pub reason: Option<String>,
}

#[utoipa::path(post, path = "/point-rules/{id}/moves", tag = "point", params(("id" = Uuid, Path)), request_body = RuleMove,
               responses((status = 200, body = PointView)))]
pub async fn decide(ctx: Ctx, Id(id): Id<PointId>, Body(body): Body<RuleMove>) -> Answer<PointView> {
    flow(&body.flow, "point_rule")?;
    let words = body.reason.or(body.note);
    let point = act::decide(&ctx, id.0, &body.action, words).await?;
    shown(&ctx, point.id).await
}

/// A step of a point's life.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PointMove {
    /// `point`; may be left out.
    pub flow: Option<String>,
    /// `suppress` `take_out` `put_back` `retire` `calibrate`
    pub action: String,
    pub version: Option<i64>,
    pub reason: Option<String>,
    pub note: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = Date)]
    pub calibrated_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub calibrate_due: Option<Date>,
}

fn flow(given: &Option<String>, wanted: &str) -> Outcome<()> {
    match given.as_deref().filter(|f| *f != wanted) {
        None => Ok(()),
        Some(other) => Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。"))),
    }
}

#[utoipa::path(post, path = "/points/{id}/moves", tag = "point", params(("id" = Uuid, Path)), request_body = PointMove,
               responses((status = 200, body = PointView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<PointId>, Body(body): Body<PointMove>) -> Answer<PointView> {
    flow(&body.flow, "point")?;
    let step = Step {
        action: body.action,
        version: body.version,
        reason: body.reason,
        note: body.note,
        until: body.until,
        calibrated_on: body.calibrated_on,
        calibrate_due: body.calibrate_due,
    };
    act::advance(&ctx, id, step).await?;
    shown(&ctx, id).await
}

#[utoipa::path(get, path = "/points/{id}/timeline", tag = "point", params(("id" = Uuid, Path)),
               responses((status = 200, body = Vec<PastEntry>)))]
pub async fn timeline(ctx: Ctx, Id(id): Id<PointId>) -> Answer<Vec<PastEntry>> {
    let mut tx = ctx.read().await?;
    store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(past(&mut tx, "point", id.0).await?))
}
