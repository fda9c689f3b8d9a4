//! Routes of templates, imports and exports.

use super::{act, columns, export};
use crate::file::io::form;
use crate::import::model::{CellProblem, Counts, Kind, State};
use axum::Json;
use axum::extract::Multipart;
use kernel::id::ImportId;
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::answer::Download;
use web::{Answer, Body, Ctx, Id, Problem};

/// Size of a filled template at most, in bytes.
const MOST: usize = 20 << 20;

/// A file before it is written.
#[derive(Serialize, ToSchema)]
pub struct Preview {
    #[schema(value_type = Uuid)]
    pub id: ImportId,
    pub kind: String,
    pub file_name: String,
    pub columns: Vec<String>,
    pub rows: Vec<PreviewRow>,
    pub counts: Counts,
    /// What was passed over: unknown columns, example rows.
    pub notes: Vec<String>,
}

/// One row, in the order of the columns.
#[derive(Serialize, ToSchema)]
pub struct PreviewRow {
    /// As Excel counts, from 1.
    pub row: u32,
    pub state: State,
    pub cells: Vec<String>,
    pub problems: Vec<CellProblem>,
}

/// Whether to leave out the rows that are wrong.
#[derive(Deserialize, ToSchema)]
pub struct Apply {
    #[serde(default)]
    pub only_good: bool,
}

fn kind(word: &str) -> Outcome<Kind> {
    let code = word.strip_suffix(".xlsx").unwrap_or(word);
    Kind::parse(code).ok_or_else(|| {
        let all: Vec<_> = Kind::ALL.iter().map(|k| k.code()).collect();
        let say = format!("没有“{code}”这种表，可选：{}。", all.join("、"));
        Refusal::new(kernel::Kind::NotFound, "NO_SUCH_TABLE", say)
    })
}

/// The template of a kind: `units.xlsx`, `persons.xlsx`, `rosters.xlsx`, `enterprises.xlsx`.
#[utoipa::path(get, path = "/templates/{file}", tag = "org", params(("file" = String, Path)),
               responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn template(_ctx: Ctx, Id(file): Id<String>) -> Result<Download, Problem> {
    let kind = kind(&file)?;
    let write = tokio::task::spawn_blocking(move || office::sheet::write(&[columns::template(kind)]));
    let bytes = write.await.map_err(Refusal::internal)?.map_err(|e| Refusal::invalid("UNWRITABLE", e.say))?;
    Ok(Download::xlsx(format!("{}导入模板.xlsx", kind.label()), bytes))
}

/// Everything of a kind that one may see, in the layout of the template.
#[utoipa::path(get, path = "/exports/{file}", tag = "org", params(("file" = String, Path)),
               responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn exported(ctx: Ctx, Id(file): Id<String>) -> Result<Download, Problem> {
    let kind = kind(&file)?;
    let bytes = export::export(&ctx, kind).await?;
    Ok(Download::xlsx(format!("{}名录{}.xlsx", kind.label(), ctx.today()), bytes))
}

#[utoipa::path(post, path = "/imports/{kind}", tag = "org", params(("kind" = String, Path)),
               request_body(content = String, content_type = "multipart/form-data", description = "file"),
               responses((status = 200, body = Preview)))]
pub async fn preview(ctx: Ctx, Id(word): Id<String>, data: Multipart) -> Answer<Preview> {
    let kind = kind(&word)?;
    let (file, _) = form::one_file(data, MOST).await?;
    let done = act::preview(&ctx, kind, file.name, file.bytes).await?;
    let heads: Vec<String> = columns::columns(kind).into_iter().map(|c| c.head).collect();
    let counts = Counts::of(&done.checked);
    let rows = done.lines.iter().zip(done.checked).map(|(line, checked)| PreviewRow {
        row: line.row,
        state: checked.state,
        cells: heads.iter().map(|h| line.text(h).to_owned()).collect(),
        problems: checked.problems,
    });
    Ok(Json(Preview {
        id: done.id,
        kind: kind.code().into(),
        file_name: done.file_name,
        rows: rows.collect(),
        columns: heads,
        counts,
        notes: done.notes,
    }))
}

#[utoipa::path(post, path = "/imports/{id}/apply", tag = "org", params(("id" = Uuid, Path)), request_body = Apply,
               responses((status = 200, body = Counts)))]
pub async fn apply(ctx: Ctx, Id(id): Id<ImportId>, Body(body): Body<Apply>) -> Answer<Counts> {
    Ok(Json(act::apply(&ctx, id, body.only_good).await?))
}
