//! Freezing: the raw readings of a point stay, whatever their age, until the regulator lets them go (handbook 04 §8: what
//! surrounds an accident is kept for ever).

use crate::io::{LONGEST, who};
use crate::point::io::store as points;
use ::store::{Tx, params};
use axum::Json;
use jiff::Timestamp;
use kernel::event::Event;
use kernel::id::{HoldId, PointId};
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx, Id};

/// Why a point's readings are frozen, or let go.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HoldForm {
    pub reason: String,
    /// `true`: let go.
    pub release: bool,
}

/// A point whose readings are frozen.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HoldView {
    pub reason: String,
    pub by: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// The hold of a point, if there is one.
///
/// # Errors
/// The database.
pub async fn of(tx: &mut Tx, point: PointId) -> Outcome<Option<HoldView>> {
    let sql = "select reason, by_name, made_at from reading_hold where point = $1 and released_at is null";
    let row = tx.opt(sql, params![point]).await?;
    row.map(|r| Ok(HoldView { reason: r.get("reason")?, by: r.get("by_name")?, at: r.get("made_at")? })).transpose()
}

/// Freeze the raw readings of a point, or let them go; the regulator only.
#[utoipa::path(post, path = "/points/{id}/hold", tag = "reading", params(("id" = uuid::Uuid, Path)), request_body = HoldForm,
               responses((status = 200, body = Option<HoldView>)))]
pub async fn put(ctx: Ctx, Id(id): Id<PointId>, Body(form): Body<HoldForm>) -> Answer<Option<HoldView>> {
    let mut tx = ctx.begin().await?;
    let point = points::find(&mut tx, ctx.scope(), id).await?;
    if !who(&ctx).over(&point.place, Right::AlarmVerify) {
        return Err(Refusal::forbidden("NOT_YOURS", "冻结和解冻原始读数由监管部门办理。").into());
    }
    let reason = form.reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST {
        let say = format!("请写明原因，{LONGEST} 字以内。");
        return Err(Refusal::invalid("HOLD_REASON", say).at("reason", "必填").into());
    }
    let held = of(&mut tx, id).await?.is_some();
    if held != form.release {
        let say = if held {
            "这个点位的原始读数已经冻结。"
        } else {
            "这个点位的原始读数没有冻结，不用解冻。"
        };
        return Err(Refusal::conflict("HOLD_STATE", say).into());
    }
    let (action, label) = if held {
        let sql = "update reading_hold set released_at = $2 where point = $1 and released_at is null";
        tx.exec(sql, params![id, ctx.now()]).await?;
        ("release", "解冻原始读数")
    } else {
        let sql = "insert into reading_hold (id, point, slot, reason, by_name, made_at) values ($1,$2,$3,$4,$5,$6)";
        let new: HoldId = ctx.id();
        tx.exec(sql, params![new, id, point.slot.0, reason, &ctx.actor().name, ctx.now()]).await?;
        ("hold", "冻结原始读数")
    };
    ctx.record(&mut tx, &Event::new(id, action, label).note(Some(reason.to_owned())), &point).await?;
    let now = of(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(now))
}
