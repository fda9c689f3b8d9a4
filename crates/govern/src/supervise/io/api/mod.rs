//! HTTP: parse, call the verb, present.

pub mod rules;
mod view;

use super::act::{self, SuperviseMove};
use super::begin::{self, NewSupervision};
use super::store::{self, Filed, LISTED};
use crate::supervise::flow::SuperviseFlow;
use crate::supervise::step::Step;
use ::store::{List, Row, Tx, Value};
use axum::Json;
use kernel::flow::Flow;
use kernel::id::{SuperviseId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
pub use view::{SupervisionPage, SupervisionRow, row};
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the register.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SuperviseAsk {
    #[serde(default)]
    pub step: Vec<String>,
    /// State, or `open` for all that are not ended.
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub unit: Vec<UnitId>,
    /// Steps on this record.
    #[serde(default)]
    pub subject: Vec<Uuid>,
    #[serde(default)]
    pub rule: Vec<String>,
    /// `sign` waits for my signature, `reply` for my unit's answer, `judge` for my judgement, `review` for my weekly review.
    pub mine: Option<String>,
    /// The answer was due before today.
    pub late: Option<bool>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `opened` `due`, `-` before it for descending.
    pub sort: Option<String>,
}

/// A step with the names that a list shows.
pub struct Named {
    pub f: Filed,
    pub unit: UnitRef,
    pub organ: UnitRef,
}

/// One row of the register.
pub fn named(row: &Row) -> Outcome<Named> {
    let f = store::decode(row)?;
    let unit = UnitRef {
        id: f.it.unit,
        name: row.get("unit_name")?,
        short: row.get("unit_short")?,
        region: row.get("unit_region")?,
    };
    let organ = UnitRef {
        id: f.it.organ,
        name: row.get("organ_name")?,
        short: row.get("organ_short")?,
        region: row.get("organ_region")?,
    };
    Ok(Named { f, unit, organ })
}

/// Steps by filter, within scope; shared with the desk.
pub fn listed(ctx: &Ctx, ask: &SuperviseAsk) -> Outcome<List> {
    let known = |all: &[&str], given: &[String], what: &str| match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    };
    let mut states: Vec<&str> = SuperviseFlow::STATES.iter().map(|s| s.1).collect();
    states.push("open");
    known(&states, &ask.state, "状态")?;
    known(&Step::ALL.map(Step::code), &ask.step, "督办方式")?;
    let mut wanted: Vec<String> = ask.state.iter().filter(|s| *s != "open").cloned().collect();
    if wanted.len() < ask.state.len() {
        wanted.extend(SuperviseFlow::STATES.iter().filter(|s| !s.3).map(|s| s.1.to_owned()));
    }
    let out = List::new(&LISTED, ctx.scope(), Right::SuperviseRead)
        .among("t.step", ask.step.iter().cloned())
        .among("t.state", wanted)
        .among("t.unit", ask.unit.iter().copied())
        .among("t.subject", ask.subject.iter().copied())
        .among("t.rule", ask.rule.iter().cloned());
    let out = match ask.late {
        Some(true) => out.and("t.due_key < ?", [Value::from(ctx.today())]),
        Some(false) => out.and("t.due_key >= ?", [Value::from(ctx.today())]),
        None => out,
    };
    match ask.mine.as_deref().filter(|m| !m.is_empty()) {
        None => Ok(out),
        Some(mine) => waiting(ctx, out, mine),
    }
}

