//! Routes of areas.

use super::act;
use super::store::{self, Area, Issued};
use crate::io::{CodeWord, MarkView, PastEntry, past};
use crate::warning::flow::AreaFlow;
use crate::warning::io::act::WarningMove;
use crate::warning::io::api::ShadeView;
use crate::warning::model::Colour;
use crate::warning::rules::clock;
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::RegionId;
use kernel::{Outcome, Refusal};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;
use web::offer::{Offer, offers};
use web::{Answer, Body, Ctx, Id};

/// Enterprises listed on the page of an area.
const SHOWN: usize = 200;

/// Enterprises of one colour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ColourCount {
    pub colour: CodeWord,
    pub count: u32,
}

/// A warning about an area.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AreaWarning {
    pub id: Uuid,
    pub colour: CodeWord,
    pub state: CodeWord,
    pub running: bool,
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub respond_due: Timestamp,
    /// Nobody answered in time.
    pub overdue: bool,
    pub responded: Option<MarkView>,
    pub closed: Option<MarkView>,
    pub shades: Vec<ShadeView>,
    pub version: i64,
}

/// An area with its newest figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AreaRow {
    pub region: Uuid,
    pub region_path: String,
    pub name: String,
    /// What its enterprises make of it now.
    pub colour: CodeWord,
    /// Why, in one sentence.
    pub say: String,
    /// From red to blue.
    pub counts: Vec<ColourCount>,
    #[schema(value_type = String, format = DateTime)]
    pub rated_at: Timestamp,
    /// The newest warning, running or not.
    pub warning: Option<AreaWarning>,
}

/// An enterprise that gives the area its colour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AreaPart {
    pub enterprise: Uuid,
    pub name: String,
    pub colour: CodeWord,
    pub score: f64,
    pub say: String,
    /// Its running warning.
    pub warning: Option<Uuid>,
}

/// An area with everything that makes its colour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AreaPage {
    pub area: AreaRow,
    /// Enterprises from yellow on, the worst first, at most 200.
    pub parts: Vec<AreaPart>,
    pub past: Vec<PastEntry>,
    pub offers: Vec<Offer>,
}

fn word(c: Colour) -> CodeWord {
    CodeWord::new(c.code(), c.label())
}

fn warning(ctx: &Ctx, w: &Issued) -> AreaWarning {
    let ended = w.responded.as_ref().or(w.closed.as_ref()).map(|m| m.at);
    AreaWarning {
        id: w.id.0,
        colour: word(w.colour),
        state: CodeWord::new(w.state.code(), w.state.label()),
        running: !w.state.closed(),
        issued_at: w.issued_at,
        respond_due: w.respond_due,
        overdue: clock::overdue(w.respond_due, ended, ctx.now()),
        responded: w.responded.as_ref().map(Into::into),
        closed: w.closed.as_ref().map(Into::into),
        shades: w.shades.iter().map(|s| ShadeView { colour: word(s.colour), mark: (&s.mark).into() }).collect(),
        version: w.version,
    }
}

fn row(ctx: &Ctx, a: Area, w: Option<&Issued>) -> AreaRow {
    let count = |c: &Colour| ColourCount { colour: word(*c), count: a.rating.counts[*c as usize] };
    AreaRow {
        counts: Colour::ALL.iter().rev().map(count).collect(),
        region: a.region.0,
        region_path: a.region_path,
        name: a.name,
        colour: word(a.colour),
        say: a.rating.say,
        rated_at: a.rated_at,
        warning: w.map(|w| warning(ctx, w)),
    }
}

#[utoipa::path(get, path = "/area-warnings", tag = "warning", responses((status = 200, body = Vec<AreaRow>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<AreaRow>> {
    let mut tx = ctx.read().await?;
    let areas = store::seen(&mut tx, ctx.scope()).await?;
    let known: HashMap<RegionId, Issued> = store::newest(&mut tx).await?.into_iter().map(|w| (w.region, w)).collect();
    Ok(Json(
        areas
            .into_iter()
            .map(|a| {
                let w = known.get(&a.region);
                row(&ctx, a, w)
            })
            .collect(),
    ))
}

async fn shown(ctx: &Ctx, region: RegionId) -> Outcome<AreaPage> {
    let mut tx = ctx.read().await?;
    let area = store::find(&mut tx, ctx.scope(), region).await?;
    let issued = store::of_region(&mut tx, region).await?;
    let parts = store::parts(&mut tx, &area.region_path, SHOWN).await?;
    let past = match &issued {
        Some(w) => past(&mut tx, "warning", w.id.0).await?,
        None => Vec::new(),
    };
    let offers = match &issued {
        Some(w) => offers::<AreaFlow>(w.state, &act::parties(ctx, &w.region_path), |_| None),
        None => Vec::new(),
    };
    let one = |p: store::Part| AreaPart {
        enterprise: p.enterprise.0,
        name: p.name,
        colour: word(p.colour),
        score: p.score,
        say: p.say,
        warning: p.warning.map(|w| w.0),
    };
    Ok(AreaPage { parts: parts.into_iter().map(one).collect(), past, offers, area: row(ctx, area, issued.as_ref()) })
}

#[utoipa::path(get, path = "/area-warnings/{id}", tag = "warning", params(("id" = Uuid, Path, description = "The region")),
               responses((status = 200, body = AreaPage)))]
pub async fn one(ctx: Ctx, Id(region): Id<RegionId>) -> Answer<AreaPage> {
    Ok(Json(shown(&ctx, region).await?))
}

#[utoipa::path(post, path = "/area-warnings/{id}/moves", tag = "warning", params(("id" = Uuid, Path, description = "The region")),
               request_body = WarningMove, responses((status = 200, body = AreaPage)))]
pub async fn advance(ctx: Ctx, Id(region): Id<RegionId>, Body(body): Body<WarningMove>) -> Answer<AreaPage> {
    if body.flow.as_deref().is_some_and(|f| f != AreaFlow::NAME) {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "区域预警没有这个流程。").into());
    }
    act::advance(&ctx, region, body).await?;
    Ok(Json(shown(&ctx, region).await?))
}
