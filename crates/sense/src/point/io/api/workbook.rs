//! A site's points as a workbook: out in the layout of the template, and back in. The file is checked whole, every bad cell
//! is named; then it is written whole, or only its good rows.

use crate::point::io::act::{self, MOST_OF_SITE, PointForm};
use crate::point::io::store;
use crate::point::model::{Kind, Point, Slot};
use crate::point::sheet::{self, HEADS};
use crate::point::template;
use axum::Json;
use axum::extract::Multipart;
use kernel::id::{PointId, SiteId};
use kernel::{Outcome, Refusal};
use office::sheet::{Cell, Column, Filled, Sheet, read_filled, write};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use utoipa::ToSchema;
use web::answer::Download;
use web::{Answer, Ctx, Id, Problem};

/// Size of a file at most, in bytes, and its rows.
const MOST: usize = 10 << 20;
const ROWS: usize = 5000;

/// A bad cell.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PointFault {
    /// As Excel counts, from 1.
    pub row: u32,
    /// `B7`; empty where the column is missing from the file.
    pub cell: String,
    pub head: String,
    pub say: String,
}

/// What the file holds, and whether it was written.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct PointSheetCheck {
    pub file_name: String,
    pub rows: usize,
    pub new: usize,
    /// Points that are there already; a file doesn't change them.
    pub there: usize,
    pub faulty: usize,
    pub faults: Vec<PointFault>,
    pub notes: Vec<String>,
    pub applied: bool,
}

fn columns() -> Vec<Column> {
    HEADS
        .iter()
        .map(|(head, must)| {
            let column = Column::new(*head, if head.chars().count() > 6 { 16.0 } else { 14.0 });
            let column = match *head {
                "模板" => column.choices(template::templates().unwrap_or_default().into_iter().map(|t| t.label)),
                "类型" => column.choices(Kind::ALL.iter().map(|k| k.label())),
                "关键点位" => column.choices(["是", "否"]),
                _ => column,
            };
            if *must { column.required() } else { column }
        })
        .collect()
}

#[utoipa::path(get, path = "/sites/{id}/points.xlsx", tag = "point", params(("id" = Uuid, Path)),
               responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn export(ctx: Ctx, Id(id): Id<SiteId>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let at = act::place(&ctx, &mut tx, id).await?;
    let points = store::of_site(&mut tx, id).await?;
    let mut out = Sheet::new("监测点位").title(format!("{}监测点位清单", at.site_name)).room(500);
    out = out.under("不填的限值按模板取值；已有编码的点位不会被改动");
    out.columns = columns();
    for point in &points {
        let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::from(text) };
        out = out.row(sheet::write(point).into_iter().map(cell));
    }
    let made = tokio::task::spawn_blocking(move || write(&[out])).await.map_err(Refusal::internal)?;
    Ok(Download::xlsx(format!("{}监测点位.xlsx", at.site_name), made.map_err(|e| Refusal::internal(format!("{e:?}")))?))
}

/// Fields of the form: `file`; `mode` = `preview` (default), `apply`, `only_good`.
#[utoipa::path(post, path = "/sites/{id}/points.xlsx", tag = "point", params(("id" = Uuid, Path)),
               request_body(content = String, content_type = "multipart/form-data", description = "file, mode"),
               responses((status = 200, body = PointSheetCheck)))]
