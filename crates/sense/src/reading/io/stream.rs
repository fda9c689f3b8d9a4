//! Three threads: the journal makes readings durable and answers, the engine judges them, the keeper seals. Batches wait in
//! a bounded queue; when it is full the sender is told to come again.

use super::disk::Disk;
use super::engine::{Drained, Engine, Sink};
use super::keep::{Keeper, Work};
use super::shelf::Shelf;
use crate::reading::Reading;
use crate::reading::count::Counts;
use crate::reading::frame::Frame;
use crate::reading::retention::Retention;
use crate::reading::rules::Rules;
use crate::reading::sample::Sample;
use crate::reading::span::hour_of;
use kernel::{Clock, Kind, Outcome, Refusal};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How much memory and time things may take.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Readings that may wait to be written.
    pub waiting: usize,
    /// Bytes of buffers beyond which hours are sealed early.
    pub budget: usize,
    /// States are kept so often.
    pub keep_every: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { waiting: 400_000, budget: 256 << 20, keep_every: Duration::from_secs(120) }
    }
}

/// Most readings of one journal frame.
const MOST: usize = 100_000;

/// Readings that came together, and who waits for them to be durable.
struct Batch {
    received_ms: i64,
    readings: Vec<Reading>,
    done: oneshot::Sender<Outcome<()>>,
}

/// The stream of readings of this node.
pub struct Stream {
    pub shelf: Arc<Shelf>,
    pub counts: Arc<Counts>,
    queue: SyncSender<Batch>,
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
    rules: Arc<Mutex<(u64, Arc<Rules>)>>,
    changed: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    /// Frame up to which readings were judged, and the one up to which they are durable.
    pub judged: Arc<AtomicU64>,
    /// Readings that were judged since the start.
    pub evaluated: Arc<AtomicU64>,
    /// How long the start took: states, journal.
    pub started_in: Duration,
    /// What the keeper may thin; told anew every hour.
    retention: Arc<Mutex<Option<Arc<Retention>>>>,
}

