//! The states of all points in one file, so that a restart need not judge again what was judged before. Written piece by
//! piece while the engine goes on; each piece says up to which journal frame it is.

use super::disk::Disk;
use crate::alarm::State;
use std::fs::File;
use std::io;

/// Points per piece.
pub const PIECE: usize = 4096;
const NAME: &str = "states.anc";
const PART: &str = "states.part";

/// States of neighbouring points after a journal frame.
pub struct Piece {
    /// Number of the piece: its first point is `n * PIECE`.
    pub n: usize,
    pub seq: u64,
    pub states: Vec<State>,
}

/// A file of states being written.
pub struct Writer {
    disk: Disk,
    file: File,
}

impl Writer {
    /// # Errors
    /// The file cannot be made.
    pub fn begin(disk: &Disk) -> io::Result<Writer> {
        Ok(Writer { disk: disk.clone(), file: disk.create(PART)? })
    }

    /// # Errors
    /// The disk is full or fails.
    pub fn add(&mut self, piece: &Piece) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(24 + piece.states.len() * State::BYTES);
        bytes.extend((piece.n as u64).to_le_bytes());
        bytes.extend(piece.seq.to_le_bytes());
        bytes.extend((piece.states.len() as u32).to_le_bytes());
        for state in &piece.states {
            bytes.extend(state.to_bytes());
        }
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        self.disk.write(&mut self.file, &bytes)
    }

    /// Durable, but not yet in force.
    ///
    /// # Errors
    /// The disk fails.
    pub fn finish(self) -> io::Result<Written> {
        self.disk.sync(&self.file)?;
        Ok(Written(self.disk))
    }
}

/// A finished file that waits until everything told by its states stands in the database.
pub struct Written(Disk);

impl Written {
    /// In force from now on.
    ///
    /// # Errors
    /// The disk fails.
    pub fn publish(&self) -> io::Result<()> {
        self.0.publish(PART, NAME)
    }
}

/// What is in force; a damaged piece ends the reading, and its points are judged again from the journal.
///
/// # Errors
/// The file is there and cannot be read.
pub fn load(disk: &Disk) -> io::Result<Vec<Piece>> {
    let bytes = match std::fs::read(disk.path(NAME)) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e),
    };
    let (mut pieces, mut rest) = (Vec::new(), &bytes[..]);
    while let Some((piece, length)) = one(rest) {
        pieces.push(piece);
        rest = &rest[length..];
    }
    if !rest.is_empty() {
        tracing::error!(left = rest.len(), "the file of states is damaged");
    }
    Ok(pieces)
}

fn one(bytes: &[u8]) -> Option<(Piece, usize)> {
    let count = u32::from_le_bytes(bytes.get(16..20)?.try_into().ok()?) as usize;
    let end = 20 + count.checked_mul(State::BYTES)?;
    let body = bytes.get(..end)?;
    if count > PIECE || crc32fast::hash(body).to_le_bytes() != bytes.get(end..end + 4)? {
        return None;
    }
    let states = body[20..].as_chunks::<{ State::BYTES }>().0.iter().map(State::from_bytes).collect();
    let word = |at: usize| body[at..at + 8].try_into().map(u64::from_le_bytes).unwrap_or_default();
    Some((Piece { n: word(0) as usize, seq: word(8), states }, end + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_come_back_and_a_damaged_piece_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        assert!(load(&disk).unwrap().is_empty());
        let mut writer = Writer::begin(&disk).unwrap();
        for n in 0..2 {
            writer.add(&Piece { n, seq: 7 + n as u64, states: vec![State::since(n as i64); 3] }).unwrap();
        }
        let written = writer.finish().unwrap();
        assert!(load(&disk).unwrap().is_empty(), "not in force yet");
        written.publish().unwrap();
        let got = load(&disk).unwrap();
        assert_eq!((got.len(), got[1].n, got[1].seq, got[1].states[2]), (2, 1, 8, State::since(1)));
        let file = disk.path(NAME);
        let mut bytes = std::fs::read(&file).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(load(&disk).unwrap().len(), 1);
    }
}
