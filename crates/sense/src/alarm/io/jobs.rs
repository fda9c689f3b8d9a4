//! What the clock does to alarms: it pushes them to the next level, and tells each level once.

use super::store;
use crate::alarm::flow::HandlingFlow;
use crate::alarm::model::LEVELS;
use crate::alarm::rules::birth;
use crate::shift::io as shift;
use ::store::params;
use kernel::Outcome;
use kernel::event::Event;
use kernel::flow::Flow;
use web::Ctx;

/// Alarms handled in one transaction.
const BATCH: usize = 100;

/// Called every minute and whenever the demo clock moves; idempotent: what was pushed has its clock set forward in the same
/// transaction. Returns how many levels were told.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    let mut told = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let sql = format!(
            "select {} from alarm t where t.escalate_key <= $1 order by t.escalate_key limit {BATCH}",
            store::COLUMNS
        );
        let due = tx.all(&sql, params![ctx.now()]).await?;
        for row in &due {
            let mut alarm = store::decode(row)?;
            let before = alarm.steps.len();
            birth::push(&mut alarm, ctx.now(), &ctx.law().parameters);
            let duty = shift::of_alarm(&mut tx, &alarm, ctx.now(), &ctx.law().parameters).await?;
            shift::climb(&mut alarm, &duty, ctx.now(), &ctx.law().parameters);
            store::save(&mut tx, &mut alarm).await?;
            for push in alarm.steps.iter().skip(before) {
                let to = LEVELS.get(push.level as usize).copied().unwrap_or_default();
                let state = format!("{}:{}", HandlingFlow::NAME, alarm.handling.code());
                let event = Event::new(alarm.id, "push", "限时升级")
                    .moved(state.clone(), state)
                    .note(Some(format!("推送{to}：{}", push.why)));
                ctx.record(&mut tx, &event, &alarm).await?;
                told += 1;
            }
            if alarm.steps.len() > before {
                shift::tell(ctx, &mut tx, &alarm, &duty).await?;
            }
        }
        tx.commit().await?;
        if due.len() < BATCH {
            return Ok(told);
        }
    }
}