impl Stream {
    /// What may be thinned from now on.
    pub fn retain(&self, retention: Retention) {
        *self.retention.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(retention));
    }

    /// Bring back what the folder holds, then run.
    ///
    /// # Errors
    /// The folder cannot be read or written.
    pub fn start(
        folder: &Path,
        rules: Rules,
        clock: Arc<dyn Clock>,
        sink: Arc<dyn Sink>,
        settings: Settings,
    ) -> Outcome<Arc<Stream>> {
        let disk = Disk::open(folder).map_err(|e| broken(folder, &e))?;
        Stream::start_on(&disk, folder, rules, clock, sink, settings)
    }

    /// The same on a disk that a test watches.
    ///
    /// # Errors
    /// As [`Stream::start`].
    pub fn start_on(
        disk: &Disk,
        folder: &Path,
        rules: Rules,
        clock: Arc<dyn Clock>,
        sink: Arc<dyn Sink>,
        settings: Settings,
    ) -> Outcome<Arc<Stream>> {
        let began = Instant::now();
        let counts = Arc::new(Counts::default());
        let shelf = Arc::new(Shelf::open(disk).map_err(|e| broken(folder, &e))?);
        let (to_keeper, work) = std::sync::mpsc::channel();
        let rules = Arc::new(rules);
        let under_way = Arc::new(AtomicUsize::new(0));
        let (engine, journal, kept) = Engine::restore(
            shelf.clone(),
            rules.clone(),
            counts.clone(),
            sink.clone(),
            to_keeper.clone(),
            settings.budget,
            under_way.clone(),
            clock.now().as_millisecond(),
        )
        .map_err(|e| broken(folder, &e))?;
        let journal = Arc::new(Mutex::new(journal));
        let watermark = Arc::new(AtomicI64::new(engine.watermark()));
        let (queue, batches) = sync_channel::<Batch>(4096);
        let (to_engine, drained) = sync_channel::<Drained>(4);
        let stream = Arc::new(Stream {
            shelf: shelf.clone(),
            counts: counts.clone(),
            queue,
            waiting: Arc::default(),
            most_waiting: settings.waiting,
            rules: Arc::new(Mutex::new((0, rules))),
            changed: Arc::default(),
            stop: Arc::default(),
            threads: Mutex::default(),
            judged: Arc::new(AtomicU64::new(engine.seq)),
            evaluated: Arc::default(),
            started_in: began.elapsed(),
            retention: Arc::default(),
        });
        let keeper = Keeper {
            shelf,
            journal: journal.clone(),
            sink,
            watermark: watermark.clone(),
            under_way,
            states: kept,
            retention: stream.retention.clone(),
            looked: Default::default(),
        };
        let writing =
            Writing { journal, counts, waiting: stream.waiting.clone(), stop: stream.stop.clone(), seq: engine.seq };
        let judging = Judging {
            clock,
            watermark,
            judged: stream.judged.clone(),
            evaluated: stream.evaluated.clone(),
            rules: stream.rules.clone(),
            changed: stream.changed.clone(),
            keep_every: settings.keep_every,
        };
        let spawn = |name: &str, run: Box<dyn FnOnce() + Send>| {
            std::thread::Builder::new().name(name.into()).spawn(run).map_err(Refusal::internal)
        };
        let threads = vec![
            spawn("sense-journal", Box::new(move || writing.run(&batches, &to_engine)))?,
            spawn("sense-engine", Box::new(move || judging.run(engine, &drained, &to_keeper)))?,
            spawn("sense-keeper", Box::new(move || keeper.run(&work)))?,
        ];
        *stream.threads.lock().unwrap_or_else(PoisonError::into_inner) = threads;
        Ok(stream)
    }

    /// Take readings; returns when they are durable.
    ///
    /// # Errors
    /// The queue is full (come again), the disk is full or fails (nothing was taken).
    pub async fn take(&self, received_ms: i64, readings: Vec<Reading>) -> Outcome<()> {
        if readings.is_empty() {
            return Ok(());
        }
        let n = readings.len();
        let full = || {
            Counts::add(&self.counts.pushed_back, n as u64);
            Refusal::new(
                Kind::TooMany,
                "SENSE_FULL",
                "读数来得太快，暂时写不过来，这一批没有入库；请一秒后原样重发，不会丢失。",
            )
        };
        if self.waiting.fetch_add(n, Ordering::AcqRel) + n > self.most_waiting.max(n) {
            self.waiting.fetch_sub(n, Ordering::AcqRel);
            return Err(full());
        }
        let (done, durable) = oneshot::channel();
        match self.queue.try_send(Batch { received_ms, readings, done }) {
            Ok(()) => {}
            Err(why) => {
                self.waiting.fetch_sub(n, Ordering::AcqRel);
                return Err(match why {
                    TrySendError::Full(_) => full(),
                    TrySendError::Disconnected(_) => stopped(),
                });
            }
        }
        durable.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// Other rules, from the next readings on.
    pub fn adopt(&self, rules: Rules) {
        let mut now = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        now.0 += 1;
        now.1 = Arc::new(rules);
        self.changed.store(now.0, Ordering::Release);
    }

    /// The rules that are in force.
    pub fn rules(&self) -> Arc<Rules> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// Readings that wait to be written.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Seal everything, keep the states, end the threads. Blocks until that is done.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Release);
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            let _ = thread.join();
        }
    }
}

pub(super) fn broken(folder: &Path, e: &std::io::Error) -> Refusal {
    let say = format!("监测数据目录 {} 无法使用：{e}。请检查路径、权限和磁盘空间。", folder.display());
    Refusal::invalid("SENSE_FOLDER", say)
}

fn stopped() -> Refusal {
    Refusal::new(Kind::Busy, "SENSE_STOPPED", "监测数据服务正在停止，这一批没有入库；请稍后原样重发。")
}

/// The journal's thread.
struct Writing {
    journal: Arc<Mutex<super::journal::Journal>>,
    counts: Arc<Counts>,
    waiting: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    seq: u64,
}

