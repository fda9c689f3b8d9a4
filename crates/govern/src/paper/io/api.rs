//! Routes of papers.

use super::act::{self, Edit};
use super::draft::{self, known, names};
use super::file::{self, Print};
use super::store::{self, LISTED};
use super::{facts, view};
use crate::paper::flow::PaperFlow;
use crate::paper::model::{Draft, Filed};
use crate::paper::page;
use ::store::{List, Tx, list as lists};
use axum::Json;
use kernel::flow::Flow;
use kernel::id::{PaperId, PersonId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use view::{PaperPages, PaperRow, PaperView};
use web::answer::Download;
use web::{Answer, Ask, Body, Ctx, Id, Paged, Problem};

/// Filters of papers.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PaperAsk {
    /// `draft` `signing` `issued` `void`
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    pub template: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub organ: Vec<UnitId>,
    /// What the papers are about.
    pub about: Option<Uuid>,
    pub q: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    pub sort: Option<String>,
}

/// A draft asked for by a person.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PaperForm {
    pub template: String,
    /// The asker's own unit where it is missing.
    #[schema(value_type = Option<Uuid>)]
    pub organ: Option<UnitId>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub to: Vec<UnitId>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub copy_to: Vec<UnitId>,
    /// `task` or `unit`
    pub concept: String,
    pub about: Uuid,
    /// Facts beside those of the record.
    #[serde(default)]
    pub facts: serde_json::Map<String, serde_json::Value>,
    #[schema(value_type = Option<Uuid>)]
    pub signer: Option<PersonId>,
}

/// Changes of a draft; what is missing stays.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PaperEdit {
    pub version: i64,
    pub text: Option<String>,
    #[schema(value_type = Option<Vec<Uuid>>)]
    pub to: Option<Vec<UnitId>>,
    #[schema(value_type = Option<Vec<Uuid>>)]
    pub copy_to: Option<Vec<UnitId>>,
    pub seal: Option<bool>,
    /// 特急 or 加急; empty takes it away.
    pub urgency: Option<String>,
    /// Refused unless empty: secret papers do not belong here.
    pub secrecy: Option<String>,
}

/// A step of a paper's life.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PaperMove {
    pub flow: Option<String>,
    /// `submit` `return` `sign` `void` `revoke`
    pub action: String,
    pub version: Option<i64>,
    pub reason: Option<String>,
}

/// Which unit has it; the asker's own where it is missing.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PaperReceipt {
    #[schema(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
}

/// Which file.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PaperFileAsk {
    /// `docx` or `pdf`
    pub form: String,
    /// Show in the browser instead of saving.
    #[serde(default)]
    pub inline: bool,
}

/// Facts of the record with those of the form on top.
pub(super) async fn gathered(
    ctx: &Ctx,
    tx: &mut Tx,
    concept: &str,
    about: Uuid,
    more: serde_json::Map<String, serde_json::Value>,
) -> Outcome<serde_json::Value> {
    let mut all = facts::of(ctx, tx, concept, about).await?.as_object().cloned().unwrap_or_default();
    all.extend(more);
    Ok(all.into())
}

async fn whole(ctx: &Ctx, tx: &mut Tx, filed: Filed) -> Outcome<PaperView> {
    let copies = store::copies(tx, filed.id).await?;
    view::paper(ctx, tx, filed, copies).await
}

#[utoipa::path(get, path = "/papers", tag = "paper", params(PaperAsk), responses((status = 200, body = Paged<PaperRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<PaperAsk>) -> Answer<Paged<PaperRow>> {
    if let Some(bad) = ask.state.iter().find(|s| PaperFlow::parse_state(s).is_none()) {
        return Err(Refusal::invalid("BAD_FILTER", format!("公文没有“{bad}”这种状态，请清除筛选后重选。")).into());
    }
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let mut list = List::new(&LISTED, ctx.scope(), Right::PaperRead)
        .among("t.state", ask.state.iter().cloned())
        .among("t.template", ask.template.iter().cloned())
        .among("t.organ", ask.organ.iter().copied())
        .when(ask.about, "t.about = ?");
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = lists::like(q);
        list =
            list.and(r"(lower(t.title) like ? escape '\' or lower(t.printed) like ? escape '\')", [like.clone(), like]);
    }
    let page = list.page(&mut tx, &page_ask, store::decode).await?;
    let items = view::rows(&mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/papers/{id}", tag = "paper", params(("id" = Uuid, Path)), responses((status = 200, body = PaperView)))]
pub async fn one(ctx: Ctx, Id(id): Id<PaperId>) -> Answer<PaperView> {
    let mut tx = ctx.read().await?;
    let filed = store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(whole(&ctx, &mut tx, filed).await?))
}

