//! HTTP of stations.

use crate::tour::io::act::station::{self, NewEntry, NewStation};
use crate::tour::io::store::station as kept;
use crate::tour::io::view::{StationPage, StationRow, station_page};
use ::store::List;
use axum::Json;
use kernel::id::{TourStationId, UnitId};
use kernel::{PageAsk, Right};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TourStationAsk {
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub target: Vec<UnitId>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `to`, `-` before it for descending.
    pub sort: Option<String>,
}

#[utoipa::path(get, path = "/tour-stations", tag = "tour", params(TourStationAsk), responses((status = 200, body = Paged<StationRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<TourStationAsk>) -> Answer<Paged<StationRow>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let found = List::new(&kept::LISTED, ctx.scope(), Right::SuperviseRead)
        .among("t.target", ask.target.iter().copied())
        .page(&mut tx, &page_ask, kept::decode)
        .await?;
    let mut items = Vec::with_capacity(found.items.len());
    for s in &found.items {
        items.push(station_page(&ctx, &mut tx, s).await?.it);
    }
    Ok(Json(kernel::Page { items, next: found.next, total: found.total }.into()))
}

async fn shown(ctx: &Ctx, id: TourStationId) -> Answer<StationPage> {
    let mut tx = ctx.read().await?;
    let s = kept::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(station_page(ctx, &mut tx, &s).await?))
}

#[utoipa::path(get, path = "/tour-stations/{id}", tag = "tour", params(("id" = Uuid, Path)), responses((status = 200, body = StationPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<TourStationId>) -> Answer<StationPage> {
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-stations", tag = "tour", request_body = NewStation, responses((status = 200, body = StationPage)))]
pub async fn create(ctx: Ctx, Body(ask): Body<NewStation>) -> Answer<StationPage> {
    let id = station::create(&ctx, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-stations/{id}/logs", tag = "tour", params(("id" = Uuid, Path)), request_body = NewEntry,
               responses((status = 200, body = StationPage)))]
pub async fn write(ctx: Ctx, Id(id): Id<TourStationId>, Body(ask): Body<NewEntry>) -> Answer<StationPage> {
    station::write(&ctx, id, ask).await?;
    shown(&ctx, id).await
}
