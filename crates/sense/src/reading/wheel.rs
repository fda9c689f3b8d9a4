//! Timers without a scan over all points: buckets by the second, each point at most once with its nearest time.

/// Seconds around the wheel; a later timer stands at the far end and is put on again when its turn comes.
const ROUND: i64 = 4096;
const UNSET: u32 = u32::MAX;

/// Times at which points want to be looked at.
pub struct Wheel {
    buckets: Vec<Vec<u32>>,
    /// Second (counted from `origin`) at which each point stands, [`UNSET`] if it doesn't.
    armed: Vec<u32>,
    origin: i64,
    /// Seconds up to which all buckets are empty.
    done: i64,
}

impl Wheel {
    /// An empty wheel at this instant.
    pub fn new(now_ms: i64) -> Wheel {
        let second = now_ms.div_euclid(1000);
        // Timers may be due before the wheel begins, so its seconds are counted from a day earlier.
        Wheel {
            buckets: vec![Vec::new(); ROUND as usize],
            armed: Vec::new(),
            origin: second - 86_400,
            done: second - 1,
        }
    }

    /// Look at the point at `at_ms` or up to a second later, unless it stands earlier already.
    #[inline]
    pub fn arm(&mut self, slot: u32, at_ms: i64) {
        let second = (at_ms + 999).div_euclid(1000).clamp(self.done + 1, self.done + ROUND - 1);
        let i = slot as usize;
        if i >= self.armed.len() {
            self.armed.resize(i + 1, UNSET);
        }
        let mark = (second - self.origin).clamp(0, i64::from(UNSET) - 1) as u32;
        if mark < self.armed[i] {
            self.armed[i] = mark;
            self.buckets[second.rem_euclid(ROUND) as usize].push(slot);
        }
    }

    /// All points whose time has come. Each has left the wheel and is to be armed again if it wants to.
    pub fn due(&mut self, now_ms: i64, mut each: impl FnMut(&mut Wheel, u32)) {
        let now = now_ms.div_euclid(1000);
        let mut from = self.done + 1;
        if now - self.done > ROUND {
            // A leap of the clock: everything is due.
            from = now - ROUND + 1;
        }
        for second in from..=now {
            self.done = self.done.max(second);
            let bucket = std::mem::take(&mut self.buckets[second.rem_euclid(ROUND) as usize]);
            for slot in bucket {
                let mark = (second - self.origin).clamp(0, i64::from(UNSET) - 1) as u32;
                // A point that was armed earlier as well has had its turn.
                if self.armed[slot as usize] <= mark {
                    self.armed[slot as usize] = UNSET;
                    each(self, slot);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn due(wheel: &mut Wheel, now: i64) -> Vec<u32> {
        let mut all = vec![];
        wheel.due(now, |_, slot| all.push(slot));
        all.sort_unstable();
        all
    }

    #[test]
    fn each_point_once_at_its_nearest_time() {
        let mut w = Wheel::new(1_000_000);
        w.arm(7, 1_005_000);
        w.arm(7, 1_003_500);
        w.arm(7, 1_009_000);
        w.arm(2, 990_000);
        assert_eq!(due(&mut w, 1_000_500), [2], "overdue: at once");
        assert!(due(&mut w, 1_001_000).is_empty());
        assert!(due(&mut w, 1_003_000).is_empty());
        assert_eq!(due(&mut w, 1_004_000), [7]);
        assert!(due(&mut w, 1_100_000).is_empty(), "once");
        w.arm(7, 1_101_000);
        assert_eq!(due(&mut w, 99_000_000), [7], "a leap of the clock finds it");
    }

    proptest! {
        #[test]
        fn nobody_is_missed_and_nobody_is_called_early(timers in proptest::collection::vec((0u32..20, 0i64..20_000_000), 0..60), pace in 1i64..3_000_000) {
            let mut wheel = Wheel::new(0);
            let mut want = std::collections::BTreeMap::new();
            for (slot, at) in timers {
                wheel.arm(slot, at);
                want.entry(slot).and_modify(|t: &mut i64| *t = at.min(*t)).or_insert(at);
            }
            let mut now = 0;
            while now < 25_000_000 {
                now += pace;
                let open = want.clone();
                wheel.due(now, |w, slot| match open.get(&slot) {
                    Some(t) if *t > now => w.arm(slot, *t), // stood at the far end
                    Some(_) => { want.remove(&slot); }
                    None => {}
                });
                prop_assert!(want.values().all(|t| *t > now - 1000), "missed at {}: {:?}", now, want);
            }
        }
    }
}
