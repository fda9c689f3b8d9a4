//! The words everybody uses. No I/O, no async, no clock of its own.

pub mod actor;
pub mod calendar;
pub mod clock;
pub mod event;
pub mod flow;
pub mod id;
pub mod light;
pub mod page;
pub mod refusal;
pub mod right;
pub mod scope;

pub use actor::Actor;
pub use clock::Clock;
pub use flow::{Flow, Move, Party};
pub use light::{Colour, Light};
pub use page::{Page, PageAsk, Total};
pub use refusal::{Kind, Outcome, Refusal};
pub use right::Right;
pub use scope::{Area, Reason, Scope};

/// The civil time zone of every deadline (handbook 02 §3: 时区 Asia/Shanghai).
pub const ZONE: jiff::tz::Offset = jiff::tz::Offset::constant(8);

/// The civil day in [`ZONE`] on which an instant falls.
pub fn day_of(at: jiff::Timestamp) -> jiff::civil::Date {
    ZONE.to_datetime(at).date()
}

/// The first instant of a civil day in [`ZONE`].
pub fn start_of(day: jiff::civil::Date) -> jiff::Timestamp {
    ZONE.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}
