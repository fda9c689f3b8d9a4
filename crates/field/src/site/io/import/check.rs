//! A file through the checker, row by row.

use super::MOST;
use super::known;
use super::store::Placed;
use crate::site::import::{COLUMNS, Checker, FileRow};
use bytes::Bytes;
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use office::sheet::{Column, Seen, Told, read_rows};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use web::Ctx;

/// How far the reader is; shared with whoever tells the user.
#[derive(Debug, Default)]
pub struct Progress {
    pub done: AtomicI64,
    pub total: AtomicI64,
}

/// The columns as a spreadsheet has them.
pub fn columns() -> Vec<Column> {
    let of = |c: &crate::site::import::Column| {
        let mut column = Column::new(c.head, c.width);
        column.required = c.required;
        column.hint = (!c.hint.is_empty()).then(|| c.hint.to_owned());
        column.choices = match c.field {
            "trade" => law::industry::TRADES.iter().map(|t| t.1.to_owned()).collect(),
            "state" => ["生产经营", "在建", "停产停业"].map(str::to_owned).to_vec(),
            "standard_level" => ["1", "2", "3"].map(str::to_owned).to_vec(),
            "park" => crate::site::model::Park::ALL.iter().map(|p| p.label().to_owned()).collect(),
            _ => Vec::new(),
        };
        column
    };
    COLUMNS.iter().map(of).collect()
}

/// Read and check; returns the checker with what it found, and what the table looked like.
pub async fn check(ctx: &Ctx, name: &str, bytes: Bytes, progress: Arc<Progress>) -> Outcome<(Checker, Seen)> {
    let mut tx = ctx.read().await?;
    let known = known::load(ctx, &mut tx).await?;
    drop(tx);
    let now = ctx.now();
    let checker = Checker::new(known, move || ::store::new_id::<SiteId>(now).0);
    let (name, shared) = (name.to_owned(), Arc::new(Mutex::new(checker)));
    let into = shared.clone();
    let work = move || {
        let limits = office::Limits { seconds: 300, ..office::Limits::default() };
        read_rows(&name, &bytes, &columns(), &limits, MOST, move |told| match told {
            Told::Heads(_, guess) => progress.total.store(i64::from(guess), Ordering::Relaxed),
            Told::Row(row) => {
                progress.done.fetch_add(1, Ordering::Relaxed);
                let row = FileRow { number: row.number, texts: row.texts, doubts: row.doubts };
                if let Ok(mut checker) = into.lock() {
                    checker.row(&row);
                }
            }
        })
    };
    let seen = tokio::task::spawn_blocking(work)
        .await
        .map_err(Refusal::internal)?
        .map_err(|e| Refusal::invalid("UNREADABLE", e.say))?;
    let checker = Arc::try_unwrap(shared).map_err(|_| Refusal::internal("the reader still holds the checker"))?;
    Ok((checker.into_inner().map_err(Refusal::internal)?, seen))
}

/// The first faults with their addresses.
pub fn placed(checker: &Checker, seen: &Seen, most: usize) -> Vec<Placed> {
    let place = |f: &crate::site::import::Fault| Placed {
        sheet: seen.sheet.clone(),
        cell: seen.address(f.row, f.column),
        fault: f.clone(),
    };
    checker.faults.iter().take(most).map(place).collect()
}
