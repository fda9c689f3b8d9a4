//! Rules and codes of all points, with a copy in the folder of readings: a start reads the copy and asks the database only
//! for what was touched since. Reading a million points from the database takes longer than everything else of a start.
//!
//! The copy is a row of frames (length, crc32, compressed protobuf). Each says up to which change of points it is and by
//! which random word the database knows that change; a word that the database does not know (it was restored, or is another
//! one) makes the copy worthless, as does a damaged frame what follows it. The copy is never the truth, only faster.

use super::disk::Disk;
use crate::point::Kind;
use crate::point::model::Limits;
use crate::reading::names::Secret;
use crate::reading::retention::{Kinds, NO_KIND};
use crate::reading::roster::Roster;
use crate::reading::rules::Rules;
use ::store::{Db, Row, Tx, params};
use kernel::{Outcome, Refusal};
use prost::Message;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;

const NAME: &str = "points.anp";
const PART: &str = "points.part";
/// Points in one frame and in one query.
const SOME: usize = 20_000;
/// A million points take 3 bytes each in the copy at this level of zstd and 7 with a faster code; reading takes as long.
const LEVEL: i32 = 3;
/// A frame that claims to be longer is damaged: a point takes some hundred bytes.
const MOST_BYTES: usize = 64 << 20;

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

/// A change of points as the database knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    number: i64,
    word: i64,
}

/// Some points; limits and gateways that many share stand once.
#[derive(Clone, PartialEq, Message)]
struct Frame {
    /// The copy is complete up to here when this frame is read; nought within a longer piece.
    #[prost(int64, tag = "1")]
    number: i64,
    #[prost(sfixed64, tag = "2")]
    word: i64,
    #[prost(string, repeated, tag = "3")]
    limits: Vec<String>,
    #[prost(string, repeated, tag = "4")]
    gateways: Vec<String>,
    #[prost(message, repeated, tag = "5")]
    points: Vec<Entry>,
}

#[derive(Clone, PartialEq, Message)]
struct Entry {
    #[prost(uint32, tag = "1")]
    slot: u32,
    #[prost(bool, tag = "2")]
    retired: bool,
    /// Places in the lists of the frame.
    #[prost(uint32, tag = "3")]
    limits: u32,
    #[prost(uint32, tag = "4")]
    gateway: u32,
    #[prost(string, tag = "5")]
    code: String,
    #[prost(double, optional, tag = "6")]
    lo: Option<f64>,
    #[prost(double, optional, tag = "7")]
    hi: Option<f64>,
    #[prost(uint32, tag = "8")]
    version: u32,
    /// Place in [`Kind::ALL`].
    #[prost(uint32, tag = "9")]
    kind: u32,
}

/// Points on their way into a frame.
#[derive(Default)]
struct Gather {
    frame: Frame,
    limits: HashMap<String, u32>,
    gateways: HashMap<String, u32>,
}

impl Gather {
    fn add(&mut self, row: &Row) -> Outcome<u32> {
        let place = |known: &mut HashMap<String, u32>, list: &mut Vec<String>, text: String| {
            *known.entry(text).or_insert_with_key(|text| {
                list.push(text.clone());
                list.len() as u32 - 1
            })
        };
        let slot = u32::try_from(row.get::<i64>("slot")?).map_err(Refusal::internal)?;
        let limits = row.json::<serde_json::Value>("limits")?.to_string();
        self.frame.points.push(Entry {
            slot,
            retired: row.get::<String>("state")? == "retired",
            limits: place(&mut self.limits, &mut self.frame.limits, limits),
            gateway: place(&mut self.gateways, &mut self.frame.gateways, row.get("gateway")?),
            code: row.get("code")?,
            lo: row.get("lo")?,
            hi: row.get("hi")?,
            version: row.get::<i64>("rule_version")? as u32,
            kind: Kind::parse(&row.get::<String>("kind")?).map_or(u32::from(NO_KIND), |k| k as u32),
        });
        Ok(slot)
    }

