//! Readings that are not sealed yet: about three bytes each, in small blocks chained per point. One buffer holds one hour
//! of event time; readings stand in the order in which they came.

use super::sample::{POWERS, Sample, fit, put_varint, steps, take_varint, unzigzag, zigzag};

const PAYLOAD: usize = 28;
const NONE: u32 = u32::MAX;
/// Points per page of heads.
const PAGE: usize = 4096;
/// Blocks per piece of the arena: 1 MB.
const PIECE: usize = 32_768;

#[derive(Clone, Copy)]
struct Block {
    bytes: [u8; PAYLOAD],
    next: u32,
}

/// Where a point's chain begins and ends, and what the next reading is told as a difference from.
#[derive(Clone, Copy)]
struct Head {
    at_ms: i64,
    steps: i64,
    first: u32,
    last: u32,
    gap: i32,
    places: u8,
    used: u8,
}

const EMPTY: Head = Head { at_ms: 0, steps: 0, first: NONE, last: NONE, gap: 0, places: 0, used: 0 };

/// One hour's readings of all points.
#[derive(Default)]
pub struct Buffer {
    heads: Vec<Option<Box<[Head; PAGE]>>>,
    pieces: Vec<Box<[Block]>>,
    blocks: u32,
    readings: u64,
}

/// An entry begins with twice the difference of the gap; odd when a byte follows that says more.
const PLAIN_BITS: u32 = 1;
/// That byte: quality in the low bits, then one of these.
const QUALITY: u8 = 0x0f;
/// The value follows as eight bytes.
const RAW: u8 = 0x10;
/// Another number of decimal places follows, then whole steps.
const PLACES: u8 = 0x20;

impl Buffer {
    /// Readings in it.
    pub fn readings(&self) -> u64 {
        self.readings
    }

    /// Memory that it takes.
    pub fn bytes(&self) -> usize {
        let pages = self.heads.iter().flatten().count();
        pages * PAGE * size_of::<Head>() + self.pieces.len() * PIECE * size_of::<Block>()
    }

    /// Append a reading to its point.
    pub fn push(&mut self, slot: u32, sample: Sample) {
        let page = slot as usize / PAGE;
        if page >= self.heads.len() {
            self.heads.resize_with(page + 1, || None);
        }
        let head = self.heads[page].get_or_insert_with(|| Box::new([EMPTY; PAGE]));
        let mut head_now = head[slot as usize % PAGE];
        let mut entry = [0u8; 32];
        let n = encode(&mut head_now, sample, &mut entry);
        self.append(&mut head_now, &entry[..n]);
        if let Some(head) = &mut self.heads[page] {
            head[slot as usize % PAGE] = head_now;
        }
        self.readings += 1;
    }

    fn append(&mut self, head: &mut Head, mut entry: &[u8]) {
        while !entry.is_empty() {
            if head.last == NONE || head.used as usize == PAYLOAD {
                let new = self.block();
                if head.last == NONE {
                    head.first = new;
                } else {
                    self.pieces[head.last as usize / PIECE][head.last as usize % PIECE].next = new;
                }
                head.last = new;
                head.used = 0;
            }
            let block = &mut self.pieces[head.last as usize / PIECE][head.last as usize % PIECE];
            let used = head.used as usize;
            let n = entry.len().min(PAYLOAD - used);
            block.bytes[used..used + n].copy_from_slice(&entry[..n]);
            head.used += n as u8;
            entry = &entry[n..];
        }
    }

    fn block(&mut self) -> u32 {
        if self.blocks as usize == self.pieces.len() * PIECE {
            self.pieces.push(vec![Block { bytes: [0; PAYLOAD], next: NONE }; PIECE].into_boxed_slice());
        }
        self.blocks += 1;
        self.blocks - 1
    }

    /// A point's readings in the order in which they came, appended to `into`.
    pub fn read(&self, slot: u32, into: &mut Vec<Sample>) {
        let head = match self.heads.get(slot as usize / PAGE) {
            Some(Some(page)) => page[slot as usize % PAGE],
            _ => return,
        };
        if head.first == NONE {
            return;
        }
        let (mut bytes, mut at) = (Vec::with_capacity(128), head.first);
        loop {
            let block = &self.pieces[at as usize / PIECE][at as usize % PIECE];
            let n = if at == head.last { head.used as usize } else { PAYLOAD };
            bytes.extend_from_slice(&block.bytes[..n]);
            if at == head.last {
                break;
            }
            at = block.next;
        }
        decode(&bytes, into);
    }

    /// Numbers of the points that have readings, in order.
    pub fn slots(&self) -> impl Iterator<Item = u32> + '_ {
        self.heads.iter().enumerate().flat_map(|(p, page)| {
            let heads = page.iter().flat_map(|h| h.iter().enumerate());
            heads.filter(|(_, h)| h.first != NONE).map(move |(i, _)| (p * PAGE + i) as u32)
        })
    }
}

