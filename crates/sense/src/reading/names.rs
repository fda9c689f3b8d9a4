//! Which point a gateway means: the raw name of a series (label set, measurement with tags, code) to the point's number, by
//! a hash of 128 bits with a secret that is new with every start.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A hash of a name; with 128 bits and a secret nobody makes two names meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(u64, u64);

/// The secret.
#[derive(Clone, Copy, Debug)]
pub struct Secret(pub [u64; 4]);

#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let wide = u128::from(a) * u128::from(b);
    wide as u64 ^ (wide >> 64) as u64
}

impl Secret {
    #[inline]
    pub fn digest(&self, name: &[u8]) -> Digest {
        let [k0, k1, k2, k3] = self.0;
        let (mut a, mut b) = (k0 ^ name.len() as u64, k1);
        let mut chunks = name.chunks_exact(16);
        for c in &mut chunks {
            let x = u64::from_le_bytes(c[..8].try_into().unwrap_or_default());
            let y = u64::from_le_bytes(c[8..].try_into().unwrap_or_default());
            a = fold(a ^ x, k2 ^ y);
            b = fold(b ^ y.rotate_left(32), k3 ^ x);
        }
        let mut last = [0u8; 16];
        let rest = chunks.remainder();
        last[..rest.len()].copy_from_slice(rest);
        let x = u64::from_le_bytes(last[..8].try_into().unwrap_or_default());
        let y = u64::from_le_bytes(last[8..].try_into().unwrap_or_default());
        a = fold(a ^ x, k2 ^ y ^ 0x9e37_79b9_7f4a_7c15);
        b = fold(b ^ y, k3 ^ x ^ 0xd1b5_4a32_d192_ed03);
        Digest(fold(a ^ k3, b ^ k2), fold(b ^ k0, a.rotate_left(29) ^ k1))
    }
}

/// Digests are random already.
#[derive(Default)]
pub struct Already(u64);
impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, v: u64) {
        self.0 ^= v;
    }
}

/// Digest of a name to the number of its point.
pub type Names = HashMap<Digest, u32, BuildHasherDefault<Already>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_anywhere_have_other_digests() {
        let secret = Secret([1, 2, 3, 4]);
        let mut seen = std::collections::HashSet::new();
        let mut n = 0;
        for length in 0..70usize {
            let mut name = vec![b'a'; length];
            seen.insert(secret.digest(&name));
            n += 1;
            for at in 0..length {
                for bit in 0..8 {
                    name[at] ^= 1 << bit;
                    seen.insert(secret.digest(&name));
                    n += 1;
                    name[at] ^= 1 << bit;
                }
            }
        }
        for k in 0..200_000u32 {
            seen.insert(secret.digest(format!("__name__=gas,point=P{k:06}").as_bytes()));
            n += 1;
        }
        assert_eq!(seen.len(), n);
        assert_ne!(secret.digest(b"T1"), Secret([1, 2, 3, 5]).digest(b"T1"), "another secret, another digest");
    }
}
