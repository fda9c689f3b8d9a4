//! Routes of rosters.

use super::{act, store};
use crate::region::io::store as regions;
use crate::roster::Roster;
use crate::{directory, unit};
use ::store::{Kind, List, Listed, Sort, Tx};
use axum::Json;
use jiff::civil::Date;
use kernel::id::{RosterId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx, Id};

pub const LISTED: Listed = Listed {
    table: "roster",
    joins: "",
    columns: store::COLUMNS,
    on: act::SCOPE,
    sorts: &[Sort { name: "region", column: "t.region_path", kind: Kind::Text }],
    default: "region",
};

/// A roster as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RosterView {
    #[schema(value_type = Uuid)]
    pub id: RosterId,
    pub phrase: String,
    /// Region path.
    pub region: String,
    pub region_name: String,
    pub name: String,
    pub source: String,
    pub entries: Vec<EntryView>,
    pub version: i64,
}

/// One unit's time on it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryView {
    pub unit: UnitRef,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

/// What to resolve.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResolveAsk {
    /// The words as written in the document.
    pub phrase: String,
    /// Region of the document: id, code or path; the own unit's if absent.
    pub region: Option<String>,
    /// The day for which to read it; today if absent.
    #[param(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
}

async fn views(tx: &mut Tx, mut rosters: Vec<Roster>) -> Outcome<Vec<RosterView>> {
    rosters.iter_mut().for_each(|r| r.entries.clear());
    store::fill(tx, &mut rosters).await?;
    let ids: Vec<UnitId> = rosters.iter().flat_map(|r| r.entries.iter().map(|e| e.unit)).collect();
    let refs = unit::io::store::refs(tx, &ids).await?;
    let names: HashMap<String, String> = regions::all(tx).await?.into_iter().map(|r| (r.path, r.name)).collect();
    let view = |r: Roster| RosterView {
        id: r.id,
        phrase: r.phrase,
        region_name: names.get(&r.region_path).cloned().unwrap_or_default(),
        region: r.region_path,
        name: r.name,
        source: r.source,
        entries: r
            .entries
            .iter()
            .filter_map(|e| Some(EntryView { unit: refs.get(&e.unit)?.clone(), from: e.valid_from, to: e.valid_to }))
            .collect(),
        version: r.version,
    };
    Ok(rosters.into_iter().map(view).collect())
}

async fn one(tx: &mut Tx, roster: Roster) -> Outcome<RosterView> {
    views(tx, vec![roster]).await?.pop().ok_or_else(|| Refusal::not_found("名单"))
}

#[utoipa::path(get, path = "/rosters", tag = "org", responses((status = 200, body = Vec<RosterView>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<RosterView>> {
    let mut tx = ctx.read().await?;
    let list = List::new(&LISTED, ctx.scope(), Right::DirectoryRead);
    let rosters = list.everything(&mut tx, &PageAsk::default(), 2000, store::decode).await?;
    Ok(Json(views(&mut tx, rosters).await?))
}

#[utoipa::path(post, path = "/rosters", tag = "org", request_body = act::RosterForm,
               responses((status = 200, body = RosterView)))]
pub async fn create(ctx: Ctx, Body(form): Body<act::RosterForm>) -> Answer<RosterView> {
    let roster = act::create(&ctx, &form).await?;
    Ok(Json(one(&mut ctx.read().await?, roster).await?))
}

#[utoipa::path(put, path = "/rosters/{id}", tag = "org", params(("id" = Uuid, Path)), request_body = act::RosterForm,
               responses((status = 200, body = RosterView)))]
pub async fn change(ctx: Ctx, Id(id): Id<RosterId>, Body(form): Body<act::RosterForm>) -> Answer<RosterView> {
    let roster = act::change(&ctx, id, &form).await?;
    Ok(Json(one(&mut ctx.read().await?, roster).await?))
}

/// The units that words in a document of a region mean on a day.
#[utoipa::path(get, path = "/rosters/resolve", tag = "org", params(ResolveAsk), responses((status = 200, body = Vec<UnitRef>)))]
pub async fn resolve(ctx: Ctx, Ask(ask): Ask<ResolveAsk>) -> Answer<Vec<UnitRef>> {
    let mut tx = ctx.read().await?;
    let path = match ask.region.as_deref().filter(|r| !r.trim().is_empty()) {
        Some(region) => regions::need(&mut tx, region).await?.path,
        None => match unit::io::store::by_id(&mut tx, ctx.unit()?).await? {
            Some(unit) => unit.region_path,
            None => return Err(Refusal::not_found("单位").into()),
        },
    };
    ctx.need(Right::DirectoryRead, &path, None)?;
    let directory = directory::load(&mut tx).await?;
    let found = directory.resolve(&ask.phrase, &path, ask.on.unwrap_or(ctx.today()));
    Ok(Json(found.units.iter().map(|u| directory.unit_ref(*u)).collect()))
}
