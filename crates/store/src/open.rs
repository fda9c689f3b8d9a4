//! A lent connection, with a transaction on it or without.

use crate::lent::Lent;
use futures::future::BoxFuture;
use sqlx::{Database, Executor, Postgres, Sqlite};
use std::ops::{Deref, DerefMut};

/// An engine that takes a bare text without parameters.
pub trait Plain: Database {
    fn run<'a>(connection: &'a mut Self::Connection, sql: &'static str) -> BoxFuture<'a, Result<(), sqlx::Error>>;
}

impl Plain for Sqlite {
    fn run<'a>(connection: &'a mut Self::Connection, sql: &'static str) -> BoxFuture<'a, Result<(), sqlx::Error>> {
        Box::pin(async move { connection.execute(sql).await.map(|_| ()) })
    }
}

impl Plain for Postgres {
    fn run<'a>(connection: &'a mut Self::Connection, sql: &'static str) -> BoxFuture<'a, Result<(), sqlx::Error>> {
        Box::pin(async move { connection.execute(sql).await.map(|_| ()) })
    }
}

/// Statements on one connection. Dropped with a transaction that is not ended, it is undone before the connection rests.
pub struct Open<DB: Plain> {
    lent: Option<Lent<DB>>,
    /// A transaction was asked for, and not ended.
    begun: bool,
}

impl<DB: Plain> Open<DB> {
    /// Each statement for itself.
    pub fn bare(lent: Lent<DB>) -> Open<DB> {
        Open { lent: Some(lent), begun: false }
    }

    /// Begin with this text.
    pub async fn begin(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        // Before it is sent: whoever goes away meanwhile leaves a connection on which there may be one.
        self.begun = true;
        DB::run(self, sql).await
    }

    /// End it with this text; nothing to do where there is none.
    pub async fn end(mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        if self.begun {
            DB::run(&mut self, sql).await?;
            self.begun = false;
        }
        Ok(())
    }
}

impl<DB: Plain> Deref for Open<DB> {
    type Target = DB::Connection;
    fn deref(&self) -> &DB::Connection {
        // Taken in `drop` only.
        self.lent.as_deref().expect("a connection that is lent")
    }
}

impl<DB: Plain> DerefMut for Open<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        self.lent.as_deref_mut().expect("a connection that is lent")
    }
}

impl<DB: Plain> Drop for Open<DB> {
    fn drop(&mut self) {
        let Some(mut lent) = self.lent.take() else { return };
        if !self.begun {
            return;
        }
        match tokio::runtime::Handle::try_current() {
            Ok(handle) => drop(handle.spawn(async move {
                // SQLite ends a transaction by itself when the disk is full: such a connection is not used again.
                if DB::run(&mut lent, "rollback").await.is_err() {
                    lent.spoil();
                }
            })),
            Err(_) => lent.spoil(),
        }
    }
}
