//! One hazard: everything about it, its moves, remarks.

use super::list::{HazardAsk, listed, row};
use super::offers::offers;
use super::parts;
use crate::hazard::io::act::{self, Evidence, Step};
use crate::hazard::io::store::{self, Named as Found};
use crate::hazard::io::view::{
    Coded, HazardComment, HazardDelay, HazardFile, HazardView, ListingView, Named, RecheckView, StampView,
    StopOrderView,
};
use crate::hazard::model::{Hazard, Plan, Review};
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use kernel::id::{FileId, HazardId, PersonId, UnitId};
use kernel::{Outcome, Refusal};
use law::criterion::Answer as Said;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use web::view::RecordRef;
use web::{Answer, Body, Ctx, Id, Offer};

/// A step of one of a hazard's flows: `hazard` `dual_report` `hazard_extension` `listing` `stop_order`.
#[derive(Debug, Deserialize, ToSchema)]
pub struct HazardMove {
    pub flow: String,
    pub action: String,
    /// Version that the page showed; a newer one refuses the step.
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// `general` `major`
    pub grade: Option<String>,
    pub kind: Option<String>,
    #[schema(value_type = Option<Object>)]
    pub plan: Option<Plan>,
    #[schema(value_type = Option<Object>)]
    pub review: Option<Review>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub officers: Vec<PersonId>,
    pub expert: Option<String>,
    /// `county` `prefecture` `province` `state`
    pub level: Option<String>,
    pub number: Option<String>,
    pub scope: Option<String>,
    #[schema(value_type = Option<Uuid>)]
    pub into: Option<HazardId>,
    #[schema(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Said>,
    #[serde(default)]
    pub evidence: Vec<Brought>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
}

/// A file brought as evidence: its id, or with its kind.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = BroughtToHazard)]
pub enum Brought {
    #[schema(value_type = Uuid)]
    Plain(FileId),
    Said {
        #[schema(value_type = Uuid)]
        file: FileId,
        kind: Option<String>,
    },
}

/// Both ways of naming files.
pub(super) fn evidence(said: Vec<Brought>, plain: Vec<FileId>) -> Vec<Evidence> {
    let said = said.into_iter().map(|b| match b {
        Brought::Plain(file) => Evidence { file, kind: None },
        Brought::Said { file, kind } => Evidence { file, kind },
    });
    said.chain(plain.into_iter().map(|file| Evidence { file, kind: None })).collect()
}

impl HazardMove {
    fn step(self) -> Step {
        Step {
            flow: self.flow,
            action: self.action,
            version: self.version,
            note: self.note,
            reason: self.reason,
            due: self.due,
            grade: self.grade,
            kind: self.kind,
            plan: self.plan,
            review: self.review,
            officers: self.officers,
            expert: self.expert,
            level: self.level,
            number: self.number,
            scope: self.scope,
            into: self.into,
            unit: self.unit,
            answers: self.answers,
            evidence: evidence(self.evidence, self.files),
        }
    }
}

/// A remark.
#[derive(Debug, Deserialize, ToSchema)]
pub struct HazardRemark {
    pub text: String,
}

/// The row of a hazard in scope.
pub(super) async fn found(ctx: &Ctx, tx: &mut Tx, id: HazardId) -> Outcome<Found> {
    let ask = HazardAsk::default();
    let found =
        listed(ctx, tx, &ask).await?.and("t.id = ?", [id.into()]).everything(tx, &ask.page(), 1, store::named).await?;
    found.into_iter().next().ok_or_else(|| Refusal::not_found("隐患"))
}