#[utoipa::path(post, path = "/papers", tag = "paper", request_body = PaperForm, responses((status = 200, body = PaperView)))]
pub async fn add(ctx: Ctx, Body(form): Body<PaperForm>) -> Answer<PaperView> {
    let organ = form.organ.map_or_else(|| ctx.unit(), Ok)?;
    let mut tx = ctx.begin().await?;
    let facts = gathered(&ctx, &mut tx, &form.concept, form.about, form.facts).await?;
    let draft = Draft {
        template: form.template,
        organ,
        to: form.to,
        copy_to: form.copy_to,
        concept: form.concept,
        about: form.about,
        facts,
        signer: form.signer,
    };
    let (filed, _) = draft::made(&ctx, &mut tx, draft).await?;
    let view = whole(&ctx, &mut tx, filed).await?;
    tx.commit().await?;
    Ok(Json(view))
}

#[utoipa::path(put, path = "/papers/{id}", tag = "paper", params(("id" = Uuid, Path)), request_body = PaperEdit,
               responses((status = 200, body = PaperView)))]
pub async fn change(ctx: Ctx, Id(id): Id<PaperId>, Body(form): Body<PaperEdit>) -> Answer<PaperView> {
    let edit = Edit {
        text: form.text,
        to: form.to,
        copy_to: form.copy_to,
        seal: form.seal,
        urgency: form.urgency,
        secrecy: form.secrecy,
    };
    let mut tx = ctx.begin().await?;
    let filed = act::edit(&ctx, &mut tx, id, form.version, edit).await?;
    let view = whole(&ctx, &mut tx, filed).await?;
    tx.commit().await?;
    Ok(Json(view))
}

#[utoipa::path(post, path = "/papers/{id}/moves", tag = "paper", params(("id" = Uuid, Path)), request_body = PaperMove,
               responses((status = 200, body = PaperView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<PaperId>, Body(body): Body<PaperMove>) -> Answer<PaperView> {
    if body.flow.as_deref().is_some_and(|f| f != PaperFlow::NAME) {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "公文没有这个流程。").into());
    }
    let mut tx = ctx.begin().await?;
    let filed = act::advance(&ctx, &mut tx, id, &body.action, body.version, body.reason.as_deref()).await?;
    let view = whole(&ctx, &mut tx, filed).await?;
    tx.commit().await?;
    Ok(Json(view))
}

#[utoipa::path(post, path = "/papers/{id}/receipt", tag = "paper", params(("id" = Uuid, Path)), request_body = PaperReceipt,
               responses((status = 200, body = PaperView)))]
pub async fn receipt(ctx: Ctx, Id(id): Id<PaperId>, Body(body): Body<PaperReceipt>) -> Answer<PaperView> {
    let unit = body.unit.map_or_else(|| ctx.unit(), Ok)?;
    let mut tx = ctx.begin().await?;
    act::receive(&ctx, &mut tx, id, unit).await?;
    let filed = store::find(&mut tx, ctx.scope(), id).await?;
    let view = whole(&ctx, &mut tx, filed).await?;
    tx.commit().await?;
    Ok(Json(view))
}

#[utoipa::path(get, path = "/papers/{id}/file", tag = "paper", params(("id" = Uuid, Path), PaperFileAsk),
               responses((status = 200, description = "the file as first made", body = Vec<u8>)))]
pub async fn print(ctx: Ctx, Id(id): Id<PaperId>, Ask(ask): Ask<PaperFileAsk>) -> Result<Download, Problem> {
    let print = Print::parse(&ask.form)?;
    let (filed, bytes) = file::file(&ctx, id, print).await?;
    let number = filed.printed.unwrap_or_default();
    let name = format!("{number} {}.{}", filed.title, print.code());
    Ok(Download { name, media: print.media().into(), bytes: bytes.to_vec(), inline: ask.inline })
}

#[utoipa::path(get, path = "/papers/{id}/pages", tag = "paper", params(("id" = Uuid, Path)), responses((status = 200, body = PaperPages)))]
pub async fn pages(ctx: Ctx, Id(id): Id<PaperId>) -> Answer<PaperPages> {
    let mut tx = ctx.read().await?;
    let filed = store::find(&mut tx, ctx.scope(), id).await?;
    let paper = match filed.content {
        Some(_) => page::thaw(&filed)?,
        None => {
            let (to, copy_to) =
                (known(&mut tx, &filed.to, "to").await?, known(&mut tx, &filed.copy_to, "copy_to").await?);
            page::compose(&filed, names(&to, &filed.to), names(&copy_to, &filed.copy_to), ctx.today())
        }
    };
    Ok(Json(view::pages(&paper)))
}
