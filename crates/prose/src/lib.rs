//! Official Chinese text → structure. Pure: no files, no clock, no database.
//!
//! A [`source::Source`] (extracted text with the place of every piece) goes in; [`model::Document`]s come out, every fact
//! with its span in that text.

mod clean;
pub mod columns;
pub mod deadline;
mod findings;
mod header;
pub mod json;
mod measures;
pub mod model;
pub mod numbering;
mod outline;
mod parts;
mod read;
pub mod recurrence;
mod sections;
pub mod source;
mod table;
pub mod target;
mod told;
pub mod units;
pub mod words;

pub use measures::is_day;
pub use model::*;
pub use read::{Options, parse};
pub use source::{Block, BlockKind, Note, Place, Source, Span};
