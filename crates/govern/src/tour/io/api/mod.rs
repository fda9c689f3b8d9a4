//! HTTP: parse, call the verb, present.

pub mod station;
pub mod visit;

use super::act::TourMove;
use super::act::programme::{self, NewTour, NewVisit};
use super::store::{self, LISTED};
use super::view::{TourPage, TourRow, VisitPage, tour_page, tour_rows, visit_page};
use crate::tour::flow::TourFlow;
use crate::tour::model::Sort;
use crate::tour::rules::team;
use ::store::List;
use axum::Json;
use kernel::flow::Flow;
use kernel::id::TourId;
use kernel::{Outcome, PageAsk, Refusal, Right};
use org::unit::UnitKind;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TourAsk {
    /// `tour` `joint`
    #[serde(default)]
    pub sort_of: Vec<String>,
    #[serde(default)]
    pub state: Vec<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `to`, `-` before it for descending.
    pub sort: Option<String>,
}

pub(super) fn among(all: &[&str], given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

#[utoipa::path(get, path = "/tours", tag = "tour", params(TourAsk), responses((status = 200, body = Paged<TourRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<TourAsk>) -> Answer<Paged<TourRow>> {
    let sorts: Vec<&str> = Sort::ALL.iter().map(|s| s.code()).collect();
    among(&sorts, &ask.sort_of, "类型")?;
    let states: Vec<&str> = TourFlow::STATES.iter().map(|s| s.1).collect();
    among(&states, &ask.state, "状态")?;
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let found = List::new(&LISTED, ctx.scope(), Right::SuperviseRead)
        .among("t.sort", ask.sort_of.iter().cloned())
        .among("t.state", ask.state.iter().cloned())
        .page(&mut tx, &page_ask, store::decode)
        .await?;
    let items = tour_rows(&ctx, &mut tx, found.items).await?;
    Ok(Json(kernel::Page { items, next: found.next, total: found.total }.into()))
}

/// A unit that may be visited or join, with what it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourCandidate {
    pub unit: UnitRef,
    pub kind: String,
    pub kind_label: String,
    /// A tour covers it.
    pub toured: bool,
    /// Belongs to the four of 4+N by what it is.
    pub core: bool,
    /// One of the organ's own region, not below.
    pub own: bool,
}

#[utoipa::path(get, path = "/tours/candidates", tag = "tour", responses((status = 200, body = Vec<TourCandidate>)))]
pub async fn candidates(ctx: Ctx) -> Answer<Vec<TourCandidate>> {
    let mut tx = ctx.read().await?;
    let (organ, path) = super::act::organ(&ctx, &mut tx).await?;
    let units = super::act::known(&ctx, &mut tx, &path).await?;
    let one = |u: store::Known| {
        use UnitKind::*;
        let own = u.region_path == path;
        // The offices of party committee and government are support organs; their names tell them apart.
        let ends = |end: &str| u.name.ends_with(end);
        let office = u.kind == SupportOrgan && (ends("委办公室") || ends("委员会办公室") || ends("政府办公室"));
        let party = !u.name.contains("编制") && !u.name.contains("安全生产");
        let core = own && (matches!(u.kind, SupervisionCommission | SafetyCommitteeOffice) || (office && party));
        // The organ's own government is whom it works for.
        let toured = team::toured(u.kind) && u.id != organ && !(own && u.kind == Government);
        TourCandidate {
            kind: u.kind.code().into(),
            kind_label: u.kind.label().into(),
            toured,
            core,
            own,
            unit: UnitRef { id: u.id, name: u.name, short: u.short, region: u.region_path },
        }
    };
    Ok(Json(units.into_iter().map(one).collect()))
}

async fn shown(ctx: &Ctx, id: TourId) -> Answer<TourPage> {
    let mut tx = ctx.read().await?;
    let p = store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(tour_page(ctx, &mut tx, &p).await?))
}

#[utoipa::path(get, path = "/tours/{id}", tag = "tour", params(("id" = Uuid, Path)), responses((status = 200, body = TourPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<TourId>) -> Answer<TourPage> {
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tours", tag = "tour", request_body = NewTour, responses((status = 200, body = TourPage)))]
pub async fn create(ctx: Ctx, Body(ask): Body<NewTour>) -> Answer<TourPage> {
    let id = programme::create(&ctx, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tours/{id}/moves", tag = "tour", params(("id" = Uuid, Path)), request_body = TourMove,
               responses((status = 200, body = TourPage)))]
pub async fn advance(ctx: Ctx, Id(id): Id<TourId>, Body(step): Body<TourMove>) -> Answer<TourPage> {
    programme::advance(&ctx, id, step).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/tours/{id}/visits", tag = "tour", params(("id" = Uuid, Path)), request_body = NewVisit,
               responses((status = 200, body = VisitPage)))]
pub async fn plan(ctx: Ctx, Id(id): Id<TourId>, Body(ask): Body<NewVisit>) -> Answer<VisitPage> {
    let visit = programme::plan(&ctx, id, ask).await?;
    let mut tx = ctx.read().await?;
    let v = store::visit::find(&mut tx, ctx.scope(), visit).await?;
    Ok(Json(visit_page(&ctx, &mut tx, &v).await?))
}
