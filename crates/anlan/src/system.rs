//! 系统: health, parameters with their sources, ledger of a record, verification of the chain.

use axum::Json;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Ctx, Id, Needs, Table};

pub fn routes() -> Table {
    web::route_table! {
        GET "/health" open to Anyone => health;
        GET "/ledger/verify" needs SystemRead => verify;
        GET "/ledger/{concept}/{id}" needs LedgerRead => history;
        GET "/parameters" needs SystemRead => parameters;
        GET "/rights" needs SystemRead => rights;
    }
}

/// Whether the server can answer.
#[derive(Serialize, ToSchema)]
pub struct Health {
    pub ok: bool,
    pub version: String,
    /// `SQLite` or `PostgreSQL`
    pub engine: String,
    pub demo: bool,
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
}

#[utoipa::path(get, path = "/health", tag = "system", responses((status = 200, body = Health)))]
async fn health(ctx: Ctx) -> Answer<Health> {
    ctx.read().await?.one("select 1 as one", &[]).await?;
    let app = ctx.app();
    Ok(Json(Health {
        ok: true,
        version: env!("CARGO_PKG_VERSION").into(),
        engine: app.db.engine().name().into(),
        demo: app.demo,
        now: ctx.now(),
    }))
}

/// One version of a parameter.
#[derive(Serialize, ToSchema)]
pub struct ParameterView {
    pub key: String,
    pub label: String,
    pub value: f64,
    pub unit: String,
    pub source: String,
    /// `V` read in the original, `M` to be checked, `P` our proposal (never law).
    pub mark: String,
    pub region: String,
    #[schema(value_type = String, format = Date)]
    pub effective_from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub effective_to: Option<Date>,
}

#[utoipa::path(get, path = "/parameters", tag = "system", responses((status = 200, body = Vec<ParameterView>)))]
async fn parameters(ctx: Ctx) -> Answer<Vec<ParameterView>> {
    let all = ctx.law().parameters.iter().map(|p| ParameterView {
        key: p.key.clone(),
        label: p.label.clone(),
        value: p.value,
        unit: p.unit.clone(),
        source: p.source.clone(),
        mark: format!("{:?}", p.mark),
        region: p.region.clone(),
        effective_from: p.effective_from,
        effective_to: p.effective_to,
    });
    Ok(Json(all.collect()))
}

/// Result of recomputing the hash chain.
#[derive(Serialize, ToSchema)]
pub struct LedgerVerdict {
    pub events: usize,
    pub seals: usize,
    /// One sentence for each broken link; empty means whole.
    pub broken: Vec<String>,
}

#[utoipa::path(get, path = "/ledger/verify", tag = "system", responses((status = 200, body = LedgerVerdict)))]
async fn verify(ctx: Ctx) -> Answer<LedgerVerdict> {
    let v = store::ledger::verify(&ctx.app().db).await?;
    Ok(Json(LedgerVerdict { events: v.events, seals: v.seals, broken: v.broken }))
}

/// One change of a record.
#[derive(Serialize, ToSchema)]
pub struct LedgerLine {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: String,
    pub action: String,
    pub label: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    /// Already part of the hash chain.
    pub sealed: bool,
    /// The record as it stood after the change.
    #[schema(value_type = Object)]
    pub after: serde_json::Value,
}

/// Whoever reads the ledger of the whole installation reads all of it; others read it of the records that they may see.
async fn in_reach(ctx: &Ctx, tx: &mut store::Tx, concept: &str, id: Uuid) -> kernel::Outcome<bool> {
    let root = org::region::io::store::all(tx).await?.into_iter().next().map_or_else(|| "/".into(), |r| r.path);
    if ctx.scope().may_in(kernel::Right::LedgerRead, &root, None) {
        return Ok(true);
    }
    match ctx.app().answer::<org::ask::Readers>() {
        Some(readers) => Ok(readers.may_read(ctx, tx, concept, id).await? == Some(true)),
        None => Ok(false),
    }
}

/// Everything that happened to one record, oldest first.
#[utoipa::path(get, path = "/ledger/{concept}/{id}", tag = "system",
    params(("concept" = String, Path, description = "task, policy, record …"), ("id" = Uuid, Path)),
    responses((status = 200, body = Vec<LedgerLine>)))]
async fn history(ctx: Ctx, Id((concept, id)): Id<(String, Uuid)>) -> Answer<Vec<LedgerLine>> {
    let mut tx = ctx.read().await?;
    if !in_reach(&ctx, &mut tx, &concept, id).await? {
        return Err(kernel::Refusal::not_found("记录的台账").into());
    }
    let entries = store::ledger::of(&mut tx, &concept, id).await?;
    if entries.is_empty() {
        return Err(kernel::Refusal::not_found("记录的台账").into());
    }
    let lines = entries.into_iter().map(|e| LedgerLine {
        at: e.at,
        by: e.actor_name,
        action: e.action,
        label: e.label,
        from: e.from,
        to: e.to,
        note: e.note,
        sealed: e.sealed,
        after: e.after,
    });
    Ok(Json(lines.collect()))
}

/// Role × route, as the server enforces it.
#[derive(Serialize, ToSchema)]
pub struct RightsMatrix {
    pub roles: Vec<RoleName>,
    pub routes: Vec<RouteRight>,
}

#[derive(Serialize, ToSchema)]
pub struct RoleName {
    pub code: String,
    pub label: String,
}

#[derive(Serialize, ToSchema)]
pub struct RouteRight {
    pub method: String,
    pub path: String,
    /// What the route lets one do, in words.
    pub right: String,
    /// In the order of `roles`.
    pub roles: Vec<bool>,
}

#[utoipa::path(get, path = "/rights", tag = "system", responses((status = 200, body = RightsMatrix)))]
async fn rights(_: Ctx) -> Answer<RightsMatrix> {
    let mut routes = crate::wiring::routes().routes;
    routes.sort_by_key(|r| (r.path, r.method));
    let lines = routes.into_iter().map(|r| RouteRight {
        method: r.method.into(),
        path: r.path.into(),
        right: match r.needs {
            Needs::Anyone => "任何人".into(),
            Needs::Gateway => "持令牌的网关".into(),
            Needs::Right(right) => right.label().into(),
        },
        roles: org::role::ROLES.iter().map(|role| allowed(r.needs, role)).collect(),
    });
    let roles = org::role::ROLES.iter().map(|r| RoleName { code: r.code.into(), label: r.label.into() });
    Ok(Json(RightsMatrix { routes: lines.collect(), roles: roles.collect() }))
}

/// Whether a role may call a route with these needs.
pub fn allowed(needs: Needs, role: &org::role::Role) -> bool {
    match needs {
        Needs::Anyone | Needs::Right(kernel::Right::Own) => true,
        Needs::Gateway => false,
        Needs::Right(right) => role.has(right),
    }
}
