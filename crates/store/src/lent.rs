//! Connections that stay open and are lent out. The driver's pool asks a connection whether it still answers each time it
//! comes back (and on SQLite each time it goes out), a way to the server or to the connection's thread and back for nothing
//! on a request of five statements; those lent here are asked after a rest only.

use sqlx::pool::PoolConnection;
use sqlx::{Connection, Database, Pool};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a connection may rest before it is tried ahead of its next use.
const RECENT: Duration = Duration::from_secs(1);
/// How long such a one may take to say that it is there.
const ANSWER: Duration = Duration::from_secs(3);
/// After so long a connection is closed and another is opened: a server's process of PostgreSQL keeps what it once learnt.
const LIFE: Duration = Duration::from_secs(30 * 60);

/// Lends connections; cheap to clone.
#[derive(Debug)]
pub struct Lender<DB: Database>(Arc<House<DB>>);

/// Those at rest, and room for those that may be out.
#[derive(Debug)]
struct House<DB: Database> {
    pool: Pool<DB>,
    resting: Rest<DB>,
    room: Arc<Semaphore>,
    wait: Duration,
}

impl<DB: Database> Clone for Lender<DB> {
    fn clone(&self) -> Self {
        Lender(self.0.clone())
    }
}

/// Those at rest; what was opened before `renewed` does not come to rest any more.
#[derive(Debug)]
struct Rest<DB: Database> {
    all: Mutex<Vec<Resting<DB>>>,
    renewed: Mutex<Option<Instant>>,
}

impl<DB: Database> Default for Rest<DB> {
    fn default() -> Self {
        Rest { all: Mutex::default(), renewed: Mutex::default() }
    }
}

#[derive(Debug)]
struct Resting<DB: Database> {
    connection: PoolConnection<DB>,
    opened: Instant,
    since: Instant,
}

impl<DB: Database> Rest<DB> {
    fn all(&self) -> MutexGuard<'_, Vec<Resting<DB>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn renewed(&self) -> MutexGuard<'_, Option<Instant>> {
        self.renewed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<DB: Database> Drop for Rest<DB> {
    fn drop(&mut self) {
        let all = std::mem::take(&mut *self.all());
        all.into_iter().for_each(|r| away(r.connection));
    }
}

/// Close one that is not needed any more. The pool does it in a task, so where there are none it is simply let go.
fn away<DB: Database>(connection: PoolConnection<DB>) {
    match tokio::runtime::Handle::try_current() {
        Ok(handle) => drop(handle.spawn(async move { drop(connection.close().await) })),
        Err(_) => drop(connection.detach()),
    }
}

/// A connection that goes back when it is dropped.
#[derive(Debug)]
pub struct Lent<DB: Database> {
    connection: Option<PoolConnection<DB>>,
    opened: Instant,
    home: Lender<DB>,
    _room: OwnedSemaphorePermit,
}

#[allow(clippy::disallowed_methods)] // the passing of time, not the time of day
fn now() -> Instant {
    Instant::now()
}

impl<DB: Database> Lender<DB> {
    /// Lends at most as many as the pool may open; whoever finds none waits at most for `wait`.
    pub fn new(pool: Pool<DB>, wait: Duration) -> Lender<DB> {
        let room = pool.options().get_max_connections() as usize;
        Lender(Arc::new(House { pool, resting: Rest::default(), room: Arc::new(Semaphore::new(room)), wait }))
    }

    /// One that answers.
    ///
    /// # Errors
    /// All are out for too long, the database cannot be reached, or it is closed.
    pub async fn lend(&self) -> Result<Lent<DB>, sqlx::Error> {
        let room = tokio::time::timeout(self.0.wait, self.0.room.clone().acquire_owned())
            .await
            .map_err(|_| sqlx::Error::PoolTimedOut)?
            .map_err(|_| sqlx::Error::PoolClosed)?;
        while let Some(mut resting) = self.last() {
            // A server that went away without a word does not even refuse.
            let there = resting.since.elapsed() < RECENT
                || matches!(tokio::time::timeout(ANSWER, resting.connection.ping()).await, Ok(Ok(())));
            if there {
                let (connection, opened) = (Some(resting.connection), resting.opened);
                return Ok(Lent { connection, opened, home: self.clone(), _room: room });
            }
            drop(resting.connection.detach());
        }
        let opened = now();
        let connection = Some(self.0.pool.acquire().await?);
        Ok(Lent { connection, opened, home: self.clone(), _room: room })
    }

    /// From now on nobody is lent a connection that was opened before; those that are out are closed when they come back.
    pub fn renew(&self) {
        *self.0.resting.renewed() = Some(now());
        let old = std::mem::take(&mut *self.0.resting.all());
        old.into_iter().for_each(|r| away(r.connection));
    }

    fn last(&self) -> Option<Resting<DB>> {
        self.0.resting.all().pop()
    }

    /// Close them all; those that are out are closed when they come back, which is waited for.
    pub async fn close(&self) {
        self.0.room.close();
        // Marked as closed from here on, so that none comes to rest any more.
        let closing = self.0.pool.close();
        while let Some(resting) = self.last() {
            drop(resting.connection.close().await);
        }
        closing.await;
    }
}

impl<DB: Database> Lent<DB> {
    /// Not to be used again: its state is unknown.
    pub fn spoil(mut self) {
        if let Some(connection) = self.connection.take() {
            drop(connection.detach());
        }
    }
}

impl<DB: Database> Deref for Lent<DB> {
    type Target = DB::Connection;
    fn deref(&self) -> &DB::Connection {
        // Taken in `spoil` and in `drop` only, after which nobody asks.
        self.connection.as_deref().expect("a connection that is lent")
    }
}

impl<DB: Database> DerefMut for Lent<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        self.connection.as_deref_mut().expect("a connection that is lent")
    }
}

impl<DB: Database> Drop for Lent<DB> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let mut resting = self.home.0.resting.all();
        // Looked at under the lock: whoever closes takes away all that came to rest before.
        let outdated = self.home.0.resting.renewed().is_some_and(|at| self.opened <= at);
        if self.home.0.pool.is_closed() || outdated || self.opened.elapsed() > LIFE {
            drop(resting);
            return away(connection);
        }
        resting.push(Resting { connection, opened: self.opened, since: now() });
    }
}
