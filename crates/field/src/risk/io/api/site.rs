//! The risks of one site as a tree, and its points.

use crate::risk::flow::RiskState;
use crate::risk::io::act::{self, PointForm};
use crate::risk::io::store::{self, Named, site};
use crate::risk::io::view::{self, PointView, RiskLevelView, RiskRow, SiteRisks};
use crate::risk::level::{Level, Mapping};
use crate::risk::model::{Point, Risk};
use axum::Json;
use kernel::id::{RiskId, RiskPointId, SiteId};
use serde::Deserialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use web::{Answer, Body, Ctx, Id};

/// A risk point as typed in.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PointBody {
    pub name: String,
    /// `place` `equipment` `task` `post`
    pub kind: String,
    #[serde(default)]
    pub department: String,
    #[serde(default)]
    pub owner: String,
    /// Version that the page showed; only for a change.
    pub version: Option<i64>,
}

impl PointBody {
    fn form(self) -> PointForm {
        PointForm { name: self.name, kind: self.kind, department: self.department, owner: self.owner }
    }
}

/// Done.
#[derive(Debug, serde::Serialize, ToSchema)]
pub struct Removed {
    pub removed: bool,
}

/// Highest level of those that are still there, and whose it is.
pub fn worst<'a>(risks: impl IntoIterator<Item = &'a Risk>) -> Option<(Level, RiskId)> {
    let there = risks.into_iter().filter(|r| r.state != RiskState::Retired);
    there.filter_map(|r| Some((r.level?, r.id))).min()
}

#[utoipa::path(get, path = "/sites/{id}/risks", tag = "risk", params(("id" = Uuid, Path)), responses((status = 200, body = SiteRisks)))]
pub async fn tree(ctx: Ctx, Id(id): Id<SiteId>) -> Answer<SiteRisks> {
    let mut tx = ctx.read().await?;
    let at = site::find(&mut tx, ctx.scope(), id).await?;
    let points = store::point::of_site(&mut tx, id).await?;
    let risks = store::of_site(&mut tx, id).await?;
    let worst_of_all = worst(&risks);
    let mut counts = [0; 5];
    for r in risks.iter().filter(|r| r.state != RiskState::Retired) {
        counts[r.level.map_or(4, |l| l.number() as usize - 1)] += 1;
    }
    let sql = "select name from region where path = $1";
    let region_name = match tx.opt(sql, ::store::params![&at.place.region_path]).await? {
        Some(row) => row.get("name")?,
        None => String::new(),
    };
    let mut by_point: HashMap<RiskPointId, Vec<Risk>> = HashMap::new();
    for r in risks {
        by_point.entry(r.point).or_default().push(r);
    }
    let one = |p: Point| {
        let mine = by_point.remove(&p.id).unwrap_or_default();
        let level = worst(&mine).map(|w| w.0);
        let row = |risk| -> RiskRow {
            let (site_name, point_name) = (at.name.clone(), p.name.clone());
            let named = Named { risk, site_name, point_name, region_name: region_name.clone() };
            view::row(&named, Mapping::Four, ctx.today())
        };
        PointView::of(&p, level, Mapping::Four, mine.into_iter().map(row).collect())
    };
    Ok(Json(SiteRisks {
        site: id,
        points: points.into_iter().map(one).collect(),
        level: worst_of_all.map(|w| RiskLevelView::of(w.0, Mapping::Four)),
        level_of: worst_of_all.map(|w| w.1),
        counts,
        may_write: act::who(&ctx).owns(&at.place),
        name: at.name,
    }))
}

fn shown(p: &Point) -> PointView {
    PointView::of(p, None, Mapping::Four, Vec::new())
}

#[utoipa::path(post, path = "/sites/{id}/risk-points", tag = "risk", params(("id" = Uuid, Path)), request_body = PointBody,
               responses((status = 200, body = PointView)))]
pub async fn add_point(ctx: Ctx, Id(id): Id<SiteId>, Body(body): Body<PointBody>) -> Answer<PointView> {
    Ok(Json(shown(&act::add_point(&ctx, id, body.form()).await?)))
}

#[utoipa::path(put, path = "/risk-points/{id}", tag = "risk", params(("id" = Uuid, Path)), request_body = PointBody,
               responses((status = 200, body = PointView)))]
pub async fn change_point(ctx: Ctx, Id(id): Id<RiskPointId>, Body(body): Body<PointBody>) -> Answer<PointView> {
    let version = body.version.unwrap_or(0);
    Ok(Json(shown(&act::change_point(&ctx, id, version, body.form()).await?)))
}

#[utoipa::path(delete, path = "/risk-points/{id}", tag = "risk", params(("id" = Uuid, Path)), responses((status = 200, body = Removed)))]
pub async fn remove_point(ctx: Ctx, Id(id): Id<RiskPointId>) -> Answer<Removed> {
    act::remove_point(&ctx, id).await?;
    Ok(Json(Removed { removed: true }))
}
