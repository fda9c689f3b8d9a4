//! Statements in a transaction.

use crate::codec;
use crate::db::Engine;
use crate::open::Open;
use crate::row::Row;
use crate::value::Value;
use crate::writer::Turn;
use futures::StreamExt as _;
use kernel::Refusal;
use sqlx::{AssertSqlSafe, Executor, Postgres, Sqlite};

/// Milliseconds from which a reading statement is logged as a warning, and those from which as a detail.
const SLOW_MS: u64 = 2_000;
const LONG_MS: u64 = 20;

/// A transaction; dropped without [`Tx::commit`] it rolls back.
pub enum Tx {
    /// Reads of one snapshot, or each for itself ([`crate::Db::begin_reading`]).
    Sqlite(Open<Sqlite>),
    /// Changes, in the queue of the one writer.
    Turn(Turn),
    /// Reads of one snapshot or each for itself, or changes that flush their own commit.
    Postgres(Open<Postgres>),
    /// Short changes: what they lock is free as soon as they are committed, and nobody is told before the log is flushed.
    Quick(Open<Postgres>),
}

/// A transaction of PostgreSQL whose commit does not flush the log; a small one behind it does, for all that went before.
/// A row on which many wait (a series of numbers) is so not locked while the disk turns (docs/decisions/0008).
pub(crate) mod quick {
    pub const BEGIN: &str = "begin; set local synchronous_commit = off";
    /// In one text, so one way to the server and back. The second writes to the log and commits in the ordinary way, which
    /// flushes everything before it; servers do that in groups.
    pub const COMMIT: &str = "commit; select 1 as one from pg_logical_emit_message(true, 'anlan', '')";
}

/// What a database may answer instead of rows.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Error(#[from] pub sqlx::Error);

impl Error {
    /// A unique index refused the row.
    pub fn is_unique(&self) -> bool {
        matches!(&self.0, sqlx::Error::Database(e) if e.is_unique_violation())
    }

    /// The disk has no room: SQLITE_FULL, or class 53 disk_full of PostgreSQL.
    pub fn is_full(&self) -> bool {
        if let sqlx::Error::Io(e) = &self.0 {
            return e.kind() == std::io::ErrorKind::StorageFull;
        }
        let sqlx::Error::Database(e) = &self.0 else { return false };
        match e.code().as_deref() {
            Some("13") => e.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some(),
            code => code == Some("53100"),
        }
    }
}

impl From<Error> for Refusal {
    fn from(e: Error) -> Refusal {
        match &e.0 {
            _ if e.is_full() => Refusal::new(
                kernel::Kind::Busy,
                "DISK_FULL",
                "服务器磁盘已满，操作没有生效，已有数据不受影响；请联系管理员清理或扩容后再试。",
            )
            .because(e),
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::PoolClosed => Refusal::new(
                kernel::Kind::Busy,
                "DATABASE_BUSY",
                "数据库暂时繁忙或无法连接，操作没有生效；请稍后重试。",
            )
            .because(e),
            _ => Refusal::internal(e),
        }
    }
}

/// SQL strings are made in this repository only; `List` never puts a user's text into them.
fn safe(sql: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(sql.to_owned())
}

/// Rows that PostgreSQL takes in a plain statement.
const FEW: usize = 8;

impl Tx {
    pub fn engine(&self) -> Engine {
        match self {
            Tx::Sqlite(_) | Tx::Turn(_) => Engine::Sqlite,
            Tx::Postgres(_) | Tx::Quick(_) => Engine::Postgres,
        }
    }

    /// All rows. A statement that took long is logged, with its text and never with its values.
    pub async fn all(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        #[allow(clippy::disallowed_methods)] // the passing of time, not the time of day
        let began = std::time::Instant::now();
        let rows = self.rows(sql, values).await?;
        let ms = began.elapsed().as_millis() as u64;
        match ms {
            SLOW_MS.. => tracing::warn!(ms, rows = rows.len(), sql, "slow statement"),
            LONG_MS.. => tracing::debug!(ms, rows = rows.len(), sql, "long statement"),
            _ => {}
        }
        Ok(rows)
    }

