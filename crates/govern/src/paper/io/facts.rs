//! Facts of a record for a paper that a person starts: a task, or a unit with its late tasks.

use crate::task::io::store as tasks;
use crate::task::model::Task;
use ::store::{List, Tx, Value};
use jiff::civil::Date;
use kernel::id::{TaskId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde_json::{Value as Json, json};
use uuid::Uuid;
use web::Ctx;

/// Most tasks that one paper lists.
const MOST: usize = 200;

fn task(t: &Task, today: Date) -> Json {
    json!({
        "no": t.number,
        "title": t.title,
        "due": t.due.map(|d| d.to_string()),
        "days_late": t.due.map(|d| (today - d).get_days().max(0)),
        "progress": format!("{}%", t.progress),
    })
}

/// What is known of a record: for `task` the task, for `unit` its tasks that are yellow or red, the first due first.
pub async fn of(ctx: &Ctx, tx: &mut Tx, concept: &str, about: Uuid) -> Outcome<Json> {
    let today = ctx.today();
    match concept {
        "task" => {
            let found = tasks::find(tx, ctx.scope(), TaskId(about)).await?;
            let unit = tasks::units(tx, &[found.unit]).await?.remove(&found.unit);
            Ok(json!({
                "subject": format!("“{}”", found.title),
                "tasks": [task(&found, today)],
                "unit": unit.map(|u| json!({ "name": u.name, "short": u.short })),
            }))
        }
        "unit" => {
            let unit = UnitId(about);
            let found = tasks::units(tx, &[unit]).await?.remove(&unit);
            let found = found.ok_or_else(|| Refusal::not_found("单位"))?;
            // Only tasks that the asker may see.
            let late = List::new(&tasks::LISTED, ctx.scope(), Right::TaskRead)
                .and("t.unit = ?", [Value::from(unit)])
                .among("t.light", ["yellow", "red"])
                .everything(tx, &PageAsk::default(), MOST, |row| Ok(tasks::named(row)?.task))
                .await?;
            let all: Vec<Json> = late.iter().map(|t| task(t, today)).collect();
            Ok(json!({
                "subject": (!all.is_empty()).then(|| format!("{}项任务", all.len())),
                "tasks": (!all.is_empty()).then_some(all),
                "unit": { "name": found.name, "short": found.short },
            }))
        }
        "committee" => crate::committee::io::facts::of(ctx, tx, kernel::id::CommitteeId(about)).await,
        other => {
            let say = format!("不能从“{other}”起草公文；可以从任务、单位或专委会开始。");
            Err(Refusal::invalid("BAD_CONCEPT", say).at("concept", "不支持"))
        }
    }
}
