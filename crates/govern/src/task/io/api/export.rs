//! The register as a workbook, as the office hands it in.

use super::list::{TaskAsk, listed, shown};
use crate::task::flow::Pause;
use crate::task::io::store::{self, Named};
use kernel::Refusal;
use kernel::id::UnitId;
use office::sheet::{Cell, Column, Mark, Sheet, write};
use web::answer::Download;
use web::{Ask, Ctx, Problem};

/// Most rows of one workbook.
const MOST: usize = 20_000;

#[utoipa::path(get, path = "/tasks.xlsx", tag = "task", params(TaskAsk), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn export(ctx: Ctx, Ask(mut ask): Ask<TaskAsk>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    if ask.sort.is_none() && ask.policy.len() == 1 {
        ask.sort = Some("seq".into());
    }
    let tasks = listed(&ctx, &ask)?.everything(&mut tx, &ask.page(), MOST, store::named).await?;
    let leads: Vec<UnitId> = tasks.iter().filter_map(|n| n.task.lead).collect();
    let leads = store::units(&mut tx, &leads).await?;
    let today = ctx.today();
    let title = match tasks.first() {
        Some(first) if ask.policy.len() == 1 => format!("{}任务台账", first.task.policy_title),
        _ => "任务台账".to_owned(),
    };
    let columns = [
        ("序号", 6.0),
        ("任务编号", 24.0),
        ("依据文件", 30.0),
        ("条目", 8.0),
        ("任务内容", 60.0),
        ("责任单位", 22.0),
        ("责任类型", 10.0),
        ("牵头单位", 22.0),
        ("完成时限", 12.0),
        ("完成进度（%）", 10.0),
        ("办理状态", 12.0),
        ("进度灯", 10.0),
        ("逾期天数", 10.0),
    ];
    let mut sheet = Sheet::new("任务台账").title(title).under(format!("统计至 {today}，共 {} 项", tasks.len()));
    for (head, width) in columns {
        sheet = sheet.column(Column::new(head, width));
    }
    for (n, Named { task: t, unit, .. }) in tasks.into_iter().enumerate() {
        let light = shown(&t, &ctx.law().parameters, today);
        let mark = match light.color.as_str() {
            "red" => Mark::Red,
            "yellow" => Mark::Yellow,
            "green" => Mark::Green,
            "submitted" => Mark::Blue,
            _ => Mark::Grey,
        };
        let due = t.due.map_or(Cell::Text(if t.standing { "长期" } else { "未定" }.into()), |d| {
            Cell::Date(d.year(), d.month(), d.day())
        });
        let late = t.overdue_days(today);
        let lead = t.lead.and_then(|l| leads.get(&l)).map(|u| u.name.clone()).unwrap_or_default();
        let state = if t.pause == Pause::Suspended { t.pause.label() } else { t.work.label() };
        sheet = sheet.row([
            Cell::Int(n as i64 + 1),
            Cell::Text(t.number),
            Cell::Text(t.policy_title),
            Cell::Text(t.label.unwrap_or_default()),
            Cell::Text(t.text),
            Cell::Text(unit.name),
            Cell::Text(t.role.label().into()),
            Cell::Text(lead),
            due,
            Cell::Int(t.progress),
            Cell::Text(state.into()),
            Cell::Marked(light.label, mark),
            if late > 0 { Cell::Int(late) } else { Cell::Empty },
        ]);
    }
    let bytes = tokio::task::spawn_blocking(move || write(&[sheet]))
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    Ok(Download::xlsx(format!("任务台账 {today}.xlsx"), bytes))
}
