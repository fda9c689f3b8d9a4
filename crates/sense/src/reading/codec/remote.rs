//! Prometheus remote write 1.0: a snappy block of a protobuf `WriteRequest`. Read straight off the bytes; the labels of a
//! series are named by where they lie, so that a known series costs one hash.

use super::Take;
use kernel::{Kind, Refusal};

/// Largest batch after decompression, bytes.
pub const LARGEST: usize = 32 << 20;

/// The protobuf inside a snappy block.
///
/// # Errors
/// No snappy block, or larger than [`LARGEST`].
pub fn unpack(body: &[u8], into: &mut Vec<u8>) -> Result<(), Refusal> {
    let bad = || {
        Refusal::invalid(
            "REMOTE_WRITE_SNAPPY",
            "请求体不是 snappy 块格式；请按 Prometheus remote write 1.0 发送（Content-Encoding: snappy）。",
        )
    };
    let size = snap::raw::decompress_len(body).map_err(|_| bad())?;
    if size > LARGEST {
        let say = format!(
            "一批解压后有 {} 兆，超过上限 {} 兆；请减小每批条数（max_samples_per_send）。",
            size >> 20,
            LARGEST >> 20
        );
        return Err(Refusal::new(Kind::TooLarge, "REMOTE_WRITE_LARGE", say));
    }
    into.resize(size, 0);
    let n = snap::raw::Decoder::new().decompress(body, into).map_err(|_| bad())?;
    into.truncate(n);
    Ok(())
}

fn broken() -> Refusal {
    Refusal::invalid(
        "REMOTE_WRITE_BROKEN",
        "请求体不是有效的 remote write 报文（protobuf 解析失败），整批没有入库；请检查发送端的版本是否为 1.0。",
    )
}

/// Read a `WriteRequest`; nothing was taken if it is refused for its shape, because it is walked twice.
///
/// # Errors
/// Not a `WriteRequest`.
pub fn read(body: &[u8], take: &mut impl Take) -> Result<(), Refusal> {
    walk(body, &mut Nobody).ok_or_else(broken)?;
    walk(body, take).ok_or_else(broken)
}

/// For the first walk.
struct Nobody;
impl Take for Nobody {
    fn series(&mut self, _: &[u8], _: &dyn Fn(&mut String)) -> bool {
        true
    }
    fn sample(&mut self, _: i64, _: f64) {}
}

fn walk(body: &[u8], take: &mut impl Take) -> Option<()> {
    let mut at = Cursor(body);
    while !at.0.is_empty() {
        match at.tag()? {
            (1, 2) => series(at.bytes()?, take)?,
            (_, wire) => at.skip(wire)?,
        }
    }
    Some(())
}

/// One `TimeSeries`: labels first, as every sender writes them; samples before or between labels are read as well.
fn series(body: &[u8], take: &mut impl Take) -> Option<()> {
    let mut at = Cursor(body);
    let (mut labels, mut apart) = (0, false);
    // Labels in a row at the head are named where they lie.
    while !at.0.is_empty() {
        let before = at;
        match at.tag()? {
            (1, 2) => {
                at.bytes()?;
                labels = body.len() - at.0.len();
            }
            _ => {
                at = before;
                break;
            }
        }
    }
    let mut rest = at;
    while !rest.0.is_empty() {
        match rest.tag()? {
            (1, 2) => {
                apart = true;
                rest.bytes()?;
            }
            (_, wire) => rest.skip(wire)?,
        }
    }
    if apart {
        // Odd but allowed: gather the labels, then read as usual.
        return scattered(body, take);
    }
    let raw = &body[..labels];
    if !take.series(raw, &|out| point(raw, out)) {
        return Some(());
    }
    samples(at, take)
}

fn scattered(body: &[u8], take: &mut impl Take) -> Option<()> {
    let (mut raw, mut at) = (Vec::new(), Cursor(body));
    while !at.0.is_empty() {
        let before = at.0;
        let (field, wire) = at.tag()?;
        at.skip(wire)?;
        if (field, wire) == (1, 2) {
            raw.extend_from_slice(&before[..before.len() - at.0.len()]);
        }
    }
    if !take.series(&raw, &|out| point(&raw, out)) {
        return Some(());
    }
    samples(Cursor(body), take)
}

