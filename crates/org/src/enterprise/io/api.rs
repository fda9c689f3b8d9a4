//! Routes of enterprises.

use super::{act, store};
use crate::enterprise::Enterprise;
use crate::region::io::store as regions;
use ::store::{Kind, List, Listed, Sort, Tx, Value, list};
use axum::Json;
use kernel::id::{EnterpriseId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Body, Ctx, Id, Paged};

pub const LISTED: Listed = Listed {
    table: "enterprise",
    joins: "",
    columns: store::COLUMNS,
    on: act::SCOPE,
    sorts: &[
        Sort { name: "name", column: "t.name", kind: Kind::Text },
        Sort { name: "region", column: "t.region_path", kind: Kind::Text },
    ],
    default: "region",
};

/// An enterprise as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EnterpriseView {
    #[schema(value_type = Uuid)]
    pub id: EnterpriseId,
    pub uscc: Option<String>,
    pub name: String,
    /// Region path.
    pub region: String,
    pub region_name: String,
    pub sector: Option<String>,
    pub high_risk: bool,
    pub aliases: Vec<String>,
    #[schema(value_type = Option<Uuid>)]
    pub succeeded_by: Option<EnterpriseId>,
    #[schema(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
    pub version: i64,
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EnterpriseAsk {
    /// Part of the name, pinyin initials, or the beginning of the credit code.
    pub q: Option<String>,
    pub region: Option<String>,
    pub high_risk: Option<bool>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    pub sort: Option<String>,
}

/// Enterprises by filter, within scope. Shared with the export.
pub async fn listed(ctx: &Ctx, tx: &mut Tx, ask: &EnterpriseAsk) -> Outcome<List> {
    let mut out = List::new(&LISTED, ctx.scope(), Right::DirectoryRead).when(ask.high_risk, "t.high_risk = ?");
    if let Some(region) = ask.region.as_deref().filter(|r| !r.is_empty()) {
        let region = regions::need(tx, region).await?;
        let beyond = format!("{}0", region.path.trim_end_matches('/'));
        out = out.and("t.region_path >= ? and t.region_path < ?", [Value::Text(region.path), Value::Text(beyond)]);
    }
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = list::like(q);
        let sql =
            r"(lower(t.name) like ? escape '\' or t.initials like ? escape '\' or lower(t.uscc) like ? escape '\')";
        out = out.and(sql, [like.clone(), like.clone(), like]);
    }
    Ok(out)
}

async fn views(tx: &mut Tx, rows: Vec<Enterprise>) -> Outcome<Vec<EnterpriseView>> {
    let names: HashMap<String, String> = regions::all(tx).await?.into_iter().map(|r| (r.path, r.name)).collect();
    let view = |x: Enterprise| EnterpriseView {
        id: x.id,
        uscc: x.uscc,
        name: x.name,
        region_name: names.get(&x.region_path).cloned().unwrap_or_default(),
        region: x.region_path,
        sector: x.sector,
        high_risk: x.high_risk,
        aliases: x.aliases,
        succeeded_by: x.succeeded_by,
        unit: x.unit,
        version: x.version,
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn one(tx: &mut Tx, x: Enterprise) -> Outcome<EnterpriseView> {
    views(tx, vec![x]).await?.pop().ok_or_else(|| Refusal::not_found("企业"))
}

#[utoipa::path(get, path = "/enterprises", tag = "org", params(EnterpriseAsk),
               responses((status = 200, body = Paged<EnterpriseView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<EnterpriseAsk>) -> Answer<Paged<EnterpriseView>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &mut tx, &ask).await?.page(&mut tx, &page_ask, store::decode).await?;
    let items = views(&mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(post, path = "/enterprises", tag = "org", request_body = act::EnterpriseForm,
               responses((status = 200, body = EnterpriseView)))]
pub async fn create(ctx: Ctx, Body(form): Body<act::EnterpriseForm>) -> Answer<EnterpriseView> {
    let mut tx = ctx.begin().await?;
    let new = act::add(&ctx, &mut tx, &form).await?;
    tx.commit().await?;
    Ok(Json(one(&mut ctx.read().await?, new).await?))
}

#[utoipa::path(put, path = "/enterprises/{id}", tag = "org", params(("id" = Uuid, Path)),
               request_body = act::EnterpriseForm, responses((status = 200, body = EnterpriseView)))]
pub async fn change(
    ctx: Ctx,
    Id(id): Id<EnterpriseId>,
    Body(form): Body<act::EnterpriseForm>,
) -> Answer<EnterpriseView> {
    let mut tx = ctx.begin().await?;
    let new = act::change_in(&ctx, &mut tx, id, &form).await?;
    tx.commit().await?;
    Ok(Json(one(&mut ctx.read().await?, new).await?))
}
