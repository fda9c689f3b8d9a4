//! 读数 reading: what a point said at an instant; a stream, not rows (decision 0007). `model.rs` the reading and its
//! quality, `codec` what gateways send, `frame` the journal's entries, `buffer` what is not sealed yet, `pack` sealed blocks,
//! `wheel` the timers.

pub mod buffer;
pub mod codec;
pub mod count;
pub mod curve;
pub mod frame;
pub mod hours;
pub mod io;
pub mod model;
pub mod names;
pub mod pack;
pub mod retention;
pub mod roster;
pub mod rules;
pub mod sample;
pub mod span;
pub mod wheel;

pub use io::{MIGRATIONS, routes};
pub use model::{Quality, Reading};