    /// The frame's bytes, with the mark if it ends a piece.
    fn bytes(mut self, mark: Option<Mark>) -> io::Result<Vec<u8>> {
        if let Some(mark) = mark {
            (self.frame.number, self.frame.word) = (mark.number, mark.word);
        }
        let packed = zstd::bulk::compress(&self.frame.encode_to_vec(), LEVEL)?;
        let mut out = (packed.len() as u32).to_le_bytes().to_vec();
        out.extend(crc32fast::hash(&packed).to_le_bytes());
        out.extend(packed);
        Ok(out)
    }
}

/// What the copy holds: whole pieces only.
#[derive(Default)]
struct Copy {
    bytes: Vec<u8>,
    /// Where each frame's body stands.
    frames: Vec<(usize, usize)>,
    /// Frames of the first piece: it has each point once.
    first: usize,
    mark: Mark,
    points: usize,
    /// Bytes at the end that do not make a piece.
    torn: bool,
}

impl Copy {
    fn read(disk: &Disk) -> Copy {
        let bytes = std::fs::read(disk.path(NAME)).unwrap_or_default();
        let (mut frames, mut whole, mut at, mut mark) = (Vec::new(), 0, 0, Mark::default());
        let (mut points, mut counted, mut first) = (0, 0, 0);
        while let Some((from, to)) = body(&bytes, at) {
            let Some(frame) = frame(&bytes[from..to]) else { break };
            frames.push((from, to));
            counted += frame.points.len();
            if frame.number > 0 {
                (whole, mark, points) = (frames.len(), Mark { number: frame.number, word: frame.word }, counted);
                first = if first == 0 { whole } else { first };
            }
            at = to;
        }
        let torn = whole < frames.len() || at < bytes.len();
        frames.truncate(whole);
        Copy { bytes, frames, first, mark, points, torn }
    }

    /// Rules and codes; of a point that stands in several frames the last one counts. The frames are decoded a second time
    /// (reading the copy has counted them and thrown them away): all points of a million decoded at once would take several
    /// hundred MB, one frame of them takes a few, and decoding takes less time than the checksum and the disk.
    fn build(&self) -> Outcome<Points> {
        let word = || ::store::noise() as u64;
        let mut kinds = Kinds::default();
        let (mut rules, mut roster) = (Rules::default(), Roster::new(Secret([word(), word(), word(), word()])));
        let mut newer: HashSet<u32> = HashSet::new();
        for (i, (from, to)) in self.frames.iter().enumerate().rev() {
            let frame = frame(&self.bytes[*from..*to]).ok_or_else(|| Refusal::internal("copy of points changed"))?;
            let limits: Vec<Limits> = frame
                .limits
                .iter()
                .map(|text| serde_json::from_str(text).map_err(Refusal::internal))
                .collect::<Outcome<_>>()?;
            for point in &frame.points {
                if newer.contains(&point.slot) {
                    continue;
                }
                kinds.set(point.slot, point.kind);
                if point.retired {
                    continue;
                }
                let of = limits.get(point.limits as usize).ok_or_else(|| Refusal::internal("limits of a point"))?;
                rules.set(point.slot, of.rule(point.lo, point.hi, point.version));
                match frame.gateways.get(point.gateway as usize) {
                    Some(gateway) if !gateway.is_empty() => roster.add(gateway, &point.code, point.slot),
                    _ => {}
                }
            }
            if i >= self.first {
                newer.extend(frame.points.iter().map(|p| p.slot));
            }
        }
        Ok(Points { rules, roster, kinds })
    }
}

fn body(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (from, to) = (at + 8, (at + 8).checked_add(word(at)? as usize)?);
    (crc32fast::hash(bytes.get(from..to)?) == word(at + 4)?).then_some((from, to))
}

fn frame(packed: &[u8]) -> Option<Frame> {
    Frame::decode(&zstd::bulk::decompress(packed, MOST_BYTES).ok()?[..]).ok()
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
