//! Puts a [`Source`] together: appends pieces, keeps the spans right and the limits kept.

use crate::{Limits, Unreadable};
use prose::{Block, BlockKind, Note, Place, Source, Span};

/// A growing [`Source`].
pub struct Composer<'l> {
    source: Source,
    limits: &'l Limits,
    zeros: usize,
}

impl<'l> Composer<'l> {
    pub fn new(limits: &'l Limits) -> Composer<'l> {
        Composer { source: Source::default(), limits, zeros: 0 }
    }

    /// Where the next piece will begin.
    pub fn here(&self) -> usize {
        self.source.text.len()
    }

    /// Appends a line or paragraph. Blank ones are left out.
    pub fn piece(&mut self, text: &str, kind: BlockKind, place: Place) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let span = self.append(text)?;
        self.source.text.push('\n');
        self.source.blocks.push(Block { span, kind, place });
        Ok(())
    }

    /// Appends a row and gives the spans of its cells. Merged cells are repeated: to the right the same span again, below
    /// the same text again.
    pub fn row(&mut self, cells: &[RowCell], header: bool, place: Place) -> Result<Vec<Span>, Unreadable> {
        let start = self.here();
        let mut spans: Vec<Span> = Vec::with_capacity(cells.len());
        for cell in cells {
            let again;
            let text = match cell {
                RowCell::Text(text) => text,
                // Written again, so that every row can be read by itself.
                RowCell::Again(span) => {
                    again = self.source.text.get(span.clone()).unwrap_or_default().to_string();
                    &again
                }
                RowCell::Left => {
                    spans.push(spans.last().cloned().unwrap_or(start..start));
                    continue;
                }
            };
            if !spans.is_empty() {
                self.source.text.push('\t');
            }
            spans.push(self.append(text)?);
        }
        let span = start..self.here();
        if self.source.text[span.clone()].trim().is_empty() {
            // A blank row: leave no trace.
            self.source.text.truncate(start);
            return Ok(vec![start..start; spans.len()]);
        }
        self.source.text.push('\n');
        self.source.blocks.push(Block { span, kind: BlockKind::Row { cells: spans.clone(), header }, place });
        Ok(spans)
    }

    fn append(&mut self, text: &str) -> Result<Span, Unreadable> {
        if text.len() > self.limits.line {
            return Err(Unreadable::new(
                "long_line",
                format!(
                    "文件里有一行（段）长达 {} 万字节，不像公文。请检查是否选错了文件，或在 Word 里正常分段后再上传。",
                    text.len() / 10_000
                ),
            ));
        }
        let start = self.here();
        if text.contains('\0') {
            // A zero character is no text, and PostgreSQL takes none.
            self.zeros += text.matches('\0').count();
            self.source.text.push_str(&text.replace('\0', "\u{FFFD}"));
        } else {
            self.source.text.push_str(text);
        }
        if self.here() > self.limits.text {
            return Err(Unreadable::new(
                "too_much_text",
                format!("文件里的文字超过 {} MB，不像一份公文。请按章节拆开后分别上传。", self.limits.text >> 20),
            ));
        }
        Ok(start..self.here())
    }

    /// Adds a remark.
    pub fn note(&mut self, span: Option<Span>, say: impl Into<String>) {
        self.source.notes.push(Note { span, say: say.into() });
    }

    /// Sets the number of pages.
    pub fn pages(&mut self, pages: Option<u32>) {
        self.source.pages = pages;
    }

    pub fn finish(mut self) -> Source {
        if self.zeros > 0 {
            let say = format!("有 {} 个零字符（不是文字），已用“\u{FFFD}”代替。", self.zeros);
            self.source.notes.push(Note { span: None, say });
        }
        self.source
    }
}

/// A cell of [`Composer::row`].
#[derive(Clone, Debug)]
pub enum RowCell {
    Text(String),
    /// Repeats a cell further up.
    Again(Span),
    /// Repeats the cell to the left.
    Left,
}
