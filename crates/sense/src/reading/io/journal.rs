//! The journal: what makes a reading durable. Append-only files, local to the node; a file goes when all its readings are
//! sealed and the states after them are kept.

use super::disk::Disk;
use crate::reading::frame::{self, Whole};
use crate::reading::span::hour_of;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;

/// Bytes after which a file is followed by the next.
const LONG: u64 = 64 << 20;

/// What a file holds: needed until all of it is elsewhere.
#[derive(Debug)]
struct Kept {
    number: u64,
    last_seq: u64,
    /// Hours of event time in it, with the last frame that has a reading of each.
    hours: BTreeMap<i64, u64>,
}

/// The journal, open for appending.
pub struct Journal {
    disk: Disk,
    open: Option<(File, u64)>,
    files: Vec<Kept>,
    next: u64,
}

fn name(number: u64) -> String {
    format!("journal/{number:010}.anj")
}

impl Journal {
    /// Read what is there, frame by frame in order, and go on in a new file. A torn tail was never acknowledged; it is cut.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn open(disk: &Disk, mut each: impl FnMut(&Whole<'_>)) -> io::Result<Journal> {
        let mut journal = Journal { disk: disk.clone(), open: None, files: Vec::new(), next: 1 };
        for file in disk.list("journal", ".anj")? {
            let Some(number) = file.strip_prefix("journal/").and_then(|n| n.strip_suffix(".anj")?.parse::<u64>().ok())
            else {
                continue;
            };
            let bytes = std::fs::read(disk.path(&file))?;
            let (mut at, mut kept) = (0, Kept { number, last_seq: 0, hours: BTreeMap::new() });
            while let Some(whole) = frame::first(&bytes[at..]) {
                kept.last_seq = whole.seq;
                let mut last = i64::MIN;
                whole.each(|_, s| {
                    let hour = hour_of(s.at_ms);
                    if hour != last {
                        kept.hours.insert(hour, whole.seq);
                        last = hour;
                    }
                });
                each(&whole);
                at += whole.length;
            }
            if at < bytes.len() {
                tracing::warn!(file, cut = bytes.len() - at, "torn tail of the journal, never acknowledged");
                File::options().write(true).open(disk.path(&file))?.set_len(at as u64)?;
            }
            journal.next = number + 1;
            if at == 0 {
                disk.remove(&file);
            } else {
                journal.files.push(kept);
            }
        }
        Ok(journal)
    }

    /// Append a frame and make it durable. After an error nothing of it is left, and the next one may be tried.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn append(&mut self, bytes: &[u8], seq: u64, hours: &[i64]) -> io::Result<()> {
        let (mut file, length) = match self.open.take() {
            Some((file, length)) if length < LONG => (file, length),
            _ => self.begin()?,
        };
        let done = self.disk.write(&mut file, bytes).and_then(|()| self.disk.sync(&file));
        if let Err(e) = done {
            // After a failed flush nobody knows what the disk holds: cut, leave this file, begin another.
            let _ = file.set_len(length).and_then(|()| file.sync_data());
            return Err(e);
        }
        self.open = Some((file, length + bytes.len() as u64));
        if let Some(kept) = self.files.last_mut() {
            kept.last_seq = seq;
            for hour in hours {
                kept.hours.insert(*hour, seq);
            }
        }
        Ok(())
    }

    fn begin(&mut self) -> io::Result<(File, u64)> {
        let number = self.next;
        let file = self.disk.append_to(&name(number))?;
        self.disk.keep_name(&name(number))?;
        self.next += 1;
        self.files.push(Kept { number, last_seq: 0, hours: BTreeMap::new() });
        Ok((file, 0))
    }

    /// Remove files of which nothing is needed any more: states are kept up to frame `states`, and `sealed` says up to which
    /// frame the readings of an hour are. The file that is being written stays unless it is `all` that is asked for.
    pub fn prune(&mut self, states: u64, sealed: impl Fn(i64) -> u64, all: bool) {
        let current = if all { None } else { self.open.as_ref().map(|_| self.next - 1) };
        let disk = &self.disk;
        let mut dropped_current = false;
        let last = self.next - 1;
        self.files.retain(|kept| {
            let done = Some(kept.number) != current
                && kept.last_seq <= states
                && kept.hours.iter().all(|(hour, seq)| *seq <= sealed(*hour));
            if done {
                disk.remove(&name(kept.number));
                dropped_current |= kept.number == last;
            }
            !done
        });
        if dropped_current {
            self.open = None;
        }
    }

    /// Files that are still needed.
    pub fn files(&self) -> usize {
        self.files.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::frame::Frame;
    use crate::reading::sample::Sample;

    fn frame(seq: u64, at_ms: i64) -> Vec<u8> {
        let mut f = Frame::begin(Vec::new(), seq, at_ms);
        f.push(seq as u32, Sample { at_ms, value: 1.5, quality: 0 });
        f.end()
    }

    fn seqs(disk: &Disk) -> (Vec<u64>, Journal) {
        let mut seen = vec![];
        let journal = Journal::open(disk, |w| seen.push(w.seq)).unwrap();
        (seen, journal)
    }

    #[test]
    fn what_was_appended_is_read_again_and_a_torn_tail_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        let (seen, mut journal) = seqs(&disk);
        assert!(seen.is_empty());
        for seq in 1..=3 {
            journal.append(&frame(seq, 0), seq, &[0]).unwrap();
        }
        drop(journal);
        let file = disk.path("journal/0000000001.anj");
        let whole = std::fs::read(&file).unwrap();
        std::fs::write(&file, &whole[..whole.len() - 1]).unwrap();
        let (seen, mut journal) = seqs(&disk);
        assert_eq!(seen, [1, 2]);
        journal.append(&frame(9, 0), 9, &[0]).unwrap();
        drop(journal);
        assert_eq!(seqs(&disk).0, [1, 2, 9], "what came after the torn tail is there");
    }

    #[test]
    fn a_full_disk_refuses_leaves_nothing_behind_and_recovers() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        let (_, mut journal) = seqs(&disk);
        journal.append(&frame(1, 0), 1, &[0]).unwrap();
        disk.pretend_left(10);
        assert_eq!(journal.append(&frame(2, 0), 2, &[0]).unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert!(journal.append(&frame(3, 0), 3, &[0]).is_err());
        disk.pretend_left(-1);
        journal.append(&frame(4, 0), 4, &[0]).unwrap();
        drop(journal);
        assert_eq!(seqs(&disk).0, [1, 4]);
    }

    #[test]
    fn a_file_stays_until_all_of_it_is_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        let (_, mut journal) = seqs(&disk);
        journal.append(&frame(1, 0), 1, &[0]).unwrap();
        journal.append(&frame(2, 3_600_000), 2, &[1]).unwrap();
        drop(journal);
        let (_, mut journal) = seqs(&disk);
        assert_eq!(journal.files(), 1);
        journal.prune(2, |hour| if hour == 0 { 9 } else { 1 }, false);
        assert_eq!(journal.files(), 1, "hour 1 is not sealed up to frame 2");
        journal.prune(1, |_| 9, false);
        assert_eq!(journal.files(), 1, "the states are older than frame 2");
        journal.prune(2, |_| 2, false);
        assert_eq!(journal.files(), 0);
        assert!(disk.list("journal", ".anj").unwrap().is_empty());
        journal.append(&frame(3, 0), 3, &[0]).unwrap();
        journal.prune(9, |_| 9, false);
        assert_eq!(journal.files(), 1, "the file being written stays");
        journal.prune(9, |_| 9, true);
        journal.append(&frame(4, 0), 4, &[0]).unwrap();
        drop(journal);
        assert_eq!(seqs(&disk).0, [4]);
    }
}
