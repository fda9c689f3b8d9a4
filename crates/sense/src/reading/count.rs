//! What came in and what became of it; each figure only ever grows.

use serde::Serialize;
use std::sync::atomic::{AtomicU64, Ordering};
use utoipa::ToSchema;

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident)+) => {
        /// Counters of a gateway or of all.
        #[derive(Debug, Default)]
        pub struct Counts { $($(#[$doc])* pub $name: AtomicU64,)+ }

        /// Their present figures.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
        pub struct Figures { $($(#[$doc])* pub $name: u64,)+ }

        impl Counts {
            pub fn figures(&self) -> Figures {
                Figures { $($name: self.$name.load(Ordering::Relaxed),)+ }
            }
        }

        impl Figures {
            /// Name and figure of each.
            pub fn each(&self) -> Vec<(&'static str, u64)> {
                vec![$((stringify!($name), self.$name),)+]
            }
        }
    };
}
counts! {
    /// Readings that were made durable.
    accepted
    /// Older than the newest of their point: evaluated afterwards.
    late
    /// Known already, by point and time.
    duplicate
    /// Beyond the range of the instrument.
    out_of_range
    /// Not a number.
    not_a_number
    /// The sender's clock is off by more than a minute.
    skewed
    /// Of no known point.
    unknown
    /// Of a point outside the gateway's scope.
    out_of_scope
    /// Unreadable lines and items.
    unreadable
    /// Sent away because the queue was full; the sender comes again.
    pushed_back
}

impl Counts {
    pub fn add(counter: &AtomicU64, n: u64) {
        if n > 0 {
            counter.fetch_add(n, Ordering::Relaxed);
        }
    }
}
