//! One risk: everything about it, its moves, its past.

use super::list::{RiskAsk, listed};
use crate::risk::flow::RiskFlow;
use crate::risk::io::act::{self, Step};
use crate::risk::io::store;
use crate::risk::io::told::{self, TimelineEntry};
use crate::risk::io::view::{self, CodeLabel, RiskList, RiskStamp, RiskView};
use crate::risk::level::Mapping;
use crate::risk::model::{Risk, RiskForm, Stamp, element, factor};
use crate::risk::rules::{advice, gate, history, lists};
use ::store::Tx;
use axum::Json;
use kernel::id::{PersonId, RiskId, RiskPointId};
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, Body, Ctx, Id, Offer, offer};

/// A change of the details.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RiskChange {
    /// Version that the page showed.
    pub version: i64,
    #[serde(flatten)]
    pub form: RiskForm,
}

/// A step of a risk's life.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RiskMove {
    /// `risk`; may be left out.
    pub flow: Option<String>,
    pub action: String,
    /// Version that the page showed; a newer one refuses the step.
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// What changed, for a re-assessment: `process` `equipment` `people` `law` `accident` `hazard` `yearly` `other`.
    pub change: Option<String>,
    /// 包案领导.
    #[schema(value_type = Option<Uuid>)]
    pub leader: Option<PersonId>,
}

impl RiskMove {
    fn step(self) -> Outcome<Step> {
        if let Some(other) = self.flow.filter(|f| f != "risk") {
            return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。")));
        }
        Ok(Step {
            action: self.action,
            version: self.version,
            note: self.note,
            reason: self.reason,
            change: self.change,
            leader: self.leader,
        })
    }
}

/// What the asker may do now, by the verbs' own guards.
pub fn offers(ctx: &Ctx, risk: &Risk) -> Vec<Offer> {
    let who = act::who(ctx);
    let mut out =
        offer::offers::<RiskFlow>(risk.state, &who.parties(risk), |a| gate::open(&who, risk, a).err().map(|r| r.say));
    // Steps that are only for red risks are no buttons on the others.
    out.retain(|o| risk.is_major() || !matches!(o.action.as_str(), "publish" | "review" | "appoint"));
    out
}

/// The whole view of a risk in scope.
pub async fn view(ctx: &Ctx, tx: &mut Tx, id: RiskId) -> Outcome<RiskView> {
    let state = <RiskFlow as kernel::Flow>::STATES.iter().map(|s| s.1.to_owned()).collect();
    let ask = RiskAsk { state, ..RiskAsk::default() };
    let found = listed(ctx, &ask)?.and("t.id = ?", [id.into()]).everything(tx, &ask.page(), 1, store::named).await?;
    let named = found.into_iter().next().ok_or_else(|| Refusal::not_found("风险"))?;
    let r = &named.risk;
    let ids: Vec<_> = r.place.unit.into_iter().chain(r.place.regulator).collect();
    let units = org::unit::io::store::refs(tx, &ids).await?;
    let (inherent, rest) = view::ratings(r);
    let stamp = |s: &Option<Stamp>| s.as_ref().map(|s| RiskStamp { at: s.at, name: s.name.clone() });
    let four = |r: &Risk| lists::lists(r, &named.site_name, &named.point_name).into_iter().map(RiskList::of).collect();
    Ok(RiskView {
        row: view::row(&named, Mapping::Four, ctx.today()),
        unit: r.place.unit.and_then(|u| units.get(&u).cloned()),
        regulator: r.place.regulator.and_then(|u| units.get(&u).cloned()),
        source: r.source.clone(),
        consequence: r.consequence.clone(),
        standard: r.standard.clone(),
        factor: r.factor.as_deref().map(|code| CodeLabel::of(code, factor(code).unwrap_or_default())),
        element: r.factor.as_deref().and_then(element).map(str::to_owned),
        method: r.method.code().into(),
        method_label: r.method.label().into(),
        inherent,
        rest,
        duty: r.duty.clone(),
        controls: view::controls(r),
        plan: r.plan.clone(),
        plan_lacks: r.plan.lacking().into_iter().map(|(code, label)| CodeLabel::of(code, label)).collect(),
        lists: if r.is_major() { four(r) } else { Vec::new() },
        advice: advice::advice(r),
        reassess_why: r.reassess_why.clone(),
        assessed: stamp(&r.assessed),
        signed: stamp(&r.signed),
        published: r.published.as_ref().map(|n| RiskStamp { at: n.at, name: n.name.clone() }),
        reviewed: stamp(&r.reviewed),
        editable: act::who(ctx).owns(&r.place) && gate::editable(r).is_ok(),
        offers: offers(ctx, r),
    })
}

async fn shown(ctx: &Ctx, id: RiskId) -> Answer<RiskView> {
    let mut tx = ctx.read().await?;
    Ok(Json(view(ctx, &mut tx, id).await?))
}

#[utoipa::path(get, path = "/risks/{id}", tag = "risk", params(("id" = Uuid, Path)), responses((status = 200, body = RiskView)))]
pub async fn one(ctx: Ctx, Id(id): Id<RiskId>) -> Answer<RiskView> {
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/risk-points/{id}/risks", tag = "risk", params(("id" = Uuid, Path)), request_body = RiskForm,
               responses((status = 200, body = RiskView)))]
pub async fn add(ctx: Ctx, Id(id): Id<RiskPointId>, Body(form): Body<RiskForm>) -> Answer<RiskView> {
    let risk = act::add(&ctx, id, form).await?;
    shown(&ctx, risk.id).await
}

#[utoipa::path(put, path = "/risks/{id}", tag = "risk", params(("id" = Uuid, Path)), request_body = RiskChange,
               responses((status = 200, body = RiskView)))]
pub async fn change(ctx: Ctx, Id(id): Id<RiskId>, Body(body): Body<RiskChange>) -> Answer<RiskView> {
    act::edit(&ctx, id, body.version, body.form).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/risks/{id}/moves", tag = "risk", params(("id" = Uuid, Path)), request_body = RiskMove,
               responses((status = 200, body = RiskView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<RiskId>, Body(body): Body<RiskMove>) -> Answer<RiskView> {
    act::advance(&ctx, id, body.step()?).await?;
    shown(&ctx, id).await
}

#[utoipa::path(get, path = "/risks/{id}/timeline", tag = "risk", params(("id" = Uuid, Path)),
               responses((status = 200, body = Vec<TimelineEntry>)))]
pub async fn timeline(ctx: Ctx, Id(id): Id<RiskId>) -> Answer<Vec<TimelineEntry>> {
    let mut tx = ctx.read().await?;
    store::find(&mut tx, ctx.scope(), id).await?;
    let fields = |a: &serde_json::Value, b: &serde_json::Value| {
        let changes = history::changes(a, b).into_iter();
        changes.map(|c| (c.label.to_owned(), c.before, c.after)).collect()
    };
    Ok(Json(told::timeline(&mut tx, "risk", id.0, fields, history::state).await?))
}
