//! Opening a database, and transactions on it.

use crate::lent::Lender;
use crate::open::Open;
use crate::planner;
use crate::row::Row;
use crate::tx::{Error, Tx, quick};
use crate::value::Value;
use crate::writer::Writer;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Postgres, Sqlite};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// How long whoever reads waits for a connection, and for one to be opened.
const WAIT: Duration = Duration::from_secs(20);
/// Pages of the write-ahead log after which SQLite copies them into the database. Reports touch the same ends of some forty
/// indexes again and again; with its own thousand each of those pages was copied, and the file flushed, every few dozen
/// reports. 64 MB at most stand in the log.
const CHECKPOINT: &str = "16000";

/// Memory for pages of a SQLite connection, in KB (negative by SQLite's rule): of the one that writes, and of each of the eight
/// that read. They stay open, so that each holds what it once read; what it does not hold the system's cache has.
const WRITER_CACHE: &str = "-65536";
const READER_CACHE: &str = "-16384";

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
pub(crate) enum Pools {
    /// One writer, several readers: SQLite has one writer anyway, and waiting for it in our queue is fair.
    Sqlite {
        write: Writer,
        read: Lender<Sqlite>,
    },
    Postgres(Lender<Postgres>),
}

impl Db {
    /// Open by URL: `postgres://…`, or a file path (with or without `sqlite:`), created if it is missing.
    pub async fn open(url: &str) -> Result<Db, Error> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            // The driver's own log prints whole statements, a bulk insert with all its placeholders among them.
            let options = PgConnectOptions::from_str(url)?.options([("timezone", "UTC"), ("jit", "off")]);
            // Filters make many texts of few statements; compiling a plan to machine code takes longer than any of them.
            let options = options.statement_cache_capacity(512).disable_statement_logging();
            let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(WAIT).connect_with(options).await?;
            return Ok(Db(Pools::Postgres(Lender::new(pool, WAIT))));
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
            .pragma("temp_store", "memory")
            .pragma("wal_autocheckpoint", CHECKPOINT)
            .disable_statement_logging();
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone().pragma("cache_size", WRITER_CACHE).analysis_limit(planner::ENTRIES))
            .await?;
        let options = options.pragma("cache_size", READER_CACHE);
        let read = SqlitePoolOptions::new().max_connections(8).acquire_timeout(WAIT).connect_with(options).await?;
        Ok(Db(Pools::Sqlite { write: Writer::new(write), read: Lender::new(read, WAIT) }))
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.0
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
            Pools::Postgres(lender) => {
                let mut open = Open::bare(lender.lend().await?);
                if alone {
                    open.begin("begin").await?;
                    return Ok(Tx::Postgres(open));
                }
                open.begin(quick::BEGIN).await?;
                Tx::Quick(open)
            }
        })
    }

    /// For a verb that first reads what it needs and then begins its change: each statement reads for itself, on SQLite
    /// beside the queue of writers. What it read may have changed by then, so that whatever must hold is asked once more by
    /// the changes themselves.
    pub async fn begin_reading(&self) -> Result<Tx, Error> {
        Ok(match &self.0 {
            Pools::Sqlite { read, .. } => Tx::Sqlite(Open::bare(read.lend().await?)),
            Pools::Postgres(lender) => Tx::Postgres(Open::bare(lender.lend().await?)),
        })
    }

    /// A transaction that only reads, from one snapshot; it never waits for a writer.
    pub async fn read(&self) -> Result<Tx, Error> {
        Ok(match &self.0 {
            Pools::Sqlite { read, .. } => {
                let mut open = Open::bare(read.lend().await?);
                open.begin("begin").await?;
                Tx::Sqlite(open)
            }
            Pools::Postgres(lender) => {
                let mut open = Open::bare(lender.lend().await?);
                open.begin("begin isolation level repeatable read read only").await?;
                Tx::Postgres(open)
            }
        })
    }

    /// The rows of one statement that only reads, without a transaction around it.
    pub async fn glance(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        self.begin_reading().await?.all(sql, values).await
    }

    /// One statement that no transaction allows (`create database`, `vacuum`); for set-up and maintenance.
    pub async fn outside_transaction(&self, sql: &str) -> Result<(), Error> {
        match &self.0 {
            Pools::Sqlite { write, .. } => write.outside(sql).await?,
            Pools::Postgres(lender) => {
                let mut lent = lender.lend().await?;
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut *lent).await.map(|_| ())?
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
            Pools::Postgres(lender) => lender.close().await,
        }
    }
}
