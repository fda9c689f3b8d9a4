//! The engine thread: every durable reading is judged by its point's rule and put into its hour's buffer; timers run; hours
//! are closed; states are kept from time to time. It never waits for the disk.

use super::journal::Journal;
use super::keep::Work;
use super::shelf::Shelf;
use super::states::{PIECE, Piece};
use crate::alarm::{Change, Input, State, afterwards, next_timer, step};
use crate::point::Slot;
use crate::reading::count::Counts;
use crate::reading::rules::Rules;
use crate::reading::sample::Sample;
use crate::reading::span::{HOUR_MS, hour_of};
use crate::reading::wheel::Wheel;
use crate::reading::{Quality, Reading};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;

/// Older than this at its receipt, a reading is back-filled (handbook 04 §6, 补传).
pub const LATE_MS: i64 = 300_000;
/// An hour is closed so long after its end, in event time.
const GRACE_MS: i64 = 300_000;

/// Where changes go. `put` never blocks; what was put is applied exactly once in effect, also when it is put again after a
/// crash.
pub trait Sink: Send + Sync {
    /// Take changes under a ticket; tickets grow.
    fn put(&self, ticket: u64, changes: Vec<(Slot, Change)>);
    /// All changes up to this ticket stand in the database.
    fn done(&self) -> u64;
}

/// Readings of one journal frame.
pub struct Drained {
    pub seq: u64,
    pub received_ms: i64,
    pub readings: Vec<Reading>,
}

/// Everything that the engine thread owns.
pub struct Engine {
    pub rules: Arc<Rules>,
    states: Vec<State>,
    /// Seconds by which the last reading of a point was older than its receipt, where it is filled in afterwards; nought for
    /// the others. The clock of such a point runs as far behind: it was not silent, it is being heard.
    behind: Vec<u32>,
    wheel: Wheel,
    shelf: Arc<Shelf>,
    counts: Arc<Counts>,
    sink: Arc<dyn Sink>,
    keep: Sender<Work>,
    /// Last frame that was judged.
    pub seq: u64,
    ticket: u64,
    /// Newest event time.
    watermark: i64,
    /// When each open hour was opened, by the watermark.
    opened: BTreeMap<i64, i64>,
    budget: usize,
    changes: Vec<Change>,
    told: Vec<(Slot, Change)>,
    kept: Vec<(u32, Sample)>,
    late: Vec<(u32, i64, f64, Quality)>,
    /// Next piece of states to be kept, while that is under way.
    piece: Option<(usize, u64)>,
    /// Frame and ticket when states were last kept.
    kept_at: Option<(u64, u64)>,
    /// Pieces that the keeper has not written yet.
    under_way: Arc<AtomicUsize>,
}

