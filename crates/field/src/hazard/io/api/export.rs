//! The register as a workbook.

use super::list::{HazardAsk, listed, row};
use crate::hazard::io::store;
use kernel::Refusal;
use office::sheet::{Cell, Column, Mark, Sheet, write};
use web::answer::Download;
use web::{Ask, Ctx, Problem};

/// Most rows of one workbook.
const MOST: usize = 20_000;

const COLUMNS: [(&str, f64); 17] = [
    ("序号", 6.0),
    ("隐患编号", 24.0),
    ("隐患名称", 36.0),
    ("企业", 30.0),
    ("场所", 24.0),
    ("部位", 20.0),
    ("属地", 14.0),
    ("监管单位", 22.0),
    ("来源", 12.0),
    ("类别", 22.0),
    ("等级", 10.0),
    ("发现日期", 12.0),
    ("整改期限", 12.0),
    ("办理状态", 14.0),
    ("逾期天数", 10.0),
    ("延期次数", 10.0),
    ("挂牌级别", 14.0),
];

#[utoipa::path(get, path = "/hazards.xlsx", tag = "hazard", params(HazardAsk), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn export(ctx: Ctx, Ask(ask): Ask<HazardAsk>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let found = listed(&ctx, &mut tx, &ask).await?.everything(&mut tx, &ask.page(), MOST, store::named).await?;
    let today = ctx.today();
    let mut sheet =
        Sheet::new("隐患台账").title("隐患排查治理台账").under(format!("统计至 {today}，共 {} 条", found.len()));
    for (head, width) in COLUMNS {
        sheet = sheet.column(Column::new(head, width));
    }
    for (n, named) in found.into_iter().enumerate() {
        let r = row(named, today);
        let found = kernel::day_of(r.found_at);
        let label = |c: Option<crate::hazard::io::view::Coded>| c.map(|c| c.label).unwrap_or_default();
        let major = r.grade.as_ref().is_some_and(|g| g.code == "major");
        let grade = r.grade.map_or("未定级".to_owned(), |g| g.label);
        sheet = sheet.row([
            Cell::Int(n as i64 + 1),
            Cell::Text(r.number),
            Cell::Text(r.title),
            Cell::Text(r.enterprise.name),
            Cell::Text(r.site.name),
            Cell::Text(r.place),
            Cell::Text(r.region_name),
            Cell::Text(r.regulator.map_or_else(|| "职责待明确".into(), |u| u.name)),
            Cell::Text(r.source.label),
            Cell::Text(label(r.kind)),
            Cell::Marked(grade, if major { Mark::Red } else { Mark::Grey }),
            Cell::Date(found.year(), found.month(), found.day()),
            r.due.map_or(Cell::Empty, |d| Cell::Date(d.year(), d.month(), d.day())),
            Cell::Text(r.state.label),
            if r.overdue_days > 0 { Cell::Int(r.overdue_days) } else { Cell::Empty },
            if r.extensions > 0 { Cell::Int(r.extensions) } else { Cell::Empty },
            Cell::Text(label(r.listed)),
        ]);
    }
    let bytes = tokio::task::spawn_blocking(move || write(&[sheet]))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx(format!("隐患台账 {today}.xlsx"), bytes))
}
