//! Facts of a committee for the report that it owes each quarter.

use super::{store, tally};
use ::store::Tx;
use kernel::Outcome;
use kernel::id::CommitteeId;
use serde_json::{Value, json};
use web::Ctx;

/// What the current period has, line by line; problems and plans are the writer's.
pub async fn of(ctx: &Ctx, tx: &mut Tx, id: CommitteeId) -> Outcome<Value> {
    let c = store::find(tx, ctx.scope(), id).await?;
    let today = ctx.today();
    let lines: Vec<Value> = tally::on(ctx, tx, &c, today)
        .await?
        .into_iter()
        .map(|(line, t)| {
            let done: Vec<String> = t.proofs.iter().map(|p| format!("{}{}", p.on, p.title)).collect();
            let say = match (done.is_empty(), t.missing.is_empty()) {
                (true, _) => format!("{}至今未开展", line.period.label()),
                (false, true) => format!("已开展 {} 次：{}", t.have, done.join("；")),
                (false, false) => format!("已开展 {} 次：{}；{}", t.have, done.join("；"), t.missing),
            };
            json!({ "title": line.title, "say": say })
        })
        .collect();
    let quarter = format!("{}年第{}季度", today.year(), (today.month() + 2) / 3);
    Ok(json!({ "committee": { "name": c.name }, "period": quarter, "lines": lines }))
}
