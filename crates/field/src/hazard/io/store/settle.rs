//! Fresh hazards: what was just reported stands in few indexes, and is put into the others some dozens at a time
//! (docs/decisions/0011). Every list looks at both ([`::store::list::Large::settled`]).

use ::store::{Db, Value};
use kernel::{Outcome, Refusal};
use uuid::Uuid;

/// Hazards settled in one transaction: 15 to 25 ms of SQLite's one writer a hundred. Those of one place and day stand on the same
/// pages of the indexes, so that many at once write fewer pages than few at a time.
const BATCH: usize = 300;

/// Put fresh hazards into all indexes; returns how many.
///
/// # Errors
/// The engine's.
pub async fn settle(db: &Db) -> Outcome<usize> {
    let mut done = 0;
    loop {
        // Looked for without the write lock: most of the time there is nothing.
        let sql = format!("select id from hazard where not settled order by found_at, id limit {BATCH}");
        let mut read = db.read().await?;
        let rows = read.all(&sql, &[]).await?;
        drop(read);
        let ids = rows.iter().map(|r| Ok(r.get::<Uuid>("id")?.into())).collect::<Result<Vec<Value>, Refusal>>()?;
        let n = ids.len();
        if n == 0 {
            return Ok(done);
        }
        let marks: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
        let mut tx = db.begin().await?;
        // Another server may have been faster.
        let sql = format!("update hazard set settled = true where id in ({}) and not settled", marks.join(","));
        tx.exec(&sql, &ids).await?;
        tx.commit().await?;
        done += n;
        // Whatever came meanwhile is left for the next time: four at once took 2.7 ms, a hundred 18 ms.
        if n < BATCH {
            return Ok(done);
        }
    }
}

/// Keys of what is open and major, or open and listed, where `here` is true of `t`: two index ranges (hazard_major…,
/// hazard_listed…), whose conditions stand here word for word, and the fresh ones.
pub fn urgent(here: &str) -> String {
    format!(
        "select t.id from hazard t where t.settled and t.open and t.grade = 'major' and {here} union \
         select t.id from hazard t where t.settled and t.open and t.listed is not null and {here} union \
         select t.id from hazard t where not t.settled and t.open and (t.grade = 'major' or t.listed is not null) and {here}"
    )
}
