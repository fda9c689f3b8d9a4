//! Rules and codes of all points, with a copy in the folder of readings: a start reads the copy and asks the database only
//! for what was touched since. Reading a million points from the database takes longer than everything else of a start.
//!
//! The copy is a row of frames (length, crc32, compressed protobuf). Each says up to which change of points it is and by
//! which random word the database knows that change; a word that the database does not know (it was restored, or is another
//! one) makes the copy worthless, as does a damaged frame what follows it. The copy is never the truth, only faster.

mod copy;

use super::disk::Disk;
use crate::reading::retention::Kinds;
use crate::reading::roster::Roster;
use crate::reading::rules::Rules;
use ::store::{Db, Tx, params};
use copy::{Copy, Gather, Mark, body};
use kernel::{Outcome, Refusal};
use std::io;
use std::path::Path;

const NAME: &str = "points.anp";
const PART: &str = "points.part";
/// Points in one frame and in one query.
const SOME: usize = 20_000;

/// What the engine and the keeper of readings know about points.
pub struct Points {
    pub rules: Rules,
    pub roster: Roster,
    pub kinds: Kinds,
}

/// Where points are read from.
pub struct Catalogue {
    disk: Disk,
    now: Mark,
    /// Points that the last reading took from the database rather than from the copy.
    pub asked: usize,
}

impl Catalogue {
    /// With its copy in this folder.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn open(folder: &Path) -> Outcome<Catalogue> {
        let disk = Disk::open(folder).map_err(|e| super::stream::broken(folder, &e))?;
        Ok(Catalogue { disk, now: Mark::default(), asked: 0 })
    }

    /// The change of points up to which they were read last.
    pub fn number(&self) -> i64 {
        self.now.number
    }

    /// Rules and codes of all points in use and kinds of all, as the database has them now.
    ///
    /// # Errors
    /// The database. A copy that cannot be read or written costs time, nothing else.
    pub async fn load(&mut self, db: &Db) -> Outcome<Points> {
        let mut tx = db.read().await?;
        // Asked for first: what is committed while points are read is read again next time.
        let sql = "select number, word from point_change order by number desc limit 1";
        let row = tx.one(sql, &[]).await?;
        let now = Mark { number: row.get("number")?, word: row.get("word")? };
        let disk = self.disk.clone();
        let mut copy = tokio::task::spawn_blocking(move || Copy::read(&disk)).await.map_err(Refusal::internal)?;
        self.asked = 0;
        let fits = !copy.torn && known(&mut tx, copy.mark).await?;
        if fits && copy.mark != now {
            self.follow(&mut tx, &mut copy, now).await?;
        }
        // What was changed again and again takes place: more than twice the points are written anew.
        let copied = copy.points;
        let points = match fits {
            true => tokio::task::spawn_blocking(move || copy.build()).await.map_err(Refusal::internal)??,
            false => self.anew(&mut tx, now).await?,
        };
        if fits && copied > 2 * points.rules.points() + SOME {
            self.disk.remove(NAME);
        }
        self.now = now;
        if points.roster.shared() > 0 {
            let codes = points.roster.shared();
            tracing::warn!(codes, "points of one gateway share codes; none of them takes readings");
        }
        Ok(points)
    }

    /// Add what was touched since the copy was made.
    async fn follow(&mut self, tx: &mut Tx, copy: &mut Copy, now: Mark) -> Outcome<()> {
        let (mut from, mut more) = ((copy.mark.number, i64::MAX), Vec::new());
        loop {
            let sql = format!(
                "select slot, gateway, code, kind, limits, lo, hi, rule_version, state, touched from point \
                 where touched >= $1 and (touched > $1 or slot > $2) order by touched, slot limit {SOME}"
            );
            let rows = tx.all(&sql, params![from.0, from.1]).await?;
            let mut gather = Gather::default();
            for row in &rows {
                from = (row.get("touched")?, i64::from(gather.add(row)?));
            }
            self.asked += rows.len();
            let last = rows.len() < SOME;
            more.extend(gather.bytes(last.then_some(now)).map_err(Refusal::internal)?);
            if last {
                break;
            }
        }
        if let Err(e) = self.append(&more) {
            tracing::warn!(%e, "the copy of points cannot be written");
        }
        let mut at = copy.bytes.len();
        copy.bytes.extend(more);
        while let Some((from, to)) = body(&copy.bytes, at) {
            copy.frames.push((from, to));
            at = to;
        }
        copy.points += self.asked;
        Ok(())
    }

    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.disk.append_to(NAME)?;
        self.disk.write(&mut file, bytes)?;
        self.disk.sync(&file)
    }

    /// Read all points and make a new copy.
    async fn anew(&mut self, tx: &mut Tx, now: Mark) -> Outcome<Points> {
        let (mut from, mut copy) = (0i64, Copy::default());
        loop {
            let sql = format!(
                "select slot, gateway, code, kind, limits, lo, hi, rule_version, state from point \
                 where slot >= $1 order by slot limit {SOME}"
            );
            let rows = tx.all(&sql, params![from]).await?;
            let mut gather = Gather::default();
            for row in &rows {
                from = i64::from(gather.add(row)?) + 1;
            }
            self.asked += rows.len();
            let last = rows.len() < SOME;
            let bytes = gather.bytes(last.then_some(now)).map_err(Refusal::internal)?;
            copy.frames.push((copy.bytes.len() + 8, copy.bytes.len() + bytes.len()));
            copy.bytes.extend(bytes);
            if last {
                break;
            }
        }
        copy.first = copy.frames.len();
        if let Err(e) = self.replace(&copy.bytes) {
            tracing::warn!(%e, "the copy of points cannot be written");
        }
        tokio::task::spawn_blocking(move || copy.build()).await.map_err(Refusal::internal)?
    }

    fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.disk.create(PART)?;
        self.disk.write(&mut file, bytes)?;
        self.disk.sync(&file)?;
        self.disk.publish(PART, NAME)
    }
}

/// Whether the copy is one of this database.
async fn known(tx: &mut Tx, mark: Mark) -> Outcome<bool> {
    let sql = "select 1 as one from point_change where number = $1 and word = $2";
    Ok(mark.number > 0 && tx.opt(sql, params![mark.number, mark.word]).await?.is_some())
}
