//! What the clock does: goes through the rules once a day for each region where some are in use, ends what waits on records
//! that are over, says what ran out, and asks leaders for their weekly review. Every part may run again at any time, on any
//! server: what happened once stays once. It looks before it writes: a minute in which nothing is due takes no writer.

use super::look::{self, InUse, Seen};
use super::open::{New, open};
use super::store::{self, Filed};
use super::{effect, tell};
use crate::supervise::ladder::{Verdict, judge};
use crate::supervise::rule::{About, Rule};
use crate::supervise::term;
use crate::task::model::days_between;
use ::store::Tx;
use kernel::id::UnitId;
use kernel::{Colour, Outcome};
use std::collections::BTreeSet;
use uuid::Uuid;
use web::Ctx;

/// Subjects handled in one transaction.
const BATCH: usize = 100;

/// Stands for "all offices" where it is kept which day was gone through.
const EVERYWHERE: &str = "";

/// Called every minute and whenever the demo's clock moves.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.read().await?;
    let used = InUse::load(ctx, &mut tx).await?;
    let mut waiting = Vec::new();
    for (organ_path, (organ, rules)) in &used.0 {
        if !store::passed(&mut tx, organ_path, ctx.today()).await? {
            waiting.push((organ_path.as_str(), *organ, rules.as_slice()));
        }
    }
    let swept = store::passed(&mut tx, EVERYWHERE, ctx.today()).await?;
    let late = store::lapsed(&mut tx, ctx.today()).await?;
    let led = store::led(&mut tx).await?;
    drop(tx);
    if !swept {
        sweep(ctx).await?;
    }
    for (organ_path, organ, rules) in waiting {
        go_through(ctx, &used, (organ, organ_path), rules).await?;
    }
    remind_office(ctx, &late).await?;
    weekly(ctx, &led).await
}

/// Steps on records of others that are over, or gone: a record that says so itself does it at once, this is for the rest.
async fn sweep(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.read().await?;
    let mut over = Vec::new();
    for (concept, record) in store::pursued(&mut tx).await? {
        match look::record(ctx, &mut tx, &concept, record).await? {
            Some(p) => over.extend(p.ended.map(|why| (record, format!("{why}。")))),
            None => over.push((record, "记录已不在册。".to_owned())),
        }
    }
    drop(tx);
    let mut tx = ctx.begin().await?;
    for (record, why) in over {
        effect::settled(ctx, &mut tx, record, false, &why).await?;
    }
    store::pass(&mut tx, EVERYWHERE, ctx.today(), ctx.now()).await?;
    Ok(tx.commit().await?)
}

async fn go_through(
    ctx: &Ctx,
    used: &InUse,
    (organ, organ_path): (UnitId, &str),
    rules: &[&'static Rule],
) -> Outcome<()> {
    let about: BTreeSet<About> = rules.iter().map(|r| r.subject).collect();
    for about in about {
        let mut after: Option<Uuid> = None;
        loop {
            let mut tx = ctx.begin().await?;
            let found = look::batch(ctx, &mut tx, about, organ_path, after, BATCH).await?;
            let (n, last) = (found.len(), found.last().map(|s| s.facts.subject.id));
            for seen in found {
                let of = |r: &&Rule| r.subject == about && !used.nearer(r, organ_path, seen.place.as_deref());
                let rules: Vec<&Rule> = rules.iter().copied().filter(of).collect();
                one(ctx, &mut tx, seen, (organ, organ_path), &rules).await?;
            }
            tx.commit().await?;
            after = last;
            if n < BATCH {
                break;
            }
        }
    }
    let mut tx = ctx.begin().await?;
    store::pass(&mut tx, organ_path, ctx.today(), ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// One subject under all rules: the highest step that is due is taken, and nothing below it.
async fn one(
    ctx: &Ctx,
    tx: &mut Tx,
    mut seen: Seen,
    (organ, organ_path): (UnitId, &str),
    rules: &[&Rule],
) -> Outcome<()> {
    let id = seen.facts.subject.id;
    if seen.facts.light == Colour::Green && seen.past.iter().any(|f| f.it.open() && f.it.step.sent_by_rule()) {
        let why = if seen.place.is_none() {
            "任务已转绿，不再要求回复。"
        } else {
            "已不再逾期，不再要求回复。"
        };
        effect::settled(ctx, tx, id, true, why).await?;
        seen.look_back(store::of_subject(tx, id).await?);
    }
    let Some(unit) = seen.facts.unit else { return Ok(()) };
    let mut taken = false;
    for rule in in_order(rules) {
        if taken && rule.step.rung().is_some() {
            continue;
        }
        let Some(Verdict::Due { occasion, text }) = judge(rule, &seen.facts) else { continue };
        let new = New {
            id: ctx.id(),
            step: rule.step,
            subject: Some(seen.facts.subject.clone()),
            unit,
            organ,
            organ_path: organ_path.to_owned(),
            title: seen.facts.subject.title.clone(),
            text,
            rule: Some(rule.code.clone()),
            facts: seen.more.clone(),
            due: None,
        };
        // The key is taken first: whoever comes second, here or on another server, waits for it and goes on.
        if !store::fire(tx, &rule.code, id, &occasion, new.id, ctx.now()).await? {
            // What another server has just done holds back what stands below it.
            seen.look_back(store::of_subject(tx, id).await?);
            continue;
        }
        open(ctx, tx, new).await?;
        taken |= rule.step.rung().is_some();
    }
    Ok(())
}

/// Rules from the highest step to the lowest, those beside the ladder last.
fn in_order<'a>(rules: &[&'a Rule]) -> Vec<&'a Rule> {
    let mut out = rules.to_vec();
    out.sort_by_key(|r| std::cmp::Reverse(r.step.rung().map_or(0, |n| n + 1)));
    out
}

/// What ran out since it was last looked at.
async fn remind_office(ctx: &Ctx, late: &[Filed]) -> Outcome<()> {
    for chunk in late.chunks(BATCH) {
        let mut tx = ctx.begin().await?;
        for f in chunk {
            tell::lapsed(ctx, &mut tx, f).await?;
            store::told_lapse(&mut tx, f).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Leaders who have not reviewed in time, once for each week since they were named.
async fn weekly(ctx: &Ctx, led: &[(Filed, Option<i64>)]) -> Outcome<()> {
    let law = &ctx.law().parameters;
    for (f, told) in led {
        let Some(signed) = f.it.signed.as_ref() else { continue };
        let week = days_between(kernel::day_of(signed.at), ctx.today()) / term::review_days(&f.it, ctx.today(), law);
        if *told == Some(week) || !term::review_late(&f.it, ctx.today(), law) {
            continue;
        }
        let mut tx = ctx.begin().await?;
        tell::review(ctx, &mut tx, f, week).await?;
        store::told_week(&mut tx, f, week).await?;
        tx.commit().await?;
    }
    Ok(())
}
