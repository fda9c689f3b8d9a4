//! A province of instruments from a seed (issue of handbook 04 §6): plausible curves with causes that neighbours share, honest
//! troubles, and lies with labels. Pure; the same seed gives the same readings on every machine.
//! `dice.rs` chance, `cause.rs` what a site feels, `instrument.rs` one instrument, `trick.rs` kinds of lies and their ranges,
//! `lie.rs` a lie told, `site.rs` one works, `province.rs` the set.

pub mod cause;
pub mod dice;
pub mod instrument;
pub mod lie;
pub mod province;
pub mod site;
pub mod trick;

pub use lie::Lie;
pub use province::{Plan, Province};
pub use site::{Site, Track};
pub use trick::{Family, Trick};

#[cfg(test)]
mod tests;
