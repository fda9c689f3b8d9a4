//! Routes of doubts.

use super::act::{self, DoubtMove};
use super::store::{self, LISTED};
use crate::alarm::model::{LEVELS, Mark};
use crate::doubt::filed::Filed;
use crate::doubt::flow::{DoubtFlow, DoubtState};
use crate::doubt::model::Rule;
use ::store::List;
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{DoubtId, EnterpriseId, PointId, SiteId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::offer::{Offer, offers};
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the register.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DoubtAsk {
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub point: Vec<PointId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub enterprise: Vec<EnterpriseId>,
    /// Codes of rules: `held` `lowered` …
    #[serde(default)]
    pub rule: Vec<String>,
    /// State, or `running` for all that are not closed.
    #[serde(default)]
    pub state: Vec<String>,
    /// Whose day for being verified is past and nobody was there.
    pub overdue: Option<bool>,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

/// A number of the evidence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoubtFigure {
    /// What it is, with its unit.
    pub label: String,
    pub value: f64,
}

/// Who did something when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoubtMark {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
    pub files: Vec<Uuid>,
}

/// A push to a level.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoubtPush {
    pub level: i64,
    pub level_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub why: String,
    pub known: Option<DoubtMark>,
}

/// A doubt as pages show it; the curve is asked of the point, from `from_at` to `to_at`.
#[derive(Clone, Debug, Serialize, ToSchema)]
// The doubts of a document have this name already.
#[schema(as = SensorDoubt)]
pub struct DoubtView {
    pub id: Uuid,
    pub point: Uuid,
    pub point_code: String,
    pub point_name: String,
    pub kind: String,
    pub kind_label: String,
    pub site: Uuid,
    pub site_name: String,
    pub critical: bool,
    pub rule: String,
    pub rule_label: String,
    /// 0 to 1.
    pub score: f64,
    #[schema(value_type = String, format = DateTime)]
    pub from_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to_at: Timestamp,
    pub told: String,
    pub figures: Vec<DoubtFigure>,
    pub days: i64,
    #[schema(value_type = String, format = DateTime)]
    pub found_at: Timestamp,
    pub state: String,
    pub state_label: String,
    pub level: i64,
    pub level_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub verify_due: Timestamp,
    /// Nobody was there in time.
    pub overdue: bool,
    pub explained: Option<DoubtMark>,
    pub verified: Option<DoubtMark>,
    pub closed: Option<DoubtMark>,
    pub steps: Vec<DoubtPush>,
    pub version: i64,
    pub offers: Vec<Offer>,
}

fn mark(m: &Mark) -> DoubtMark {
    DoubtMark { at: m.at, name: m.name.clone(), note: m.note.clone(), files: m.files.iter().map(|f| f.0).collect() }
}

fn level(n: i64) -> String {
    LEVELS.get(n.max(0) as usize).copied().unwrap_or_default().to_owned()
}

fn view(ctx: &Ctx, f: &Filed) -> DoubtView {
    DoubtView {
        id: f.id.0,
        point: f.point.0,
        point_code: f.point_code.clone(),
        point_name: f.point_name.clone(),
        kind: f.kind.code().into(),
        kind_label: f.kind.label().into(),
        site: f.place.site.0,
        site_name: f.place.site_name.clone(),
        critical: f.critical,
        rule: f.rule.code().into(),
        rule_label: f.rule.label().into(),
        score: f.score,
        from_at: f.from_at,
        to_at: f.to_at,
        told: f.told.clone(),
        figures: f.figures.iter().map(|x| DoubtFigure { label: x.label.clone(), value: x.value }).collect(),
        days: f.days,
        found_at: f.found_at,
        state: f.state.code().into(),
        state_label: f.state.label().into(),
        level: f.level,
        level_label: level(f.level),
        verify_due: f.verify_due,
        overdue: f.state == DoubtState::Open && f.verify_due < ctx.now(),
        explained: f.explained.as_ref().map(mark),
        verified: f.verified.as_ref().map(mark),
        closed: f.closed.as_ref().map(mark),
        steps: f
            .steps
            .iter()
            .map(|s| DoubtPush {
                level: s.level,
                level_label: level(s.level),
                at: s.at,
                why: s.why.clone(),
                known: s.known.as_ref().map(mark),
            })
            .collect(),
        version: f.version,
        offers: offers::<DoubtFlow>(f.state, &act::parties(ctx, &f.place), |_| None),
    }
}

fn known(all: &[&str], given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

fn listed(ctx: &Ctx, ask: &DoubtAsk) -> Outcome<List> {
    let mut states: Vec<&str> = DoubtFlow::STATES.iter().map(|s| s.1).collect();
    states.push("running");
    known(&states, &ask.state, "状态")?;
    let rules: Vec<&str> = Rule::ALL.iter().map(|r| r.code()).collect();
    known(&rules, &ask.rule, "规则")?;
    let mut wanted: Vec<String> = ask.state.iter().filter(|s| *s != "running").cloned().collect();
    if ask.state.iter().any(|s| s == "running") {
        wanted.extend(["open".to_owned(), "confirmed".to_owned()]);
    }
    let mut out = List::new(&LISTED, ctx.scope(), Right::AlarmRead)
        .among("t.point", ask.point.iter().copied())
        .among("t.site", ask.site.iter().copied())
        .among("t.enterprise", ask.enterprise.iter().copied())
        .among("t.rule", ask.rule.iter().cloned())
        .among("t.state", wanted);
    if ask.overdue == Some(true) {
        out = out.and("t.state = 'open' and t.verify_due < ?", [ctx.now().into()]);
    }
    Ok(out)
}

#[utoipa::path(get, path = "/doubts", tag = "doubt", params(DoubtAsk), responses((status = 200, body = Paged<DoubtView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<DoubtAsk>) -> Answer<Paged<DoubtView>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: None };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, store::decode).await?;
    let items = page.items.iter().map(|f| view(&ctx, f)).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/doubts/{id}", tag = "doubt", params(("id" = Uuid, Path)), responses((status = 200, body = DoubtView)))]
pub async fn one(ctx: Ctx, Id(id): Id<DoubtId>) -> Answer<DoubtView> {
    let mut tx = ctx.read().await?;
    let f = store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(view(&ctx, &f)))
}

#[utoipa::path(post, path = "/doubts/{id}/moves", tag = "doubt", params(("id" = Uuid, Path)), request_body = DoubtMove,
               responses((status = 200, body = DoubtView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<DoubtId>, Body(body): Body<DoubtMove>) -> Answer<DoubtView> {
    if body.flow.as_deref().is_some_and(|f| f != DoubtFlow::NAME) {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "数据疑点没有这个流程。").into());
    }
    let f = act::advance(&ctx, id, body).await?;
    Ok(Json(view(&ctx, &f)))
}
