//! 存疑 doubt: instruments that lie, are masked or have died (handbook 04 §5, §6). A point's day becomes a digest
//! (`digest.rs`), a digest beside its past a profile (`profile.rs`), a profile beside those of its group an expectation
//! (`neighbours.rs`); `rules/` look, `judge.rs` calls them, `settings.rs` their figures; `power/` reads the electric meter.
//! What is found is filed (`filed.rs`), has a life (`flow.rs`) and a clock (`clock.rs`); `io/` tables, verbs, routes.

pub mod clock;
pub mod digest;
pub mod filed;
pub mod flow;
pub mod io;
pub mod judge;
pub mod model;
pub mod neighbours;
pub mod night;
pub mod power;
pub mod profile;
pub mod robust;
pub mod rules;
pub mod settings;

pub use digest::Digest;
pub use io::{MIGRATIONS, routes};
pub use judge::judge;
pub use model::{Doubt, Figure, Mark, Rule, Subject, Told};
pub use profile::Watched;
pub use settings::Settings;

#[cfg(test)]
mod tests;
