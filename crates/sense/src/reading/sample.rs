//! A reading at rest, and how numbers are written small: varints, decimal steps.

/// One reading of a point, as stored.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Event time, milliseconds since 1970 in UTC.
    pub at_ms: i64,
    pub value: f64,
    /// [`Quality`](super::Quality) as its byte.
    pub quality: u8,
}

impl PartialEq for Sample {
    /// To the bit: no number equals no number.
    fn eq(&self, other: &Sample) -> bool {
        (self.at_ms, self.value.to_bits(), self.quality) == (other.at_ms, other.value.to_bits(), other.quality)
    }
}

/// Powers of ten that steps are counted in.
pub const POWERS: [f64; 10] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/// The value as a whole number of steps of 10^-e, if it is exactly that: `steps / 10^e` gives the same bits.
#[inline]
pub fn steps(value: f64, e: usize) -> Option<i64> {
    let x = value * POWERS[e];
    if x.abs() < 4.5e15 {
        let s = (x + 0.5f64.copysign(x)) as i64;
        return ((s as f64 / POWERS[e]).to_bits() == value.to_bits()).then_some(s);
    }
    None
}

/// The smallest exponent up to `most` at which the value is whole steps.
#[inline]
pub fn fit(value: f64, from: usize, most: usize) -> Option<(usize, i64)> {
    (from..=most).find_map(|e| steps(value, e).map(|s| (e, s)))
}

/// Signed to unsigned, small amounts first.
#[inline]
pub fn zigzag(v: i64) -> u64 {
    ((v << 1) ^ (v >> 63)) as u64
}

/// Back.
#[inline]
pub fn unzigzag(v: u64) -> i64 {
    (v >> 1) as i64 ^ -((v & 1) as i64)
}

/// Seven bits a byte, least first; at most ten bytes. Returns how many.
#[inline]
pub fn put_varint(to: &mut [u8; 10], mut v: u64) -> usize {
    let mut n = 0;
    while v >= 0x80 {
        to[n] = v as u8 | 0x80;
        v >>= 7;
        n += 1;
    }
    to[n] = v as u8;
    n + 1
}

/// Append a varint.
#[inline]
pub fn push_varint(to: &mut Vec<u8>, v: u64) {
    let mut bytes = [0; 10];
    let n = put_varint(&mut bytes, v);
    to.extend_from_slice(&bytes[..n]);
}

/// Read a varint off the front.
#[inline]
pub fn take_varint(from: &mut &[u8]) -> Option<u64> {
    let mut v = 0u64;
    for (i, b) in from.iter().take(10).enumerate() {
        v |= u64::from(b & 0x7f) << (7 * i as u32);
        if b & 0x80 == 0 {
            *from = &from[i + 1..];
            return Some(v);
        }
    }
    None
}

/// Bring a point's readings into order: by time, of equal times the first that came. Returns how many were duplicates.
pub fn settle(samples: &mut Vec<Sample>) -> usize {
    let before = samples.len();
    if !samples.is_sorted_by(|a, b| a.at_ms < b.at_ms) {
        samples.sort_by_key(|s| s.at_ms);
        samples.dedup_by_key(|s| s.at_ms);
    }
    before - samples.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimal_steps_are_exact_or_refused() {
        assert_eq!(fit(0.52, 0, 6), Some((2, 52)));
        assert_eq!(fit(-19.5, 0, 6), Some((1, -195)));
        assert_eq!(fit(4.0, 0, 6), Some((0, 4)));
        assert_eq!(fit(0.1 + 0.2, 0, 6), None, "not the number nearest to 0.3");
        assert_eq!(fit(-0.0, 0, 6), None, "the sign would be lost");
        for odd in [f64::NAN, f64::INFINITY, f64::MAX, 1e-7, 1e300, std::f64::consts::PI] {
            assert_eq!(fit(odd, 0, 6), None);
        }
    }

    #[test]
    fn of_equal_times_the_first_stays() {
        let s = |at_ms, value| Sample { at_ms, value, quality: 0 };
        let mut all = vec![s(3, 1.0), s(1, 2.0), s(3, 9.0), s(2, 3.0), s(1, 8.0)];
        assert_eq!(settle(&mut all), 2);
        assert_eq!(all, [s(1, 2.0), s(2, 3.0), s(3, 1.0)]);
        assert_eq!(settle(&mut all), 0);
    }

    proptest! {
        #[test]
        fn numbers_come_back(v in any::<i64>(), f in any::<f64>(), n in -1_000_000i64..1_000_000, e in 0usize..7) {
            prop_assert_eq!(unzigzag(zigzag(v)), v);
            let mut bytes = vec![];
            push_varint(&mut bytes, zigzag(v));
            prop_assert_eq!(take_varint(&mut &bytes[..]), Some(zigzag(v)));
            if let Some((e, s)) = fit(f, 0, 9) {
                prop_assert_eq!((s as f64 / POWERS[e]).to_bits(), f.to_bits());
            }
            // What a gateway reads from text with e decimals always fits.
            let decimal: f64 = format!("{n}e-{e}").parse().unwrap();
            prop_assert!(n == 0 || steps(decimal, e) == Some(n));
        }
    }
}
