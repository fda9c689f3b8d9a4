//! Official Chinese text → structure. Pure: no files, no clock, no database.
//!
//! A [`source::Source`] (extracted text with the place of every piece) goes in; [`model::Document`]s come out, every fact
//! with its span in that text.

pub mod columns;
pub mod model;
pub mod source;

pub use model::*;
pub use source::{Block, BlockKind, Note, Place, Source, Span};
