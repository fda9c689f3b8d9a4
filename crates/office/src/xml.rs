//! A small event reader over XML text: local names, attributes by local name, text with entities resolved,
//! nesting bounded.

use crate::{Limits, Unreadable, pack::broken};
use quick_xml::{Reader, events::Event};

/// What the reader meets.
#[derive(Debug, PartialEq)]
pub enum Xml {
    /// An element begins. `Empty` elements are reported as begin and end.
    Begin(String, Attributes),
    End(String),
    Text(String),
    Done,
}

/// Attributes of an element, by local name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }

    /// On/off properties: absent value, `1`, `true`, `on` are on.
    pub fn on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// Pull reader with a nesting bound.
pub struct Walk<'x> {
    reader: Reader<&'x [u8]>,
    ended: Option<String>,
    depth: usize,
    limit: usize,
    left: usize,
    name: &'x str,
}

impl<'x> Walk<'x> {
    pub fn new(name: &'x str, xml: &'x str, limits: &Limits) -> Walk<'x> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        Walk { reader, ended: None, depth: 0, limit: limits.depth, left: limits.steps, name }
    }

    /// The next event. Comments, declarations and processing instructions are passed over.
    pub fn next(&mut self) -> Result<Xml, Unreadable> {
        if let Some(name) = self.ended.take() {
            return Ok(Xml::End(name));
        }
        loop {
            self.left = self.left.checked_sub(1).ok_or_else(|| {
                Unreadable::new(
                    "too_complex",
                    format!("文件“{}”的内部结构过于庞大，已停止读取。请拆开后上传。", self.name),
                )
            })?;
            match self.reader.read_event() {
                Err(_) => return Err(broken(self.name, "内部 XML 不合格式")),
                Ok(Event::Start(e)) => {
                    self.depth += 1;
                    if self.depth > self.limit {
                        return Err(Unreadable::new(
                            "too_deep",
                            format!(
                                "文件“{}”的内部结构嵌套超过 {} 层，不像正常文档，已拒绝读取。请把正文复制到新文档后再上传。",
                                self.name, self.limit
                            ),
                        ));
                    }
                    return Ok(Xml::Begin(local(e.local_name().as_ref()), attributes(&e)));
                }
                Ok(Event::Empty(e)) => {
                    let name = local(e.local_name().as_ref());
                    self.ended = Some(name.clone());
                    return Ok(Xml::Begin(name, attributes(&e)));
                }
                Ok(Event::End(e)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Xml::End(local(e.local_name().as_ref())));
                }
                Ok(Event::Text(e)) => return Ok(Xml::Text(e.decode().unwrap_or_default().into_owned())),
                Ok(Event::CData(e)) => return Ok(Xml::Text(e.decode().unwrap_or_default().into_owned())),
                Ok(Event::GeneralRef(e)) => {
                    let text = match e.resolve_char_ref() {
                        Ok(Some(c)) => c.to_string(),
                        _ => quick_xml::escape::resolve_predefined_entity(&e.decode().unwrap_or_default())
                            .unwrap_or("\u{FFFD}")
                            .to_string(),
                    };
                    return Ok(Xml::Text(text));
                }
                Ok(Event::Eof) if self.depth > 0 => return Err(broken(self.name, "内部 XML 没有结尾")),
                Ok(Event::Eof) => return Ok(Xml::Done),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            }
        }
    }

    /// Passes over the rest of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Unreadable> {
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Xml::Begin(..) => open += 1,
                Xml::End(_) => open -= 1,
                Xml::Text(_) => {}
                Xml::Done => break,
            }
        }
        Ok(())
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn attributes(start: &quick_xml::events::BytesStart) -> Attributes {
    let mut found = start.attributes();
    let all = found.with_checks(false).flatten().map(|a| {
        let raw = String::from_utf8_lossy(&a.value).into_owned();
        let value = quick_xml::escape::unescape(&raw).map(|v| v.into_owned()).unwrap_or(raw);
        (local(a.key.local_name().as_ref()), value)
    });
    Attributes(all.collect())
}
