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

/// Fresh hazards more than at the last look that are a burst: a hundred a second.
const BURST: usize = 200;
/// Fresh hazards at most that wait for the end of a burst: each list reads all of them, by estimate some 3 µs each.
const BACKLOG: usize = 3000;

/// When to settle: soon, but not while reports pour in. Who reports then would wait for the indexes of those before.
#[derive(Debug, Default)]
pub struct Pace {
    left: usize,
}

impl Pace {
    /// Whether to settle now, with so many fresh; asked every two seconds.
    pub fn now(&mut self, fresh: usize) -> bool {
        let pouring = fresh > self.left + BURST;
        let settle = fresh > 0 && (!pouring || fresh >= BACKLOG);
        self.left = if settle { 0 } else { fresh };
        settle
    }

    /// Settle if it is time to; returns how many.
    ///
    /// # Errors
    /// The engine's.
    pub async fn turn(&mut self, db: &Db) -> Outcome<usize> {
        let sql = format!("select count(*) as n from (select 1 from hazard where not settled limit {BACKLOG}) fresh");
        let rows = db.glance(&sql, &[]).await?;
        let fresh = rows.first().map(|r| r.get::<i64>("n")).transpose()?.unwrap_or(0);
        if self.now(fresh as usize) { settle(db).await } else { Ok(0) }
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

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn few_are_settled_at_once_and_a_burst_when_it_is_over() {
        let mut pace = Pace::default();
        assert!(!pace.now(0), "nothing to do");
        assert!(pace.now(1));
        assert!(pace.now(200), "a hundred a second is no burst");
        assert!(!pace.now(1500), "pours in");
        assert!(!pace.now(2400));
        assert!(pace.now(2410), "over");
        assert!(!pace.now(201));
        assert!(pace.now(201));
    }

    #[test]
    fn a_burst_without_an_end_is_settled_when_lists_would_feel_it() {
        let mut pace = Pace::default();
        let turns: Vec<bool> = [900, 1800, 2999, 3000, 900, 3000].map(|fresh| pace.now(fresh)).to_vec();
        assert_eq!(turns, [false, false, false, true, false, true]);
    }
}
