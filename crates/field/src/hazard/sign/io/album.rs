//! All photo hashes in memory, built from the table and kept up with it. 24 bytes a photo.

use ::store::params;
use jiff::{SignedDuration, Timestamp};
use kernel::Outcome;
use kernel::id::FileId;
use picture::{Index, Near, Probe};
use std::collections::HashSet;
use tokio::sync::Mutex;
use web::Ctx;

/// Rows read at once.
const PAGE: i64 = 20_000;
/// Transactions that are written this much later than their time says are still seen.
const OVERLAP: SignedDuration = SignedDuration::from_mins(10);

/// Wired into the app, so that it is built once; without it each look builds its own.
#[derive(Debug, Default)]
pub struct Album(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    index: Index,
    files: Vec<FileId>,
    /// Files of the overlap, which the next reading will meet again.
    recent: HashSet<FileId>,
    read_to: Option<Timestamp>,
}

impl Album {
    /// Photos near to a questioned one, nearest first, with the probe that found them.
    pub async fn near(&self, ctx: &Ctx, probes: Vec<Probe>, far: u32, most: usize) -> Outcome<Vec<(FileId, Near)>> {
        let mut inner = self.0.lock().await;
        inner.read(ctx).await?;
        let near = inner.index.near(&probes, far, most);
        Ok(near.into_iter().map(|n| (inner.files[n.picture as usize], n)).collect())
    }
}

impl Inner {
    async fn read(&mut self, ctx: &Ctx) -> Outcome<()> {
        let mut from = self.read_to.map_or(Timestamp::UNIX_EPOCH, |at| at - OVERLAP);
        let mut last = FileId(uuid::Uuid::nil());
        let mut hashes: Vec<(FileId, Timestamp, u64)> = Vec::new();
        let mut tx = ctx.read().await?;
        loop {
            let sql = format!(
                "select file, hash, at from photo where (at, file) > ($1, $2) and hash is not null \
                 order by at, file limit {PAGE}"
            );
            let rows = tx.all(&sql, params![from, last]).await?;
            for row in &rows {
                (last, from) = (row.get("file")?, row.get("at")?);
                hashes.push((last, from, row.get::<i64>("hash")? as u64));
            }
            if (rows.len() as i64) < PAGE {
                break;
            }
        }
        drop(tx);
        let fresh: Vec<_> = hashes.iter().filter(|(file, ..)| !self.recent.contains(file)).copied().collect();
        self.files.extend(fresh.iter().map(|f| f.0));
        if self.index.is_empty() {
            self.index = Index::new(fresh.iter().map(|f| f.2).collect());
        } else {
            for (_, _, hash) in fresh {
                self.index.add(hash);
            }
        }
        self.read_to = hashes.iter().map(|h| h.1).max().max(self.read_to);
        let Some(end) = self.read_to else { return Ok(()) };
        let known = hashes.iter().filter(|(_, at, _)| *at >= end - OVERLAP).map(|h| h.0);
        self.recent = known.collect();
        Ok(())
    }
}
