//! document.xml from top to bottom.

use super::number::Numbers;
use super::paragraph::Paragraph;
use super::styles::Styles;
use super::table::Table;
use crate::xml::{Attributes, Walk, Xml};
use crate::{Composer, Limits, Unreadable};
use prose::{BlockKind, Place, Source};

/// What stands in a body, a cell or a text box.
#[derive(Debug)]
pub enum Item {
    Paragraph(Paragraph),
    Table(Table),
}

/// The reader's state.
pub struct Body<'a> {
    pub(super) walk: Walk<'a>,
    pub(super) styles: &'a Styles,
    pub(super) numbers: Numbers,
    pub(super) out: Composer<'a>,
    limits: &'a Limits,
    /// Text of a paragraph whose mark was deleted; the next one goes on with it.
    pub(super) carried: String,
    /// Word noted where its last printing broke pages.
    pub(super) paged: bool,
    pub(super) page: u32,
    pub(super) tables: u32,
    paragraphs: u32,
    pub(super) footnotes: u32,
    pub(super) deleted: u32,
    pub(super) hidden: u32,
    contents: u32,
}

/// Reads the main part.
pub fn read(name: &str, xml: &str, styles: &Styles, numbers: Numbers, limits: &Limits) -> Result<Source, Unreadable> {
    let mut body = Body {
        walk: Walk::new(name, xml, limits),
        styles,
        numbers,
        out: Composer::new(limits),
        limits,
        carried: String::new(),
        paged: xml.contains("lastRenderedPageBreak"),
        page: 1,
        tables: 0,
        paragraphs: 0,
        footnotes: 0,
        deleted: 0,
        hidden: 0,
        contents: 0,
    };
    loop {
        match body.walk.next()? {
            Xml::Begin(tag, _) if tag == "body" => break,
            Xml::Done => return Err(crate::pack::broken(name, "找不到正文部分")),
            _ => {}
        }
    }
    body.top()?;
    body.remarks();
    Ok(body.out.finish())
}

impl Body<'_> {
    /// The body itself: each item is written out as soon as it is read.
    fn top(&mut self) -> Result<(), Unreadable> {
        let mut frames = Frames::default();
        loop {
            let event = self.walk.next()?;
            if let Some(item) = self.step(event, &mut frames)? {
                self.put(item, 0)?;
            }
            if frames.closed {
                return Ok(());
            }
        }
    }

    /// Items up to the end of the element that has begun.
    pub(super) fn items(&mut self) -> Result<Vec<Item>, Unreadable> {
        self.collect(Frames::default(), None)
    }

    /// The same, where the first child's begin has been taken already.
    pub(super) fn items_from(&mut self, tag: String, at: Attributes) -> Result<Vec<Item>, Unreadable> {
        self.collect(Frames::default(), Some(Xml::Begin(tag, at)))
    }

    fn collect(&mut self, mut frames: Frames, first: Option<Xml>) -> Result<Vec<Item>, Unreadable> {
        let mut items = Vec::new();
        let mut event = match first {
            Some(event) => event,
            None => self.walk.next()?,
        };
        loop {
            items.extend(self.step(event, &mut frames)?);
            if frames.closed {
                return Ok(items);
            }
            event = self.walk.next()?;
        }
    }

    /// One event among block-level content. Wrappers (content controls, insertions, custom XML) are passed through.
    fn step(&mut self, event: Xml, frames: &mut Frames) -> Result<Option<Item>, Unreadable> {
        match event {
            Xml::Begin(tag, at) => match tag.as_str() {
                "p" => return Ok(self.paragraph()?.map(Item::Paragraph)),
                "tbl" => return Ok(Some(Item::Table(self.table()?))),
                "del" | "moveFrom" => {
                    self.deleted += 1;
                    self.walk.skip()?;
                }
                "sectPr" | "tblPr" => self.walk.skip()?,
                "docPartGallery" if at.get("val").is_some_and(|v| v.contains("Contents")) => {
                    frames.contents = true;
                    frames.open += 1;
                }
                "sdtContent" if std::mem::take(&mut frames.contents) => {
                    self.contents += 1;
                    self.walk.skip()?;
                }
                "Choice" | "Fallback" if frames.chosen => self.walk.skip()?,
                other => {
                    frames.chosen |= matches!(other, "Choice" | "Fallback");
                    frames.open += 1;
                }
            },
            Xml::End(tag) => {
                if frames.open == 0 {
                    frames.closed = true;
                } else {
                    frames.open -= 1;
                }
                if tag == "AlternateContent" {
                    frames.chosen = false;
                }
            }
            Xml::Text(_) => {}
            Xml::Done => frames.closed = true,
        }
        Ok(None)
    }

    /// Writes an item out.
    pub(super) fn put(&mut self, item: Item, nesting: usize) -> Result<(), Unreadable> {
        let p = match item {
            Item::Table(table) => return self.put_table(table, nesting),
            Item::Paragraph(p) => p,
        };
        self.paragraphs += 1;
        let place = Place { page: self.paged.then_some(p.page), paragraph: Some(self.paragraphs), ..Place::default() };
        if p.contents {
            self.contents += 1;
        } else {
            let whole = p.whole();
            let broken = whole.trim().contains('\n');
            for line in whole.split('\n') {
                // The author's own breaks inside a paragraph may be the end of a thought or of a line: prose decides.
                let kind = match (broken, p.heading) {
                    (true, None) => BlockKind::Line,
                    (_, heading) => BlockKind::Paragraph { heading },
                };
                self.out.piece(line, kind, place.clone())?;
            }
        }
        for item in p.boxes {
            self.put(item, nesting + 1)?;
        }
        Ok(())
    }

    /// Refuses a paragraph without end before it fills the memory.
    pub(super) fn fits(&self, bytes: usize) -> Result<(), Unreadable> {
        if bytes > self.limits.line {
            return Err(Unreadable::new("long_line", "文件里有一段文字长得不像公文。请在 Word 里正常分段后再上传。"));
        }
        Ok(())
    }

    fn remarks(&mut self) {
        let notes = [
            (self.footnotes, "处脚注或尾注没有读入。"),
            (self.deleted, "处修订中删去的内容已按“接受修订”略去。"),
            (self.hidden, "处隐藏文字已略去。"),
            (self.contents, "行（处）目录已略去。"),
        ];
        for (count, say) in notes.into_iter().filter(|(count, _)| *count > 0) {
            self.out.note(None, format!("有 {count} {say}"));
        }
        self.out.pages(self.paged.then_some(self.page));
    }
}

/// Where [`Body::step`] stands inside wrappers.
#[derive(Default)]
struct Frames {
    open: usize,
    closed: bool,
    /// In a content control that holds the table of contents.
    contents: bool,
    chosen: bool,
}
