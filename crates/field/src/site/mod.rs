//! 生产经营场所 site: particulars of an enterprise's places of work. Identity (name, credit code) lives in `org`; here is what
//! the enterprise does, how dangerous that is, who looks after it, and how often.
//! - `model.rs` a site and its words
//! - `form.rs` what is filled in, checked and computed
//! - `part.rs` licences, persons, chemicals, installations, equipment, reforms
//! - `flow.rs` life events
//! - `rules/` high-risk, class, staffing, siting, who is in charge
//! - `import/` rows of a workbook against what is known
//! - `io/` tables, verbs, routes

pub mod flow;
pub mod form;
pub mod import;
pub mod io;
pub mod model;
pub mod part;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
