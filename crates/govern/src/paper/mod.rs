//! 公文 paper: drafted from a template and the facts of a record, edited, signed, numbered, frozen, served and receipted
//! (handbook 02 §7, §9; page by GB/T 9704-2012, `office::paper`).
//!
//! Map: `model` nouns · `flow` life · `template` shipped and edited texts · `fill` facts into a text, each missing one named ·
//! `fact` what people call it · `rules` what may be drafted, edited, signed; the number as printed · `page` the frozen content ·
//! `io` tables, verbs, routes.

pub mod fact;
pub mod fill;
pub mod flow;
pub mod io;
pub mod model;
pub mod page;
pub mod rules;
pub mod template;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
