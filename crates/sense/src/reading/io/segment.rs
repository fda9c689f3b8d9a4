//! Segment files: packs of points one after the other, then an index, then its length. A file is written under another
//! name, flushed and renamed, so it is whole or not there.

use super::disk::Disk;
use crate::reading::pack::{self, FULL, Pack, Point};
use crate::reading::sample::Sample;
use crate::reading::span::{Level, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

const MARK: &[u8; 8] = b"ANLANS01";

/// Where a pack lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    first: u32,
    last: u32,
    offset: u64,
    length: u32,
    sum: u32,
}
const PLACE: usize = 24;

/// What a file says of itself, in its footer.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Footer {
    level: u8,
    from_ms: i64,
    until_ms: i64,
    readings: u64,
    /// Hours and the journal frame up to which their readings are in here or in an older file.
    sealed: BTreeMap<i64, u64>,
    /// Files that this one replaces.
    replaces: Vec<u64>,
}

/// An open segment.
#[derive(Debug)]
pub struct Segment {
    /// Smaller is older: of equal readings the older file's stands.
    pub number: u64,
    pub span: Span,
    pub readings: u64,
    pub bytes: u64,
    pub sealed: BTreeMap<i64, u64>,
    pub replaces: Vec<u64>,
    file: File,
    places: Vec<Place>,
}

fn name(number: u64) -> String {
    format!("segment/{number:010}.ans")
}

fn odd(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

/// A segment being written, point by point in the order of their numbers.
pub struct Writer {
    disk: Disk,
    file: File,
    number: u64,
    offset: u64,
    pack: Pack,
    range: (u32, u32),
    places: Vec<Place>,
    readings: u64,
}

impl Writer {
    /// # Errors
    /// The file cannot be made.
    pub fn begin(disk: &Disk, number: u64) -> io::Result<Writer> {
        let mut file = disk.create(&format!("{}.part", name(number)))?;
        disk.write(&mut file, MARK)?;
        Ok(Writer {
            disk: disk.clone(),
            file,
            number,
            offset: MARK.len() as u64,
            pack: Pack::default(),
            range: (0, 0),
            places: Vec::new(),
            readings: 0,
        })
    }

    /// The next point; its number is greater than all before.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn add(&mut self, slot: u32, samples: &[Sample]) -> io::Result<()> {
        if samples.is_empty() {
            return Ok(());
        }
        if self.pack.is_empty() {
            self.range.0 = slot;
        }
        self.range.1 = slot;
        self.pack.add(slot, samples);
        self.readings += samples.len() as u64;
        // A point more than the block was made for would be read with it every time.
        if self.pack.len() + samples.len() / 2 >= FULL { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.pack.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.pack).bytes().map_err(|e| odd(&e.0))?;
        self.disk.write(&mut self.file, &bytes)?;
        self.places.push(Place {
            first: self.range.0,
            last: self.range.1,
            offset: self.offset,
            length: bytes.len() as u32,
            sum: crc32fast::hash(&bytes),
        });
        self.offset += bytes.len() as u64;
        Ok(())
    }

    /// Write the footer, make it durable, give it its name, open it for reading.
    ///
    /// # Errors
    /// The disk is full or fails; nothing of the file is left then.
    pub fn end(mut self, span: Span, sealed: BTreeMap<i64, u64>, replaces: Vec<u64>) -> io::Result<Segment> {
        self.flush()?;
        let footer = Footer {
            level: span.level as u8,
            from_ms: span.from_ms,
            until_ms: span.until_ms,
            readings: self.readings,
            sealed,
            replaces,
        };
        let mut tail = Vec::with_capacity(self.places.len() * PLACE + 256);
        for p in &self.places {
            tail.extend(p.first.to_le_bytes());
            tail.extend(p.last.to_le_bytes());
            tail.extend(p.offset.to_le_bytes());
            tail.extend(p.length.to_le_bytes());
            tail.extend(p.sum.to_le_bytes());
        }
        tail.extend(serde_json::to_vec(&footer).map_err(io::Error::other)?);
        tail.extend((self.places.len() as u32).to_le_bytes());
        let (length, sum) = (tail.len() as u32, crc32fast::hash(&tail));
        tail.extend(length.to_le_bytes());
        tail.extend(sum.to_le_bytes());
        self.disk.write(&mut self.file, &tail)?;
        self.disk.sync(&self.file)?;
        let part = format!("{}.part", name(self.number));
        self.disk.publish(&part, &name(self.number))?;
        Segment::open(&self.disk, self.number)
    }
}

