//! What may be thinned now: months by kind from the parameters, points that are held from the tables.

use crate::point::Kind;
use crate::reading::retention::{Retention, cutoffs};
use ::store::params;
use kernel::Outcome;
use std::collections::HashSet;
use web::App;

/// Points that are read at once.
const SOME: usize = 20_000;

/// Points of which nothing may go: an alarm that is not closed, a doubt that runs, a hold.
const HELD: [&str; 3] = [
    "select distinct slot from alarm where handling <> 'closed'",
    "select distinct slot from doubt where state in ('open', 'confirmed')",
    "select distinct slot from reading_hold where released_at is null",
];

/// As of now, by the clock of the application.
///
/// # Errors
/// The database.
pub async fn policy(app: &App) -> Outcome<Retention> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let (mut kinds, mut held, mut from) = (Vec::new(), HashSet::new(), 0i64);
    loop {
        // Retired points too: what they said is kept as long.
        let sql = format!("select slot, kind from point where slot >= $1 order by slot limit {SOME}");
        let rows = tx.all(&sql, params![from]).await?;
        for row in &rows {
            let (slot, kind): (i64, String) = (row.get("slot")?, row.get("kind")?);
            if kinds.len() <= slot as usize {
                kinds.resize(slot as usize + 1, 255);
            }
            kinds[slot as usize] = Kind::parse(&kind).map_or(255, |k| k as u8);
            from = slot + 1;
        }
        if rows.len() < SOME {
            break;
        }
    }
    for sql in HELD {
        for row in tx.all(sql, &[]).await? {
            held.insert(row.get::<i64>("slot")? as u32);
        }
    }
    let day = now.as_second().div_euclid(24 * 3600);
    Ok(Retention { kinds, before_ms: cutoffs(now, &app.law.parameters), held, day })
}