impl Writing {
    fn run(mut self, batches: &Receiver<Batch>, to_engine: &SyncSender<Drained>) {
        let mut bytes = Vec::new();
        while !self.stop.load(Ordering::Acquire) {
            let first = match batches.recv_timeout(Duration::from_millis(50)) {
                Ok(batch) => batch,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let received_ms = first.received_ms;
            let mut readings = Vec::new();
            let mut answers = vec![first.done];
            let mut rest = first.readings;
            // All that waits goes into one frame and one flush.
            loop {
                if readings.is_empty() {
                    readings = rest;
                } else {
                    readings.append(&mut rest);
                }
                if readings.len() >= MOST {
                    break;
                }
                let Ok(next) = batches.try_recv() else { break };
                rest = next.readings;
                answers.push(next.done);
            }
            let n = readings.len();
            self.seq += 1;
            let mut frame = Frame::begin(std::mem::take(&mut bytes), self.seq, received_ms);
            let mut hours: Vec<i64> = Vec::new();
            for r in &readings {
                frame.push(r.slot.0, Sample { at_ms: r.at_ms, value: r.value, quality: r.quality.byte() });
                let hour = hour_of(r.at_ms);
                if hours.last() != Some(&hour) && !hours.contains(&hour) {
                    hours.push(hour);
                }
            }
            bytes = frame.end();
            let written = self.journal.lock().unwrap_or_else(PoisonError::into_inner).append(&bytes, self.seq, &hours);
            self.waiting.fetch_sub(n, Ordering::AcqRel);
            match written {
                Ok(()) => {
                    Counts::add(&self.counts.accepted, n as u64);
                    answers.into_iter().for_each(|done| drop(done.send(Ok(()))));
                    if to_engine.send(Drained { seq: self.seq, received_ms, readings }).is_err() {
                        return;
                    }
                }
                Err(e) => {
                    tracing::error!(%e, "the journal cannot be written");
                    for done in answers {
                        let say = "监测数据所在磁盘已满或出错，这一批没有入库；请稍后原样重发，并通知管理员检查磁盘。";
                        let _ = done.send(Err(Refusal::new(Kind::Busy, "SENSE_DISK", say).because(&e)));
                    }
                }
            }
        }
    }
}

/// The engine's thread.
struct Judging {
    clock: Arc<dyn Clock>,
    watermark: Arc<AtomicI64>,
    judged: Arc<AtomicU64>,
    evaluated: Arc<AtomicU64>,
    rules: Arc<Mutex<(u64, Arc<Rules>)>>,
    changed: Arc<AtomicU64>,
    keep_every: Duration,
}

impl Judging {
    fn run(self, mut engine: Engine, drained: &Receiver<Drained>, keeper: &std::sync::mpsc::Sender<Work>) {
        let (mut adopted, mut looked, mut kept) = (0, Instant::now(), Instant::now());
        loop {
            match drained.recv_timeout(Duration::from_millis(50)) {
                Ok(frame) => {
                    engine.take(&frame);
                    self.judged.store(frame.seq, Ordering::Release);
                    self.evaluated.fetch_add(frame.readings.len() as u64, Ordering::Release);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            let changed = self.changed.load(Ordering::Acquire);
            let now_ms = self.clock.now().as_millisecond();
            if changed != adopted {
                adopted = changed;
                let rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner).1.clone();
                engine.adopt(rules, now_ms);
            }
            engine.tick(now_ms);
            if looked.elapsed() > Duration::from_millis(250) {
                looked = Instant::now();
                self.watermark.store(engine.watermark(), Ordering::Relaxed);
                engine.close(false);
            }
            if kept.elapsed() > self.keep_every {
                engine.begin_keeping();
                if !engine.keep_some(4) {
                    kept = Instant::now();
                }
            }
        }
        // The journal's thread has ended: nothing comes any more.
        engine.close(true);
        engine.begin_keeping();
        while engine.keep_some(64) {
            std::thread::sleep(Duration::from_millis(1));
        }
        let (done, finished) = sync_channel(1);
        if keeper.send(Work::Stop(done)).is_ok() {
            let _ = finished.recv();
        }
    }
}
