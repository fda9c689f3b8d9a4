//! 存疑 doubt: instruments that lie, are masked or have died (handbook 04 §5, §6). A point's day becomes a digest
//! (`digest.rs`), a digest beside its past a profile (`profile.rs`), a profile beside those of its group an expectation
//! (`neighbours.rs`); `rules/` look, `judge.rs` calls them, `settings.rs` their figures.

pub mod digest;
pub mod judge;
pub mod model;
pub mod neighbours;
pub mod profile;
pub mod robust;
pub mod rules;
pub mod settings;

pub use digest::Digest;
pub use judge::judge;
pub use model::{Doubt, Figure, Mark, Rule, Subject, Told};
pub use profile::Watched;
pub use settings::Settings;

#[cfg(test)]
mod tests;
