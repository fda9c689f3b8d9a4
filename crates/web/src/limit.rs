//! Rate limits of the routes that anybody may call.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// What strangers may do, per address.
pub(crate) struct Limits {
    writes: DefaultKeyedRateLimiter<String>,
    reads: DefaultKeyedRateLimiter<String>,
}

impl Default for Limits {
    /// 30 writes and 240 reads of public pages a minute; many share one address.
    fn default() -> Self {
        let keyed = |n: u32| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)));
        Limits { writes: keyed(30), reads: keyed(240) }
    }
}

impl Limits {
    pub fn admit(&self, key: &str, writes: bool) -> bool {
        let limiter = if writes { &self.writes } else { &self.reads };
        limiter.check_key(&key.to_owned()).is_ok()
    }
}
