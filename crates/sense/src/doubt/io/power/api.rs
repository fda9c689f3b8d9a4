//! Routes of what is on file about power.

use super::act::{self, PowerForm, PowerMove};
use super::{facts, store};
use crate::doubt::filed::instant;
use crate::doubt::power::Figures;
use crate::doubt::power::flow::PowerFlow;
use crate::io::{PastEntry, past, who};
use crate::point::io::act::place;
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::SiteId;
use kernel::{Outcome, Right};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::offer::{Offer, offers};
use web::{Answer, Body, Ctx, Id};

/// A stop as it is known: ordered, declared or promised.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PowerStopView {
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub name: String,
}

/// Figures that wait for the regulator.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PowerProposalView {
    pub figures: Figures,
    pub looser: Vec<String>,
    pub reason: String,
    pub asked_by: String,
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Timestamp,
}

/// What is on file of a site.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PowerView {
    pub site: Uuid,
    /// In force; none before the first was confirmed.
    pub figures: Option<Figures>,
    pub proposed: Option<PowerProposalView>,
    /// Stops of the last year, the newest first.
    pub stops: Vec<PowerStopView>,
    /// What cannot be judged, and what to file for it.
    pub lacking: Vec<String>,
    pub may_file: bool,
    /// Files at once what would wait from others, and the acceptance after a stop.
    pub may_decide: bool,
    /// What may be done about what waits.
    pub offers: Vec<Offer>,
    /// 0: nothing was ever filed.
    pub version: i64,
    pub past: Vec<PastEntry>,
}

fn lacking(figures: Option<&Figures>) -> Vec<String> {
    let Some(f) = figures else {
        return vec!["没有用电备案：停产期间、夜间、超能力用电只能按以往停产的用电推断，请备案。".into()];
    };
    let mut out = Vec::new();
    if f.idle_kw.is_none() {
        out.push("没有备案保安负荷：在有过至少 3 日的完整停产以前，无法判断停产期间生产。".to_owned());
    }
    if f.kwh_per_tonne.is_none() {
        out.push("没有备案吨产品电耗和核定月产量：无法按用电推算产量。".to_owned());
    }
    out
}

async fn shown(ctx: &Ctx, site: SiteId) -> Outcome<PowerView> {
    let mut tx = ctx.read().await?;
    let place = place(ctx, &mut tx, site).await?;
    let filing = store::of_site(&mut tx, site).await?;
    let year = ctx.now().as_millisecond() - 366 * crate::doubt::power::base::DAY_MS;
    let facts = facts::of_site(ctx, &mut tx, site, year).await?;
    let past = match &filing {
        Some(f) => past(&mut tx, "power_filing", f.id.0).await?,
        None => Vec::new(),
    };
    let stop = |s: &crate::doubt::power::day::Stop| PowerStopView {
        from: instant(s.from_ms),
        until: Timestamp::from_millisecond(s.to_ms).ok(),
        name: s.name.clone(),
    };
    let waits = filing.as_ref().is_some_and(|f| f.proposed.is_some());
    let offers = match waits {
        true => offers::<PowerFlow>(PowerFlow::START, &act::parties(ctx, &place), |_| None),
        false => Vec::new(),
    };
    let (version, proposed) = filing.map_or((0, None), |f| (f.version, f.proposed));
    Ok(PowerView {
        site: site.0,
        lacking: lacking(facts.figures.as_ref()),
        stops: facts.stops.iter().rev().map(stop).collect(),
        figures: facts.figures,
        proposed: proposed.map(|p| PowerProposalView {
            figures: p.figures,
            looser: p.looser,
            reason: p.reason,
            asked_by: p.asked.name,
            asked_at: p.asked.at,
        }),
        may_file: who(ctx).inside(&place, Right::PointWrite) || who(ctx).over(&place, Right::PointWrite),
        may_decide: act::decides(ctx, &place),
        offers,
        version,
        past,
    })
}

#[utoipa::path(get, path = "/sites/{id}/power", tag = "doubt", params(("id" = Uuid, Path)), responses((status = 200, body = PowerView)))]
pub async fn one(ctx: Ctx, Id(id): Id<SiteId>) -> Answer<PowerView> {
    Ok(Json(shown(&ctx, id).await?))
}

/// What became of a change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PowerPut {
    /// False: it waits for the regulator.
    pub in_force: bool,
    pub looser: Vec<String>,
    pub say: String,
    pub power: PowerView,
}

#[utoipa::path(put, path = "/sites/{id}/power", tag = "doubt", params(("id" = Uuid, Path)), request_body = PowerForm,
               responses((status = 200, body = PowerPut)))]
pub async fn put(ctx: Ctx, Id(id): Id<SiteId>, Body(form): Body<PowerForm>) -> Answer<PowerPut> {
    let done = act::put(&ctx, id, form).await?;
    let say = match done.in_force {
        true => "用电备案已经生效。".to_owned(),
        false => format!("本次备案（{}）须监管部门确认后生效，现仍按原备案判断。", done.looser.join("；")),
    };
    Ok(Json(PowerPut { in_force: done.in_force, looser: done.looser, say, power: shown(&ctx, id).await? }))
}

#[utoipa::path(post, path = "/sites/{id}/power/moves", tag = "doubt", params(("id" = Uuid, Path)), request_body = PowerMove,
               responses((status = 200, body = PowerView)))]
pub async fn decide(ctx: Ctx, Id(id): Id<SiteId>, Body(body): Body<PowerMove>) -> Answer<PowerView> {
    act::decide(&ctx, id, body).await?;
    Ok(Json(shown(&ctx, id).await?))
}
