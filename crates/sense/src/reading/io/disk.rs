//! The folder of readings, and the one place where it is written. Tests give it a limit, as a full disk would.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// A folder with what was done to it.
#[derive(Clone, Debug)]
pub struct Disk {
    folder: PathBuf,
    /// Bytes that may still be written; negative is without limit.
    left: Arc<AtomicI64>,
    syncs: Arc<AtomicU64>,
}

impl Disk {
    /// The folder, made if it is missing.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(folder: &Path) -> io::Result<Disk> {
        for name in ["journal", "segment"] {
            std::fs::create_dir_all(folder.join(name))?;
        }
        Ok(Disk { folder: folder.to_owned(), left: Arc::new(AtomicI64::new(-1)), syncs: Arc::default() })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Pretend that so many bytes fit; negative ends the pretence.
    pub fn pretend_left(&self, bytes: i64) {
        self.left.store(bytes, Ordering::SeqCst);
    }

    /// Flushes of journal and files so far.
    pub fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }

    /// A file to append to.
    pub fn append_to(&self, name: &str) -> io::Result<File> {
        OpenOptions::new().create(true).append(true).open(self.path(name))
    }

    /// A new, empty file.
    pub fn create(&self, name: &str) -> io::Result<File> {
        File::create(self.path(name))
    }

    /// All of the bytes or an error; with an error some of them may have been written.
    pub fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let left = self.left.load(Ordering::SeqCst);
        if left >= 0 {
            let fits = (left as usize).min(bytes.len());
            file.write_all(&bytes[..fits])?;
            self.left.fetch_sub(fits as i64, Ordering::SeqCst);
            if fits < bytes.len() {
                return Err(io::Error::new(io::ErrorKind::StorageFull, "no space left (pretended)"));
            }
            return Ok(());
        }
        file.write_all(bytes)
    }

    /// Until this returns the bytes are not durable.
    pub fn sync(&self, file: &File) -> io::Result<()> {
        self.syncs.fetch_add(1, Ordering::Relaxed);
        file.sync_data()
    }

    /// Give a finished file its name, durably.
    pub fn publish(&self, from: &str, to: &str) -> io::Result<()> {
        std::fs::rename(self.path(from), self.path(to))?;
        self.sync_folder(to)
    }

    fn sync_folder(&self, of: &str) -> io::Result<()> {
        if let Some(parent) = self.path(of).parent() {
            self.syncs.fetch_add(1, Ordering::Relaxed);
            File::open(parent)?.sync_all()?;
        }
        Ok(())
    }

    /// Make a new file's name durable.
    pub fn keep_name(&self, name: &str) -> io::Result<()> {
        self.sync_folder(name)
    }

    /// Gone, whether or not it was there.
    pub fn remove(&self, name: &str) {
        if let Err(e) = std::fs::remove_file(self.path(name))
            && e.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(name, %e, "cannot remove");
        }
    }

    /// Names in one of its folders with this ending, sorted.
    pub fn list(&self, folder: &str, ending: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(self.path(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(ending) {
                names.push(format!("{folder}/{name}"));
            }
        }
        names.sort();
        Ok(names)
    }
}
