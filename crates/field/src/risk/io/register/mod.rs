//! A site's register as a workbook: out in the layout of the template, and back in. The file is checked whole, every bad
//! cell is named; then it is written whole, or only its good rows.

mod plan;

use super::act::{self, owner};
use super::api::list::mapping;
use super::store::{self, site};
use crate::risk::io::act::point::keep_new;
use crate::risk::level::{ControlLevel, Mapping};
use crate::risk::model::{ControlKind, Every, PointKind};
use crate::risk::register::{self, heads};
use crate::risk::score::{Direct, Method};
use axum::Json;
use axum::extract::Multipart;
use kernel::id::SiteId;
use kernel::{Kind, Outcome, Refusal};
use office::sheet::{Cell, Column, Sheet, read_filled, write};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::answer::Download;
use web::{Answer, Ask, Ctx, Id, Problem};

/// Size of a file at most, in bytes, and its rows.
const MOST: usize = 10 << 20;
const ROWS: usize = 5000;

/// A bad cell.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterFault {
    /// As Excel counts, from 1.
    pub row: u32,
    /// `B7`; empty where the column is missing from the file.
    pub cell: String,
    pub head: String,
    pub say: String,
}

/// What the file holds, and whether it was written.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct RegisterCheck {
    pub file_name: String,
    pub rows: usize,
    pub new_points: usize,
    pub new_risks: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub faulty: usize,
    /// Levels read from a colour that covers two of them.
    pub needs_review: usize,
    pub faults: Vec<RegisterFault>,
    pub notes: Vec<String>,
    pub applied: bool,
}

/// How colours are written.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RegisterAsk {
    /// `four` (default) or `three`
    pub colours: Option<String>,
}

fn columns() -> Vec<Column> {
    heads()
        .into_iter()
        .map(|(head, must)| {
            let wide = head.ends_with("措施") || matches!(head, register::ACTIVITY | register::CONSEQUENCE);
            let width = if wide {
                30.0
            } else if head.chars().count() < 4 {
                8.0
            } else {
                16.0
            };
            let column = Column::new(head, width);
            let column = match head {
                register::KIND => column.choices(PointKind::ALL.map(PointKind::label)),
                register::METHOD => column.choices(Method::ALL.map(|m| m.code().to_uppercase())),
                register::CASE => column.choices(Direct::ALL.map(Direct::label)),
                register::EVERY => column.choices(Every::ALL.map(Every::label)),
                register::CONTROL_LEVEL => column.choices(ControlLevel::ALL.map(ControlLevel::label)),
                _ => column,
            };
            if must { column.required() } else { column }
        })
        .collect()
}

/// The site's register in the layout in which it is taken in; without risks, the empty template.
#[utoipa::path(get, path = "/sites/{id}/risk-register.xlsx", tag = "risk", params(("id" = Uuid, Path), RegisterAsk),
               responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn template(ctx: Ctx, Id(id): Id<SiteId>, Ask(ask): Ask<RegisterAsk>) -> Result<Download, Problem> {
    let mapping = ask.colours.as_deref().map_or(Ok(Mapping::Four), mapping)?;
    let mut tx = ctx.read().await?;
    let at = site::find(&mut tx, ctx.scope(), id).await?;
    let points = store::point::of_site(&mut tx, id).await?;
    let risks = store::of_site(&mut tx, id).await?;
    let mut sheet = Sheet::new("风险清单").title(format!("{}风险辨识评价与管控清单", at.name)).room(200);
    sheet = sheet.under(format!("颜色口径：{}；同一格内多条措施请换行填写", mapping.label()));
    let kinds: Vec<&str> = ControlKind::ALL.iter().map(|k| k.label()).collect();
    sheet = sheet.under(format!("措施按优先次序：{}", kinds.join("、")));
    sheet.columns = columns();
    for risk in risks.iter().filter(|r| r.state != crate::risk::flow::RiskState::Retired) {
        let Some(point) = points.iter().find(|p| p.id == risk.point) else { continue };
        let texts = register::write(risk, point, mapping);
        let cell = |head: &str| texts.iter().find(|t| t.0 == head).map_or(Cell::Empty, |t| t.1.clone().into());
        sheet = sheet.row(heads().into_iter().map(|h| cell(h.0)));
    }
    let name = format!("{}风险清单.xlsx", at.name);
    let made = tokio::task::spawn_blocking(move || write(&[sheet])).await.map_err(Refusal::internal)?;
    Ok(Download::xlsx(name, made.map_err(|e| Refusal::internal(format!("{e:?}")))?))
}

