//! One SQL text, two engines: SQLite (default) and PostgreSQL. Everything that differs between them is in this crate.
//!
//! Domain code writes SQL with `$1…` in the portable dialect of docs/SQL.md and passes [`Value`]s; [`Row::get`] decodes.
//! Changes go through [`Db::begin`], lists through [`List`], history through [`Tx::record`].

mod codec;
pub mod counter;
mod db;
mod dialect;
pub mod files;
mod gather;
pub mod jobs;
pub mod known;
pub mod ledger;
mod lent;
pub mod list;
mod migrate;
pub mod number;
mod open;
mod planner;
mod row;
mod together;
mod tx;
mod value;
pub mod words;
mod writer;

pub use db::{Db, Engine};
pub use dialect::render;
pub use files::Files;
pub use gather::Gather;
pub use ledger::Entry;
pub use list::{Access, List, Listed, ScopeOn, Sort};
pub use migrate::{Migration, migrate};
pub use planner::Look;
pub use row::{Column, Row};
pub use together::Together;
pub use tx::{Error, Tx};
pub use value::{Kind, Value};
pub use words::Words;

/// 128 random bits.
pub fn noise() -> u128 {
    rand::random()
}

/// A new identifier at this instant; identifiers of one process and one millisecond sort in the order they were made.
pub fn new_id<I: kernel::id::Id>(at: jiff::Timestamp) -> I {
    static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    I::from(kernel::id::v7(at, count, noise() as u64))
}

/// The tables of this crate itself; the first of every database.
pub const MIGRATIONS: &[Migration] = &[
    Migration { id: "20261101_store", sql: include_str!("store.sql") },
    Migration { id: "20261122_counter", sql: include_str!("counter.sql") },
    Migration { id: "20261207_counter_sum", sql: include_str!("counter_sum.sql") },
];