    async fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        Ok(match self {
            Tx::Sqlite(t) => {
                let args = codec::sqlite(values).map_err(sqlx::Error::Encode)?;
                let rows = sqlx::query_with(safe(sql), args).fetch_all(&mut **t).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Tx::Turn(t) => {
                let args = codec::sqlite(values).map_err(sqlx::Error::Encode)?;
                let rows = sqlx::query_with(safe(sql), args).fetch_all(t.connection()?).await;
                rows.inspect_err(|e| t.seen(e))?.into_iter().map(Row::Sqlite).collect()
            }
            Tx::Postgres(t) | Tx::Quick(t) => {
                let args = codec::postgres(values).map_err(sqlx::Error::Encode)?;
                let rows = sqlx::query_with(safe(sql), args).fetch_all(&mut **t).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row, if any.
    pub async fn opt(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.all(sql, values).await?.into_iter().next())
    }

    /// Exactly one row; none is our fault.
    pub async fn one(&mut self, sql: &str, values: &[Value]) -> Result<Row, Error> {
        self.opt(sql, values).await?.ok_or(Error(sqlx::Error::RowNotFound))
    }

    /// Number of rows changed.
    pub async fn exec(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        Ok(match self {
            Tx::Sqlite(t) => {
                let args = codec::sqlite(values).map_err(sqlx::Error::Encode)?;
                sqlx::query_with(safe(sql), args).execute(&mut **t).await?.rows_affected()
            }
            Tx::Turn(t) => {
                let args = codec::sqlite(values).map_err(sqlx::Error::Encode)?;
                let done = sqlx::query_with(safe(sql), args).execute(t.connection()?).await;
                done.inspect_err(|e| t.seen(e))?.rows_affected()
            }
            Tx::Postgres(t) | Tx::Quick(t) => {
                let args = codec::postgres(values).map_err(sqlx::Error::Encode)?;
                sqlx::query_with(safe(sql), args).execute(&mut **t).await?.rows_affected()
            }
        })
    }

    /// A text of several statements on SQLite; the number of rows that each changed.
    pub(crate) async fn each(&mut self, sql: &str, values: &[Value]) -> Result<Vec<u64>, Error> {
        let args = codec::sqlite(values).map_err(sqlx::Error::Encode)?;
        let query = sqlx::query_with::<Sqlite, _>(safe(sql), args);
        match self {
            Tx::Sqlite(t) => each_of(t, query).await,
            Tx::Turn(t) => {
                let done = each_of(t.connection()?, query).await;
                done.inspect_err(|e| t.seen(&e.0))
            }
            Tx::Postgres(_) | Tx::Quick(_) => Err(Error(sqlx::Error::Protocol("one statement at a time".to_owned()))),
        }
    }

    /// Several statements without parameters.
    pub async fn script(&mut self, sql: &str) -> Result<(), Error> {
        match self {
            Tx::Sqlite(t) => (&mut **t).execute(sqlx::raw_sql(safe(sql))).await.map(|_| ())?,
            Tx::Turn(t) => {
                let done = t.connection()?.execute(sqlx::raw_sql(safe(sql))).await;
                done.inspect_err(|e| t.seen(e)).map(|_| ())?;
            }
            Tx::Postgres(t) | Tx::Quick(t) => (&mut **t).execute(sqlx::raw_sql(safe(sql))).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Check that a statement is valid on this engine, without running it.
    pub async fn prepare(&mut self, sql: &str) -> Result<(), Error> {
        use sqlx::SqlSafeStr as _;
        match self {
            Tx::Sqlite(t) => (&mut **t).prepare(safe(sql).into_sql_str()).await.map(|_| ())?,
            Tx::Turn(t) => t.connection()?.prepare(safe(sql).into_sql_str()).await.map(|_| ())?,
            Tx::Postgres(t) | Tx::Quick(t) => (&mut **t).prepare(safe(sql).into_sql_str()).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Many rows at once: COPY on PostgreSQL, multi-row inserts on SQLite.
    pub async fn bulk_insert(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let names = columns.join(", ");
        match self {
            // For a few rows COPY, with its three answers to wait for, takes longer than one statement.
            Tx::Postgres(_) | Tx::Quick(_) if rows.len() <= FEW => {
                let mut mark = 0;
                let tuples: Vec<String> = rows
                    .iter()
                    .map(|row| {
                        let marks: Vec<String> = row
                            .iter()
                            .map(|_| {
                                mark += 1;
                                format!("${mark}")
                            })
                            .collect();
                        format!("({})", marks.join(","))
                    })
                    .collect();
                let values: Vec<Value> = rows.iter().flatten().cloned().collect();
                self.exec(&format!("insert into {table} ({names}) values {}", tuples.join(",")), &values).await?;
            }
            Tx::Postgres(t) | Tx::Quick(t) => {
                let mut copy = t.copy_in_raw(&format!("copy {table} ({names}) from stdin")).await?;
                let mut text = String::new();
                for row in rows {
                    for (i, value) in row.iter().enumerate() {
                        if i > 0 {
                            text.push('\t');
                        }
                        codec::copy_field(value, &mut text);
                    }
                    text.push('\n');
                    if text.len() > 1 << 20 {
                        copy.send(text.as_bytes()).await?;
                        text.clear();
                    }
                }
                copy.send(text.as_bytes()).await?;
                copy.finish().await?;
            }
            Tx::Sqlite(_) | Tx::Turn(_) => {
                // SQLite takes 32,766 parameters in one statement. They go without a number: looking numbered ones up by
                // name makes the time grow with the square of their count.
                let most = (30_000 / columns.len().max(1)).clamp(1, 500);
                let tuple = format!("({})", vec!["?"; columns.len()].join(","));
                for chunk in rows.chunks(most) {
                    let tuples = vec![tuple.as_str(); chunk.len()].join(",");
                    let values: Vec<Value> = chunk.iter().flatten().cloned().collect();
                    self.exec(&format!("insert into {table} ({names}) values {tuples}"), &values).await?;
                }
            }
        }
        Ok(())
    }

    pub async fn commit(self) -> Result<(), Error> {
        match self {
            Tx::Sqlite(t) => t.end("commit").await?,
            Tx::Turn(t) => t.commit().await?,
            Tx::Postgres(t) => t.end("commit").await?,
            Tx::Quick(t) => t.end(quick::COMMIT).await?,
        }
        Ok(())
    }
}

async fn each_of(
    connection: &mut sqlx::SqliteConnection,
    query: sqlx::query::Query<'_, Sqlite, sqlx::sqlite::SqliteArguments>,
) -> Result<Vec<u64>, Error> {
    let mut counts = Vec::new();
    let mut told = connection.fetch_many(query);
    while let Some(one) = told.next().await {
        if let sqlx::Either::Left(done) = one? {
            counts.push(done.rows_affected());
        }
    }
    Ok(counts)
}
