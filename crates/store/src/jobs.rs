//! What happens later: one table with leases. A job that a consequence needs is inserted in the transaction of its cause
//! (the outbox), so it is lost or kept together with it. Handlers must be idempotent: a lease that expired runs again.
//! Nothing queues a job yet, and no worker runs; what the clock does is called by `wiring::tick`.

use crate::params;
use crate::tx::Tx;
use crate::{Db, Engine, Value};
use jiff::{SignedDuration, Timestamp};
use kernel::Refusal;
use kernel::id::JobId;

/// How long a worker may hold a job before others may take it.
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// After so many failures a job is left alone with its error.
pub const ATTEMPTS: i64 = 8;

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub payload: serde_json::Value,
    pub attempts: i64,
}

impl Tx {
    /// Queue a job in this transaction, to run at `run_at` or later.
    pub async fn later(
        &mut self,
        kind: &str,
        payload: &impl serde::Serialize,
        run_at: Timestamp,
    ) -> Result<JobId, Refusal> {
        let id: JobId = crate::new_id(run_at);
        self.exec(
            "insert into job (id, kind, payload, run_at, attempts) values ($1,$2,$3,$4,0)",
            params![id, kind, Value::json(payload), run_at],
        )
        .await?;
        Ok(id)
    }
}

/// Take up to `most` due jobs; on PostgreSQL several workers skip each other's.
pub async fn claim(db: &Db, now: Timestamp, most: u32) -> Result<Vec<Job>, Refusal> {
    let mut tx = db.begin().await?;
    let skip = if tx.engine() == Engine::Postgres { " for update skip locked" } else { "" };
    let sql = format!(
        "update job set leased = $1, attempts = attempts + 1 where id in (
           select id from job where done_at is null and run_at <= $1 and attempts < {ATTEMPTS}
             and (leased is null or leased < $2) order by run_at limit {most}{skip})
         returning id, kind, payload, attempts"
    );
    let mut jobs = Vec::new();
    for row in tx.all(&sql, params![now, now - LEASE]).await? {
        jobs.push(Job {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.get("payload")?,
            attempts: row.get("attempts")?,
        });
    }
    tx.commit().await?;
    Ok(jobs)
}

/// Mark as done, in the handler's own transaction where possible.
pub async fn done(tx: &mut Tx, id: JobId, now: Timestamp) -> Result<(), Refusal> {
    tx.exec("update job set done_at = $2, error = null where id = $1", params![id, now]).await?;
    Ok(())
}

/// Put back with its error; waits longer each time.
pub async fn failed(db: &Db, job: &Job, now: Timestamp, error: &str) -> Result<(), Refusal> {
    let mut tx = db.begin().await?;
    let wait = SignedDuration::from_secs(5i64.saturating_mul(1 << job.attempts.min(10)));
    tx.exec("update job set leased = null, error = $2, run_at = $3 where id = $1", params![job.id, error, now + wait])
        .await?;
    tx.commit().await?;
    Ok(())
}
