//! Extracted text → paragraphs in clean words, every byte of which still knows where it stood.

mod flat;
mod furniture;
mod join;
mod line;
mod script;
mod split;

pub use script::{han, width};

use crate::model::Repair;
use crate::source::{BlockKind, Source, Span};
use crate::units;
use line::{blank_before, spaced_number, strip_marks, tab_cells};
use std::ops::Range;

/// Text beyond this many bytes is not read (the finding says so): no official document is longer.
pub const MAX_TEXT: usize = 24 << 20;
/// At most so many repairs are listed; the rest are made all the same.
const MAX_REPAIRS: usize = 2_000;

/// Clean paragraphs, one a line, and the way back to the source.
pub struct Clean<'a> {
    source: &'a str,
    /// Paragraphs joined with `\n`; no white space but single spaces between Latin words.
    pub text: String,
    /// Source offset of the character to which each byte of `text` belongs.
    at: Vec<u32>,
    pub paras: Vec<Para>,
    pub repairs: Vec<Repair>,
    /// Bytes of the source that were left unread, beyond [`MAX_TEXT`].
    pub cut: Option<Span>,
    /// Whether the source was written in traditional characters.
    pub traditional: bool,
}

/// One paragraph of [`Clean::text`].
#[derive(Clone, Debug)]
pub struct Para {
    pub range: Range<usize>,
    pub kind: ParaKind,
    /// Heading level that the format itself gave.
    pub heading: Option<u8>,
    /// A blank line, a page break or page furniture stood before it.
    pub gap: bool,
    /// A bare number and a space at the start (`1　总则`), lost in the clean text.
    pub spaced_number: bool,
    pub page: Option<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ParaKind {
    Text,
    /// A table row; the cells lie inside the paragraph's range.
    Row {
        cells: Vec<Range<usize>>,
        header: bool,
    },
}

impl<'a> Clean<'a> {
    /// Reads and repairs a source. Linear in its length.
    pub fn new(source: &'a Source) -> Clean<'a> {
        let limit = floor(&source.text, MAX_TEXT.min(source.text.len()));
        let mut clean = Clean {
            source: &source.text,
            text: String::with_capacity(limit),
            at: Vec::with_capacity(limit),
            paras: Vec::new(),
            repairs: Vec::new(),
            cut: (limit < source.text.len()).then_some(limit..source.text.len()),
            traditional: script::traditional(&source.text[..limit]),
        };
        let furniture = furniture::find(source);
        let joins = join::plan(source, &furniture);
        let mut gap = true;
        for (i, block) in source.blocks.iter().enumerate() {
            let span = floor(&source.text, block.span.start.min(limit))..floor(&source.text, block.span.end.min(limit));
            if furniture[i] || span.start >= span.end {
                gap = true;
                continue;
            }
            let line = &source.text[span.clone()];
            let breaks_before =
                i == 0 || source.text[..span.start].ends_with("\n\n") || blank_before(&source.text, span.start);
            match &block.kind {
                // `??` is what a converter leaves of the two blanks that open a paragraph.
                BlockKind::Line if line.matches("??").count() >= 3 => {
                    let mut at = span.start;
                    for piece in line.split("??") {
                        clean.paragraph(piece, at, None, false);
                        at += piece.len() + 2;
                    }
                }
                BlockKind::Row { cells, header } => clean.row(line, span.start, cells, *header),
                BlockKind::Line if line.matches('\t').count() >= 2 => {
                    let cells: Vec<Span> = tab_cells(line, span.start);
                    clean.row(line, span.start, &cells, false);
                }
                kind => {
                    let heading = match kind {
                        BlockKind::Paragraph { heading } => *heading,
                        _ => None,
                    };
                    if joins[i] && clean.paras.last().is_some_and(|p| p.kind == ParaKind::Text) {
                        clean.continue_last(line, span.start);
                    } else {
                        clean.paragraph(line, span.start, heading, gap || breaks_before);
                    }
                }
            }
            if let Some(last) = clean.paras.last_mut() {
                last.page = last.page.or(block.place.page);
            }
            gap = false;
        }
        clean.paras = flat::rows(&clean.text, std::mem::take(&mut clean.paras));
        clean.paras = split::inline(&clean.text, std::mem::take(&mut clean.paras));
        clean
    }

    /// Source bytes of a range of the clean text.
    pub fn span(&self, range: Range<usize>) -> Span {
        if range.start >= range.end || range.end > self.text.len() {
            let at = self.at.get(range.start.min(self.at.len().saturating_sub(1))).map_or(0, |a| *a as usize);
            return at..at;
        }
        let start = self.at[range.start] as usize;
        let last = self.at[range.end - 1] as usize;
        let end = last + self.source[last..].chars().next().map_or(0, char::len_utf8);
        start..end.max(start)
    }

    /// Clean bytes of a source span: the way back of [`Clean::span`].
    pub fn range_of(&self, span: &Span) -> Range<usize> {
        let start = self.at.partition_point(|a| (*a as usize) < span.start);
        let end = self.at.partition_point(|a| (*a as usize) < span.end);
        floor(&self.text, start)..floor(&self.text, end.max(start))
    }

    fn paragraph(&mut self, line: &str, base: usize, heading: Option<u8>, gap: bool) {
        let (line, base, marked) = strip_marks(line, base);
        let start = self.text.len();
        self.push_words(line, base);
        if self.text.len() == start {
            return;
        }
        let range = start..self.text.len();
        self.paras.push(Para {
            range,
            kind: ParaKind::Text,
            heading: heading.or(marked),
            gap,
            spaced_number: spaced_number(line),
            page: None,
        });
        self.newline(base + line.len());
    }

    /// The line goes on with the paragraph before it.
    fn continue_last(&mut self, line: &str, base: usize) {
        self.text.pop();
        self.at.pop();
        self.push_words(line, base);
        let end = self.text.len();
        if let Some(last) = self.paras.last_mut() {
            last.range.end = end;
        }
        self.newline(base + line.len());
    }

    fn row(&mut self, line: &str, base: usize, cells: &[Span], header: bool) {
        let start = self.text.len();
        let mut out = Vec::with_capacity(cells.len());
        for cell in cells {
            let from = cell.start.clamp(base, base + line.len()) - base;
            let to = cell.end.clamp(base, base + line.len()) - base;
            let from = floor(line, from);
            let to = floor(line, to).max(from);
            let at = self.text.len();
            self.push_piece(&line[from..to], base + from, units::names_apart(&line[from..to]));
            out.push(at..self.text.len());
            // A separator keeps figures of neighbouring cells apart.
            self.text.push('\t');
            self.at.push((base + floor(line, to.saturating_sub(1)).max(from)) as u32);
        }
        if self.text.len() > start {
            self.text.pop();
            self.at.pop();
        }
        let range = start..self.text.len();
        let kind = ParaKind::Row { cells: out, header };
        self.paras.push(Para { range, kind, heading: None, gap: false, spaced_number: false, page: None });
        self.newline(base + line.len());
    }

    fn newline(&mut self, at: usize) {
        self.text.push('\n');
        self.at.push(floor(self.source, at.saturating_sub(1)) as u32);
    }

    /// Appends a piece of the source: white space inside words goes, width and script are made even.
    fn push_words(&mut self, piece: &str, base: usize) {
        self.push_piece(piece, base, false);
    }

    /// `apart`: white space parts names and stays.
    fn push_piece(&mut self, piece: &str, base: usize, apart: bool) {
        let simplified = if self.traditional { script::simplify(piece) } else { None };
        let mut replace = simplified.as_ref().map(|s| s.chars());
        let mut blank: Option<usize> = None;
        let mut previous = self.text.chars().next_back().filter(|c| *c != '\n' && *c != '\t');
        let mut skip_to = 0;
        for (offset, raw) in piece.char_indices() {
            let char = match replace.as_mut() {
                Some(chars) => chars.next().unwrap_or(raw),
                None => raw,
            };
            if offset < skip_to {
                continue;
            }
            if let Some(len) = script::pinyin_note(&piece[offset..], previous) {
                self.repair(base + offset..base + offset + len, &piece[offset..offset + len], "", "pinyin");
                skip_to = offset + len;
                continue;
            }
            if script::invisible(char) {
                continue;
            }
            if char.is_whitespace() {
                blank.get_or_insert(offset);
                continue;
            }
            let char = script::width(char);
            if let (Some(from), Some(before)) = (blank, previous) {
                let torn = before.is_ascii_digit() && char.is_ascii_digit() && script::torn_figure(piece, from, offset);
                if torn {
                    self.repair(base + from..base + offset, &piece[from..offset], "", "number");
                } else if apart || before.is_ascii_alphanumeric() && char.is_ascii_alphanumeric() {
                    self.text.push(' ');
                    self.at.push((base + from) as u32);
                } else if script::han(before) && script::han(char) {
                    self.repair(base + from..base + offset, &piece[from..offset], "", "space");
                }
            }
            blank = None;
            let start = self.text.len();
            self.text.push(char);
            self.at.resize(self.at.len() + self.text.len() - start, (base + offset) as u32);
            previous = Some(char);
        }
    }

    fn repair(&mut self, span: Span, before: &str, after: &str, kind: &str) {
        if self.repairs.len() < MAX_REPAIRS {
            self.repairs.push(Repair { span, before: before.into(), after: after.into(), kind: kind.into() });
        }
    }
}

/// The nearest character boundary at or before `at`.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
