//! Photos that are used twice: a small sketch of each picture, a hash of its core, an index of many millions of hashes,
//! and a comparison that tells the same shot — cut, turned, compressed, photographed from a screen — from an honest second
//! shot of the same place. Pure: bytes in, figures out.
//!
//! Way of a look-up: [`Sketch::of`] makes a grey square of 96 × 96 of what is inside uniform borders. Stored pictures keep
//! one 64-bit hash of the middle 80 %. A questioned picture is looked up by [`hash::frames`]: all places where that middle
//! may lie in it if it was cut by up to 10 % a side or turned by up to 5°. What [`Index`] finds is laid over the
//! questioned picture and compared block by block ([`compare`]): the same shot agrees everywhere.

pub mod hash;
mod index;
mod overlay;
mod sketch;
#[cfg(test)]
mod tests;

pub use hash::{Hash, Probe};
pub use index::{Index, Near};
pub use overlay::{Agreement, compare};
pub use sketch::{SIDE, Sketch};
