//! Routes of units.

use super::{act, store};
use crate::region::io::store as regions;
use crate::unit::Unit;
use ::store::{Kind, List, Listed, Sort, Tx, Value, list};
use axum::Json;
use jiff::civil::Date;
use kernel::id::UnitId;
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// The list of units.
pub const LISTED: Listed = Listed {
    table: "unit",
    joins: "",
    columns: store::COLUMNS,
    on: act::SCOPE,
    sorts: &[
        Sort { name: "name", column: "t.name", kind: Kind::Text },
        Sort { name: "region", column: "t.region_path", kind: Kind::Text },
    ],
    default: "region",
};

/// A unit as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitView {
    #[schema(value_type = Uuid)]
    pub id: UnitId,
    pub name: String,
    pub short: String,
    pub kind: String,
    pub kind_label: String,
    /// Region path.
    pub region: String,
    pub region_name: String,
    pub parent: Option<UnitRef>,
    pub aliases: Vec<String>,
    pub initials: String,
    pub level: String,
    pub sector: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
    pub successors: Vec<UnitRef>,
    pub version: i64,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UnitAsk {
    /// Part of a name, short name or alias, or pinyin initials.
    pub q: Option<String>,
    /// Region and everything below: id, code or path.
    pub region: Option<String>,
    #[serde(default)]
    pub kind: Vec<String>,
    /// Also units that have ended.
    #[serde(default)]
    pub ended: bool,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `name` or `region`, `-` before it for descending.
    pub sort: Option<String>,
}

/// A further name.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewAlias {
    pub alias: String,
}

/// Who follows, and from when.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewSuccession {
    #[schema(value_type = Vec<Uuid>)]
    pub to: Vec<UnitId>,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// Units by filter, within scope. Shared with the export.
pub async fn listed(ctx: &Ctx, tx: &mut Tx, ask: &UnitAsk) -> Outcome<List> {
    let mut out = List::new(&LISTED, ctx.scope(), Right::DirectoryRead).among("t.kind", ask.kind.iter().cloned());
    if let Some(region) = ask.region.as_deref().filter(|r| !r.is_empty()) {
        let region = regions::need(tx, region).await?;
        let beyond = format!("{}0", region.path.trim_end_matches('/'));
        out = out.and("t.region_path >= ? and t.region_path < ?", [Value::Text(region.path), Value::Text(beyond)]);
    }
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = list::like(q);
        out = out.and(
            r"(lower(t.name) like ? escape '\' or lower(t.short) like ? escape '\' or t.initials like ? escape '\'
               or exists (select 1 from unit_alias x where x.unit = t.id and lower(x.alias) like ? escape '\'))",
            [like.clone(), like.clone(), like.clone(), like],
        );
    }
    if !ask.ended {
        out = out.and("(t.valid_to is null or t.valid_to >= ?)", [Value::Date(ctx.today())]);
    }
    Ok(out)
}

/// Units with everything that stands in other tables.
pub async fn views(tx: &mut Tx, mut units: Vec<Unit>) -> Outcome<Vec<UnitView>> {
    let ids: Vec<UnitId> = units.iter().map(|u| u.id).collect();
    store::fill(tx, &mut units, Some(&ids)).await?;
    let names: HashMap<String, String> = regions::all(tx).await?.into_iter().map(|r| (r.path, r.name)).collect();
    let others: Vec<UnitId> =
        units.iter().flat_map(|u| u.parent.into_iter().chain(u.successors.iter().map(|s| s.0))).collect();
    let refs = store::refs(tx, &others).await?;
    let view = |u: Unit| UnitView {
        id: u.id,
        kind: u.kind.code().into(),
        kind_label: u.kind.label().into(),
        region_name: names.get(&u.region_path).cloned().unwrap_or_default(),
        region: u.region_path,
        parent: u.parent.and_then(|p| refs.get(&p).cloned()),
        successors: u.successors.iter().filter_map(|s| refs.get(&s.0).cloned()).collect(),
        name: u.name,
        short: u.short,
        aliases: u.aliases,
        initials: u.initials,
        level: u.level,
        sector: u.sector,
        valid_from: u.valid_from,
        valid_to: u.valid_to,
        version: u.version,
    };
    Ok(units.into_iter().map(view).collect())
}

async fn one(tx: &mut Tx, unit: Unit) -> Outcome<UnitView> {
    let plain = Unit { aliases: Vec::new(), successors: Vec::new(), ..unit };
    views(tx, vec![plain]).await?.pop().ok_or_else(|| Refusal::not_found("单位"))
}

#[utoipa::path(get, path = "/units", tag = "org", params(UnitAsk), responses((status = 200, body = Paged<UnitView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<UnitAsk>) -> Answer<Paged<UnitView>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &mut tx, &ask).await?.page(&mut tx, &page_ask, store::decode).await?;
    let items = views(&mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/units/{id}", tag = "org", params(("id" = Uuid, Path)), responses((status = 200, body = UnitView)))]
pub async fn show(ctx: Ctx, Id(id): Id<UnitId>) -> Answer<UnitView> {
    let mut tx = ctx.read().await?;
    let unit = act::find(&ctx, &mut tx, id).await?;
    Ok(Json(one(&mut tx, unit).await?))
}

#[utoipa::path(post, path = "/units", tag = "org", request_body = act::UnitForm, responses((status = 200, body = UnitView)))]
pub async fn create(ctx: Ctx, Body(form): Body<act::UnitForm>) -> Answer<UnitView> {
    let unit = act::create(&ctx, &form).await?;
    Ok(Json(one(&mut ctx.read().await?, unit).await?))
}

#[utoipa::path(put, path = "/units/{id}", tag = "org", params(("id" = Uuid, Path)), request_body = act::UnitForm,
               responses((status = 200, body = UnitView)))]
pub async fn change(ctx: Ctx, Id(id): Id<UnitId>, Body(form): Body<act::UnitForm>) -> Answer<UnitView> {
    let unit = act::change(&ctx, id, &form).await?;
    Ok(Json(one(&mut ctx.read().await?, unit).await?))
}

#[utoipa::path(post, path = "/units/{id}/aliases", tag = "org", params(("id" = Uuid, Path)), request_body = NewAlias,
               responses((status = 200, body = UnitView)))]
pub async fn add_alias(ctx: Ctx, Id(id): Id<UnitId>, Body(new): Body<NewAlias>) -> Answer<UnitView> {
    let mut tx = ctx.begin().await?;
    let unit = act::add_alias(&ctx, &mut tx, id, &new.alias).await?;
    tx.commit().await?;
    Ok(Json(one(&mut ctx.read().await?, unit).await?))
}

#[utoipa::path(post, path = "/units/{id}/successions", tag = "org", params(("id" = Uuid, Path)), request_body = NewSuccession,
               responses((status = 200, body = UnitView)))]
pub async fn succeed(ctx: Ctx, Id(id): Id<UnitId>, Body(new): Body<NewSuccession>) -> Answer<UnitView> {
    let unit = act::succeed(&ctx, id, &new.to, new.on).await?;
    Ok(Json(one(&mut ctx.read().await?, unit).await?))
}
