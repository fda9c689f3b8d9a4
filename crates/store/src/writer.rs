//! SQLite's one writer. Whoever is done while others wait leaves the transaction open for the next, behind a savepoint;
//! the last of the row commits for all, and only then is anybody answered: one flush of the disk for a handful of changes.

use crate::tx::Error;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, Executor, Sqlite, SqliteConnection, SqlitePool};
use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// Changes that one commit may carry: bounds how long the first of them waits.
const MOST: usize = 32;

/// The queue for the connection that writes.
#[derive(Clone, Debug)]
pub struct Writer {
    pool: SqlitePool,
    held: Arc<Mutex<Held>>,
    /// Those in the queue who may join a group.
    waiting: Arc<AtomicUsize>,
}

/// What the one whose turn it is holds.
#[derive(Debug, Default)]
struct Held {
    connection: Option<PoolConnection<Sqlite>>,
    group: Option<Group>,
    /// Number of the group, so that a closer knows its own.
    count: u64,
}

/// An open transaction with the changes of several.
#[derive(Debug, Default)]
struct Group {
    /// Who is done and waits for the commit.
    members: Vec<oneshot::Sender<Result<(), Broken>>>,
    /// A savepoint of one who is done stands open; the next lets it go on the way to its own.
    marked: bool,
}

/// Why nobody's change of a group was kept.
#[derive(Clone, Debug)]
struct Broken {
    full: bool,
    why: String,
}

impl Broken {
    fn by(e: &Error) -> Broken {
        Broken { full: e.is_full(), why: e.to_string() }
    }

    fn error(self) -> Error {
        let kind = if self.full { ErrorKind::StorageFull } else { ErrorKind::Other };
        Error(sqlx::Error::Io(std::io::Error::new(kind, self.why)))
    }
}

/// Counts itself among those waiting until it is dropped.
struct Waits(Arc<AtomicUsize>);

impl Waits {
    fn new(count: &Arc<AtomicUsize>) -> Waits {
        count.fetch_add(1, Ordering::SeqCst);
        Waits(count.clone())
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Writer {
    pub fn new(pool: SqlitePool) -> Writer {
        Writer { pool, held: Arc::default(), waiting: Arc::default() }
    }

    /// The next turn. With `alone` the change is long: nobody waits for its end, and it waits for nobody's.
    pub async fn begin(&self, alone: bool) -> Result<Turn, Error> {
        let waits = (!alone).then(|| Waits::new(&self.waiting));
        let held = self.held.clone().lock_owned().await;
        drop(waits);
        let writer = self.clone();
        whole(async move { writer.open(held, alone).await }).await
    }

    async fn open(self, mut held: OwnedMutexGuard<Held>, alone: bool) -> Result<Turn, Error> {
        if alone || held.group.as_ref().is_some_and(|g| g.members.len() >= MOST) {
            held.finish(None).await;
        }
        let joined = held.group.is_some();
        if joined {
            let marked = held.group.as_ref().is_some_and(|g| g.marked);
            let next = if marked { "release change; savepoint change" } else { "savepoint change" };
            run(held.connection(&self.pool).await?, next).await?;
            held.group.iter_mut().for_each(|g| g.marked = true);
        } else {
            run(held.connection(&self.pool).await?, "begin immediate").await?;
            held.group = Some(Group::default());
            held.count += 1;
        }
        Ok(Turn { held: Some(held), waiting: self.waiting, all: self.held, alone, joined, broken: None })
    }

    /// A statement that no transaction allows.
    pub async fn outside(&self, sql: &str) -> Result<(), Error> {
        let mut held = self.held.clone().lock_owned().await;
        let (pool, sql) = (self.pool.clone(), sql.to_owned());
        whole(async move {
            held.finish(None).await;
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(held.connection(&pool).await?).await?;
            Ok(())
        })
        .await
    }

    pub async fn close(&self) {
        let mut held = self.held.lock().await;
        held.finish(None).await;
        drop(held.connection.take());
        self.pool.close().await;
    }
}

/// In a task of its own: a statement that was sent to the database is done there, so what follows from it (that a
/// transaction is open, that a group was committed) must be noted here too, even if the asker goes away meanwhile.
async fn whole<T: Send + 'static>(what: impl Future<Output = Result<T, Error>> + Send + 'static) -> Result<T, Error> {
    tokio::spawn(what).await.unwrap_or_else(|e| Err(Error(sqlx::Error::Io(std::io::Error::other(e)))))
}

async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), Error> {
    connection.execute(sql).await?;
    Ok(())
}

impl Held {
    async fn connection(&mut self, pool: &SqlitePool) -> Result<&mut SqliteConnection, Error> {
        if self.connection.is_none() {
            self.connection = Some(pool.acquire().await?);
        }
        self.connection.as_deref_mut().ok_or(Error(sqlx::Error::PoolClosed))
    }

