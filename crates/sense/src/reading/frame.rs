//! What stands in the journal: one frame for each group commit. Length and checksum in front, so that a tail torn by a
//! crash is recognised.

use super::sample::{POWERS, Sample, fit, push_varint, take_varint, unzigzag, zigzag};

/// Bytes before the body: mark, length, checksum.
pub const HEAD: usize = 12;
const MARK: u32 = u32::from_le_bytes(*b"ANF1");
/// A length beyond this is no length.
const LONGEST: u32 = 1 << 30;

/// A frame being written.
pub struct Frame {
    bytes: Vec<u8>,
    count: u32,
    slot: u32,
    at_ms: i64,
}

/// Values that are not whole decimal steps.
const RAW: u8 = 7;

impl Frame {
    /// Begin the frame with this number, received at this time, in a buffer that is used again.
    pub fn begin(mut bytes: Vec<u8>, seq: u64, received_ms: i64) -> Frame {
        bytes.clear();
        bytes.resize(HEAD, 0);
        bytes.extend_from_slice(&seq.to_le_bytes());
        bytes.extend_from_slice(&received_ms.to_le_bytes());
        bytes.extend_from_slice(&[0; 4]);
        Frame { bytes, count: 0, slot: 0, at_ms: received_ms }
    }

    pub fn count(&self) -> u32 {
        self.count
    }

    #[inline]
    pub fn push(&mut self, slot: u32, sample: Sample) {
        let bytes = &mut self.bytes;
        push_varint(bytes, zigzag(i64::from(slot) - i64::from(self.slot)));
        push_varint(bytes, zigzag(sample.at_ms.wrapping_sub(self.at_ms)));
        (self.slot, self.at_ms) = (slot, sample.at_ms);
        match fit(sample.value, 0, 6) {
            Some((e, steps)) => {
                bytes.push(sample.quality << 3 | e as u8);
                push_varint(bytes, zigzag(steps));
            }
            None => {
                bytes.push(sample.quality << 3 | RAW);
                bytes.extend_from_slice(&sample.value.to_le_bytes());
            }
        }
        self.count += 1;
    }

    /// The frame's bytes, ready to be appended.
    pub fn end(mut self) -> Vec<u8> {
        self.bytes[HEAD + 16..HEAD + 20].copy_from_slice(&self.count.to_le_bytes());
        let sum = crc32fast::hash(&self.bytes[HEAD..]);
        let length = (self.bytes.len() - HEAD) as u32;
        self.bytes[..4].copy_from_slice(&MARK.to_le_bytes());
        self.bytes[4..8].copy_from_slice(&length.to_le_bytes());
        self.bytes[8..12].copy_from_slice(&sum.to_le_bytes());
        self.bytes
    }
}

/// A whole frame at the front of some bytes.
pub struct Whole<'a> {
    pub seq: u64,
    pub received_ms: i64,
    pub count: u32,
    entries: &'a [u8],
    /// With its head.
    pub length: usize,
}

/// The frame at the front; `None` when it is not whole or damaged.
pub fn first(bytes: &[u8]) -> Option<Whole<'_>> {
    let word = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    let (mark, length, sum) = (word(0)?, word(4)?, word(8)?);
    if mark != MARK || !(20..=LONGEST).contains(&length) {
        return None;
    }
    let body = bytes.get(HEAD..HEAD + length as usize)?;
    if crc32fast::hash(body) != sum {
        return None;
    }
    Some(Whole {
        seq: u64::from_le_bytes(body[..8].try_into().ok()?),
        received_ms: i64::from_le_bytes(body[8..16].try_into().ok()?),
        count: u32::from_le_bytes(body[16..20].try_into().ok()?),
        entries: &body[20..],
        length: HEAD + length as usize,
    })
}

impl Whole<'_> {
    /// Its readings in their order. The checksum held, so an entry that cannot be read is a fault of the writer: `false`.
    pub fn each(&self, mut each: impl FnMut(u32, Sample)) -> bool {
        let (mut bytes, mut slot, mut at_ms) = (self.entries, 0i64, self.received_ms);
        for _ in 0..self.count {
            let (Some(s), Some(t)) = (take_varint(&mut bytes), take_varint(&mut bytes)) else { return false };
            slot = slot.wrapping_add(unzigzag(s));
            at_ms = at_ms.wrapping_add(unzigzag(t));
            let Some((tag, rest)) = bytes.split_first() else { return false };
            bytes = rest;
            let value = if tag & 7 == RAW {
                let Some((own, rest)) = bytes.split_first_chunk::<8>() else { return false };
                bytes = rest;
                f64::from_le_bytes(*own)
            } else {
                let Some(steps) = take_varint(&mut bytes) else { return false };
                unzigzag(steps) as f64 / POWERS[(tag & 7) as usize]
            };
            each(slot as u32, Sample { at_ms, value, quality: tag >> 3 });
        }
        bytes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frame(seq: u64, entries: &[(u32, Sample)]) -> Vec<u8> {
        let mut f = Frame::begin(Vec::new(), seq, 1_790_000_000_000);
        entries.iter().for_each(|(slot, s)| f.push(*slot, *s));
        f.end()
    }

    #[test]
    fn a_torn_or_changed_frame_is_no_frame() {
        let s = Sample { at_ms: 5, value: 0.1, quality: 1 };
        let bytes = frame(3, &[(1, s), (0, s)]);
        assert_eq!(first(&bytes).unwrap().seq, 3);
        for n in 0..bytes.len() {
            assert!(first(&bytes[..n]).is_none(), "cut at {n}");
        }
        for n in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[n] ^= 1;
            assert!(first(&changed).is_none(), "changed at {n}");
        }
        assert!(first(&[0; 64]).is_none());
        let two = [bytes.clone(), frame(4, &[])].concat();
        assert_eq!(first(&two[first(&two).unwrap().length..]).unwrap().seq, 4);
    }

    proptest! {
        #[test]
        fn what_went_in_comes_out(entries in proptest::collection::vec((any::<u32>(), any::<i64>(), prop_oneof![any::<f64>(), (-9999i64..9999).prop_map(|n| n as f64 / 100.0)], 0u8..7), 0..60)) {
            let entries: Vec<_> = entries.into_iter().map(|(slot, at_ms, value, quality)| (slot, Sample { at_ms, value, quality })).collect();
            let bytes = frame(9, &entries);
            let mut got = vec![];
            prop_assert!(first(&bytes).unwrap().each(|slot, s| got.push((slot, s))));
            prop_assert_eq!(got, entries);
        }
    }
}
