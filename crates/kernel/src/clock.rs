//! Time is a parameter. `serve` gives the system's clock, `demo` and the tests give one that can be moved.

use jiff::{Timestamp, civil::Date};
use std::fmt::Debug;

/// Where the current instant comes from.
pub trait Clock: Send + Sync + Debug {
    fn now(&self) -> Timestamp;

    /// The civil day in [`crate::ZONE`].
    fn today(&self) -> Date {
        crate::day_of(self.now())
    }
}

/// A clock that stands still until it is moved; for pure tests.
#[derive(Clone, Copy, Debug)]
pub struct Fixed(pub Timestamp);

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        self.0
    }
}
