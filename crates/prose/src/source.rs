//! What a reader hands over: the extracted text, and where each piece of it stood in the file.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Byte range in [`Source::text`].
pub type Span = Range<usize>;

/// Extracted text of one file. Nothing is cleaned here: spaces, broken lines and odd characters stand as they were found,
/// so that every span can be shown in the original.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    /// The whole extracted text, UTF-8. Blocks follow each other in it, separated by line feeds.
    pub text: String,
    /// The pieces, in reading order, not overlapping. Text outside every block is separators only.
    pub blocks: Vec<Block>,
    /// What the reader noticed (undecodable bytes, dropped page footers …), in plain Chinese.
    pub notes: Vec<Note>,
    /// Number of pages where the format has pages.
    pub pages: Option<u32>,
}

/// One piece of the extracted text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    pub place: Place,
}

/// How much the format itself says about a piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// A printed line; a paragraph may go on in the next one (txt, pdf).
    Line,
    /// A whole paragraph (docx, html). Automatic numbering is already part of the text.
    Paragraph {
        /// Heading level of the format (docx style, h1–h6), if any.
        heading: Option<u8>,
    },
    /// A row of a table; cells are spans in the text, in column order, repeated for merged cells.
    Row { cells: Vec<Span>, header: bool },
}

/// Where in the file a piece stood; shown to people, so it is counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub page: Option<u32>,
    /// Paragraph (docx, html) or line (txt) number.
    pub paragraph: Option<u32>,
    /// Sheet name (xlsx).
    pub sheet: Option<String>,
    /// Table number and row, or cell address of the row's first cell (`B7`).
    pub cell: Option<String>,
}

/// A remark of the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub span: Option<Span>,
    pub say: String,
}

impl Source {
    /// A source from plain text: one [`BlockKind::Line`] for each non-empty line.
    pub fn from_text(text: impl Into<String>) -> Source {
        let text = text.into();
        let mut blocks = Vec::new();
        let mut at = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let end = at + line.trim_end_matches(['\n', '\r']).len();
            if !line.trim().is_empty() {
                let place = Place { paragraph: Some(number as u32 + 1), ..Place::default() };
                blocks.push(Block { span: at..end, kind: BlockKind::Line, place });
            }
            at += line.len();
        }
        Source { text, blocks, notes: Vec::new(), pages: None }
    }
}