/// What waits for the one who asks.
fn waiting(ctx: &Ctx, out: List, mine: &str) -> Outcome<List> {
    let paths = |right: Right| -> Vec<String> {
        let areas = ctx.scope().areas.iter().filter(|a| a.right == right);
        areas.map(|a| a.path.clone()).collect()
    };
    let nothing = |out: List| out.and("1 = 0", []);
    match mine {
        "reply" => Ok(match ctx.actor().unit.filter(|_| ctx.scope().may(Right::SuperviseAct)) {
            Some(unit) => out
                .and("t.shown = ?", [unit.into()])
                .among("t.state", ["served", "held", "returned"].map(str::to_owned))
                .among("t.step", Step::ALL.iter().filter(|s| s.wants_reply()).map(|s| s.code().to_owned())),
            None => nothing(out),
        }),
        "judge" => {
            let paths = paths(Right::SuperviseWork);
            Ok(if paths.is_empty() {
                nothing(out)
            } else {
                out.among("t.organ_path", paths).among("t.state", ["replied".to_owned()])
            })
        }
        "sign" => {
            let mut any = Vec::new();
            let mut values: Vec<Value> = Vec::new();
            for step in Step::ALL {
                for path in paths(step.signed_with()) {
                    any.push("(t.step = ? and t.organ_path = ?)");
                    values.extend([Value::from(step.code()), Value::from(path)]);
                }
            }
            let out = out.among("t.state", ["draft".to_owned()]);
            Ok(if any.is_empty() { nothing(out) } else { out.and(&format!("({})", any.join(" or ")), values) })
        }
        "review" => Ok(match ctx.actor().person {
            Some(me) => out
                .and("t.leader = ?", [me.into()])
                .among("t.state", ["served", "replied", "returned"].map(str::to_owned)),
            None => nothing(out),
        }),
        other => Err(Refusal::invalid("BAD_FILTER", format!("没有“{other}”这种待办，请从工作台进入。"))),
    }
}

#[utoipa::path(get, path = "/supervisions", tag = "supervise", params(SuperviseAsk), responses((status = 200, body = Paged<SupervisionRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<SuperviseAsk>) -> Answer<Paged<SupervisionRow>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, named).await?;
    let items = page.items.iter().map(|n| view::row(&ctx, n)).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

/// One step with its names, in scope.
async fn page(ctx: &Ctx, tx: &mut Tx, id: SuperviseId) -> Outcome<SupervisionPage> {
    let found = List::new(&LISTED, ctx.scope(), Right::SuperviseRead).and("t.id = ?", [id.into()]);
    let ask = PageAsk { limit: Some(1), after: None, sort: None };
    let found = found.everything(tx, &ask, 1, named).await?.into_iter().next();
    let found = found.ok_or_else(|| Refusal::not_found("督办件"))?;
    view::page(ctx, tx, found).await
}

#[utoipa::path(get, path = "/supervisions/{id}", tag = "supervise", params(("id" = Uuid, Path)), responses((status = 200, body = SupervisionPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<SuperviseId>) -> Answer<SupervisionPage> {
    let mut tx = ctx.read().await?;
    Ok(Json(page(&ctx, &mut tx, id).await?))
}

#[utoipa::path(post, path = "/supervisions", tag = "supervise", request_body = NewSupervision, responses((status = 200, body = SupervisionPage)))]
pub async fn create(ctx: Ctx, Body(ask): Body<NewSupervision>) -> Answer<SupervisionPage> {
    let f = begin::create(&ctx, &ask).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(page(&ctx, &mut tx, f.it.id).await?))
}

#[utoipa::path(post, path = "/supervisions/{id}/moves", tag = "supervise", params(("id" = Uuid, Path)),
               request_body = SuperviseMove, responses((status = 200, body = SupervisionPage)))]
pub async fn advance(ctx: Ctx, Id(id): Id<SuperviseId>, Body(step): Body<SuperviseMove>) -> Answer<SupervisionPage> {
    act::advance(&ctx, id, step).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(page(&ctx, &mut tx, id).await?))
}

/// A weekly review.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewReview {
    /// What was looked at and decided.
    pub note: String,
}

#[utoipa::path(post, path = "/supervisions/{id}/reviews", tag = "supervise", params(("id" = Uuid, Path)),
               request_body = NewReview, responses((status = 200, body = SupervisionPage)))]
pub async fn review(ctx: Ctx, Id(id): Id<SuperviseId>, Body(ask): Body<NewReview>) -> Answer<SupervisionPage> {
    act::review(&ctx, id, &ask.note).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(page(&ctx, &mut tx, id).await?))
}
