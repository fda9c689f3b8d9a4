//! The copy of points: frames that are packed, told apart, and read back into rules, codes and kinds.

use super::{NAME, Points};
use crate::point::Kind;
use crate::point::model::Limits;
use crate::reading::io::disk::Disk;
use crate::reading::names::Secret;
use crate::reading::retention::{Kinds, NO_KIND};
use crate::reading::roster::Roster;
use crate::reading::rules::Rules;
use ::store::Row;
use kernel::{Outcome, Refusal};
use prost::Message;
use std::collections::{HashMap, HashSet};
use std::io;

/// A million points take 3 bytes each in the copy at this level of zstd and 7 with a faster code; reading takes as long.
const LEVEL: i32 = 3;
/// A frame that claims to be longer is damaged: a point takes some hundred bytes.
const MOST_BYTES: usize = 64 << 20;

/// A change of points as the database knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) number: i64,
    pub(super) word: i64,
}

/// Some points; limits and gateways that many share stand once.
#[derive(Clone, PartialEq, Message)]
struct Frame {
    /// The copy is complete up to here when this frame is read; nought within a longer piece.
    #[prost(int64, tag = "1")]
    number: i64,
    #[prost(sfixed64, tag = "2")]
    word: i64,
    #[prost(string, repeated, tag = "3")]
    limits: Vec<String>,
    #[prost(string, repeated, tag = "4")]
    gateways: Vec<String>,
    #[prost(message, repeated, tag = "5")]
    points: Vec<Entry>,
}

#[derive(Clone, PartialEq, Message)]
struct Entry {
    #[prost(uint32, tag = "1")]
    slot: u32,
    #[prost(bool, tag = "2")]
    retired: bool,
    /// Places in the lists of the frame.
    #[prost(uint32, tag = "3")]
    limits: u32,
    #[prost(uint32, tag = "4")]
    gateway: u32,
    #[prost(string, tag = "5")]
    code: String,
    #[prost(double, optional, tag = "6")]
    lo: Option<f64>,
    #[prost(double, optional, tag = "7")]
    hi: Option<f64>,
    #[prost(uint32, tag = "8")]
    version: u32,
    /// Place in [`Kind::ALL`].
    #[prost(uint32, tag = "9")]
    kind: u32,
}

/// Points on their way into a frame.
#[derive(Default)]
pub(super) struct Gather {
    frame: Frame,
    limits: HashMap<String, u32>,
    gateways: HashMap<String, u32>,
}

impl Gather {
    pub(super) fn add(&mut self, row: &Row) -> Outcome<u32> {
        let place = |known: &mut HashMap<String, u32>, list: &mut Vec<String>, text: String| {
            *known.entry(text).or_insert_with_key(|text| {
                list.push(text.clone());
                list.len() as u32 - 1
            })
        };
        let slot = u32::try_from(row.get::<i64>("slot")?).map_err(Refusal::internal)?;
        let limits = row.json::<serde_json::Value>("limits")?.to_string();
        self.frame.points.push(Entry {
            slot,
            retired: row.get::<String>("state")? == "retired",
            limits: place(&mut self.limits, &mut self.frame.limits, limits),
            gateway: place(&mut self.gateways, &mut self.frame.gateways, row.get("gateway")?),
            code: row.get("code")?,
            lo: row.get("lo")?,
            hi: row.get("hi")?,
            version: row.get::<i64>("rule_version")? as u32,
            kind: Kind::parse(&row.get::<String>("kind")?).map_or(u32::from(NO_KIND), |k| k as u32),
        });
        Ok(slot)
    }

    /// The frame's bytes, with the mark if it ends a piece.
    pub(super) fn bytes(mut self, mark: Option<Mark>) -> io::Result<Vec<u8>> {
        if let Some(mark) = mark {
            (self.frame.number, self.frame.word) = (mark.number, mark.word);
        }
        let packed = zstd::bulk::compress(&self.frame.encode_to_vec(), LEVEL)?;
        let mut out = (packed.len() as u32).to_le_bytes().to_vec();
        out.extend(crc32fast::hash(&packed).to_le_bytes());
        out.extend(packed);
        Ok(out)
    }
}

/// What the copy holds: whole pieces only.
#[derive(Default)]
pub(super) struct Copy {
    pub(super) bytes: Vec<u8>,
    /// Where each frame's body stands.
    pub(super) frames: Vec<(usize, usize)>,
    /// Frames of the first piece: it has each point once.
    pub(super) first: usize,
    pub(super) mark: Mark,
    pub(super) points: usize,
    /// Bytes at the end that do not make a piece.
    pub(super) torn: bool,
}

impl Copy {
    pub(super) fn read(disk: &Disk) -> Copy {
        let bytes = std::fs::read(disk.path(NAME)).unwrap_or_default();
        let (mut frames, mut whole, mut at, mut mark) = (Vec::new(), 0, 0, Mark::default());
        let (mut points, mut counted, mut first) = (0, 0, 0);
        while let Some((from, to)) = body(&bytes, at) {
            let Some(frame) = frame(&bytes[from..to]) else { break };
            frames.push((from, to));
            counted += frame.points.len();
            if frame.number > 0 {
                (whole, mark, points) = (frames.len(), Mark { number: frame.number, word: frame.word }, counted);
                first = if first == 0 { whole } else { first };
            }
            at = to;
        }
        let torn = whole < frames.len() || at < bytes.len();
        frames.truncate(whole);
        Copy { bytes, frames, first, mark, points, torn }
    }

    /// Rules and codes; of a point that stands in several frames the last one counts. The frames are decoded a second time
    /// (reading the copy has counted them and thrown them away): all points of a million decoded at once would take several
    /// hundred MB, one frame of them takes a few, and decoding takes less time than the checksum and the disk.
    pub(super) fn build(&self) -> Outcome<Points> {
        let word = || ::store::noise() as u64;
        let mut kinds = Kinds::default();
        let (mut rules, mut roster) = (Rules::default(), Roster::new(Secret([word(), word(), word(), word()])));
        let mut newer: HashSet<u32> = HashSet::new();
        for (i, (from, to)) in self.frames.iter().enumerate().rev() {
            let frame = frame(&self.bytes[*from..*to]).ok_or_else(|| Refusal::internal("copy of points changed"))?;
            let limits: Vec<Limits> = frame
                .limits
                .iter()
                .map(|text| serde_json::from_str(text).map_err(Refusal::internal))
                .collect::<Outcome<_>>()?;
            for point in &frame.points {
                if newer.contains(&point.slot) {
                    continue;
                }
                kinds.set(point.slot, point.kind);
                if point.retired {
                    continue;
                }
                let of = limits.get(point.limits as usize).ok_or_else(|| Refusal::internal("limits of a point"))?;
                rules.set(point.slot, of.rule(point.lo, point.hi, point.version));
                match frame.gateways.get(point.gateway as usize) {
                    Some(gateway) if !gateway.is_empty() => roster.add(gateway, &point.code, point.slot),
                    _ => {}
                }
            }
            if i >= self.first {
                newer.extend(frame.points.iter().map(|p| p.slot));
            }
        }
        Ok(Points { rules, roster, kinds })
    }
}

pub(super) fn body(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (from, to) = (at + 8, (at + 8).checked_add(word(at)? as usize)?);
    (crc32fast::hash(bytes.get(from..to)?) == word(at + 4)?).then_some((from, to))
}

fn frame(packed: &[u8]) -> Option<Frame> {
    Frame::decode(&zstd::bulk::decompress(packed, MOST_BYTES).ok()?[..]).ok()
}
