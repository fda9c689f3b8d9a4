//! Lists come in pages that say how many there are.

use serde::{Deserialize, Serialize};

/// What a list request may ask for. `limit` is capped at [`PageAsk::MOST`].
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PageAsk {
    pub limit: Option<u32>,
    /// Cursor: [`Page::next`] of the page before.
    pub after: Option<String>,
    /// Column name, with `-` before it for descending.
    pub sort: Option<String>,
}

impl PageAsk {
    pub const MOST: u32 = 200;
    pub const USUAL: u32 = 50;

    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(Self::USUAL).clamp(1, Self::MOST)
    }
}

/// One page of a list, with its denominator.
#[derive(Clone, Debug, Serialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
    pub total: Total,
}

/// How many rows match in all; exact up to 1,000, beyond that `count` is 1000 and `exact` is false.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub count: u64,
    pub exact: bool,
}

impl Total {
    /// Counts above this are shown as "1000+".
    pub const EXACT_UP_TO: u64 = 1000;
}

impl<T> Page<T> {
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next, total: self.total }
    }
}
