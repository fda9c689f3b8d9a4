//! Answers [`org::ask::Warns`]: warnings about accidents are steps like others, drafted once for each occasion.

use super::open::{self, New};
use super::store;
use crate::supervise::model::Subject;
use crate::supervise::step::Step;
use ::store::{Tx, Value, params};
use kernel::Outcome;
use kernel::id::SuperviseId;
use org::ask::{WarnDue, Warns};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Keeps supervision.
pub struct Keeper;

impl Warns for Keeper {
    fn keep<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        rules: &'a [&'a str],
        due: &'a [WarnDue],
    ) -> Pin<Box<dyn Future<Output = Outcome<(usize, usize)>> + Send + 'a>> {
        Box::pin(async move {
            let mut made = 0;
            for one in due.iter().filter(|d| d.fresh) {
                made += usize::from(draft(ctx, tx, one).await?);
            }
            let gone = withdraw(ctx, tx, rules, due).await?;
            Ok((made, gone))
        })
    }
}

async fn draft(ctx: &Ctx, tx: &mut Tx, due: &WarnDue) -> Outcome<bool> {
    let Some(organ) = org::ask::office(tx, &due.organ_path).await? else { return Ok(false) };
    let id: SuperviseId = ctx.id();
    if !store::fire(tx, &due.rule, due.unit.0, &due.occasion, id, ctx.now()).await? {
        return Ok(false);
    }
    let subject = Subject {
        concept: "accident".into(),
        id: due.accident,
        number: due.accident_number.clone(),
        title: due.title.clone(),
    };
    let new = New {
        id,
        step: Step::WarningNotice,
        subject: Some(subject),
        unit: due.unit,
        organ,
        organ_path: due.organ_path.clone(),
        title: due.title.clone(),
        text: due.text.clone(),
        rule: Some(due.rule.clone()),
        facts: Some(due.facts.clone()),
        due: None,
    };
    open::open(ctx, tx, new).await?;
    Ok(true)
}

async fn withdraw(ctx: &Ctx, tx: &mut Tx, rules: &[&str], due: &[WarnDue]) -> Outcome<usize> {
    let marks: Vec<String> = (1..=rules.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "select f.rule, f.subject, f.occasion, f.supervise from supervise_fired f join supervise s on s.id = f.supervise \
         where f.rule in ({}) and s.state not in ('accepted', 'stopped') order by f.supervise",
        marks.join(",")
    );
    let values: Vec<Value> = rules.iter().map(|r| Value::from(*r)).collect();
    let mut gone = 0;
    for row in tx.all(&sql, &values).await? {
        let (rule, unit, occasion): (String, Uuid, String) =
            (row.get("rule")?, row.get("subject")?, row.get("occasion")?);
        if due.iter().any(|d| d.rule == rule && d.unit.0 == unit && d.occasion == occasion) {
            continue;
        }
        let id: SuperviseId = row.get("supervise")?;
        if let Some(mut f) = store::by_id(tx, id).await? {
            open::stop(ctx, tx, &mut f, "事故数据更正后不再符合警示条件，予以撤销。").await?;
            // Should the figures be corrected back, it may be made again.
            let sql = "delete from supervise_fired where rule = $1 and subject = $2 and occasion = $3";
            tx.exec(sql, params![rule, unit, occasion]).await?;
            gone += 1;
        }
    }
    Ok(gone)
}
