//! What the clock does to risks: says when one must be assessed again, and when a red one was not reviewed in its week. The
//! state stays; people take the steps.

use super::act::keep;
use super::store;
use crate::risk::rules::due;
use jiff::ToSpan;
use kernel::Outcome;
use kernel::event::Event;
use web::Ctx;

/// Risks handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo clock moves; idempotent.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    remind(ctx).await?;
    missed(ctx).await?;
    Ok(())
}

/// Tell once about every red risk whose review was not noted by its day. Returns how many.
pub async fn missed(ctx: &Ctx) -> Outcome<usize> {
    let mut told = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let risks = store::unreviewed(&mut tx, ctx.today(), BATCH).await?;
        for risk in &risks {
            store::review_told(&mut tx, risk).await?;
            let day = risk.review_on.map(|d| d.to_string()).unwrap_or_default();
            let whose =
                risk.leader_name.as_deref().map_or("尚未明确包案领导".to_owned(), |n| format!("包案领导{n}"));
            let note = format!("应于 {day} 前调度，没有登记；{whose}，请尽快调度并登记。");
            let event = Event::new(risk.id, "review_missed", "未按期调度").note(Some(note));
            ctx.record(&mut tx, &event, risk).await?;
        }
        tx.commit().await?;
        told += risks.len();
        if risks.len() < BATCH {
            return Ok(told);
        }
    }
}

/// Tell once about every risk whose day comes within the days of `risk.remind_days`. Idempotent; returns how many.
pub async fn remind(ctx: &Ctx) -> Outcome<usize> {
    let days = ctx.law().parameters.value("risk.remind_days", "", ctx.today()).max(0.0) as i64;
    let by = ctx.today().saturating_add(days.days());
    let mut told = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let risks = store::unreminded(&mut tx, by, BATCH).await?;
        let n = risks.len();
        for before in risks {
            let mut risk = before.clone();
            risk.reminded = true;
            let day = before.reassess_on.map(|d| d.to_string()).unwrap_or_default();
            let why = if due::is_due(&before, ctx.today()) { "已到再评价期限" } else { "再评价期限将到" };
            let event = Event::new(risk.id, "due", "再评价提醒").note(Some(format!("{why}：{day}")));
            keep(ctx, &mut tx, &mut risk, &before, event).await?;
        }
        tx.commit().await?;
        told += n;
        if n < BATCH {
            return Ok(told);
        }
    }
}
