//! Who may send which point: codes of points by gateway, as digests.

use super::names::{Digest, Names, Secret};

/// All points in use, by the gateway that they name and their code.
pub struct Roster {
    pub secret: Secret,
    by_code: Names,
    /// A code that two points of one gateway share belongs to neither.
    shared: usize,
}

/// In the place of a point's number: two points share the code.
const SHARED: u32 = u32::MAX;

impl Roster {
    pub fn new(secret: Secret) -> Roster {
        Roster { secret, by_code: Names::default(), shared: 0 }
    }

    fn digest(&self, gateway: &str, code: &str) -> Digest {
        // The length of the first part keeps "a" + "bc" and "ab" + "c" apart.
        let mut name = (gateway.len() as u32).to_le_bytes().to_vec();
        name.extend_from_slice(gateway.as_bytes());
        name.extend_from_slice(code.as_bytes());
        self.secret.digest(&name)
    }

    pub fn add(&mut self, gateway: &str, code: &str, slot: u32) {
        let digest = self.digest(gateway, code);
        let before = self.by_code.insert(digest, slot);
        if before.is_some() {
            self.by_code.insert(digest, SHARED);
            self.shared += usize::from(before != Some(SHARED));
        }
    }

    /// The point that this gateway may send under this code.
    pub fn find(&self, gateway: &str, code: &str) -> Option<u32> {
        self.by_code.get(&self.digest(gateway, code)).copied().filter(|slot| *slot != SHARED)
    }

    pub fn points(&self) -> usize {
        self.by_code.len()
    }
    /// Codes that two points of one gateway share.
    pub fn shared(&self) -> usize {
        self.shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gateway_finds_its_own_points_only() {
        let mut roster = Roster::new(Secret([5, 6, 7, 8]));
        roster.add("G1", "T1", 1);
        roster.add("G2", "T1", 2);
        roster.add("G1", "T3", 3);
        roster.add("G1", "T3", 4);
        assert_eq!((roster.find("G1", "T1"), roster.find("G2", "T1")), (Some(1), Some(2)));
        assert_eq!(roster.find("G", "1T1"), None);
        assert_eq!(roster.find("G1", "T2"), None);
        assert_eq!((roster.find("G1", "T3"), roster.shared()), (None, 1), "a shared code belongs to neither");
    }
}
