//! One `w:p`: its text with tracked changes accepted, its number, its text boxes.

use super::body::{Body, Item};
use crate::Unreadable;
use crate::xml::{Attributes, Xml};

/// A paragraph as read.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// Text; line feeds are the author's own line breaks.
    pub text: String,
    /// Printed automatic number.
    pub label: Option<String>,
    pub heading: Option<u8>,
    /// Line of a table of contents.
    pub contents: bool,
    /// What stands in text boxes anchored here.
    pub boxes: Vec<Item>,
    pub page: u32,
}

impl Paragraph {
    /// Label and text together.
    pub fn whole(&self) -> String {
        if self.text.trim().is_empty() {
            return String::new();
        }
        match &self.label {
            Some(label) => format!("{label}{}", self.text.trim_start()),
            None => self.text.clone(),
        }
    }
}

#[derive(Default)]
struct Properties {
    style: Option<String>,
    number_id: Option<String>,
    level: Option<u8>,
    outline: Option<u8>,
    /// The paragraph mark is deleted: the text runs into the next paragraph.
    joined: bool,
}

/// Subtrees that are not text of the accepted document.
const UNREAD: &[&str] =
    &["del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "pPrChange", "rPrChange", "sectPrChange"];

impl Body<'_> {
    /// Reads to the end of the paragraph that has begun. `None` when its mark is deleted: its text is carried over.
    pub(super) fn paragraph(&mut self) -> Result<Option<Paragraph>, Unreadable> {
        let mut p = Paragraph { text: std::mem::take(&mut self.carried), page: self.page, ..Paragraph::default() };
        let mut properties = Properties::default();
        let (mut open, mut in_text, mut hidden) = (1, false, false);
        let mut choices: Vec<bool> = Vec::new();
        while open > 0 {
            match self.walk.next()? {
                Xml::Begin(tag, at) => {
                    open += 1;
                    let skip = match tag.as_str() {
                        "pPr" => {
                            properties = self.properties()?;
                            open -= 1;
                            false
                        }
                        "rPr" => {
                            hidden = self.hidden()?;
                            open -= 1;
                            false
                        }
                        "r" => {
                            hidden = false;
                            false
                        }
                        "AlternateContent" => {
                            choices.push(false);
                            false
                        }
                        // Text boxes are stored twice, for new and for old programs: read one.
                        "Choice" | "Fallback" => choices.last_mut().is_some_and(|c| std::mem::replace(c, true)),
                        "txbxContent" => {
                            let carried = std::mem::take(&mut self.carried);
                            p.boxes.append(&mut self.items()?);
                            self.carried = carried;
                            open -= 1;
                            false
                        }
                        "t" => {
                            in_text = !hidden;
                            self.hidden += u32::from(hidden);
                            false
                        }
                        "footnoteReference" | "endnoteReference" => {
                            self.footnotes += 1;
                            false
                        }
                        "lastRenderedPageBreak" => {
                            self.page += 1;
                            if p.text.trim().is_empty() {
                                p.page = self.page;
                            }
                            false
                        }
                        other if UNREAD.contains(&other) => {
                            self.deleted += u32::from(matches!(other, "del" | "moveFrom"));
                            true
                        }
                        other => {
                            if !hidden {
                                p.text.push_str(sign(other, &at));
                            }
                            false
                        }
                    };
                    if skip {
                        self.walk.skip()?;
                        open -= 1;
                    }
                    self.fits(p.text.len())?;
                }
                Xml::End(tag) => {
                    open -= 1;
                    match tag.as_str() {
                        "t" => in_text = false,
                        "AlternateContent" => drop(choices.pop()),
                        _ => {}
                    }
                }
                Xml::Text(text) if in_text => p.text.push_str(&text),
                Xml::Text(_) => {}
                Xml::Done => break,
            }
        }
        if properties.joined {
            self.carried = p.text;
            return Ok(None);
        }
        self.finish(&mut p, &properties);
        Ok(Some(p))
    }

    /// Heading and number, from the paragraph itself and then from its style.
    fn finish(&mut self, p: &mut Paragraph, own: &Properties) {
        let style = own.style.as_deref().unwrap_or_default();
        p.contents = self.styles.contents(style);
        p.heading = match own.outline {
            Some(level) => (level < 9).then_some(level + 1),
            None => self.styles.heading(style),
        };
        // The list: the paragraph's own, else that of the nearest style. The level: its own, else the one that the list
        // binds to the style, else the nearest style's.
        let styled = self.styles.chain(style).find_map(|(name, s)| Some((name.to_string(), s.number_id.clone()?)));
        let Some((name, id)) = own.number_id.clone().map(|id| (style.to_string(), id)).or(styled) else { return };
        let level = own
            .level
            .or_else(|| self.numbers.level_of_style(&id, style))
            .or_else(|| self.numbers.level_of_style(&id, &name))
            .or_else(|| self.styles.chain(style).find_map(|(_, s)| s.level));
        p.label = self.numbers.count(&id, level.unwrap_or(0));
    }

    /// Reads `w:pPr`.
    fn properties(&mut self) -> Result<Properties, Unreadable> {
        let mut found = Properties::default();
        let mut open = 1;
        while open > 0 {
            match self.walk.next()? {
                Xml::Begin(tag, at) => {
                    open += 1;
                    match tag.as_str() {
                        "pStyle" => found.style = at.get("val").map(Into::into),
                        "numId" => found.number_id = at.get("val").map(Into::into),
                        "ilvl" => found.level = at.number("val").map(|n| n.clamp(0, 8) as u8),
                        "outlineLvl" => found.outline = at.number("val").map(|n| n.clamp(0, 9) as u8),
                        // Inside the mark's own run properties: the mark was deleted.
                        "del" | "moveFrom" => found.joined = true,
                        "pPrChange" | "rPrChange" | "sectPr" => {
                            self.walk.skip()?;
                            open -= 1;
                        }
                        _ => {}
                    }
                }
                Xml::End(_) => open -= 1,
                Xml::Text(_) => {}
                Xml::Done => break,
            }
        }
        Ok(found)
    }

    /// Reads `w:rPr`: whether the run is hidden.
    fn hidden(&mut self) -> Result<bool, Unreadable> {
        let (mut open, mut hidden) = (1, false);
        while open > 0 {
            match self.walk.next()? {
                Xml::Begin(tag, at) => {
                    open += 1;
                    match tag.as_str() {
                        "vanish" => hidden = at.on(),
                        "rPrChange" => {
                            self.walk.skip()?;
                            open -= 1;
                        }
                        _ => {}
                    }
                }
                Xml::End(_) => open -= 1,
                Xml::Text(_) => {}
                Xml::Done => break,
            }
        }
        Ok(hidden)
    }
}

/// Elements that stand for a character.
fn sign(tag: &str, at: &Attributes) -> &'static str {
    match tag {
        "tab" | "ptab" => "\t",
        "cr" => "\n",
        "br" if matches!(at.get("type"), Some("page" | "column")) => "",
        "br" => "\n",
        "noBreakHyphen" => "-",
        // Characters of symbol fonts: the boxes and ticks of forms, else a place holder.
        "sym" => match at.get("char").map(str::to_ascii_uppercase).as_deref() {
            Some("F0A8" | "F06F" | "F071" | "F0A3") => "□",
            Some("F0FE" | "F052") => "☑",
            Some("F0FC") => "√",
            Some("F0B7" | "F06C" | "F09F") => "●",
            _ => "\u{FFFD}",
        },
        _ => "",
    }
}