/// The whole view of a hazard in scope.
pub async fn view(ctx: &Ctx, tx: &mut Tx, id: HazardId) -> Outcome<HazardView> {
    let found = found(ctx, tx, id).await?;
    let h = &found.hazard;
    let listings = store::listings_of(tx, id).await?;
    let orders = store::orders_of(tx, id).await?;
    let offers = offers(ctx, h, listings.last(), orders.last());
    let mut shown = Vec::new();
    for l in &listings {
        shown.push(parts::listing(ctx, tx, l, &found).await?);
    }
    let around = Around {
        files: parts::files(tx, id).await?,
        comments: parts::comments(tx, id).await?,
        delays: parts::delays(tx, id).await?,
        relapse_of: parts::name(ctx, tx, h.relapse_of).await?,
        origin: parts::origin(tx, id).await?,
        merged_into: parts::name(ctx, tx, h.merged_into).await?,
        listings: shown,
        stop_orders: orders.iter().map(Into::into).collect(),
        offers,
    };
    Ok(put_together(ctx, found, around))
}

/// The view of a hazard that was just reported: nobody did anything on it yet.
pub(super) fn fresh(ctx: &Ctx, h: Hazard, fresh: act::Fresh) -> HazardView {
    let around = Around { files: fresh.files, offers: offers(ctx, &h, None, None), ..Around::default() };
    let found = Found {
        site_name: fresh.site.name,
        enterprise_name: fresh.site.enterprise_name,
        regulator: fresh.site.regulator_named,
        region_name: fresh.site.region_name,
        hazard: h,
    };
    put_together(ctx, found, around)
}

/// What hangs on a hazard.
#[derive(Default)]
struct Around {
    files: Vec<HazardFile>,
    comments: Vec<HazardComment>,
    delays: Vec<HazardDelay>,
    relapse_of: Option<Named>,
    origin: Option<RecordRef>,
    merged_into: Option<Named>,
    listings: Vec<ListingView>,
    stop_orders: Vec<StopOrderView>,
    offers: Vec<Offer>,
}

fn put_together(ctx: &Ctx, found: Found, around: Around) -> HazardView {
    let h = found.hazard.clone();
    HazardView {
        explain: parts::explain(ctx, &h),
        files: around.files,
        comments: around.comments,
        delays: around.delays,
        relapse_of: around.relapse_of,
        origin: around.origin,
        merged_into: around.merged_into,
        listings: around.listings,
        stop_orders: around.stop_orders,
        offers: around.offers,
        dual: h.is_major().then(|| parts::dual(ctx, &h)),
        verdict: h.verdict.as_ref().and_then(|v| serde_json::to_value(v).ok()),
        delay: Coded::new(h.delay.code(), h.delay.label()),
        returned: h.returned,
        plan: h.plan.clone(),
        verified: h.verified.as_ref().map(StampView::from),
        rectified: h.rectified.as_ref().map(StampView::from),
        recheck: h.recheck.as_ref().map(RecheckView::from),
        closed: h.closed.as_ref().map(StampView::from),
        text: h.text,
        picture_spot: h.picture_spot,
        risk: h.risk.map(|r| r.0),
        risk_point: h.risk_point.map(|r| r.0),
        reported_at: h.reported_at,
        row: row(found, ctx.today()),
    }
}

#[utoipa::path(get, path = "/hazards/{id}", tag = "hazard", params(("id" = Uuid, Path)), responses((status = 200, body = HazardView)))]
pub async fn one(ctx: Ctx, Id(id): Id<HazardId>) -> Answer<HazardView> {
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}

#[utoipa::path(post, path = "/hazards/{id}/moves", tag = "hazard", params(("id" = Uuid, Path)), request_body = HazardMove,
               responses((status = 200, body = HazardView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<HazardId>, Body(body): Body<HazardMove>) -> Answer<HazardView> {
    act::advance(&ctx, id, body.step()).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}

#[utoipa::path(post, path = "/hazards/{id}/comments", tag = "hazard", params(("id" = Uuid, Path)), request_body = HazardRemark,
               responses((status = 200, body = HazardView)))]
pub async fn comment(ctx: Ctx, Id(id): Id<HazardId>, Body(body): Body<HazardRemark>) -> Answer<HazardView> {
    act::comment(&ctx, id, &body.text).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}
