//! What may be thinned now: months by kind from the parameters, points that are held from the tables.
//! Kinds come with the points: reading a million rows for them each hour would turn the database's cache over.

use super::live::live;
use crate::reading::retention::{Retention, cutoffs};
use kernel::Outcome;
use std::collections::HashSet;
use web::App;

/// Points of which nothing may go: an alarm that is not closed, a doubt that runs, a hold.
const HELD: [&str; 3] = [
    "select distinct slot from alarm where handling <> 'closed'",
    "select distinct slot from doubt where state in ('open', 'confirmed')",
    "select distinct slot from reading_hold where released_at is null",
];

/// As of now, by the clock of the application.
///
/// # Errors
/// The database, or this server takes no readings.
pub async fn policy(app: &App) -> Outcome<Retention> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let (kinds, mut held) = (live(app)?.kinds(), HashSet::new());
    for sql in HELD {
        for row in tx.all(sql, &[]).await? {
            held.insert(row.get::<i64>("slot")? as u32);
        }
    }
    let day = now.as_second().div_euclid(24 * 3600);
    Ok(Retention { kinds, before_ms: cutoffs(now, &app.law.parameters), held, day })
}
