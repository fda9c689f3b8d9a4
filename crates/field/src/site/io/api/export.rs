//! The register as a workbook, in the layout of the import template, with what the rules say beside it.

use super::list::{SiteAsk, listed, names};
use crate::site::io::store;
use crate::site::io::view::row;
use kernel::Refusal;
use office::sheet::{Cell, Column, Mark, Sheet, write};
use web::answer::Download;
use web::{Ask, Ctx, Problem};

/// Most rows of one workbook.
const MOST: usize = 50_000;

#[utoipa::path(get, path = "/sites.xlsx", tag = "site", params(SiteAsk), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn export(ctx: Ctx, Ask(ask): Ask<SiteAsk>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let sites = listed(&ctx, &mut tx, &ask).await?.everything(&mut tx, &ask.page(), MOST, store::decode).await?;
    let names = names(&mut tx, &sites).await?;
    drop(tx);
    let today = ctx.today();
    let columns = [
        ("企业名称", 34.0),
        ("统一社会信用代码", 22.0),
        ("所在地区", 18.0),
        ("地址", 30.0),
        ("行业代码", 10.0),
        ("行业", 24.0),
        ("监管类别", 12.0),
        ("从业人数", 10.0),
        ("营业收入（万元）", 14.0),
        ("资产总额（万元）", 14.0),
        ("规模", 8.0),
        ("高危企业", 10.0),
        ("高危依据", 30.0),
        ("标准化等级", 10.0),
        ("主要负责人", 12.0),
        ("行业监管部门", 22.0),
        ("属地", 18.0),
        ("存续状态", 10.0),
        ("风险等级", 10.0),
        ("风险分值", 10.0),
        ("下次检查", 12.0),
        ("证照最早到期", 14.0),
        ("经度", 12.0),
        ("纬度", 12.0),
    ];
    let mut sheet =
        Sheet::new("企业台账").title("生产经营场所台账").under(format!("统计至 {today}，共 {} 处", sites.len()));
    for (head, width) in columns {
        sheet = sheet.column(Column::new(head, width));
    }
    let day = |d: Option<jiff::civil::Date>| d.map_or(Cell::Empty, |d| Cell::Date(d.year(), d.month(), d.day()));
    for site in sites {
        let (staff, revenue, assets) = (site.staff, site.revenue_wan, site.assets_wan);
        let why: Vec<&str> = site.high_risk_why.iter().map(|w| w.say.as_str()).collect();
        let (why, level, principal) = (why.join("；"), site.standard_level, site.principal.clone());
        let r = row(site, &names);
        let mark = match r.colour.as_ref().map(|c| c.code.as_str()) {
            Some("red") => Mark::Red,
            Some("orange") => Mark::Orange,
            Some("yellow") => Mark::Yellow,
            Some("blue") => Mark::Blue,
            _ => Mark::Grey,
        };
        let colour = r.colour.map_or_else(|| "未评定".to_owned(), |c| c.label);
        sheet = sheet.row([
            Cell::from(r.name),
            r.uscc.into(),
            r.region_name.into(),
            r.address.into(),
            r.industry.code.into(),
            r.industry.label.into(),
            r.trade.label.into(),
            staff.into(),
            revenue.into(),
            assets.into(),
            r.scale.map(|s| s.label).into(),
            if r.high_risk { "是" } else { "否" }.into(),
            why.into(),
            if level == 0 { "未达标".into() } else { Cell::Int(level) },
            principal.into(),
            r.regulator.map_or_else(|| "职责待明确".to_owned(), |u| u.name).into(),
            r.township.map(|u| u.name).into(),
            r.state.label.into(),
            Cell::Marked(colour, mark),
            r.score.into(),
            day(r.next_check_on),
            day(r.licence_due),
            r.lng.into(),
            r.lat.into(),
        ]);
    }
    let bytes = tokio::task::spawn_blocking(move || write(&[sheet]))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx(format!("企业台账 {today}.xlsx"), bytes))
}