impl Segment {
    /// All segments of a folder; what others replace and what was never finished is removed.
    ///
    /// # Errors
    /// The folder cannot be read. A file that is damaged is left alone and told in the log.
    pub fn all(disk: &Disk) -> io::Result<Vec<Segment>> {
        for part in disk.list("segment", ".part")? {
            disk.remove(&part);
        }
        let mut found = Vec::new();
        for file in disk.list("segment", ".ans")? {
            let number = file.strip_prefix("segment/").and_then(|n| n.strip_suffix(".ans")?.parse().ok());
            match number.map(|n| Segment::open(disk, n)) {
                Some(Ok(segment)) => found.push(segment),
                Some(Err(e)) => tracing::error!(file, %e, "a segment cannot be read and is left out"),
                None => {}
            }
        }
        let replaced: Vec<u64> = found.iter().flat_map(|s| s.replaces.iter().copied()).collect();
        found.retain(|s| {
            let stays = !replaced.contains(&s.number);
            if !stays {
                disk.remove(&name(s.number));
            }
            stays
        });
        Ok(found)
    }

    fn open(disk: &Disk, number: u64) -> io::Result<Segment> {
        let file = File::open(disk.path(&name(number)))?;
        let bytes = file.metadata()?.len();
        let mut end = [0u8; 8];
        let tail_end = bytes.checked_sub(8).ok_or_else(|| odd("too short"))?;
        file.read_exact_at(&mut end, tail_end)?;
        let [a, b, c, d, e, f, g, h] = end;
        let (length, sum) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
        let start = tail_end.checked_sub(u64::from(length)).ok_or_else(|| odd("no footer"))?;
        let mut tail = vec![0; length as usize];
        file.read_exact_at(&mut tail, start)?;
        if crc32fast::hash(&tail) != sum {
            return Err(odd("footer damaged"));
        }
        let packs = tail.last_chunk::<4>().map_or(0, |b| u32::from_le_bytes(*b)) as usize;
        let json = tail.get(packs * PLACE..tail.len().saturating_sub(4));
        let footer: Footer =
            serde_json::from_slice(json.ok_or_else(|| odd("footer short"))?).map_err(io::Error::other)?;
        let word = |at: usize| tail[at..at + 4].try_into().map(u32::from_le_bytes).unwrap_or_default();
        let places = (0..packs).map(|i| {
            let at = i * PLACE;
            Place {
                first: word(at),
                last: word(at + 4),
                offset: u64::from(word(at + 8)) | u64::from(word(at + 12)) << 32,
                length: word(at + 16),
                sum: word(at + 20),
            }
        });
        let level = [Level::Hour, Level::Day, Level::Month].get(footer.level as usize).copied().unwrap_or(Level::Hour);
        Ok(Segment {
            number,
            span: Span { level, from_ms: footer.from_ms, until_ms: footer.until_ms },
            readings: footer.readings,
            bytes,
            sealed: footer.sealed,
            replaces: footer.replaces,
            places: places.collect(),
            file,
        })
    }

    /// A point's readings, appended to `into`.
    ///
    /// # Errors
    /// The file cannot be read or is damaged.
    pub fn read(&self, slot: u32, into: &mut Vec<Sample>) -> io::Result<()> {
        let at = self.places.partition_point(|p| p.last < slot);
        if let Some(place) = self.places.get(at).filter(|p| p.first <= slot) {
            for (_, samples) in self.pack(place, |s| s == slot)? {
                into.extend(samples);
            }
        }
        Ok(())
    }

    /// The points with numbers from `first` to `last`, appended to `into`.
    ///
    /// # Errors
    /// As [`Segment::read`].
    pub fn between(&self, first: u32, last: u32, into: &mut Vec<Point>) -> io::Result<()> {
        let at = self.places.partition_point(|p| p.last < first);
        for place in self.places.iter().skip(at).take_while(|p| p.first <= last) {
            into.extend(self.pack(place, |s| (first..=last).contains(&s))?);
        }
        Ok(())
    }

    fn pack(&self, place: &Place, wanted: impl Fn(u32) -> bool) -> io::Result<Vec<Point>> {
        let mut bytes = vec![0; place.length as usize];
        self.file.read_exact_at(&mut bytes, place.offset)?;
        if crc32fast::hash(&bytes) != place.sum {
            return Err(odd("a block is damaged"));
        }
        pack::unpack(&bytes, wanted).map_err(|e| odd(&e.0))
    }

    /// Pack by pack, for compaction: the points of the `n`-th.
    ///
    /// # Errors
    /// As [`Segment::read`].
    pub fn nth(&self, n: usize) -> io::Result<Option<Vec<Point>>> {
        self.places.get(n).map(|place| self.pack(place, |_| true)).transpose()
    }

    /// Remove the file.
    pub fn remove(&self, disk: &Disk) {
        disk.remove(&name(self.number));
    }
}
