//! Who is told of an issued document: the people of each unit that got tasks, once for all of them.

use super::store::Head;
use ::store::{Tx, params};
use kernel::Outcome;
use kernel::id::{PolicyId, UnitId};
use org::ask::{Notice, Recipient, tell};
use std::collections::BTreeMap;
use web::Ctx;

/// Tell each unit how many tasks it got. A new version is told as what it is: its tasks are counted with those taken over.
pub async fn issued(ctx: &Ctx, tx: &mut Tx, policy: &Head) -> Outcome<()> {
    for (unit, count) in tasks(tx, policy.id).await? {
        let notice = Notice {
            kind: "policy.issue".into(),
            key: format!("policy/{}/issue/{unit}", policy.id),
            to: vec![Recipient::Unit(unit)],
            title: short(&format!("有 {count} 项任务待认领：《{}》", policy.title)),
            text: format!("《{}》已下发，本单位有 {count} 项任务，请在规定时限内认领。", policy.title),
            link: format!("/tasks?policy={}", policy.id),
            concept: "policy".into(),
            about: policy.id.0,
            ..Notice::default()
        };
        tell(ctx, tx, &notice).await?;
    }
    Ok(())
}

async fn tasks(tx: &mut Tx, policy: PolicyId) -> Outcome<BTreeMap<UnitId, i64>> {
    let sql = "select unit, count(*) as n from task where policy = $1 and work = 'issued' group by unit";
    tx.all(sql, params![policy]).await?.iter().map(|r| Ok((r.get("unit")?, r.get("n")?))).collect()
}

/// A title that fits into a message.
fn short(title: &str) -> String {
    match title.chars().count() > 110 {
        true => title.chars().take(109).chain(['…']).collect(),
        false => title.to_owned(),
    }
}
