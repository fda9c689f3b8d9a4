//! The thread that seals, compacts, keeps states and removes what is no longer needed; at low intensity, so that the engine
//! and its journal have the disk and the processor first.

use super::engine::Sink;
use super::journal::Journal;
use super::shelf::{Closed, Shelf};
use super::states::{self, Piece, Written};
use super::thin::{self, Looked};
use super::tidy;
use crate::reading::retention::Retention;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What the engine asks for.
pub enum Work {
    Seal(Arc<Closed>),
    Piece(Piece),
    /// All pieces were sent: the least frame among them, and the last ticket that was given to the sink before the end.
    Kept {
        seq: u64,
        ticket: u64,
    },
    /// Finish what is open, then say so.
    Stop(SyncSender<()>),
}

/// What the thread works with.
pub struct Keeper {
    pub shelf: Arc<Shelf>,
    pub journal: Arc<Mutex<Journal>>,
    pub sink: Arc<dyn Sink>,
    /// Newest event time, told by the engine.
    pub watermark: Arc<AtomicI64>,
    /// Pieces of states that the engine sent and that are not written yet.
    pub under_way: Arc<AtomicUsize>,
    /// Frame up to which states are kept.
    pub states: u64,
    /// What may be thinned.
    pub retention: Arc<Mutex<Option<Arc<Retention>>>>,
    pub looked: Looked,
}

impl Keeper {
    /// Work until asked to stop or the engine is gone.
    pub fn run(mut self, work: &Receiver<Work>) {
        let (mut failed, mut writer, mut waiting) = (Vec::<Arc<Closed>>::new(), None, None::<(u64, u64, Written)>);
        loop {
            let next = work.recv_timeout(Duration::from_millis(500));
            match next {
                Ok(Work::Seal(closed)) => failed.push(closed),
                Ok(Work::Piece(piece)) => {
                    self.under_way.fetch_sub(1, Ordering::AcqRel);
                    if piece.n == 0 {
                        // A file that waits still would be overwritten.
                        waiting = None;
                        writer =
                            states::Writer::begin(&self.shelf.disk).map_err(|e| tracing::error!(%e, "states")).ok();
                    }
                    if let Some(w) = &mut writer
                        && let Err(e) = w.add(&piece)
                    {
                        tracing::error!(%e, "states cannot be kept now");
                        writer = None;
                    }
                }
                Ok(Work::Kept { seq, ticket }) => match writer.take().map(states::Writer::finish) {
                    Some(Ok(written)) => waiting = Some((seq, ticket, written)),
                    Some(Err(e)) => tracing::error!(%e, "states cannot be kept now"),
                    None => {}
                },
                Ok(Work::Stop(done)) => {
                    self.seal(&mut failed, true);
                    for _ in 0..500 {
                        if waiting.is_none() {
                            break;
                        }
                        self.publish(&mut waiting);
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    self.prune(true);
                    let _ = done.send(());
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.seal(&mut failed, false);
            self.publish(&mut waiting);
            if failed.is_empty() && writer.is_none() {
                self.tidy();
            }
        }
    }

    /// Seal what is closed; what fails (a full disk) is tried again later and stays readable meanwhile.
    fn seal(&mut self, closed: &mut Vec<Arc<Closed>>, hurry: bool) {
        let mut any = false;
        closed.retain(|c| {
            let pause = || {
                if !hurry {
                    std::thread::sleep(Duration::from_micros(300));
                }
            };
            match self.shelf.seal(c, &pause) {
                Ok(()) => {
                    metrics::counter!("anlan_sense_hours_sealed_total").increment(1);
                    any = true;
                    false
                }
                Err(e) => {
                    tracing::error!(hour = c.hour, %e, "an hour cannot be sealed now");
                    true
                }
            }
        });
        if any {
            self.prune(false);
        }
    }

    /// Put kept states in force once everything that they have told stands in the database.
    fn publish(&mut self, waiting: &mut Option<(u64, u64, Written)>) {
        if let Some((seq, ticket, written)) = waiting
            && self.sink.done() >= *ticket
        {
            match written.publish() {
                Ok(()) => self.states = *seq,
                Err(e) => tracing::error!(%e, "states cannot be kept now"),
            }
            *waiting = None;
            self.prune(false);
        }
    }

    fn prune(&self, all: bool) {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        journal.prune(self.states, |hour| self.shelf.sealed(hour), all);
    }

    fn tidy(&mut self) {
        let shelf = &self.shelf;
        let complete = self.watermark.load(Ordering::Relaxed);
        if let Some((span, parts)) = tidy::next(&shelf.segments(), complete, |s| shelf.unsealed(s.from_ms, s.until_ms))
        {
            let pause = || std::thread::sleep(Duration::from_millis(1));
            match tidy::merge(shelf, span, &parts, &pause) {
                Ok(()) => metrics::counter!("anlan_sense_spans_merged_total").increment(1),
                Err(e) => tracing::error!(from = span.from_ms, %e, "a day or month cannot be merged now"),
            }
            return;
        }
        let retention = self.retention.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(retention) = retention {
            thin::next(shelf, &retention, &mut self.looked, &|| std::thread::sleep(Duration::from_millis(2)));
        }
    }
}
