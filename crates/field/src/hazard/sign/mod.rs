//! 疑点 finding: signs that a hazard was not really rectified, or has come back. A sign is shown to the verifier with what
//! it rests on and settled by a person with a reason; it refuses nothing and proves no guilt. (What is refused — the very
//! same file on two hazards — stands in `rules::evidence`.)
//!
//! Map: `camera` what a photo file says about itself · `photo` signs of photos · `work` signs of the work ·
//! `recur` what came back (pure) · `io` sketches, the queue, findings.

pub mod camera;
pub mod io;
mod model;
pub mod photo;
pub mod recur;
#[cfg(test)]
mod tests;
pub mod work;

pub use model::{KINDS, Sign, Verdict, label};
