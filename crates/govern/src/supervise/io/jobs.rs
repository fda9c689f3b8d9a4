//! What the clock does: goes through the rules once a day for each region where some are in use, says what ran out, and asks
//! leaders for their weekly review. Every part may run again at any time, on any server: what happened once stays once.

use super::open::{New, open};
use super::store::{self, Filed};
use super::{effect, tell};
use crate::supervise::ladder::{Facts, Verdict, judge};
use crate::supervise::model::Subject;
use crate::supervise::rule::{Rule, shipped};
use crate::supervise::term;
use crate::task::flow::{Pause, Work};
use crate::task::model::{Task, days_between};
use ::store::Tx;
use kernel::id::{TaskId, UnitId};
use kernel::{Colour, Outcome};
use std::collections::BTreeMap;
use web::Ctx;

/// Tasks handled in one transaction.
const BATCH: usize = 100;

/// Called every minute and whenever the demo's clock moves.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.read().await?;
    let mut used: BTreeMap<String, Vec<&Rule>> = BTreeMap::new();
    for s in store::switches(&mut tx).await?.into_iter().filter(|s| s.used) {
        let rule = shipped().iter().find(|r| r.code == s.rule && r.in_force(ctx.today()));
        used.entry(s.organ_path).or_default().extend(rule);
    }
    let mut waiting = Vec::new();
    for (organ_path, rules) in used {
        if !rules.is_empty() && !store::passed(&mut tx, &organ_path, ctx.today()).await? {
            waiting.push((organ_path, rules));
        }
    }
    let late = store::overdue(&mut tx, ctx.today()).await?;
    let led = store::led(&mut tx).await?;
    drop(tx);
    for (organ_path, rules) in waiting {
        go_through(ctx, &organ_path, &rules).await?;
    }
    remind_office(ctx, &late).await?;
    weekly(ctx, &led).await
}

async fn go_through(ctx: &Ctx, organ_path: &str, rules: &[&Rule]) -> Outcome<()> {
    let mut after: Option<TaskId> = None;
    loop {
        let mut tx = ctx.begin().await?;
        let Some(organ) = store::office(&mut tx, organ_path).await? else { return Ok(()) };
        let tasks = store::tasks(&mut tx, organ_path, after, BATCH).await?;
        let mut past = store::of_subjects(&mut tx, &tasks).await?;
        for task in &tasks {
            let past = past.remove(&task.id.0).unwrap_or_default();
            one(ctx, &mut tx, task, past, (organ, organ_path), rules).await?;
        }
        if tasks.len() < BATCH {
            store::pass(&mut tx, organ_path, ctx.today(), ctx.now()).await?;
            return Ok(tx.commit().await?);
        }
        tx.commit().await?;
        after = tasks.last().map(|t| t.id);
    }
}

/// One task under all rules: the highest step that is due is taken, and nothing below it.
async fn one(
    ctx: &Ctx,
    tx: &mut Tx,
    task: &Task,
    mut past: Vec<Filed>,
    (organ, organ_path): (UnitId, &str),
    rules: &[&Rule],
) -> Outcome<()> {
    if task.light == Colour::Green && past.iter().any(|f| f.it.open() && f.it.step.sent_by_rule()) {
        effect::settled(ctx, tx, task.id.0, true, "任务已转绿，不再要求回复。").await?;
        past = store::of_subject(tx, task.id.0).await?;
    }
    let facts = facts(ctx, task, &past);
    let mut taken = false;
    for rule in in_order(rules) {
        if taken && rule.step.rung().is_some() {
            continue;
        }
        let Some(Verdict::Due { occasion, text }) = judge(rule, &facts) else { continue };
        let new = New {
            id: ctx.id(),
            step: rule.step,
            subject: Some(facts.subject.clone()),
            unit: task.unit,
            organ,
            organ_path: organ_path.to_owned(),
            title: task.title.clone(),
            text,
            rule: Some(rule.code.clone()),
            facts: None,
            due: None,
        };
        // The key is taken first: whoever comes second, here or on another server, waits for it and goes on.
        if !store::fire(tx, &rule.code, task.id.0, &occasion, new.id, ctx.now()).await? {
            continue;
        }
        open(ctx, tx, new).await?;
        taken |= rule.step.rung().is_some();
    }
    Ok(())
}

/// Rules from the highest step to the lowest, those beside the ladder last.
pub(super) fn in_order<'a>(rules: &[&'a Rule]) -> Vec<&'a Rule> {
    let mut out = rules.to_vec();
    out.sort_by_key(|r| std::cmp::Reverse(r.step.rung().map_or(0, |n| n + 1)));
    out
}

/// What the rules look at.
pub(super) fn facts(ctx: &Ctx, task: &Task, past: &[Filed]) -> Facts {
    let done = matches!(task.work, Work::Submitted | Work::LeadVerified | Work::Verified | Work::Closed);
    Facts {
        subject: Subject {
            concept: "task".into(),
            id: task.id.0,
            number: task.number.clone(),
            title: task.title.clone(),
        },
        unit: task.unit,
        today: ctx.today(),
        due: task.due,
        light: task.light,
        light_since: task.light_since,
        key: task.key,
        standing: task.standing,
        rests: done || task.pause == Pause::Suspended,
        past: past.iter().map(|f| f.it.clone()).collect(),
    }
}

async fn remind_office(ctx: &Ctx, late: &[Filed]) -> Outcome<()> {
    for chunk in late.chunks(BATCH) {
        let mut tx = ctx.begin().await?;
        for f in chunk {
            tell::lapsed(ctx, &mut tx, f).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Weeks since the last review, or since the leader was named.
async fn weekly(ctx: &Ctx, led: &[Filed]) -> Outcome<()> {
    for f in led {
        let law = &ctx.law().parameters;
        let Some(signed) = f.it.signed.as_ref() else { continue };
        if term::review_late(&f.it, ctx.today(), law) {
            let mut tx = ctx.begin().await?;
            let begun =
                days_between(kernel::day_of(signed.at), ctx.today()) / term::review_days(&f.it, ctx.today(), law);
            tell::review(ctx, &mut tx, f, begun).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}
