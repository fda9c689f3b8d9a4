//! Routes of duty records.

use super::act::{self, NewRecord};
use super::store::{self, LISTED};
use crate::record::flow::RecordFlow;
use crate::record::model::{KINDS, Record, kind_label};
use ::store::{List, Tx, Value, list as lists};
use axum::Json;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{FileId, PersonId, RecordId, SiteId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::view::{PersonRef, UnitRef};
use web::{Answer, Ask, Body, Ctx, Id, Offer, Paged, offer};

/// Filters of records.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RecordAsk {
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub unit: Vec<UnitId>,
    /// Checked at this site.
    #[param(value_type = Option<Uuid>)]
    pub site: Option<SiteId>,
    #[serde(default)]
    pub kind: Vec<String>,
    /// `valid` `voided`
    #[serde(default)]
    pub state: Vec<String>,
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub q: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `on`, `-` before it for descending (the default).
    pub sort: Option<String>,
}

/// A record to be entered.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RecordForm {
    /// `meeting` `led_inspection` `lecture` `talk` `drill` `report` `listing` `exposure` `training` `inspection` `study` `hazard_solved` `assessment` `other`
    pub kind: String,
    pub title: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    #[schema(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub people: Vec<PersonId>,
    pub object: Option<String>,
    #[serde(default)]
    pub places: Vec<String>,
    /// Things covered, where things are counted; 1 if missing.
    pub amount: Option<i64>,
    #[serde(default)]
    pub high_risk: bool,
    pub note: Option<String>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
}

/// A step of a record's life.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RecordMove {
    pub flow: Option<String>,
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
}

/// An occurrence that a record counts for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountsFor {
    pub occurrence: Uuid,
    pub label: String,
    /// 0: fits, but repeats another record of the same day and object.
    pub counts: i64,
}

/// An attachment of a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordFile {
    #[schema(value_type = Uuid)]
    pub id: FileId,
    pub name: String,
    pub size: i64,
    pub media: String,
}

/// A record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordView {
    #[schema(value_type = Uuid)]
    pub id: RecordId,
    pub kind: String,
    pub kind_label: String,
    pub title: String,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub unit: UnitRef,
    pub people: Vec<PersonRef>,
    pub object: Option<String>,
    #[schema(value_type = Option<Uuid>)]
    pub site: Option<SiteId>,
    pub places: Vec<String>,
    pub amount: i64,
    pub high_risk: bool,
    pub note: Option<String>,
    pub files: Vec<RecordFile>,
    pub counts_for: Vec<CountsFor>,
    /// `valid` `voided`
    pub state: String,
    pub state_label: String,
    pub by: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub version: i64,
    pub offers: Vec<Offer>,
}

fn listed(ctx: &Ctx, ask: &RecordAsk) -> Outcome<List> {
    if let Some(bad) = ask.kind.iter().find(|k| KINDS.iter().all(|(code, _)| code != k)) {
        return Err(Refusal::invalid("BAD_FILTER", format!("没有“{bad}”这种记录，请清除筛选后重选。")));
    }
    let mut out = List::new(&LISTED, ctx.scope(), Right::RecordRead)
        .among("t.unit", ask.unit.iter().copied())
        .among("t.kind", ask.kind.iter().cloned())
        .among("t.state", ask.state.iter().cloned())
        .when(ask.site, "t.site = ?")
        .when(ask.from, "t.on_day >= ?")
        .when(ask.to, "t.on_day <= ?");
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = lists::like(q);
        out = out.and(r"(lower(t.title) like ? escape '\' or lower(t.object) like ? escape '\')", [like.clone(), like]);
    }
    Ok(out)
}

/// A record with the names of its unit, straight from a row.
fn named(row: &::store::Row) -> Outcome<(Record, UnitRef)> {
    let record = store::decode(row)?;
    let unit = UnitRef {
        id: record.unit,
        name: row.get("unit_name")?,
        short: row.get("unit_short")?,
        region: row.get("unit_region")?,
    };
    Ok((record, unit))
}

