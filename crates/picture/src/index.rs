//! Many millions of hashes, found by nearness without looking at all of them.
//!
//! Four tables, each over 10 to 20 bits of the hash, drawn from all frequencies; the more pictures, the more bits. A probe reads, in each table, its own place and
//! those that differ in the bits of which it is least certain. What it finds is compared in full.

use crate::hash::{Hash, Probe};
use std::collections::HashMap;

/// Tables.
const TABLES: usize = 4;
/// Bits that a table is ordered by, at least and at most.
const KEY: (usize, usize) = (10, 20);
/// Least certain bits of a key that may have turned over; every one and every two of them are tried.
const UNSURE: usize = 5;
/// New hashes that are looked at one by one until the tables are made anew.
const TAIL: usize = 60_000;

/// A stored picture near to a questioned one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Number of the picture: its place in the order of adding.
    pub picture: u32,
    /// Which of the probes came nearest.
    pub probe: u16,
    /// Bits that differ.
    pub far: u8,
}

/// Hashes of pictures, numbered in the order in which they were added. 24 bytes a picture.
#[derive(Clone, Debug, Default)]
pub struct Index {
    hashes: Vec<Hash>,
    /// How many of them the tables hold.
    sorted: usize,
    bits: usize,
    tables: Vec<Table>,
}

#[derive(Clone, Debug, Default)]
struct Table {
    /// Where each key begins in `pictures`.
    starts: Vec<u32>,
    pictures: Vec<u32>,
}

impl Index {
    /// An index of hashes; the first is picture 0.
    pub fn new(hashes: Vec<Hash>) -> Index {
        let mut index = Index { hashes, ..Index::default() };
        index.sort();
        index
    }

    /// Adds a picture and gives its number.
    pub fn add(&mut self, hash: Hash) -> u32 {
        self.hashes.push(hash);
        if self.hashes.len() - self.sorted > TAIL.max(self.sorted / 16) {
            self.sort();
        }
        self.hashes.len() as u32 - 1
    }

    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    fn sort(&mut self) {
        self.sorted = self.hashes.len();
        self.bits = (usize::BITS - self.sorted.leading_zeros()) as usize;
        self.bits = self.bits.clamp(KEY.0, KEY.1);
        let bits = self.bits;
        let table = |t: usize| {
            let mut starts = vec![0u32; (1 << bits) + 1];
            for hash in &self.hashes {
                starts[key(*hash, t, bits) + 1] += 1;
            }
            for n in 0..1 << bits {
                starts[n + 1] += starts[n];
            }
            let mut next = starts.clone();
            let mut pictures = vec![0u32; self.hashes.len()];
            for (n, hash) in self.hashes.iter().enumerate() {
                let place = &mut next[key(*hash, t, bits)];
                pictures[*place as usize] = n as u32;
                *place += 1;
            }
            Table { starts, pictures }
        };
        self.tables = (0..TABLES).map(table).collect();
    }

    /// Pictures at most `far` bits from one of the probes, nearest first, at most `most`.
    pub fn near(&self, probes: &[Probe], far: u32, most: usize) -> Vec<Near> {
        let mut best: HashMap<u32, Near> = HashMap::new();
        let mut look = |picture: u32, n: usize, hash: Hash| {
            let off = (self.hashes[picture as usize] ^ hash).count_ones();
            if off <= far {
                let found = Near { picture, probe: n as u16, far: off as u8 };
                let kept = best.entry(picture).or_insert(found);
                if found.far < kept.far {
                    *kept = found;
                }
            }
        };
        for (n, probe) in probes.iter().enumerate() {
            for (t, table) in self.tables.iter().enumerate() {
                for key in keys(probe, t, self.bits) {
                    let (from, to) = (table.starts[key] as usize, table.starts[key + 1] as usize);
                    for picture in &table.pictures[from..to] {
                        look(*picture, n, probe.hash);
                    }
                }
            }
            for picture in self.sorted..self.hashes.len() {
                look(picture as u32, n, probe.hash);
            }
        }
        let mut out: Vec<Near> = best.into_values().collect();
        out.sort_by_key(|near| (near.far, near.picture));
        out.truncate(most);
        out
    }
}

/// Which bits of the hash make the key of a table: every fourth of the low 56, and six of the lowest besides.
fn places(table: usize, bits: usize) -> impl Iterator<Item = usize> {
    let own = (0..14).map(move |n| n * 4 + table);
    let more = (0..6).map(move |n| (table + 1 + n / 3) % 4 + n % 3 * 4);
    own.chain(more).take(bits)
}

fn key(hash: Hash, table: usize, bits: usize) -> usize {
    places(table, bits).enumerate().map(|(n, place)| ((hash >> place & 1) as usize) << n).sum()
}

/// The probe's own key and those with one or two of the least certain bits turned over.
fn keys(probe: &Probe, table: usize, bits: usize) -> Vec<usize> {
    let own = key(probe.hash, table, bits);
    let mut turned = Vec::with_capacity(UNSURE);
    for bit in probe.order {
        if let Some(n) = places(table, bits).position(|p| p == bit as usize) {
            turned.push(1usize << n);
            if turned.len() == UNSURE {
                break;
            }
        }
    }
    let mut out = vec![own];
    for (n, a) in turned.iter().enumerate() {
        out.push(own ^ a);
        out.extend(turned[n + 1..].iter().map(|b| own ^ a ^ b));
    }
    out
}
