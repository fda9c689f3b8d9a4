//! The register as a workbook.

use super::list::{RiskAsk, listed, rows};
use crate::risk::io::store;
use crate::risk::score::plain;
use jiff::civil::Date;
use kernel::Refusal;
use office::sheet::{Cell, Column, Mark, Sheet, write};
use web::answer::Download;
use web::{Ask, Ctx, Problem};

/// Most rows of one workbook.
const MOST: usize = 20_000;

/// The mark of a colour.
pub fn mark(colour: &str) -> Mark {
    match colour {
        "red" => Mark::Red,
        "orange" => Mark::Orange,
        "yellow" => Mark::Yellow,
        _ => Mark::Blue,
    }
}

/// A day, if there is one.
pub fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, |d| Cell::Date(d.year(), d.month(), d.day()))
}

#[utoipa::path(get, path = "/risks.xlsx", tag = "risk", params(RiskAsk), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn export(ctx: Ctx, Ask(ask): Ask<RiskAsk>) -> Result<Download, Problem> {
    let mapping = ask.mapping()?;
    let mut tx = ctx.read().await?;
    let found = listed(&ctx, &ask)?.everything(&mut tx, &ask.page(), MOST, store::named).await?;
    let rows = rows(&found, mapping, &ctx);
    let today = ctx.today();
    let columns = [
        ("序号", 6.0),
        ("企业场所", 30.0),
        ("所在地区", 14.0),
        ("风险点", 22.0),
        ("作业活动或部位", 30.0),
        ("事故类型", 16.0),
        ("分值", 8.0),
        ("固有风险", 14.0),
        ("剩余风险", 14.0),
        ("管控层级", 14.0),
        ("责任人", 12.0),
        ("管控措施", 60.0),
        ("状态", 10.0),
        ("再评价期限", 12.0),
        ("包案领导", 12.0),
    ];
    let under = format!("统计至 {today}，共 {} 项；颜色口径：{}", rows.len(), mapping.label());
    let mut sheet = Sheet::new("风险分级管控清单").title("风险分级管控清单").under(under);
    for (head, width) in columns {
        sheet = sheet.column(Column::new(head, width));
    }
    let level = |l: &Option<crate::risk::io::view::RiskLevelView>| match l {
        Some(l) => Cell::Marked(format!("{}（{}）", l.label, l.color.label), mark(&l.color.code)),
        None => Cell::Empty,
    };
    for (n, (row, named)) in rows.iter().zip(&found).enumerate() {
        let words = |c: &crate::risk::model::Control| format!("【{}】{}", c.kind.label(), c.text);
        let controls: Vec<String> = named.risk.by_preference().into_iter().map(words).collect();
        sheet = sheet.row([
            Cell::Int(n as i64 + 1),
            row.site.name.clone().into(),
            row.region_name.clone().into(),
            row.point.name.clone().into(),
            row.activity.clone().into(),
            row.event.clone().into(),
            row.value.map(plain).into(),
            level(&row.level),
            level(&row.residual),
            row.control_level.as_ref().map(|c| c.label.clone()).into(),
            row.person.clone().into(),
            controls.join("\n").into(),
            row.state_label.clone().into(),
            day(row.reassess_on),
            row.leader.as_ref().map(|l| l.name.clone()).into(),
        ]);
    }
    let bytes = tokio::task::spawn_blocking(move || write(&[sheet]))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx(format!("风险分级管控清单 {today}.xlsx"), bytes))
}
