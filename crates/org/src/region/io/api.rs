//! Routes of regions.

use super::{act, store};
use crate::region::Region;
use axum::Json;
use kernel::Right;
use kernel::id::RegionId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Answer, Body, Ctx};

/// A region as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegionView {
    #[schema(value_type = Uuid)]
    pub id: RegionId,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub kind_label: String,
    #[schema(value_type = Option<Uuid>)]
    pub parent: Option<RegionId>,
    pub path: String,
    pub depth: u32,
}

impl From<Region> for RegionView {
    fn from(r: Region) -> RegionView {
        RegionView {
            id: r.id,
            code: r.code,
            name: r.name,
            kind: r.kind.code().into(),
            kind_label: r.kind.label().into(),
            parent: r.parent,
            path: r.path,
            depth: r.depth,
        }
    }
}

/// The regions that the directory shows to the one who asks, with those above them, so that the tree hangs together.
#[utoipa::path(get, path = "/regions", tag = "org", responses((status = 200, body = Vec<RegionView>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<RegionView>> {
    let mut tx = ctx.read().await?;
    let all = store::all(&mut tx).await?;
    let areas: Vec<&str> =
        ctx.scope().areas.iter().filter(|a| a.right == Right::DirectoryRead).map(|a| a.path.as_str()).collect();
    let seen = |r: &Region| {
        ctx.scope().everything || areas.iter().any(|a| r.path.starts_with(a) || a.starts_with(r.path.as_str()))
    };
    Ok(Json(all.into_iter().filter(seen).map(RegionView::from).collect()))
}

#[utoipa::path(post, path = "/regions", tag = "org", request_body = act::NewRegion,
               responses((status = 200, body = RegionView)))]
pub async fn create(ctx: Ctx, Body(new): Body<act::NewRegion>) -> Answer<RegionView> {
    Ok(Json(act::create(&ctx, new).await?.into()))
}