fn samples(mut at: Cursor<'_>, take: &mut impl Take) -> Option<()> {
    while !at.0.is_empty() {
        match at.tag()? {
            (2, 2) => {
                let (mut value, mut time, mut s) = (0f64, 0i64, Cursor(at.bytes()?));
                while !s.0.is_empty() {
                    match s.tag()? {
                        (1, 1) => value = f64::from_le_bytes(s.take(8)?.try_into().ok()?),
                        (2, 0) => time = s.varint()? as i64,
                        (_, wire) => s.skip(wire)?,
                    }
                }
                take.sample(time, value);
            }
            (_, wire) => at.skip(wire)?,
        }
    }
    Some(())
}

/// The point's code of a label set: label `point`, else the metric's name.
fn point(raw: &[u8], out: &mut String) {
    let mut at = Cursor(raw);
    let mut name = None;
    while let Some((1, 2)) = at.tag() {
        let Some(label) = at.bytes() else { return };
        let (mut key, mut value, mut l) = (&[][..], &[][..], Cursor(label));
        while let Some((field, wire)) = l.tag() {
            match (field, wire) {
                (1, 2) => key = l.bytes().unwrap_or_default(),
                (2, 2) => value = l.bytes().unwrap_or_default(),
                (_, wire) => {
                    if l.skip(wire).is_none() {
                        return;
                    }
                }
            }
        }
        match key {
            b"point" => {
                out.push_str(&String::from_utf8_lossy(value));
                return;
            }
            b"__name__" => name = Some(value),
            _ => {}
        }
    }
    out.push_str(&String::from_utf8_lossy(name.unwrap_or_default()));
}

