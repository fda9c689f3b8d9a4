//! Opening a database, and transactions on it.

use crate::codec;
use crate::row::Row;
use crate::tx::{Error, Quick, Tx};
use crate::value::Value;
use crate::writer::Writer;
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// How long a connection to PostgreSQL may rest before it is tried ahead of its next use.
const RECENT: Duration = Duration::from_secs(1);

/// Which engine stands underneath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Sqlite => "SQLite",
            Engine::Postgres => "PostgreSQL",
        }
    }
}

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Pools);

#[derive(Clone, Debug)]
enum Pools {
    /// One writer, several readers: SQLite has one writer anyway, and waiting for it in our queue is fair.
    Sqlite {
        write: Writer,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// Open by URL: `postgres://…`, or a file path (with or without `sqlite:`), created if it is missing.
    pub async fn open(url: &str) -> Result<Db, Error> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            // The driver's own log prints whole statements, a bulk insert with all its placeholders among them.
            let options = PgConnectOptions::from_str(url)?.options([("timezone", "UTC"), ("jit", "off")]);
            // Filters make many texts of few statements; compiling a plan to machine code takes longer than any of them.
            let options = options.statement_cache_capacity(512).disable_statement_logging();
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(20))
                // One that was just used is not asked first whether it still answers: that is a way to the server and back.
                .test_before_acquire(false)
                .before_acquire(|connection, meta| {
                    Box::pin(
                        async move { Ok(meta.idle_for < RECENT || sqlx::Connection::ping(connection).await.is_ok()) },
                    )
                })
                .connect_with(options)
                .await?;
            return Ok(Db(Pools::Postgres(pool)));
        }
        let path = url.strip_prefix("sqlite://").or(url.strip_prefix("sqlite:")).unwrap_or(url);
        Db::open_file(Path::new(path)).await
    }

    async fn open_file(path: &Path) -> Result<Db, Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(20))
            .statement_cache_capacity(512)
            .pragma("cache_size", "-65536")
            .pragma("mmap_size", "268435456")
            .pragma("temp_store", "memory")
            .disable_statement_logging();
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            // Statistics for the planner, when a connection ends: without them it takes indexes by a rule of thumb.
            .connect_with(options.clone().optimize_on_close(true, 400))
            .await?;
        let read = SqlitePoolOptions::new()
            .max_connections(8)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .before_acquire(|connection, _| Box::pin(async move { Ok(rolled_back(connection)) }))
            .connect_with(options)
            .await?;
        Ok(Db(Pools::Sqlite { write: Writer::new(write), read }))
    }

    pub fn engine(&self) -> Engine {
        match &self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A transaction that may write. On SQLite it takes the write lock up front, so that it cannot fail halfway, and
    /// short ones that wait for each other share a commit.
    pub async fn begin(&self) -> Result<Tx, Error> {
        self.begin_as(false).await
    }

    /// The same with a commit of its own: for long changes (an import), that nobody's answer should wait for.
    pub async fn begin_alone(&self) -> Result<Tx, Error> {
        self.begin_as(true).await
    }

    async fn begin_as(&self, alone: bool) -> Result<Tx, Error> {
        Ok(match &self.0 {
            Pools::Sqlite { write, .. } => Tx::Turn(write.begin(alone).await?),
            Pools::Postgres(pool) if alone => Tx::Postgres(pool.begin().await?),
            Pools::Postgres(pool) => {
                Tx::Quick(Quick { transaction: pool.begin_with(Quick::BEGIN).await?, pool: pool.clone() })
            }
        })
    }

    /// A transaction for a verb that first reads what it needs, to be followed by [`Db::turn`]. On SQLite it reads beside the
    /// queue of writers; what it read may have changed when the turn comes, so that whatever must hold is asked once more
    /// by the changes themselves.
    pub async fn begin_reading(&self) -> Result<Tx, Error> {
        match &self.0 {
            Pools::Sqlite { .. } => self.read().await,
            Pools::Postgres(_) => self.begin().await,
        }
    }

    /// Go on to the changes.
    pub async fn turn(&self, tx: Tx) -> Result<Tx, Error> {
        match tx {
            Tx::Sqlite(read) => {
                drop(read);
                self.begin().await
            }
            other => Ok(other),
        }
    }

    /// A transaction that only reads, from one snapshot; it never waits for a writer.
    pub async fn read(&self) -> Result<Tx, Error> {
        Ok(match &self.0 {
            Pools::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// The rows of one statement that only reads, without a transaction around it.
    pub async fn glance(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        let safe = sqlx::AssertSqlSafe(sql.to_owned());
        Ok(match &self.0 {
            Pools::Sqlite { read, .. } => {
                let args = codec::sqlite(values).map_err(sqlx::Error::Encode)?;
                sqlx::query_with(safe, args).fetch_all(read).await?.into_iter().map(Row::Sqlite).collect()
            }
            Pools::Postgres(pool) => {
                let args = codec::postgres(values).map_err(sqlx::Error::Encode)?;
                sqlx::query_with(safe, args).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// One statement that no transaction allows (`create database`, `vacuum`); for set-up and maintenance.
    pub async fn outside_transaction(&self, sql: &str) -> Result<(), Error> {
        match &self.0 {
            Pools::Sqlite { write, .. } => write.outside(sql).await?,
            Pools::Postgres(pool) => {
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(pool).await.map(|_| ())?
            }
        }
        Ok(())
    }

    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// SQLite ends a transaction by itself when the disk is full or fails; the rollback that follows then finds none, and the
/// connection is counted as being inside a transaction for ever. Such a one is closed, and another is opened.
fn rolled_back(connection: &mut sqlx::SqliteConnection) -> bool {
    !sqlx::Connection::is_in_transaction(connection)
}
