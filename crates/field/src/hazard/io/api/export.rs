//! The registers as workbooks.

use super::list::{HazardAsk, listed, row};
use super::listings::{ListingAsk, listed as placards, shown};
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
    finished(sheet, format!("隐患台账 {today}.xlsx")).await
}

const LISTING_COLUMNS: [(&str, f64); 18] = [
    ("序号", 6.0),
    ("挂牌编号", 24.0),
    ("隐患名称", 36.0),
    ("企业", 30.0),
    ("场所", 24.0),
    ("属地", 14.0),
    ("挂牌级别", 14.0),
    ("状态", 14.0),
    ("挂牌理由", 40.0),
    ("挂牌日期", 12.0),
    ("整改期限", 12.0),
    ("延长次数", 10.0),
    ("逾期天数", 10.0),
    ("公布日期", 12.0),
    ("公布媒体", 20.0),
    ("下次报进展", 12.0),
    ("摘牌日期", 12.0),
    ("摘牌公布日期", 14.0),
];

/// The register of listings under the same filters as the page.
#[utoipa::path(get, path = "/listings.xlsx", tag = "hazard", params(ListingAsk), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn listings(ctx: Ctx, Ask(ask): Ask<ListingAsk>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let found = placards(&ctx, &ask)?.everything(&mut tx, &ask.page(), MOST, store::named_listing).await?;
    let today = ctx.today();
    let mut sheet =
        Sheet::new("挂牌督办").title("重大隐患挂牌督办台账").under(format!("统计至 {today}，共 {} 项", found.len()));
    for (head, width) in LISTING_COLUMNS {
        sheet = sheet.column(Column::new(head, width));
    }
    let day = |d: Option<jiff::civil::Date>| d.map_or(Cell::Empty, |d| Cell::Date(d.year(), d.month(), d.day()));
    for (n, named) in found.into_iter().enumerate() {
        let l = shown(&ctx, &mut tx, named).await?;
        let open = l.delisted.is_none();
        sheet = sheet.row([
            Cell::Int(n as i64 + 1),
            Cell::Text(l.number.unwrap_or_default()),
            Cell::Text(l.title),
            Cell::Text(l.enterprise),
            Cell::Text(l.site),
            Cell::Text(l.region_name),
            Cell::Text(l.level.label),
            Cell::Text(l.state.label),
            Cell::Text(l.reason),
            day(l.from),
            day(l.due),
            Cell::Int(l.extensions),
            if l.overdue_days > 0 { Cell::Int(l.overdue_days) } else { Cell::Empty },
            day(l.published_on),
            Cell::Text(l.media.unwrap_or_default()),
            day(l.report_by.filter(|_| open)),
            day(l.delisted.map(|s| kernel::day_of(s.at))),
            day(l.end_published_on),
        ]);
    }
    finished(sheet, format!("挂牌督办台账 {today}.xlsx")).await
}

async fn finished(sheet: Sheet, name: String) -> Result<Download, Problem> {
    let bytes = tokio::task::spawn_blocking(move || write(&[sheet]))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx(name, bytes))
}