/// Bytes of protobuf not read yet.
#[derive(Clone, Copy)]
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    #[inline]
    fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for (i, byte) in self.0.iter().take(10).enumerate() {
            value |= u64::from(byte & 0x7f) << (7 * i);
            if byte & 0x80 == 0 {
                self.0 = &self.0[i + 1..];
                return Some(value);
            }
        }
        None
    }
    /// Number of the field and wire type.
    #[inline]
    fn tag(&mut self) -> Option<(u64, u8)> {
        let key = self.varint()?;
        (key >> 3 != 0).then_some((key >> 3, (key & 7) as u8))
    }
    #[inline]
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }
    #[inline]
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let n = usize::try_from(self.varint()?).ok()?;
        self.take(n)
    }
    fn skip(&mut self, wire: u8) -> Option<()> {
        match wire {
            0 => self.varint().map(|_| ()),
            1 => self.take(8).map(|_| ()),
            2 => self.bytes().map(|_| ()),
            5 => self.take(4).map(|_| ()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::heard::Heard;
    use super::*;
    use proptest::prelude::*;
    use prost::Message;

    // The protocol's own messages, encoded by prost: the reader above shares nothing with them.
    #[derive(Clone, PartialEq, Message)]
    struct WriteRequest {
        #[prost(message, repeated, tag = "1")]
        timeseries: Vec<TimeSeries>,
    }
    #[derive(Clone, PartialEq, Message)]
    struct TimeSeries {
        #[prost(message, repeated, tag = "1")]
        labels: Vec<Label>,
        #[prost(message, repeated, tag = "2")]
        samples: Vec<Sample>,
        #[prost(message, repeated, tag = "4")]
        histograms: Vec<Label>,
    }
    #[derive(Clone, PartialEq, Message)]
    struct Label {
        #[prost(string, tag = "1")]
        name: String,
        #[prost(string, tag = "2")]
        value: String,
    }
    #[derive(Clone, PartialEq, Message)]
    struct Sample {
        #[prost(double, tag = "1")]
        value: f64,
        #[prost(int64, tag = "2")]
        timestamp: i64,
    }

    fn one(labels: &[(&str, &str)], samples: &[(f64, i64)]) -> TimeSeries {
        TimeSeries {
            labels: labels.iter().map(|(n, v)| Label { name: (*n).into(), value: (*v).into() }).collect(),
            samples: samples.iter().map(|&(value, timestamp)| Sample { value, timestamp }).collect(),
            histograms: vec![Label { name: "not".into(), value: "read".into() }],
        }
    }

    fn heard(bytes: &[u8]) -> Result<Vec<(String, i64, f64)>, Refusal> {
        let mut all = Heard::default();
        read(bytes, &mut all).map(|()| all.0)
    }

    #[test]
    fn a_series_is_named_by_its_point_or_its_metric() {
        let request = WriteRequest {
            timeseries: vec![
                one(&[("__name__", "gas"), ("point", "T1"), ("site", "x")], &[(0.5, 1_790_000_000_000), (-1.25, 0)]),
                one(&[("__name__", "CH4_T2")], &[(0.0, -5)]),
                one(&[("point", "unknown")], &[(9.0, 9)]),
                one(&[("point", "空")], &[]),
            ],
        };
        let got = heard(&request.encode_to_vec()).unwrap();
        assert_eq!(got, [("T1".into(), 1_790_000_000_000, 0.5), ("T1".into(), 0, -1.25), ("CH4_T2".into(), -5, 0.0)]);
    }

    #[test]
    fn labels_after_samples_are_found_too() {
        let head = one(&[("__name__", "m")], &[(1.0, 7)]).encode_to_vec();
        let tail = TimeSeries { labels: one(&[("point", "P")], &[]).labels, ..TimeSeries::default() }.encode_to_vec();
        let body = [head, tail].concat();
        let mut request = vec![0x0a, body.len() as u8];
        request.extend(body);
        assert_eq!(heard(&request).unwrap(), [("P".into(), 7, 1.0)]);
    }

    #[test]
    fn a_broken_batch_is_refused_whole() {
        let good = WriteRequest { timeseries: vec![one(&[("point", "A")], &[(1.0, 1)]); 3] }.encode_to_vec();
        let mut all = Heard::default();
        assert!(read(&good[..good.len() - 1], &mut all).unwrap_err().say.contains("整批没有入库"));
        assert!(all.0.is_empty(), "nothing of it was taken");
        assert_eq!(heard(b"hello").unwrap_err().code, "REMOTE_WRITE_BROKEN");
        assert!(heard(b"").unwrap().is_empty());
    }

    #[test]
    fn snappy_is_checked_before_it_is_unpacked() {
        let mut into = vec![];
        let packed = snap::raw::Encoder::new().compress_vec(b"abcabcabc").unwrap();
        unpack(&packed, &mut into).unwrap();
        assert_eq!(into, b"abcabcabc");
        assert_eq!(unpack(b"\xff\xff\xff\xff\xff\xff", &mut into).unwrap_err().code, "REMOTE_WRITE_SNAPPY");
        assert_eq!(unpack(b"", &mut into).unwrap_err().code, "REMOTE_WRITE_SNAPPY");
        assert_eq!(unpack(b"\x05abc", &mut into).unwrap_err().code, "REMOTE_WRITE_SNAPPY");
        // A head that promises 256 MB is refused before any memory is taken.
        assert_eq!(unpack(&[0x80, 0x80, 0x80, 0x80, 0x01], &mut into).unwrap_err().code, "REMOTE_WRITE_LARGE");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = heard(&bytes);
            let _ = unpack(&bytes, &mut vec![]);
        }

        #[test]
        fn what_prost_writes_is_read(series in proptest::collection::vec(("[a-z]{1,9}", proptest::collection::vec((any::<f64>(), any::<i64>()), 0..4)), 0..6)) {
            // The protocol leaves out zeros, negative ones too.
            let request = WriteRequest { timeseries: series.iter().map(|(p, s)| one(&[("__name__", "m"), ("point", p)], s)).collect() };
            let want: Vec<_> = series.iter().filter(|(p, _)| p != "unknown").flat_map(|(p, s)| s.iter().map(move |(v, t)| (p.clone(), *t, (v + 0.0).to_bits()))).collect();
            let got: Vec<_> = heard(&request.encode_to_vec()).unwrap().into_iter().map(|(p, t, v)| (p, t, (v + 0.0).to_bits())).collect();
            prop_assert_eq!(got, want);
        }

        #[test]
        fn a_flipped_byte_is_refused_or_read_but_no_panic(at in 0usize..200, bit in 0u8..8) {
            let mut bytes = WriteRequest { timeseries: vec![one(&[("__name__", "m"), ("point", "A")], &[(1.0, 1)]); 6] }.encode_to_vec();
            let n = bytes.len();
            bytes[at % n] ^= 1 << bit;
            let _ = heard(&bytes);
        }
    }
}
