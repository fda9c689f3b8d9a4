//! Where readings stand after the journal: open buffers, buffers being sealed, segments. Readers see all three at once;
//! nothing is missing or seen twice while something moves from one to the next.

use super::disk::Disk;
use super::segment::{Segment, Writer};
use crate::reading::buffer::Buffer;
use crate::reading::hours::{self, Hours};
use crate::reading::sample::{Sample, settle};
use crate::reading::span::{self, hour_of};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

/// A buffer that takes no more readings.
pub struct Closed {
    pub hour: i64,
    /// Last journal frame whose readings are in it.
    pub seq: u64,
    number: u64,
    buffer: Arc<RwLock<Buffer>>,
}

#[derive(Default)]
struct Standing {
    open: BTreeMap<i64, Arc<RwLock<Buffer>>>,
    closed: Vec<Arc<Closed>>,
    segments: Vec<Arc<Segment>>,
    /// Hours and the frame up to which their readings are in segments.
    sealed: HashMap<i64, u64>,
}

/// All readings of the node.
pub struct Shelf {
    pub disk: Disk,
    standing: RwLock<Standing>,
    next: AtomicU64,
    /// Duplicates found when hours were sealed or merged.
    pub duplicates: AtomicU64,
    /// Readings in segments.
    pub stored: AtomicU64,
    /// Readings of which only figures are left, since the start.
    pub dropped: AtomicU64,
}

/// A poisoned lock means that a thread panicked while it changed a list; what is in the list is whole all the same.
macro_rules! locked {
    ($lock:expr, $how:ident) => {
        $lock.$how().unwrap_or_else(std::sync::PoisonError::into_inner)
    };
}