fn encode(head: &mut Head, sample: Sample, entry: &mut [u8; 32]) -> usize {
    let gap = sample.at_ms.wrapping_sub(head.at_ms);
    let change = gap.wrapping_sub(i64::from(head.gap));
    head.at_ms = sample.at_ms;
    head.gap = i32::try_from(gap).unwrap_or(0);
    let places = head.places as usize;
    let (more, count) = match steps(sample.value, places) {
        Some(s) => (sample.quality & QUALITY, Some(s)),
        None => match fit(sample.value, 0, 6) {
            Some((e, s)) => {
                head.places = e as u8;
                head.steps = 0;
                (sample.quality & QUALITY | PLACES, Some(s))
            }
            None => (sample.quality & QUALITY | RAW, None),
        },
    };
    let mut tenth = [0u8; 10];
    let mut n = 0;
    let mut put = |v: u64, n: &mut usize| {
        let len = put_varint(&mut tenth, v);
        entry[*n..*n + len].copy_from_slice(&tenth[..len]);
        *n += len;
    };
    put(zigzag(change) << PLAIN_BITS | u64::from(more != 0), &mut n);
    if more != 0 {
        put(u64::from(more), &mut n);
    }
    if more & PLACES != 0 {
        put(u64::from(head.places), &mut n);
    }
    match count {
        Some(s) => {
            put(zigzag(s - head.steps), &mut n);
            head.steps = s;
        }
        None => {
            entry[n..n + 8].copy_from_slice(&sample.value.to_le_bytes());
            n += 8;
        }
    }
    n
}

/// Entries were written by `encode`, so nothing of it can be missing; if it is, what came before is returned.
fn decode(mut bytes: &[u8], into: &mut Vec<Sample>) {
    let (mut at_ms, mut gap, mut places, mut count) = (0i64, 0i64, 0usize, 0i64);
    while !bytes.is_empty() {
        let Some(head) = take_varint(&mut bytes) else { return };
        let passed = gap.wrapping_add(unzigzag(head >> PLAIN_BITS));
        at_ms = at_ms.wrapping_add(passed);
        gap = i32::try_from(passed).map_or(0, i64::from);
        let more = if head & 1 != 0 { take_varint(&mut bytes).unwrap_or(0) as u8 } else { 0 };
        if more & PLACES != 0 {
            places = (take_varint(&mut bytes).unwrap_or(0) as usize).min(POWERS.len() - 1);
            count = 0;
        }
        let value = if more & RAW != 0 {
            let Some((own, rest)) = bytes.split_first_chunk::<8>() else { return };
            bytes = rest;
            f64::from_le_bytes(*own)
        } else {
            count = count.wrapping_add(unzigzag(take_varint(&mut bytes).unwrap_or(0)));
            count as f64 / POWERS[places]
        };
        into.push(Sample { at_ms, value, quality: more & QUALITY });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_bytes_a_reading() {
        let mut buffer = Buffer::default();
        for k in 0..120i64 {
            for slot in 0..5000u32 {
                let jitter = (k * 7919 + i64::from(slot) * 104_729) % 401 - 200;
                let value = ((k * 31 + i64::from(slot)) % 9 + 500) as f64 / 10.0;
                buffer.push(slot, Sample { at_ms: 1_790_000_000_000 + k * 30_000 + jitter, value, quality: 0 });
            }
        }
        let each = buffer.bytes() as f64 / buffer.readings() as f64;
        println!("{each:.2} bytes per unsealed reading");
        assert!(each < 4.2, "{each:.2}");
        assert_eq!(buffer.slots().count(), 5000);
    }

    proptest! {
        #[test]
        fn what_went_in_comes_out(entries in proptest::collection::vec((prop_oneof![Just(3u32), Just(9000), 0u32..6], -5_000_000_000_000i64..5_000_000_000_000, prop_oneof![any::<f64>(), (-999i64..999, 0i32..7).prop_map(|(n, e)| n as f64 / 10f64.powi(e))], 0u8..7), 0..300)) {
            let mut buffer = Buffer::default();
            let mut plain = std::collections::BTreeMap::<u32, Vec<Sample>>::new();
            for (slot, at_ms, value, quality) in entries {
                let s = Sample { at_ms, value, quality };
                buffer.push(slot, s);
                plain.entry(slot).or_default().push(s);
            }
            prop_assert_eq!(buffer.slots().collect::<Vec<_>>(), plain.keys().copied().collect::<Vec<_>>());
            for (slot, want) in plain {
                let mut got = vec![];
                buffer.read(slot, &mut got);
                prop_assert_eq!(got, want);
            }
        }
    }
}
