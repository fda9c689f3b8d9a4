//! What a rating looks at, asked of this context's own tables and of the others.

use crate::alarm::flow::SignalFlow;
use crate::alarm::model::{NEVER, Priority};
use crate::point::io::store::parse;
use crate::warning::facts::{Facts, Standing, alarms};
use crate::warning::{Fact, rules::lead::Followed, rules::lead::Sequel};
use ::store::{Tx, params};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::flow::Flow;
use kernel::id::EnterpriseId;
use org::ask::{DangerKeeper, PermitKeeper};
use web::Ctx;

/// Everything that is known of an enterprise now. Doubts, promises and weather are not kept in tables yet, and say so.
pub async fn gather(ctx: &Ctx, tx: &mut Tx, enterprise: EnterpriseId) -> Outcome<Facts> {
    let sql = "select point, priority, signal from alarm where enterprise = $1 and returned_key = $2 and late = $3";
    let mut standing = Vec::new();
    for row in tx.all(sql, params![enterprise, NEVER, false]).await? {
        let signal: String = row.get("signal")?;
        standing.push(Standing {
            point: row.get("point")?,
            priority: Priority::of(row.get("priority")?),
            signal: parse("alarm.signal", &signal, SignalFlow::parse_state(&signal))?,
        });
    }
    let (red, high) = alarms(&standing);
    let danger = match ctx.app().answer::<DangerKeeper>() {
        Some(keeper) => Some(keeper.0.danger(ctx, tx, enterprise).await?),
        None => None,
    };
    let hot_work = match ctx.app().answer::<PermitKeeper>() {
        Some(keeper) => Some(keeper.0.hot_work(ctx, tx, enterprise).await?),
        None => None,
    };
    Ok(Facts {
        grade: danger.map(|d| d.grade).into(),
        red_points: Fact::Known(red),
        high_alarms: Fact::Known(high),
        doubts: Fact::unwired(),
        major_hazards: danger.map(|d| d.major_open).into(),
        overdue_hazards: danger.map(|d| d.major_overdue).into(),
        promise: Fact::unwired(),
        hot_work: hot_work.into(),
        weather: Fact::unwired(),
    })
}

/// The first critical alarm of an enterprise after an instant, until another. Major hazards are not asked for yet.
pub async fn followed(tx: &mut Tx, enterprise: EnterpriseId, from: Timestamp, to: Timestamp) -> Outcome<Vec<Followed>> {
    let sql = "select id, raised_at from alarm where enterprise = $1 and priority = $2 and raised_at > $3 \
               and raised_at <= $4 and late = $5 order by raised_at limit 1";
    let rows = tx.all(sql, params![enterprise, Priority::Critical.number(), from, to, false]).await?;
    rows.iter()
        .map(|r| Ok(Followed { what: Sequel::CriticalAlarm, at: r.get("raised_at")?, id: r.get("id")? }))
        .collect()
}