    /// Commit the open group, or undo it if it is broken, and tell its members. Answers whoever asked.
    async fn finish(&mut self, broken: Option<Broken>) -> Option<Broken> {
        let group = self.group.take()?;
        let mut outcome = broken.map_or(Ok(()), Err);
        if let Some(connection) = self.connection.as_deref_mut() {
            if outcome.is_ok() {
                outcome = run(connection, "commit").await.map_err(|e| Broken::by(&e));
            }
            // After a full disk SQLite may have ended the transaction itself; then there is none to undo.
            if outcome.is_err() && run(connection, "rollback").await.is_err() {
                tracing::debug!("the transaction had ended by itself");
            }
        }
        if outcome.is_err() {
            // A connection of unknown state is not used again.
            if let Some(connection) = self.connection.take() {
                drop(connection.detach());
            }
        }
        for member in group.members {
            // Whoever went away meanwhile needs no answer.
            let _ = member.send(outcome.clone());
        }
        outcome.err()
    }
}

/// One change in its turn; dropped without [`Turn::commit`] it is undone.
pub struct Turn {
    held: Option<OwnedMutexGuard<Held>>,
    waiting: Arc<AtomicUsize>,
    all: Arc<Mutex<Held>>,
    alone: bool,
    /// Others of this group went before.
    joined: bool,
    broken: Option<Broken>,
}

impl Turn {
    pub fn connection(&mut self) -> Result<&mut SqliteConnection, sqlx::Error> {
        let held = self.held.as_mut().and_then(|h| h.connection.as_deref_mut());
        held.ok_or(sqlx::Error::PoolClosed)
    }

    /// Errors after which SQLite may have undone the whole transaction by itself: then it is over for all of the group.
    pub fn seen(&mut self, e: &sqlx::Error) {
        const NOMEM_INTERRUPT_IOERR_CORRUPT_FULL: [i32; 5] = [7, 9, 10, 11, 13];
        let code = match e {
            sqlx::Error::Database(e) => e.code().and_then(|c| c.parse::<i32>().ok()),
            sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => Some(10),
            _ => None,
        };
        if code.is_some_and(|c| NOMEM_INTERRUPT_IOERR_CORRUPT_FULL.contains(&(c & 0xff))) {
            self.broken = Some(Broken { full: code == Some(13), why: e.to_string() });
        }
    }

    pub async fn commit(mut self) -> Result<(), Error> {
        let Some(mut held) = self.held.take() else { return Ok(()) };
        let broken = self.broken.take();
        let all = self.all.clone();
        let last = self.alone || broken.is_some() || self.waiting.load(Ordering::SeqCst) == 0;
        // A task of its own: what was begun here is ended, even if the asker goes away.
        let done = tokio::spawn(async move {
            if last {
                return held.finish(broken).await.map_or(Ok(()), Err);
            }
            let (send, receive) = oneshot::channel();
            let mine = held.count;
            match held.group.as_mut() {
                Some(group) => group.members.push(send),
                None => return Err(Broken { full: false, why: "the group was lost".to_owned() }),
            }
            drop(held);
            // Behind all who wait now; whoever of the group comes first commits for it.
            let mut held = all.lock().await;
            if held.count == mine {
                held.finish(None).await;
            }
            drop(held);
            receive.await.unwrap_or_else(|_| Err(Broken { full: false, why: "no answer from the group".to_owned() }))
        });
        match done.await {
            Ok(outcome) => outcome.map_err(Broken::error),
            Err(e) => Err(Error(sqlx::Error::Io(std::io::Error::other(e)))),
        }
    }
}

impl Drop for Turn {
    /// Undo this change; what others of the group did before stays.
    fn drop(&mut self) {
        let (Some(mut held), broken, joined) = (self.held.take(), self.broken.take(), self.joined) else { return };
        let undo = async move {
            let nobody = !joined || held.group.as_ref().is_none_or(|g| g.members.is_empty());
            if broken.is_some() || nobody {
                let why = broken.unwrap_or(Broken { full: false, why: "undone".to_owned() });
                // Not an error of the connection if it is only this change that is undone.
                held.undo(why).await;
            } else if let Some(connection) = held.connection.as_deref_mut() {
                // The savepoint stays, for the next to let go.
                if let Err(e) = run(connection, "rollback to change").await {
                    held.undo(Broken::by(&e)).await;
                }
            }
        };
        match tokio::runtime::Handle::try_current() {
            Ok(handle) => drop(handle.spawn(undo)),
            // The process ends: the transaction was never committed.
            Err(_) => drop(undo),
        }
    }
}

impl Held {
    /// Undo the whole transaction and tell its members why.
    async fn undo(&mut self, why: Broken) {
        let Some(group) = self.group.take() else { return };
        let clean = match self.connection.as_deref_mut() {
            Some(connection) => run(connection, "rollback").await.is_ok(),
            None => true,
        };
        if !clean && let Some(connection) = self.connection.take() {
            drop(connection.detach());
        }
        for member in group.members {
            let _ = member.send(Err(why.clone()));
        }
    }
}