impl Engine {
    /// States as they were kept, then everything that the journal has beyond them.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn restore(
        shelf: Arc<Shelf>,
        rules: Arc<Rules>,
        counts: Arc<Counts>,
        sink: Arc<dyn Sink>,
        keep: Sender<Work>,
        budget: usize,
        under_way: Arc<AtomicUsize>,
        now_ms: i64,
    ) -> io::Result<(Engine, Journal, u64)> {
        let pieces = super::states::load(&shelf.disk)?;
        let points = rules.points().max(pieces.iter().map(|p| p.n * PIECE + p.states.len()).max().unwrap_or(0));
        let mut engine = Engine {
            states: vec![State::new(); points],
            behind: vec![0; points],
            wheel: Wheel::new(now_ms),
            seq: 0,
            ticket: 0,
            watermark: i64::MIN,
            opened: BTreeMap::new(),
            changes: Vec::new(),
            told: Vec::new(),
            kept: Vec::new(),
            late: Vec::new(),
            piece: None,
            kept_at: None,
            under_way,
            rules,
            shelf,
            counts,
            sink,
            keep,
            budget,
        };
        let mut known = vec![0u64; points.div_ceil(PIECE)];
        for piece in pieces {
            known[piece.n] = piece.seq;
            engine.seq = engine.seq.max(piece.seq);
            engine.states[piece.n * PIECE..][..piece.states.len()].copy_from_slice(&piece.states);
        }
        let kept = known.iter().copied().min().unwrap_or(0);
        let disk = engine.shelf.disk.clone();
        let journal = Journal::open(&disk, |frame| {
            frame.each(|slot, sample| engine.again(frame.seq, frame.received_ms, slot, sample, &known));
            engine.judge_late();
            engine.store();
            engine.tell();
            engine.seq = engine.seq.max(frame.seq);
        })?;
        let sealed = engine.shelf.segments().iter().filter_map(|s| s.sealed.values().max().copied()).max().unwrap_or(0);
        engine.seq = engine.seq.max(sealed);
        for slot in 0..points as u32 {
            engine.arm(slot);
        }
        Ok((engine, journal, kept))
    }

    /// A reading from the journal: judged if the kept states are older, stored if its hour is not sealed up to it.
    fn again(&mut self, seq: u64, received_ms: i64, slot: u32, sample: Sample, known: &[u64]) {
        let sealed = seq <= self.shelf.sealed(hour_of(sample.at_ms));
        let judged = known.get(slot as usize / PIECE).is_some_and(|k| seq <= *k);
        if judged {
            self.watermark = self.watermark.max(sample.at_ms);
            if !sealed {
                self.kept.push((slot, sample));
            }
            return;
        }
        let reading = Reading {
            slot: Slot(slot),
            at_ms: sample.at_ms,
            value: sample.value,
            quality: Quality::from_byte(sample.quality),
        };
        self.judge(received_ms, &reading, sealed);
    }

    /// Judge and store what became durable.
    pub fn take(&mut self, drained: &Drained) {
        for reading in &drained.readings {
            self.judge(drained.received_ms, reading, false);
        }
        self.judge_late();
        self.tell();
        self.store();
        self.seq = drained.seq;
    }

    #[inline]
    fn judge(&mut self, received_ms: i64, reading: &Reading, sealed: bool) {
        let Reading { slot, at_ms, value, mut quality } = *reading;
        let i = slot.index();
        if i >= self.states.len() {
            self.grow(i + 1);
        }
        let rule = self.rules.get(slot.0);
        if quality == Quality::Good && !(value >= rule.lo && value <= rule.hi) {
            quality = if value.is_nan() { Quality::NotANumber } else { Quality::OutOfRange };
            Counts::add(&self.counts.out_of_range, u64::from(quality == Quality::OutOfRange));
        }
        let sample = Sample { at_ms, value, quality: quality.byte() };
        if quality == Quality::Skewed {
            self.kept.push((slot.0, sample));
            return;
        }
        let state = &mut self.states[i];
        match state.heard_at() {
            Some(last) if at_ms == last => {
                Counts::add(&self.counts.duplicate, 1);
                return;
            }
            Some(last) if at_ms < last => {
                let known = !sealed && self.shelf.range(slot.0, at_ms, at_ms + 1).is_ok_and(|found| !found.is_empty());
                if known {
                    Counts::add(&self.counts.duplicate, 1);
                    return;
                }
                Counts::add(&self.counts.late, 1);
                self.late.push((slot.0, at_ms, value, quality));
            }
            _ => {
                let late = received_ms - at_ms > LATE_MS;
                step(rule, state, Input::Reading { at_ms, value, quality, late }, &mut self.changes);
                if !self.changes.is_empty() {
                    self.told.extend(self.changes.drain(..).map(|c| (slot, c)));
                }
                self.behind[i] = if late { ((received_ms - at_ms) / 1000).try_into().unwrap_or(u32::MAX) } else { 0 };
                if let Some(at) = next_timer(rule, state) {
                    self.wheel.arm(slot.0, at + 1000 * i64::from(self.behind[i]));
                }
                self.watermark = self.watermark.max(at_ms);
            }
        }
        if !sealed {
            self.kept.push((slot.0, sample));
        }
    }

    /// Readings older than the newest of their point: what they would have raised is told afterwards.
    fn judge_late(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let mut late = std::mem::take(&mut self.late);
        late.sort_by_key(|l| (l.0, l.1));
        late.dedup_by_key(|l| (l.0, l.1));
        for own in late.chunk_by(|a, b| a.0 == b.0) {
            let (slot, last) = (own[0].0, own[own.len() - 1].1);
            let stretch: Vec<_> = own.iter().map(|l| (l.1, l.2, l.3)).collect();
            let newest = self.states[slot as usize].last_at_ms;
            // Newer readings begin with the next one that is stored.
            let next = self.shelf.range(slot, last + 1, newest.min(last + 24 * HOUR_MS));
            let until = next.ok().and_then(|found| found.first().map(|s| s.at_ms)).unwrap_or(newest);
            afterwards(self.rules.get(slot), &stretch, until, &mut self.changes);
            self.told.extend(self.changes.drain(..).map(|c| (Slot(slot), c)));
        }
        late.clear();
        self.late = late;
    }

    fn tell(&mut self) {
        if !self.told.is_empty() {
            self.ticket += 1;
            self.sink.put(self.ticket, std::mem::take(&mut self.told));
        }
    }

    fn store(&mut self) {
        let mut i = 0;
        while i < self.kept.len() {
            let hour = hour_of(self.kept[i].1.at_ms);
            let buffer = self.shelf.buffer(hour);
            self.opened.entry(hour).or_insert(self.watermark);
            let mut buffer = buffer.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            while let Some((slot, sample)) = self.kept.get(i).filter(|k| hour_of(k.1.at_ms) == hour) {
                buffer.push(*slot, *sample);
                i += 1;
            }
        }
        self.kept.clear();
    }

    #[inline]
    fn arm(&mut self, slot: u32) {
        if let Some(at) = self.states.get(slot as usize).and_then(|s| next_timer(self.rules.get(slot), s)) {
            self.wheel.arm(slot, at + 1000 * i64::from(self.behind[slot as usize]));
        }
    }

    fn grow(&mut self, points: usize) {
        self.states.resize(points, State::new());
        self.behind.resize(points, 0);
    }

    /// Let the timers run that are due.
    pub fn tick(&mut self, now_ms: i64) {
        let Engine { wheel, states, behind, rules, changes, told, .. } = self;
        wheel.due(now_ms, |wheel, slot| {
            let Some(state) = states.get_mut(slot as usize) else { return };
            let (rule, behind) = (rules.get(slot), 1000 * i64::from(behind[slot as usize]));
            let at_ms = now_ms - behind;
            if next_timer(rule, state).is_some_and(|at| at <= at_ms) {
                step(rule, state, Input::Clock { at_ms }, changes);
                told.extend(changes.drain(..).map(|c| (Slot(slot), c)));
            }
            if let Some(at) = next_timer(rule, state) {
                wheel.arm(slot, at + behind);
            }
        });
        self.tell();
    }

    /// Other rules from now on; points whose rule changed are judged anew at once.
    pub fn adopt(&mut self, rules: Arc<Rules>, now_ms: i64) {
        let old = std::mem::replace(&mut self.rules, rules);
        if self.rules.points() > self.states.len() {
            self.grow(self.rules.points());
        }
        for slot in 0..self.states.len() as u32 {
            let rule = self.rules.get(slot);
            if rule != old.get(slot) {
                let state = &mut self.states[slot as usize];
                let now_ms = now_ms - 1000 * i64::from(self.behind[slot as usize]);
                let at_ms = now_ms.max(state.heard_at().unwrap_or(i64::MIN));
                step(rule, state, Input::Clock { at_ms }, &mut self.changes);
                self.told.extend(self.changes.drain(..).map(|c| (Slot(slot), c)));
                self.arm(slot);
            }
        }
        self.tell();
    }

    /// Close hours that are complete, and the largest ones while buffers take more than they may.
    pub fn close(&mut self, all: bool) {
        let complete = |(hour, since): (&i64, &i64)| {
            let end = (hour + 1) * HOUR_MS + GRACE_MS;
            // Late readings of a sealed hour are gathered for a while first.
            let gathered = since.saturating_add(if *since > end { 2 * GRACE_MS } else { 0 });
            (all || self.watermark >= end.max(gathered)).then_some(*hour)
        };
        let mut hours: Vec<i64> = self.opened.iter().filter_map(complete).collect();
        let mut open = self.shelf.opened();
        open.retain(|(hour, _)| !hours.contains(hour));
        let mut memory: usize = open.iter().map(|o| o.1).sum::<usize>() + self.shelf.closing_bytes();
        open.sort_by_key(|o| o.1);
        while memory > self.budget
            && let Some((hour, bytes)) = open.pop().filter(|o| o.1 > self.budget / 4)
        {
            hours.push(hour);
            memory -= bytes;
        }
        for hour in hours {
            self.opened.remove(&hour);
            if let Some(closed) = self.shelf.close(hour, self.seq) {
                let _ = self.keep.send(Work::Seal(closed));
            }
        }
    }

    /// Begin to keep the states, if that is not under way.
    pub fn begin_keeping(&mut self) {
        let now = (self.seq, self.ticket);
        if self.piece.is_none() && self.kept_at != Some(now) {
            self.piece = Some((0, u64::MAX));
            self.kept_at = Some(now);
        }
    }

    /// Keep some more pieces; true as long as it is under way.
    pub fn keep_some(&mut self, pieces: usize) -> bool {
        let Some((mut n, mut least)) = self.piece else { return false };
        for _ in 0..pieces {
            // The keeper is busy sealing: copies would only pile up.
            if self.under_way.load(Ordering::Acquire) >= pieces.max(16) {
                break;
            }
            if n * PIECE >= self.states.len() {
                let seq = if least == u64::MAX { self.seq } else { least };
                let _ = self.keep.send(Work::Kept { seq, ticket: self.ticket });
                self.piece = None;
                return false;
            }
            let end = ((n + 1) * PIECE).min(self.states.len());
            let states = self.states[n * PIECE..end].to_vec();
            self.under_way.fetch_add(1, Ordering::AcqRel);
            let _ = self.keep.send(Work::Piece(Piece { n, seq: self.seq, states }));
            least = least.min(self.seq);
            n += 1;
        }
        self.piece = Some((n, least));
        true
    }

    /// Newest event time of all readings.
    pub fn watermark(&self) -> i64 {
        self.watermark
    }
}
