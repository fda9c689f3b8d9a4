//! HTTP of documents and measures.

use super::act;
use super::decide::{self, DecisionBody};
use super::upload::{self, Target};
use super::view::{Policy, PolicySummary};
use super::{compare, issue, register as sheet, show, store, version as versions};
use ::store::list::like;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use kernel::id::PolicyId;
use kernel::page::PageAsk;
use kernel::{Kind, Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Body, Ctx, Id, Paged, answer::Download};

/// What came of an upload.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Uploaded {
    pub policies: Vec<PolicySummary>,
    /// Sentences about what was noticed; show them.
    pub notes: Vec<String>,
}

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct PolicyAsk {
    /// Words of the title, number or issuer.
    pub q: Option<String>,
    /// `draft` `issued` `superseded` `void`, repeated for several.
    pub state: Vec<String>,
    /// `plan` `news` `unreadable`.
    pub kind: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// created, title, state, measures, open_doubts; with `-` descending.
    pub sort: Option<String>,
}

/// A move of the document's flow.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PolicyMove {
    pub flow: String,
    pub action: String,
    pub version: i64,
    pub note: Option<String>,
}

/// What to compare with.
#[derive(Clone, Debug, Deserialize, IntoParams)]
pub struct DiffAsk {
    /// Another document; without it the version before.
    #[param(value_type = Option<uuid::Uuid>)]
    pub with: Option<PolicyId>,
}

fn broken(e: MultipartError) -> Refusal {
    let say = "上传中断或超过 100 MB 的上限，请检查网络、精简文件后重试。";
    Refusal::new(if e.status() == 413 { Kind::TooLarge } else { Kind::Invalid }, "UPLOAD_BROKEN", say).because(e)
}

/// Files and text fields of a form.
async fn form(mut form: Multipart) -> Outcome<(Vec<(String, Bytes)>, Vec<(String, String)>)> {
    let (mut files, mut fields) = (Vec::new(), Vec::new());
    let mut size = 0;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.file_name().map(str::to_owned) {
            Some(name) => {
                let bytes = field.bytes().await.map_err(broken)?;
                size += bytes.len();
                if size > upload::MOST {
                    let say = format!("一次上传的文件合计超过 {} MB，请分几次上传。", upload::MOST >> 20);
                    return Err(Refusal::new(Kind::TooLarge, "TOO_LARGE", say).at("file", "过大"));
                }
                let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned();
                files.push((if name.is_empty() { "未命名".to_owned() } else { name }, bytes));
            }
            None => {
                let name = field.name().unwrap_or_default().to_owned();
                fields.push((name, field.text().await.map_err(broken)?));
            }
        }
    }
    Ok((files, fields))
}

async fn uploaded(ctx: &Ctx, taken: upload::Taken) -> Outcome<Uploaded> {
    let mut tx = ctx.read().await?;
    let mut policies = Vec::new();
    for id in taken.policies {
        if let Some(whole) = store::by_id(&mut tx, id).await? {
            policies.push(show::summary(&whole.head, Default::default()));
        }
    }
    Ok(Uploaded { policies, notes: taken.notes })
}

/// Upload one or several files; each document in them becomes a draft.
#[utoipa::path(post, path = "/policies", tag = "policy",
    request_body(content = String, content_type = "multipart/form-data",
        description = "file (repeated); region: code or path, without it the region of the own unit"),
    responses((status = 200, body = Uploaded)))]
pub async fn upload(ctx: Ctx, data: Multipart) -> Answer<Uploaded> {
    let (files, fields) = form(data).await?;
    let asked = fields.iter().find(|(name, _)| name == "region").map(|(_, words)| words.as_str());
    let mut tx = ctx.read().await?;
    let region_path = act::region(&ctx, &mut tx, asked).await?;
    drop(tx);
    let taken = upload::take(&ctx, &Target { region_path: &region_path, previous: None }, files).await?;
    Ok(axum::Json(uploaded(&ctx, taken).await?))
}

/// Documents within the own scope, newest first.
#[utoipa::path(get, path = "/policies", tag = "policy", params(PolicyAsk),
    responses((status = 200, body = Paged<PolicySummary>)))]
pub async fn list(ctx: Ctx, Ask(q): Ask<PolicyAsk>) -> Answer<Paged<PolicySummary>> {
    let mut tx = ctx.read().await?;
    let mut list =
        store::list(ctx.scope()).among("t.state", q.state.iter().map(String::as_str)).when(q.kind, "t.kind = ?");
    if let Some(words) = q.q.as_deref().filter(|w| !w.trim().is_empty()) {
        let (a, b, c) = (like(words), like(words), like(words));
        let sql = "(lower(t.title) like ? escape '\\' or lower(coalesce(t.doc_number, '')) like ? escape '\\' \
                   or lower(coalesce(t.issuer, '')) like ? escape '\\')";
        list = list.and(sql, [a, b, c]);
    }
    let ask = PageAsk { limit: q.limit, after: q.after, sort: q.sort };
    let page = list.page(&mut tx, &ask, store::head).await?;
    let ids: Vec<PolicyId> = page.items.iter().map(|h| h.id).collect();
    let mut lights = act::lights(&mut tx, &ids).await?.into_iter();
    Ok(axum::Json(page.map(|h| show::summary(&h, lights.next().unwrap_or_default())).into()))
}

