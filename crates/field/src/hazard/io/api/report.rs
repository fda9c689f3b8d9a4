//! Reporting a hazard.

use super::one::{self, Brought};
use crate::hazard::io::act::{self, NewHazard};
use crate::hazard::io::view::HazardView;
use axum::Json;
use jiff::Timestamp;
use kernel::id::{FileId, RiskId, RiskPointId, SiteId};
use law::criterion::Answer as Said;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use web::{Answer, Body, Ctx};

/// What the finder says; everything but place and words may stay empty.
#[derive(Debug, Deserialize, ToSchema)]
pub struct HazardReport {
    #[schema(value_type = Uuid)]
    pub site: Option<SiteId>,
    /// `self` `inspection` `tip` `alarm` `leader` `handover` `expert`
    pub source: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub place: String,
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    /// `{file, x, y}` on the site's picture.
    #[schema(value_type = Option<Object>)]
    pub picture_spot: Option<serde_json::Value>,
    #[schema(value_type = Option<Uuid>)]
    pub risk: Option<RiskId>,
    #[schema(value_type = Option<Uuid>)]
    pub risk_point: Option<RiskPointId>,
    /// When it was seen; absent: now.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub found_at: Option<Timestamp>,
    /// Made by the phone for this report; the same key sent again is the same hazard.
    pub client_key: Option<String>,
    /// Answers of the verdict assistant: id of the criterion → `yes` `no` `unknown`.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Said>,
    #[serde(default)]
    pub evidence: Vec<Brought>,
    /// Files without a kind.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
}

#[utoipa::path(post, path = "/hazards", tag = "hazard", request_body = HazardReport, responses((status = 200, body = HazardView)))]
pub async fn report(ctx: Ctx, Body(b): Body<HazardReport>) -> Answer<HazardView> {
    let new = NewHazard {
        origin: None,
        site: b.site,
        source: b.source,
        kind: b.kind,
        title: b.title,
        text: b.text,
        place: b.place,
        lng: b.lng,
        lat: b.lat,
        picture_spot: b.picture_spot,
        risk: b.risk,
        risk_point: b.risk_point,
        found_at: b.found_at,
        client_key: b.client_key,
        answers: b.answers,
        evidence: one::evidence(b.evidence, b.files),
    };
    let (h, fresh) = act::report_shown(&ctx, new).await?;
    if let Some(fresh) = fresh {
        return Ok(Json(one::fresh(&ctx, h, fresh)));
    }
    let mut tx = ctx.read().await?;
    Ok(Json(one::view(&ctx, &mut tx, h.id).await?))
}
