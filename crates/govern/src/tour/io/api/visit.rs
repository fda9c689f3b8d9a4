//! HTTP of visits.

use super::among;
use crate::tour::flow::VisitFlow;
use crate::tour::io::act::TourMove;
use crate::tour::io::act::task;
use crate::tour::io::act::visit::{self, FindingTask, NewEvidence, NewFinding, NewRecheck};
use crate::tour::io::store::visit as kept;
use crate::tour::io::view::{VisitPage, VisitRow, names, visit_page, visit_row};
use ::store::List;
use axum::Json;
use axum::extract::Path;
use kernel::flow::Flow;
use kernel::id::{TourFindingId, TourId, TourVisitId, UnitId};
use kernel::{PageAsk, Right};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TourVisitAsk {
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub tour: Vec<TourId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub target: Vec<UnitId>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `planned`, `-` before it for descending.
    pub sort: Option<String>,
}

#[utoipa::path(get, path = "/tour-visits", tag = "tour", params(TourVisitAsk), responses((status = 200, body = Paged<VisitRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<TourVisitAsk>) -> Answer<Paged<VisitRow>> {
    let states: Vec<&str> = VisitFlow::STATES.iter().map(|s| s.1).collect();
    among(&states, &ask.state, "状态")?;
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let found = List::new(&kept::LISTED, ctx.scope(), Right::SuperviseRead)
        .among("t.state", ask.state.iter().cloned())
        .among("t.tour", ask.tour.iter().copied())
        .among("t.target", ask.target.iter().copied())
        .page(&mut tx, &page_ask, kept::decode)
        .await?;
    let names = names(&mut tx, found.items.iter().map(|v| v.target).collect()).await?;
    let items = found.items.iter().map(|v| visit_row(v, &names)).collect();
    Ok(Json(kernel::Page { items, next: found.next, total: found.total }.into()))
}

async fn shown(ctx: &Ctx, id: TourVisitId) -> Answer<VisitPage> {
    let mut tx = ctx.read().await?;
    let v = kept::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(visit_page(ctx, &mut tx, &v).await?))
}

#[utoipa::path(get, path = "/tour-visits/{id}", tag = "tour", params(("id" = Uuid, Path)), responses((status = 200, body = VisitPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<TourVisitId>) -> Answer<VisitPage> {
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-visits/{id}/moves", tag = "tour", params(("id" = Uuid, Path)), request_body = TourMove,
               responses((status = 200, body = VisitPage)))]
pub async fn advance(ctx: Ctx, Id(id): Id<TourVisitId>, Body(step): Body<TourMove>) -> Answer<VisitPage> {
    visit::advance(&ctx, id, step).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-visits/{id}/evidence", tag = "tour", params(("id" = Uuid, Path)), request_body = NewEvidence,
               responses((status = 200, body = VisitPage)))]
pub async fn bring(ctx: Ctx, Id(id): Id<TourVisitId>, Body(ask): Body<NewEvidence>) -> Answer<VisitPage> {
    visit::bring(&ctx, id, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-visits/{id}/findings", tag = "tour", params(("id" = Uuid, Path)), request_body = NewFinding,
               responses((status = 200, body = VisitPage)))]
pub async fn note(ctx: Ctx, Id(id): Id<TourVisitId>, Body(ask): Body<NewFinding>) -> Answer<VisitPage> {
    visit::note(&ctx, id, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-visits/{id}/findings/{finding}/task", tag = "tour",
               params(("id" = Uuid, Path), ("finding" = Uuid, Path)), request_body = FindingTask,
               responses((status = 200, body = VisitPage)))]
pub async fn issue(
    ctx: Ctx,
    Path((id, finding)): Path<(TourVisitId, TourFindingId)>,
    Body(ask): Body<FindingTask>,
) -> Answer<VisitPage> {
    task::issue(&ctx, id, finding, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tour-visits/{id}/rechecks", tag = "tour", params(("id" = Uuid, Path)), request_body = NewRecheck,
               responses((status = 200, body = VisitPage)))]
pub async fn recheck(ctx: Ctx, Id(id): Id<TourVisitId>, Body(ask): Body<NewRecheck>) -> Answer<VisitPage> {
    visit::recheck(&ctx, id, ask).await?;
    shown(&ctx, id).await
}