/// A document with everything for its review.
#[utoipa::path(get, path = "/policies/{id}", tag = "policy", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = Policy)))]
pub async fn one(ctx: Ctx, Id(id): Id<PolicyId>) -> Answer<Policy> {
    let mut tx = ctx.read().await?;
    let u = act::find(&ctx, &mut tx, id).await?;
    Ok(axum::Json(act::page(&ctx, &mut tx, &u).await?))
}

/// One decision of the review.
#[utoipa::path(post, path = "/policies/{id}/decisions", tag = "policy", params(("id" = uuid::Uuid, Path)),
    request_body = DecisionBody, responses((status = 200, body = Policy)))]
pub async fn decide(ctx: Ctx, Id(id): Id<PolicyId>, Body(body): Body<DecisionBody>) -> Answer<Policy> {
    let u = decide::decide(&ctx, id, body).await?;
    let mut tx = ctx.read().await?;
    Ok(axum::Json(act::page(&ctx, &mut tx, &u).await?))
}

/// Issue or withdraw a document.
#[utoipa::path(post, path = "/policies/{id}/moves", tag = "policy", params(("id" = uuid::Uuid, Path)),
    request_body = PolicyMove, responses((status = 200, body = Policy)))]
pub async fn advance(ctx: Ctx, Id(id): Id<PolicyId>, Body(body): Body<PolicyMove>) -> Answer<Policy> {
    if body.flow != "policy" {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "文件只有“policy”这一个流程。").at("flow", "须为 policy").into());
    }
    let u = issue::advance(&ctx, id, &body.action, body.version, body.note).await?;
    let mut tx = ctx.read().await?;
    Ok(axum::Json(act::page(&ctx, &mut tx, &u).await?))
}

/// What a version changes against another, and what that does to live tasks.
#[utoipa::path(get, path = "/policies/{id}/diff", tag = "policy", params(("id" = uuid::Uuid, Path), DiffAsk),
    responses((status = 200, body = compare::DiffView)))]
pub async fn diff(ctx: Ctx, Id(id): Id<PolicyId>, Ask(q): Ask<DiffAsk>) -> Answer<compare::DiffView> {
    let mut tx = ctx.read().await?;
    Ok(axum::Json(compare::compare(&ctx, &mut tx, id, q.with).await?))
}

/// Upload a new version of a document.
#[utoipa::path(post, path = "/policies/{id}/versions", tag = "policy", params(("id" = uuid::Uuid, Path)),
    request_body(content = String, content_type = "multipart/form-data", description = "file"),
    responses((status = 200, body = Uploaded)))]
pub async fn version(ctx: Ctx, Id(id): Id<PolicyId>, data: Multipart) -> Answer<Uploaded> {
    let (files, _) = form(data).await?;
    let taken = versions::upload(&ctx, id, files).await?;
    Ok(axum::Json(uploaded(&ctx, taken).await?))
}

/// The register of measures as a workbook.
#[utoipa::path(get, path = "/policies/{id}/register.xlsx", tag = "policy", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn register(ctx: Ctx, Id(id): Id<PolicyId>) -> Result<Download, web::Problem> {
    let mut tx = ctx.read().await?;
    let u = act::find(&ctx, &mut tx, id).await?;
    Ok(sheet::download(&u)?)
}

/// The original file.
#[utoipa::path(get, path = "/policies/{id}/file", tag = "policy", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>)))]
pub async fn file(ctx: Ctx, Id(id): Id<PolicyId>) -> Result<Download, web::Problem> {
    let mut tx = ctx.read().await?;
    let head = store::find(&mut tx, ctx.scope(), id).await?.head;
    let bytes = ctx.app().files.get(&head.file_sha).await?.to_vec();
    // Never shown in the browser: an uploaded page could carry a script.
    Ok(Download { name: head.file_name, media: head.media, bytes, inline: false })
}

/// From a sentence to its tasks.
#[utoipa::path(get, path = "/measures/{id}", tag = "policy", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = compare::MeasurePage)))]
pub async fn measure(ctx: Ctx, Id(id): Id<kernel::id::MeasureId>) -> Answer<compare::MeasurePage> {
    let mut tx = ctx.read().await?;
    Ok(axum::Json(compare::measure(&ctx, &mut tx, id).await?))
}