/// What to do with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Preview,
    Apply,
    OnlyGood,
}

/// Fields of the form: `file`; `mode` = `preview` (default), `apply`, `only_good`; `colours` = `four` or `three`.
#[utoipa::path(post, path = "/sites/{id}/risk-register", tag = "risk", params(("id" = Uuid, Path)),
               request_body(content = String, content_type = "multipart/form-data", description = "file, mode, colours"),
               responses((status = 200, body = RegisterCheck)))]
pub async fn import(ctx: Ctx, Id(id): Id<SiteId>, data: Multipart) -> Answer<RegisterCheck> {
    let (file, fields) = org::file::io::form::one_file(data, MOST).await?;
    let mapping = fields.get("colours").map_or(Ok(Mapping::Four), |c| mapping(c))?;
    let mode = match fields.get("mode").map_or("preview", String::as_str) {
        "preview" => Mode::Preview,
        "apply" => Mode::Apply,
        "only_good" => Mode::OnlyGood,
        other => {
            let say = format!("没有“{other}”这种导入方式，可选 preview、apply、only_good。");
            return Err(Refusal::invalid("BAD_MODE", say).into());
        }
    };
    Ok(Json(take(&ctx, id, file, mapping, mode).await?))
}

async fn take(
    ctx: &Ctx,
    id: SiteId,
    file: org::file::io::form::Sent,
    mapping: Mapping,
    mode: Mode,
) -> Outcome<RegisterCheck> {
    let name = file.name.clone();
    let read = tokio::task::spawn_blocking(move || {
        read_filled(&file.name, &file.bytes, &columns(), &office::Limits::default())
    });
    let filled = read.await.map_err(Refusal::internal)?;
    let filled = filled.map_err(|e| Refusal::invalid("UNREADABLE", e.say).at("file", "无法读取"))?;
    if filled.rows.len() > ROWS {
        let say = format!("文件有 {} 行，一次最多导入 {ROWS} 行，请拆开后分次导入。", filled.rows.len());
        return Err(Refusal::new(Kind::TooLarge, "TOO_MANY_ROWS", say));
    }
    let mut tx = if mode == Mode::Preview { ctx.read().await? } else { ctx.begin_alone().await? };
    let at = site::find(&mut tx, ctx.scope(), id).await?;
    owner(ctx, &at.place)?;
    let mut plan =
        plan::Plan::new(ctx, at.place, store::point::of_site(&mut tx, id).await?, store::of_site(&mut tx, id).await?);
    plan.read(&filled, mapping);
    let mut out = RegisterCheck { file_name: name, rows: filled.rows.len(), notes: filled.notes, ..plan.check() };
    let wanted = match mode {
        Mode::Preview => false,
        Mode::Apply => out.faulty == 0,
        Mode::OnlyGood => true,
    };
    if wanted {
        for point in &plan.new_points {
            keep_new(ctx, &mut tx, point).await?;
        }
        act::create(ctx, &mut tx, &plan.new_risks).await?;
        for (before, after) in std::mem::take(&mut plan.changed) {
            act::put(ctx, &mut tx, &before, after).await?;
        }
        tx.commit().await?;
        out.applied = true;
    }
    Ok(out)
}
