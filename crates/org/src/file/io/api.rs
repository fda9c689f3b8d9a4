//! Routes of files.

use super::{act, form, store};
use crate::file::File;
use axum::Json;
use axum::extract::Multipart;
use jiff::Timestamp;
use kernel::Refusal;
use kernel::id::FileId;
use serde::Serialize;
use utoipa::ToSchema;
use web::answer::Download;
use web::view::PersonRef;
use web::{Answer, Ctx, Id, Problem};

/// A file as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileView {
    #[schema(value_type = Uuid)]
    pub id: FileId,
    pub name: String,
    /// Bytes.
    pub size: i64,
    pub media: String,
    /// SM3 of the bytes.
    pub sha: String,
    /// What the photo itself says.
    pub taken_at: Option<Timestamp>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
    pub uploaded_at: Timestamp,
    pub by: Option<PersonRef>,
    /// The same bytes were uploaded before, by anybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again: Option<bool>,
}

impl From<File> for FileView {
    fn from(f: File) -> FileView {
        FileView {
            id: f.id,
            name: f.name,
            size: f.size,
            media: f.media,
            sha: f.sha,
            taken_at: f.taken_at,
            lat: f.lat,
            lng: f.lng,
            uploaded_at: f.at,
            by: f.by_person.map(|id| PersonRef { id, name: f.by_name, post: None }),
            again: None,
        }
    }
}

#[utoipa::path(post, path = "/files", tag = "file",
               request_body(content = String, content_type = "multipart/form-data", description = "file"),
               responses((status = 200, body = FileView)))]
pub async fn upload(ctx: Ctx, data: Multipart) -> Answer<FileView> {
    let (sent, _) = form::one_file(data, act::MOST).await?;
    let file = act::upload(&ctx, sent).await?;
    let again = store::uploads(&mut ctx.read().await?, &file.sha).await? > 1;
    Ok(Json(FileView { again: Some(again), ..file.into() }))
}

/// The original, always as a download.
#[utoipa::path(get, path = "/files/{id}", tag = "file", params(("id" = Uuid, Path)),
               responses((status = 200, content_type = "application/octet-stream")))]
pub async fn original(ctx: Ctx, Id(id): Id<FileId>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let file = act::find(&ctx, &mut tx, id).await?;
    drop(tx);
    let bytes = ctx.app().files.get(&file.sha).await?.to_vec();
    Ok(Download { name: file.name, media: file.media, bytes, inline: false })
}

/// The copy of a picture for the browser.
#[utoipa::path(get, path = "/files/{id}/view", tag = "file", params(("id" = Uuid, Path)),
               responses((status = 200, content_type = "image/jpeg")))]
pub async fn view(ctx: Ctx, Id(id): Id<FileId>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let file = act::find(&ctx, &mut tx, id).await?;
    let view = store::view(&mut tx, id).await?;
    drop(tx);
    let say = "这个附件不是照片，不能在页面内显示，请下载后查看。";
    let (sha, media) = view.ok_or_else(|| Refusal::new(kernel::Kind::NotFound, "NO_VIEW", say))?;
    let bytes = ctx.app().files.get(&sha).await?.to_vec();
    Ok(Download { name: file.name, media, bytes, inline: true })
}
