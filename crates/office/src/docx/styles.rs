//! styles.xml: heading level, numbering and table-of-contents styles, through the basedOn chain.

use crate::xml::{Walk, Xml};
use crate::{Limits, Unreadable};
use std::collections::HashMap;

/// What a style says about its paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Display name, lower case.
    name: String,
    based_on: Option<String>,
    /// `w:outlineLvl`: 0 is the highest; 9 is body text.
    outline: Option<u8>,
    pub number_id: Option<String>,
    pub level: Option<u8>,
}

/// All styles by id.
#[derive(Debug, Default)]
pub struct Styles(HashMap<String, Style>);

impl Styles {
    pub fn read(name: &str, xml: &str, limits: &Limits) -> Result<Styles, Unreadable> {
        let mut styles = HashMap::new();
        let mut walk = Walk::new(name, xml, limits);
        let mut current: Option<(String, Style)> = None;
        loop {
            match walk.next()? {
                Xml::Begin(tag, at) => match (tag.as_str(), &mut current) {
                    ("style", slot) => *slot = Some((at.get("styleId").unwrap_or_default().into(), Style::default())),
                    ("name", Some((_, s))) => s.name = at.get("val").unwrap_or_default().to_lowercase(),
                    ("basedOn", Some((_, s))) => s.based_on = at.get("val").map(Into::into),
                    ("outlineLvl", Some((_, s))) => s.outline = at.number("val").and_then(|n| u8::try_from(n).ok()),
                    ("numId", Some((_, s))) => s.number_id = at.get("val").map(Into::into),
                    ("ilvl", Some((_, s))) => s.level = at.number("val").and_then(|n| u8::try_from(n).ok()),
                    ("pPrChange" | "rPrChange", _) => walk.skip()?,
                    _ => {}
                },
                Xml::End(tag) if tag == "style" => styles.extend(current.take()),
                Xml::Done => return Ok(Styles(styles)),
                _ => {}
            }
        }
    }

    /// The style and those that it is based on. Bounded, because a damaged file may hold a circle.
    pub fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = self.0.get_key_value(id);
        std::iter::from_fn(move || {
            let (id, style) = next?;
            next = style.based_on.as_deref().and_then(|b| self.0.get_key_value(b));
            Some((id.as_str(), style))
        })
        .take(20)
    }

    /// Heading level 1–9 of a style.
    pub fn heading(&self, id: &str) -> Option<u8> {
        for (_, style) in self.chain(id) {
            if let Some(outline) = style.outline {
                return (outline < 9).then_some(outline + 1);
            }
            let digits = style.name.strip_prefix("heading").or_else(|| style.name.strip_prefix("标题"));
            if let Some(level) = digits.and_then(|d| d.trim().parse::<u8>().ok()) {
                return (1..=9).contains(&level).then_some(level);
            }
        }
        None
    }

    /// Whether paragraphs of this style are lines of a table of contents.
    pub fn contents(&self, id: &str) -> bool {
        self.chain(id).any(|(_, s)| {
            let digits = s.name.strip_prefix("toc").or_else(|| s.name.strip_prefix("目录")).map(str::trim);
            digits.is_some_and(|d| d.parse::<u8>().is_ok())
        })
    }
}