pub async fn import(ctx: Ctx, Id(id): Id<SiteId>, data: Multipart) -> Answer<PointSheetCheck> {
    let (file, fields) = org::file::io::form::one_file(data, MOST).await?;
    let (write, only_good) = match fields.get("mode").map_or("preview", String::as_str) {
        "preview" => (false, false),
        "apply" => (true, false),
        "only_good" => (true, true),
        other => {
            let say = format!("没有“{other}”这种导入方式，可选 preview、apply、only_good。");
            return Err(Refusal::invalid("BAD_MODE", say).into());
        }
    };
    let name = file.name.clone();
    let read = tokio::task::spawn_blocking(move || {
        read_filled(&file.name, &file.bytes, &columns(), &office::Limits::default())
    });
    let filled = read.await.map_err(Refusal::internal)?;
    let filled = filled.map_err(|e| Refusal::invalid("UNREADABLE", e.say).at("file", "无法读取"))?;
    if filled.rows.len() > ROWS {
        let say = format!("文件有 {} 行，一次最多导入 {ROWS} 行，请拆开后分次导入。", filled.rows.len());
        return Err(Refusal::new(kernel::Kind::TooLarge, "TOO_MANY_ROWS", say).into());
    }
    let mut tx = if write { ctx.begin_alone().await? } else { ctx.read().await? };
    let at = act::place(&ctx, &mut tx, id).await?;
    act::writer(&ctx, &at)?;
    let there: HashMap<String, PointId> =
        store::codes(&mut tx, id).await?.into_iter().map(|(id, code)| (code, id)).collect();
    let (mut points, mut out) = planned(&ctx, &at, &there, &filled)?;
    if there.len() + points.len() > MOST_OF_SITE {
        return Err(
            Refusal::conflict("TOO_MANY_POINTS", format!("一个场所最多登记 {MOST_OF_SITE} 个监测点位。")).into()
        );
    }
    out.file_name = name;
    if write && !points.is_empty() && (out.faulty == 0 || only_good) {
        let first = store::slots(&mut tx, points.len()).await?;
        for (slot, point) in (first..).zip(points.iter_mut()) {
            point.slot = Slot(slot);
        }
        act::create(&ctx, &mut tx, &points, "表格导入").await?;
        tx.commit().await?;
        crate::reading::io::live::points_changed(ctx.app());
        out.applied = true;
    }
    Ok(Json(out))
}

/// The new points of a file, and what is to be said about it.
fn planned(
    ctx: &Ctx,
    at: &crate::point::model::Place,
    there: &HashMap<String, PointId>,
    filled: &Filled,
) -> Outcome<(Vec<Point>, PointSheetCheck)> {
    let mut out =
        PointSheetCheck { rows: filled.rows.len(), notes: filled.notes.clone(), ..PointSheetCheck::default() };
    let (mut points, mut seen) = (Vec::new(), HashSet::new());
    for row in &filled.rows {
        let mut faults: Vec<(&'static str, String)> = Vec::new();
        match sheet::read(|head| row.text(head).to_owned()) {
            Err(wrong) => faults = wrong,
            Ok(line) if there.contains_key(line.code.trim()) => {
                out.there += 1;
                continue;
            }
            Ok(line) => {
                let form = PointForm {
                    code: line.code,
                    name: line.name,
                    template: line.template,
                    kind: line.kind,
                    spot: line.spot,
                    lo: line.lo,
                    hi: line.hi,
                    resolution: line.resolution,
                    sample_s: line.sample_s,
                    report_s: line.report_s,
                    critical: line.critical,
                    bundle: line.bundle,
                    gateway: line.gateway,
                    limits: Some(line.limits),
                    ..PointForm::default()
                };
                match act::composed(ctx.id(), Slot(0), at.clone(), form) {
                    Ok(point) if !seen.insert(point.code.clone()) => {
                        faults.push(("点位编码", format!("文件内有两行的编码都是“{}”，请改正。", point.code)));
                    }
                    Ok(point) => points.push(point),
                    Err(refusal) => {
                        let path = refusal.fields.first().map_or("", |f| f.path.as_str());
                        faults.push((sheet::head_of(path), refusal.say));
                    }
                }
            }
        }
        out.faulty += usize::from(!faults.is_empty());
        out.faults.extend(faults.into_iter().map(|(head, say)| PointFault {
            row: row.number,
            cell: row.address(head).to_owned(),
            head: head.into(),
            say,
        }));
    }
    out.new = points.len();
    Ok((points, out))
}
