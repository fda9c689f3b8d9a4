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
        let packed = pack(&piece.states).map_err(io::Error::other)?;
        let mut bytes = Vec::with_capacity(24 + packed.len());
        bytes.extend((piece.n as u64).to_le_bytes());
        bytes.extend(piece.seq.to_le_bytes());
        bytes.extend((packed.len() as u32).to_le_bytes());
        bytes.extend(packed);
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
    let length = u32::from_le_bytes(bytes.get(16..20)?.try_into().ok()?) as usize;
    let end = 20usize.checked_add(length)?;
    let body = bytes.get(..end)?;
    if crc32fast::hash(body).to_le_bytes() != bytes.get(end..end + 4)? {
        return None;
    }
    let states = unpack(&body[20..])?;
    let word = |at: usize| body[at..at + 8].try_into().map(u64::from_le_bytes).unwrap_or_default();
    Some((Piece { n: word(0) as usize, seq: word(8), states }, end + 4))
}

/// Words of a state; each is a column of its own, because the same word of neighbouring points is alike.
const WORDS: usize = State::BYTES / 8;

/// Whether a word is a measured value: the compressor finds the decimal steps of floats, not of their bits (a million
/// points, two such words each: about 2 bytes a word instead of 6).
const fn measured(word: usize) -> bool {
    word == 1 || word == 3
}

fn pack(states: &[State]) -> Result<Vec<u8>, pco::errors::PcoError> {
    let all: Vec<[u8; State::BYTES]> = states.iter().map(State::to_bytes).collect();
    let mut out = Vec::new();
    for word in 0..WORDS {
        let column: Vec<u64> =
            all.iter().map(|s| s[word * 8..].first_chunk::<8>().map_or(0, |b| u64::from_le_bytes(*b))).collect();
        let bytes = if measured(word) {
            let floats: Vec<f64> = column.iter().copied().map(f64::from_bits).collect();
            pco::standalone::simple_compress(&floats, &pco::ChunkConfig::default())?
        } else {
            pco::standalone::simple_compress(&column, &pco::ChunkConfig::default())?
        };
        out.extend((bytes.len() as u32).to_le_bytes());
        out.extend(bytes);
    }
    Ok(out)
}

fn unpack(mut from: &[u8]) -> Option<Vec<State>> {
    let mut all: Vec<[u8; State::BYTES]> = Vec::new();
    for word in 0..WORDS {
        let (length, rest) = from.split_first_chunk::<4>()?;
        let (own, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        from = rest;
        let column: Vec<u64> = if measured(word) {
            pco::standalone::simple_decompress::<f64>(own).ok()?.into_iter().map(f64::to_bits).collect()
        } else {
            pco::standalone::simple_decompress(own).ok()?
        };
        if word == 0 {
            all = vec![[0; State::BYTES]; column.len()];
        }
        if column.len() != all.len() {
            return None;
        }
        for (state, v) in all.iter_mut().zip(column) {
            state[word * 8..word * 8 + 8].copy_from_slice(&v.to_le_bytes());
        }
    }
    Some(all.iter().map(State::from_bytes).collect())
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
        let odd: Vec<State> = (0..PIECE as i64)
            .map(|n| {
                let mut state = State::since(-n * n);
                state.value = f64::from_bits(n as u64 * 0x9e37_79b9);
                state
            })
            .collect();
        let again = unpack(&pack(&odd).unwrap()).unwrap();
        assert!(again.iter().zip(&odd).all(|(a, b)| a.to_bytes() == b.to_bytes()), "to the bit");
        let file = disk.path(NAME);
        let mut bytes = std::fs::read(&file).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(load(&disk).unwrap().len(), 1);
    }
}
