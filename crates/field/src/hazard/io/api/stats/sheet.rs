//! The report as a workbook: totals, months, the cross table, the list of what is overdue.

use super::period::{HazardPeriod, StockFlow};
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use office::sheet::{Cell, Column, Mark, Sheet, write};
use web::answer::Download;

fn columns(mut sheet: Sheet, heads: &[(&str, f64)]) -> Sheet {
    for (head, width) in heads {
        sheet = sheet.column(Column::new(*head, *width));
    }
    sheet
}

/// 40.0%; nothing where there is no denominator.
fn percent(rate: Option<f64>) -> Cell {
    rate.map_or(Cell::Text("—".into()), |r| Cell::Text(format!("{:.1}%", r * 100.0)))
}

fn day(d: Option<Date>) -> Cell {
    d.map_or(Cell::Empty, |d| Cell::Date(d.year(), d.month(), d.day()))
}

fn flow(f: &StockFlow) -> [Cell; 5] {
    [Cell::Int(f.begin), Cell::Int(f.found), Cell::Int(f.closed), Cell::Int(f.end), percent(f.rate)]
}

fn totals(r: &HazardPeriod, title: &str, under: &str) -> Sheet {
    let zero = if r.zero.zeroed { "已动态清零".to_owned() } else { "未动态清零".to_owned() };
    let unplanned = format!("发现超过 {} 日仍无批准方案", r.zero.days);
    let f = &r.flow;
    let lines: Vec<(String, Cell, String)> = vec![
        ("期初未销".into(), Cell::Int(f.begin), String::new()),
        ("本期新增".into(), Cell::Int(f.found), String::new()),
        ("本期销号".into(), Cell::Int(f.closed), String::new()),
        ("期末未销".into(), Cell::Int(f.end), String::new()),
        (
            "整改率".into(),
            percent(f.rate),
            format!("{} ÷ {}（本期销号 ÷ 期初未销与本期新增之和）", f.closed, f.begin + f.found),
        ),
        (
            "按期整改率".into(),
            percent(r.on_time.rate),
            format!("{} ÷ {}（按期销号 ÷ 本期到期；批准延期按新期限）", r.on_time.on_time, r.on_time.due),
        ),
        ("现逾期".into(), Cell::Int(r.overdue_total as i64), "截至统计日".into()),
        (unplanned, Cell::Int(r.zero.unplanned.count as i64), "截至统计日".into()),
        ("动态清零".into(), Cell::Text(zero), "逾期为零且无久拖未批方案的（产品建议的口径）".into()),
    ];
    let mut sheet =
        columns(Sheet::new("汇总").title(title).under(under), &[("指标", 30.0), ("数值", 14.0), ("说明", 50.0)]);
    for (label, value, say) in lines {
        sheet = sheet.row([Cell::Text(label), value, Cell::Text(say)]);
    }
    sheet
}

fn build(r: &HazardPeriod, today: Date) -> Vec<Sheet> {
    let grade = match r.grade.as_str() {
        "major" => "重大事故隐患",
        "general" => "一般事故隐患",
        _ => "事故隐患",
    };
    let title = format!("{}{}{grade}排查治理统计表", r.region.label, r.label);
    let under = format!("{} 至 {}；统计于 {today}，应于 {} 前报送", r.from, r.to, r.hand_in_by);
    let mut months = columns(
        Sheet::new("按月").title(&title).under(&under),
        &[("月份", 12.0), ("期初未销", 12.0), ("新增", 10.0), ("销号", 10.0), ("期末未销", 12.0), ("整改率", 10.0)],
    );
    for m in &r.months {
        let [a, b, c, d, e] = flow(&m.flow);
        months = months.row([Cell::Text(m.month.clone()), a, b, c, d, e]);
    }
    let mut years = columns(
        Sheet::new("按发现年份").title(&title).under(&under),
        &[("发现年份", 12.0), ("发现", 10.0), ("已销号", 10.0), ("未销号", 10.0)],
    );
    for y in &r.years {
        years = years.row([Cell::Int(y.year), Cell::Int(y.found), Cell::Int(y.closed), Cell::Int(y.open)]);
    }
    let mut cross = columns(
        Sheet::new("未销号交叉表").title(&title).under(&under),
        &[("地区", 18.0), ("行业监管类别", 18.0), ("等级", 10.0), ("存续时间", 16.0), ("未销号", 10.0)],
    );
    for c in &r.cross {
        let text = |s: &str| Cell::Text(s.to_owned());
        cross = cross.row([
            text(&c.region.label),
            text(&c.trade.label),
            text(&c.grade.label),
            text(&c.age.label),
            Cell::Int(c.open),
        ]);
    }
    let mut late = columns(
        Sheet::new("逾期清单").title(&title).under(format!("共 {} 项，列出 {} 项", r.overdue_total, r.overdue.len())),
        &[
            ("隐患编号", 24.0),
            ("隐患名称", 36.0),
            ("企业", 30.0),
            ("属地", 14.0),
            ("监管单位", 22.0),
            ("办理状态", 14.0),
            ("整改期限", 12.0),
            ("逾期天数", 10.0),
        ],
    );
    for h in &r.overdue {
        late = late.row([
            Cell::Text(h.number.clone()),
            Cell::Text(h.title.clone()),
            Cell::Text(h.enterprise.name.clone()),
            Cell::Text(h.region_name.clone()),
            Cell::Text(h.regulator.as_ref().map_or_else(|| "职责待明确".into(), |u| u.name.clone())),
            Cell::Text(h.state.label.clone()),
            day(h.due),
            Cell::Marked(h.overdue_days.to_string(), Mark::Red),
        ]);
    }
    vec![totals(r, &title, &under), months, years, cross, late]
}

/// The workbook, as a download.
pub(super) async fn download(report: HazardPeriod, today: Date) -> Outcome<Download> {
    let name = format!("{}{}隐患统计 {today}.xlsx", report.region.label, report.label);
    let bytes = tokio::task::spawn_blocking(move || write(&build(&report, today)))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx(name, bytes))
}
