//! The four-colour plan of a site.

use super::site::worst;
use crate::risk::io::act::{self, Drawn};
use crate::risk::io::store::{self, site};
use crate::risk::io::view::{MapArea, MapView, PictureView, RiskLevelView};
use crate::risk::level::Mapping;
use axum::Json;
use kernel::Outcome;
use kernel::id::{FileId, RiskPointId, SiteId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Body, Ctx, Id};

/// An area as drawn.
#[derive(Debug, Deserialize, ToSchema)]
pub struct DrawnArea {
    #[schema(value_type = Uuid)]
    pub point: RiskPointId,
    /// Corners in order, each `[x, y]` from 0 (left, top) to 1.
    #[schema(value_type = Vec<Vec<f64>>)]
    pub polygon: Vec<[f64; 2]>,
}

/// The picture and every area; a point that is not named is not on the plan.
#[derive(Debug, Deserialize, ToSchema)]
pub struct DrawnMap {
    #[schema(value_type = Uuid)]
    pub file: FileId,
    /// Version of the picture that the page showed; left out or 0 for a new one.
    #[serde(default)]
    pub version: i64,
    pub areas: Vec<DrawnArea>,
}

/// Colours of the plan.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MapAsk {
    /// `four` (default) or `three`
    pub colours: Option<String>,
}

async fn shown(ctx: &Ctx, id: SiteId, mapping: Mapping) -> Outcome<MapView> {
    let mut tx = ctx.read().await?;
    let at = site::find(&mut tx, ctx.scope(), id).await?;
    let picture = store::picture::of(&mut tx, id).await?;
    let risks = store::of_site(&mut tx, id).await?;
    let level = |w: Option<(crate::risk::level::Level, _)>| w.map(|w| RiskLevelView::of(w.0, mapping));
    let points = store::point::of_site(&mut tx, id).await?.into_iter();
    let areas = points.map(|p| MapArea {
        level: level(worst(risks.iter().filter(|r| r.point == p.id))),
        point: p.id,
        name: p.name,
        polygon: p.area,
    });
    Ok(MapView {
        areas: areas.collect(),
        picture: picture.map(|p| PictureView { file: p.file, version: p.version, at: p.at, by: p.by_name }),
        level: level(worst(&risks)),
        may_write: act::who(ctx).owns(&at.place),
    })
}

#[utoipa::path(get, path = "/sites/{id}/risk-map", tag = "risk", params(("id" = Uuid, Path), MapAsk), responses((status = 200, body = MapView)))]
pub async fn map(ctx: Ctx, Id(id): Id<SiteId>, Ask(ask): Ask<MapAsk>) -> Answer<MapView> {
    let mapping = ask.colours.as_deref().map_or(Ok(Mapping::Four), super::list::mapping)?;
    Ok(Json(shown(&ctx, id, mapping).await?))
}

#[utoipa::path(put, path = "/sites/{id}/risk-map", tag = "risk", params(("id" = Uuid, Path)), request_body = DrawnMap,
               responses((status = 200, body = MapView)))]
pub async fn draw(ctx: Ctx, Id(id): Id<SiteId>, Body(body): Body<DrawnMap>) -> Answer<MapView> {
    let areas = body.areas.into_iter().map(|a| (a.point, a.polygon)).collect();
    act::draw(&ctx, id, Drawn { file: body.file, version: body.version, areas }).await?;
    Ok(Json(shown(&ctx, id, Mapping::Four).await?))
}