impl Shelf {
    /// Open what was sealed.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn open(disk: &Disk) -> io::Result<Shelf> {
        let segments: Vec<Arc<Segment>> = Segment::all(disk)?.into_iter().map(Arc::new).collect();
        let mut sealed = HashMap::new();
        for (hour, seq) in segments.iter().flat_map(|s| &s.sealed) {
            let at: &mut u64 = sealed.entry(*hour).or_default();
            *at = (*at).max(*seq);
        }
        let next = segments.iter().map(|s| s.number).max().unwrap_or(0) + 1;
        let stored = segments.iter().map(|s| s.readings).sum();
        Ok(Shelf {
            disk: disk.clone(),
            standing: RwLock::new(Standing { segments, sealed, ..Standing::default() }),
            next: AtomicU64::new(next),
            duplicates: AtomicU64::new(0),
            stored: AtomicU64::new(stored),
            dropped: AtomicU64::new(0),
        })
    }

    /// Number for a new file; a smaller one is older.
    pub(super) fn number(&self) -> u64 {
        self.next.fetch_add(1, Ordering::SeqCst)
    }

    /// Frame up to which an hour's readings are in segments; 0 when none is.
    pub fn sealed(&self, hour: i64) -> u64 {
        locked!(self.standing, read).sealed.get(&hour).copied().unwrap_or(0)
    }

    /// The open buffer of an hour, made if there is none.
    pub fn buffer(&self, hour: i64) -> Arc<RwLock<Buffer>> {
        if let Some(buffer) = locked!(self.standing, read).open.get(&hour) {
            return buffer.clone();
        }
        locked!(self.standing, write).open.entry(hour).or_default().clone()
    }

    /// Open hours with the memory that each takes.
    pub fn opened(&self) -> Vec<(i64, usize)> {
        let standing = locked!(self.standing, read);
        standing.open.iter().map(|(hour, b)| (*hour, locked!(b, read).bytes())).collect()
    }

    /// Memory of buffers that are being sealed.
    pub fn closing_bytes(&self) -> usize {
        locked!(self.standing, read).closed.iter().map(|c| locked!(c.buffer, read).bytes()).sum()
    }

    /// Take no more readings into this hour's buffer; `seq` is the last frame that was put into it.
    pub fn close(&self, hour: i64, seq: u64) -> Option<Arc<Closed>> {
        let mut standing = locked!(self.standing, write);
        let buffer = standing.open.remove(&hour)?;
        let closed = Arc::new(Closed { hour, seq, number: self.number(), buffer });
        standing.closed.push(closed.clone());
        Some(closed)
    }

    /// Write a closed buffer as a segment. After an error it is still there to be tried again.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn seal(&self, closed: &Arc<Closed>, rest: &dyn Fn()) -> io::Result<()> {
        let mut writer = Writer::begin(&self.disk, closed.number)?;
        let slots: Vec<u32> = locked!(closed.buffer, read).slots().collect();
        let (mut samples, mut twice) = (Vec::new(), 0);
        for (i, slot) in slots.into_iter().enumerate() {
            samples.clear();
            locked!(closed.buffer, read).read(slot, &mut samples);
            twice += settle(&mut samples);
            writer.add(slot, &samples)?;
            if i % 64 == 0 {
                rest();
            }
        }
        let sealed = BTreeMap::from([(closed.hour, closed.seq)]);
        let segment = Arc::new(writer.end(span::hour(closed.hour), sealed, Vec::new())?);
        self.duplicates.fetch_add(twice as u64, Ordering::Relaxed);
        self.stored.fetch_add(segment.readings, Ordering::Relaxed);
        let mut standing = locked!(self.standing, write);
        standing.closed.retain(|c| c.number != closed.number);
        standing.segments.push(segment);
        standing.segments.sort_by_key(|s| s.number);
        let at = standing.sealed.entry(closed.hour).or_default();
        *at = (*at).max(closed.seq);
        Ok(())
    }

    /// A point's readings of a stretch of time, in order, each once; of equal times the first that came.
    ///
    /// # Errors
    /// A file cannot be read or is damaged.
    pub fn range(&self, slot: u32, from_ms: i64, until_ms: i64) -> io::Result<Vec<Sample>> {
        Ok(self.look(slot, from_ms, until_ms, false)?.0)
    }

    /// The same, and the hours of which only figures are left.
    ///
    /// # Errors
    /// As [`Shelf::range`].
    pub fn both(&self, slot: u32, from_ms: i64, until_ms: i64) -> io::Result<(Vec<Sample>, Hours)> {
        self.look(slot, from_ms, until_ms, true)
    }

    fn look(&self, slot: u32, from_ms: i64, until_ms: i64, figures: bool) -> io::Result<(Vec<Sample>, Hours)> {
        let (segments, buffers) = {
            let standing = locked!(self.standing, read);
            let segments: Vec<_> =
                standing.segments.iter().filter(|s| s.span.meets(from_ms, until_ms)).cloned().collect();
            let meets = |hour: i64| span::hour(hour).meets(from_ms, until_ms);
            let mut buffers: Vec<_> =
                standing.closed.iter().filter(|c| meets(c.hour)).map(|c| c.buffer.clone()).collect();
            buffers.extend(standing.open.iter().filter(|(h, _)| meets(**h)).map(|(_, b)| b.clone()));
            (segments, buffers)
        };
        let (mut all, mut left) = (Vec::new(), Hours::new());
        for segment in segments {
            segment.read(slot, &mut all)?;
            if let Some(first) = hours::first(slot).filter(|_| figures) {
                let mut points = Vec::new();
                segment.between(first, first + hours::EACH - 1, &mut points)?;
                hours::read(&points, &mut left);
            }
        }
        for buffer in buffers {
            locked!(buffer, read).read(slot, &mut all);
        }
        settle(&mut all);
        all.retain(|s| s.at_ms >= from_ms && s.at_ms < until_ms);
        left.retain(|at, _| at + span::HOUR_MS > from_ms && *at < until_ms);
        Ok((all, left))
    }

    /// Segments, oldest first.
    pub fn segments(&self) -> Vec<Arc<Segment>> {
        locked!(self.standing, read).segments.clone()
    }

    /// Whether readings of this stretch are not sealed yet.
    pub fn unsealed(&self, from_ms: i64, until_ms: i64) -> bool {
        let standing = locked!(self.standing, read);
        let (first, last) = (hour_of(from_ms), hour_of(until_ms - 1));
        standing.open.range(first..=last).next().is_some()
            || standing.closed.iter().any(|c| (first..=last).contains(&c.hour))
    }

    /// Put a segment in the place of its parts, then remove their files. Returns how many readings it has less.
    fn swap(&self, new: Arc<Segment>, parts: &[Arc<Segment>]) -> u64 {
        let before: u64 = parts.iter().map(|p| p.readings).sum();
        let less = before.saturating_sub(new.readings);
        {
            let mut standing = locked!(self.standing, write);
            standing.segments.retain(|s| !parts.iter().any(|p| p.number == s.number));
            standing.segments.push(new);
            standing.segments.sort_by_key(|s| s.number);
        }
        self.stored.fetch_sub(less, Ordering::Relaxed);
        for part in parts {
            part.remove(&self.disk);
        }
        less
    }

    /// Put a merged segment in the place of its parts: what is less were duplicates.
    pub(super) fn replace(&self, merged: Arc<Segment>, parts: &[Arc<Segment>]) {
        let less = self.swap(merged, parts);
        self.duplicates.fetch_add(less, Ordering::Relaxed);
    }

    /// Put a thinned segment in the place of the one that it was made of.
    pub(super) fn thinned(&self, new: Arc<Segment>, old: &Arc<Segment>, readings: u64) {
        self.swap(new, std::slice::from_ref(old));
        self.dropped.fetch_add(readings, Ordering::Relaxed);
    }

    /// Bytes of all segments.
    pub fn bytes(&self) -> u64 {
        locked!(self.standing, read).segments.iter().map(|s| s.bytes).sum()
    }
}