async fn views(ctx: &Ctx, tx: &mut Tx, found: Vec<(Record, UnitRef)>) -> Outcome<Vec<RecordView>> {
    let ids: Vec<RecordId> = found.iter().map(|f| f.0.id).collect();
    let mut counts = store::counts_for(tx, &ids).await?;
    let people: Vec<PersonId> = found.iter().flat_map(|f| f.0.people.iter().copied()).collect();
    let people = store::people(tx, &people).await?;
    let files = files(tx, &found).await?;
    let view = |(r, unit): (Record, UnitRef)| RecordView {
        offers: offer::offers::<RecordFlow>(r.state, &act::parties(ctx, &r), |_| None),
        kind_label: kind_label(&r.kind).into(),
        people: r
            .people
            .iter()
            .filter_map(|p| people.get(p).map(|x| PersonRef { id: *p, name: x.name.clone(), post: None }))
            .collect(),
        files: r.files.iter().filter_map(|f| files.get(f).cloned()).collect(),
        counts_for: counts
            .remove(&r.id)
            .unwrap_or_default()
            .into_iter()
            // What a leader owes is shown to the leader and to the office.
            .filter(|c| c.3.is_none() || c.3 == ctx.actor().person || ctx.scope().may(Right::DossierAssign))
            .map(|(occurrence, label, counts, _)| CountsFor { occurrence, label, counts })
            .collect(),
        id: r.id,
        kind: r.kind,
        title: r.title,
        on: r.on,
        unit,
        object: r.object,
        site: r.site,
        places: r.places,
        amount: r.amount,
        high_risk: r.high_risk,
        note: r.note,
        state: r.state.code().into(),
        state_label: r.state.label().into(),
        by: r.by_name,
        at: r.at,
        version: r.version,
    };
    Ok(found.into_iter().map(view).collect())
}

async fn files(tx: &mut Tx, found: &[(Record, UnitRef)]) -> Outcome<HashMap<FileId, RecordFile>> {
    let ids: Vec<FileId> = found.iter().flat_map(|f| f.0.files.iter().copied()).collect();
    let mut out = HashMap::new();
    for chunk in ids.chunks(200) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!("select id, name, size, media from file where id in ({})", marks.join(","));
        let values: Vec<Value> = chunk.iter().map(|f| Value::from(*f)).collect();
        for row in tx.all(&sql, &values).await? {
            let id = row.get("id")?;
            let one = RecordFile { id, name: row.get("name")?, size: row.get("size")?, media: row.get("media")? };
            out.insert(id, one);
        }
    }
    Ok(out)
}

async fn whole(ctx: &Ctx, id: RecordId) -> Outcome<RecordView> {
    let mut tx = ctx.read().await?;
    let found = listed(ctx, &RecordAsk::default())?
        .and("t.id = ?", [Value::from(id)])
        .everything(&mut tx, &PageAsk::default(), 1, named)
        .await?;
    views(ctx, &mut tx, found).await?.pop().ok_or_else(|| Refusal::not_found("履职记录"))
}

#[utoipa::path(get, path = "/records", tag = "record", params(RecordAsk), responses((status = 200, body = Paged<RecordView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<RecordAsk>) -> Answer<Paged<RecordView>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, named).await?;
    let items = views(&ctx, &mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/records/{id}", tag = "record", params(("id" = Uuid, Path)), responses((status = 200, body = RecordView)))]
pub async fn one(ctx: Ctx, Id(id): Id<RecordId>) -> Answer<RecordView> {
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(post, path = "/records", tag = "record", request_body = RecordForm, responses((status = 200, body = RecordView)))]
pub async fn enter(ctx: Ctx, Body(form): Body<RecordForm>) -> Answer<RecordView> {
    let new = NewRecord {
        kind: form.kind,
        title: form.title,
        on: form.on,
        unit: form.unit,
        people: form.people,
        object: form.object,
        places: form.places,
        amount: form.amount,
        high_risk: form.high_risk,
        note: form.note,
        files: form.files,
    };
    let record = act::enter(&ctx, new).await?;
    Ok(Json(whole(&ctx, record.id).await?))
}

#[utoipa::path(post, path = "/records/{id}/moves", tag = "record", params(("id" = Uuid, Path)), request_body = RecordMove,
               responses((status = 200, body = RecordView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<RecordId>, Body(body): Body<RecordMove>) -> Answer<RecordView> {
    if body.flow.as_deref().is_some_and(|f| f != "record") {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "履职记录没有这个流程。").into());
    }
    act::advance(&ctx, id, &body.action, body.version, body.note.as_deref()).await?;
    Ok(Json(whole(&ctx, id).await?))
}
