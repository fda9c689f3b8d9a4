//! What the clock does: duties end with the post that they were assigned to.

use super::store;
use crate::duty::io::store as duties;
use crate::duty::model::Duty;
use kernel::Outcome;
use kernel::event::Event;
use web::Ctx;

/// Idempotent. A post that got another last day gives it to its duties; windows that are not owed any more go.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    loop {
        let mut tx = ctx.begin().await?;
        let found = store::to_follow(&mut tx).await?;
        for (before, ends) in &found {
            let mut after = Duty { until: *ends, ..before.clone() };
            if let Some(by) = &mut after.rule.by {
                by.to = *ends;
            }
            let windows = after.windows(ctx.today());
            let least = ctx.law().parameters.value("dossier.term_share", &after.region_path, ctx.today());
            let gone = windows.iter().find(|w| !after.owes(w, least) && after.until.is_some_and(|u| u < w.to));
            if let Some(window) = gone {
                duties::site::drop_from(&mut tx, after.id, window.from).await?;
            } else if let Some(until) = after.until {
                // Windows that begin after the last day.
                duties::site::drop_from(&mut tx, after.id, after.rule.window(until).next_to).await?;
            }
            let extend_on = match after.until {
                Some(until) if until <= ctx.today() => None,
                _ => after.extend_on(&windows),
            };
            store::set_end(&mut tx, &after, extend_on).await?;
            ctx.record(&mut tx, &Event::new(after.id, "follow", "随任期调整"), &after).await?;
        }
        tx.commit().await?;
        if found.is_empty() {
            return Ok(());
        }
    }
}
