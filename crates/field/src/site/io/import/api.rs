//! Routes of imports.

use super::check::columns;
use super::run;
use super::store::{self, Import};
use crate::site::import::COLUMNS;
use crate::site::io::view::Coded;
use axum::Json;
use axum::extract::Multipart;
use kernel::Refusal;
use kernel::id::ImportId;
use office::sheet::{Cell, Sheet, write};
use org::file::io::form;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::answer::Download;
use web::{Answer, Body, Ctx, Id, Problem};

/// Size of a filled workbook at most, in bytes.
const MOST: usize = 60 << 20;

/// An import: how far it is, and what is wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteImport {
    #[schema(value_type = Uuid)]
    pub id: ImportId,
    pub file_name: String,
    /// `reading` `checked` `applying` `applied` `failed`
    pub state: Coded,
    /// Rows read or written.
    pub done: i64,
    /// Rows in the file; while it is read, as the file says.
    pub total: i64,
    pub counts: SiteImportCounts,
    /// All faults, also those that are not in the list.
    pub fault_count: usize,
    pub faults: Vec<SiteImportFault>,
    pub notes: Vec<String>,
    /// Why it was not completed.
    pub failed: Option<String>,
    pub read_ms: u64,
    pub write_ms: u64,
}

/// Rows by what happens to them.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteImportCounts {
    pub new: usize,
    pub change: usize,
    pub same: usize,
    pub error: usize,
}

/// A cell that is wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteImportFault {
    pub sheet: String,
    pub row: u32,
    /// `B7`; the row alone where the file lacks the column.
    pub cell: String,
    pub column: String,
    /// What stands there.
    pub text: String,
    pub say: String,
}

fn view(i: Import) -> SiteImport {
    let c = i.told.counts;
    let fault = |f: store::Placed| SiteImportFault {
        sheet: f.sheet,
        row: f.fault.row,
        cell: f.cell,
        column: COLUMNS.get(f.fault.column).map_or("", |c| c.head).into(),
        text: f.fault.text,
        say: f.fault.say,
    };
    SiteImport {
        id: i.id,
        file_name: i.file_name,
        state: Coded::new(i.state.code(), i.state.label()),
        done: i.done,
        total: i.total,
        counts: SiteImportCounts { new: c.new, change: c.change, same: c.same, error: c.error },
        fault_count: i.told.fault_count,
        faults: i.told.faults.into_iter().map(fault).collect(),
        notes: i.told.notes,
        failed: i.told.failed,
        read_ms: i.told.read_ms,
        write_ms: i.told.write_ms,
    }
}

/// Whether to leave out the rows that are wrong.
#[derive(Deserialize, ToSchema)]
pub struct SiteImportApply {
    #[serde(default)]
    pub only_good: bool,
}

#[utoipa::path(post, path = "/site-imports", tag = "site",
               request_body(content = String, content_type = "multipart/form-data", description = "file"),
               responses((status = 200, body = SiteImport)))]
pub async fn begin(ctx: Ctx, data: Multipart) -> Answer<SiteImport> {
    let (file, _) = form::one_file(data, MOST).await?;
    Ok(Json(view(run::begin(&ctx, file.name, file.bytes).await?)))
}

#[utoipa::path(get, path = "/site-imports/{id}", tag = "site", params(("id" = Uuid, Path)), responses((status = 200, body = SiteImport)))]
pub async fn one(ctx: Ctx, Id(id): Id<ImportId>) -> Answer<SiteImport> {
    let mut tx = ctx.read().await?;
    let mut import = store::own(&mut tx, id, ctx.actor().person).await?;
    if let Some(live) = ctx.app().answer::<run::Live>().and_then(|l| l.of(id)) {
        (import.done, import.total) = live;
    }
    Ok(Json(view(import)))
}

#[utoipa::path(post, path = "/site-imports/{id}/apply", tag = "site", params(("id" = Uuid, Path)), request_body = SiteImportApply,
               responses((status = 200, body = SiteImport)))]
pub async fn apply(ctx: Ctx, Id(id): Id<ImportId>, Body(body): Body<SiteImportApply>) -> Answer<SiteImport> {
    Ok(Json(view(run::apply(&ctx, id, body.only_good).await?)))
}

#[utoipa::path(get, path = "/templates/sites.xlsx", tag = "site",
               responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn template(_ctx: Ctx) -> Result<Download, Problem> {
    let mut sheet = Sheet::new("企业").title("生产经营场所导入模板").room(500);
    for column in columns() {
        sheet = sheet.column(column);
    }
    let mut example = vec![Cell::Empty; COLUMNS.len()];
    example[0] = "示例企业有限公司（本行不导入）".into();
    example[2] = "青石镇".into();
    example[4] = "2614".into();
    sheet = sheet.row(example).note(
        "填表说明：带 * 的必填；统一社会信用代码所在列请设为文本格式；已登记的企业按代码更新，留空的格不改动原值。",
    );
    let bytes = tokio::task::spawn_blocking(move || write(&[sheet]))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx("企业导入模板.xlsx", bytes))
}
