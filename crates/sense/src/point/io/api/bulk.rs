//! Limits of many points at once, looked at before they are changed.

use crate::point::io::{act, store};
use crate::point::model::{Limits, Point};
use crate::point::rules;
use ::store::Tx;
use axum::Json;
use kernel::id::PointId;
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Body, Ctx};

/// Most points of one change.
const MOST: usize = 1000;

/// What is to be set; what is left out stays. Limits cannot be dropped in bulk.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LimitsPatch {
    pub ll: Option<f64>,
    pub l: Option<f64>,
    pub h: Option<f64>,
    pub hh: Option<f64>,
    pub rate: Option<f64>,
    pub rate_window_s: Option<u32>,
    pub deadband: Option<f64>,
    pub on_s: Option<f64>,
    pub off_s: Option<f64>,
    pub cut: Option<f64>,
    pub restore: Option<f64>,
    pub silent_s: Option<f64>,
}

impl LimitsPatch {
    fn on(&self, l: &Limits) -> Limits {
        Limits {
            ll: self.ll.or(l.ll),
            l: self.l.or(l.l),
            h: self.h.or(l.h),
            hh: self.hh.or(l.hh),
            rate: self.rate.or(l.rate),
            rate_window_s: self.rate_window_s.or(l.rate_window_s),
            deadband: self.deadband.unwrap_or(l.deadband),
            on_s: self.on_s.unwrap_or(l.on_s),
            off_s: self.off_s.unwrap_or(l.off_s),
            cut: self.cut.or(l.cut),
            restore: self.restore.or(l.restore),
            normal: l.normal,
            silent_s: self.silent_s.unwrap_or(l.silent_s),
        }
    }
}

/// A change of many points.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct BulkChange {
    #[schema(value_type = Vec<Uuid>)]
    pub points: Vec<PointId>,
    pub set: LimitsPatch,
    #[serde(default)]
    pub reason: String,
    /// `preview` (default) changes nothing; `apply` changes those that are not refused.
    #[serde(default)]
    pub mode: String,
}

/// What happens to one point.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BulkLine {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub site_name: String,
    /// `change` in force at once, `propose` waits for the regulator, `same`, `refused`
    pub becomes: String,
    pub before: Limits,
    pub after: Limits,
    pub looser: Vec<String>,
    pub refused: Option<String>,
}

/// All of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BulkResult {
    pub applied: bool,
    pub change: usize,
    pub propose: usize,
    pub same: usize,
    pub refused: usize,
    pub lines: Vec<BulkLine>,
}

fn judged(ctx: &Ctx, p: &Point, set: &LimitsPatch) -> BulkLine {
    let after = set.on(&p.limits);
    let looser = rules::looser(p.kind, &p.limits, &after);
    let over = crate::io::who(ctx).over(&p.place, kernel::Right::AlarmVerify);
    let checked = act::writer(ctx, &p.place).and_then(|()| rules::check(p.kind, p.lo, p.hi, &after));
    let (becomes, refused) = match checked {
        Err(refusal) => ("refused", Some(refusal.say)),
        Ok(()) if p.state.closed() => ("refused", Some("点位已拆除。".to_owned())),
        Ok(()) if after == p.limits => ("same", None),
        Ok(()) if looser.is_empty() || over => ("change", None),
        Ok(()) => ("propose", None),
    };
    BulkLine {
        id: p.id.0,
        code: p.code.clone(),
        name: p.name.clone(),
        site_name: p.place.site_name.clone(),
        becomes: becomes.into(),
        before: p.limits.clone(),
        after,
        looser,
        refused,
    }
}

async fn found(ctx: &Ctx, tx: &mut Tx, ids: &[PointId]) -> Outcome<Vec<Point>> {
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        out.push(store::find(tx, ctx.scope(), *id).await?);
    }
    Ok(out)
}

#[utoipa::path(post, path = "/points/bulk", tag = "point", request_body = BulkChange, responses((status = 200, body = BulkResult)))]
pub async fn bulk(ctx: Ctx, Body(body): Body<BulkChange>) -> Answer<BulkResult> {
    let mut ids = body.points.clone();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() || ids.len() > MOST {
        let say = format!("请选择 1 到 {MOST} 个点位，现选择了 {} 个。", ids.len());
        return Err(Refusal::invalid("BAD_POINTS", say).at("points", "数量不符").into());
    }
    let apply = match body.mode.as_str() {
        "" | "preview" => false,
        "apply" => true,
        other => {
            return Err(Refusal::invalid("BAD_MODE", format!("没有“{other}”这种方式，可选 preview、apply。")).into());
        }
    };
    let mut tx = if apply { ctx.begin_alone().await? } else { ctx.read().await? };
    let points = found(&ctx, &mut tx, &ids).await?;
    let lines: Vec<BulkLine> = points.iter().map(|p| judged(&ctx, p, &body.set)).collect();
    if apply {
        for (mut point, line) in points.into_iter().zip(&lines) {
            if matches!(line.becomes.as_str(), "change" | "propose") {
                let range = (point.lo, point.hi);
                act::put_limits(&ctx, &mut tx, &mut point, line.after.clone(), range, &body.reason).await?;
            }
        }
        tx.commit().await?;
        crate::reading::io::live::points_changed(ctx.app());
    }
    let count = |what: &str| lines.iter().filter(|l| l.becomes == what).count();
    Ok(Json(BulkResult {
        applied: apply,
        change: count("change"),
        propose: count("propose"),
        same: count("same"),
        refused: count("refused"),
        lines,
    }))
}
