//! The system's clock, and the one of the demo and the tests, which stands still until it is moved.

use jiff::{SignedDuration, Timestamp};
use kernel::{Clock, Outcome, Refusal};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

/// Real time.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place where the program reads the time
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that is moved by hand, forwards only: the ledger's time never runs back. It stands, unless it is made to run.
#[derive(Debug)]
pub struct MovableClock(AtomicI64, OnceLock<(Instant, u32)>);

impl MovableClock {
    pub fn at(now: Timestamp) -> MovableClock {
        MovableClock(AtomicI64::new(now.as_microsecond()), OnceLock::new())
    }

    /// Let it run from here on, so many times as fast as the world; 0 leaves it standing.
    #[allow(clippy::disallowed_methods)] // the passing of time, not the time of day
    pub fn run(&self, pace: u32) {
        if pace > 0 {
            let _ = self.1.set((Instant::now(), pace));
        }
    }

    /// Microseconds that it has run.
    fn ran(&self) -> i64 {
        self.1.get().map_or(0, |(since, pace)| since.elapsed().as_micros() as i64 * i64::from(*pace))
    }

    /// Move to an instant.
    pub fn move_to(&self, to: Timestamp) -> Outcome<Timestamp> {
        let now = self.now();
        if to < now {
            return Err(Refusal::invalid("CLOCK_BACKWARDS", "演示时钟只能往前拨；要回到从前，请重新启动演示。"));
        }
        if to > now + SignedDuration::from_hours(24 * 366 * 5) {
            return Err(Refusal::invalid("CLOCK_TOO_FAR", "演示时钟一次最多往前拨五年。"));
        }
        self.0.store(to.as_microsecond() - self.ran(), Ordering::SeqCst);
        Ok(to)
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst) + self.ran()).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_moves_forward_and_refuses_to_run_back() {
        let start: Timestamp = "2024-11-20T01:00:00Z".parse().unwrap();
        let clock = MovableClock::at(start);
        assert_eq!(clock.now(), start);
        clock.move_to(start + SignedDuration::from_hours(24)).unwrap();
        assert_eq!(kernel::day_of(clock.now()).to_string(), "2024-11-21");
        assert_eq!(clock.move_to(start).unwrap_err().code, "CLOCK_BACKWARDS");
        assert_eq!(clock.move_to(start + SignedDuration::from_hours(24 * 366 * 9)).unwrap_err().code, "CLOCK_TOO_FAR");
    }
}
