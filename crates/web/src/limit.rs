//! Rate limits of the routes that anybody may call.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// Writes without sign-in, per address: 30 a minute.
pub(crate) struct Limits(DefaultKeyedRateLimiter<String>);

impl Default for Limits {
    fn default() -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(30).unwrap_or(NonZeroU32::MIN));
        Limits(RateLimiter::keyed(quota))
    }
}

impl Limits {
    pub fn admit(&self, key: &str) -> bool {
        self.0.check_key(&key.to_owned()).is_ok()
    }
}
