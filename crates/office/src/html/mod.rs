//! Web pages (.html) of government sites: the article without the page around it.

mod nesting;
mod table;
#[cfg(test)]
mod tests;

use crate::{Composer, Limits, Unreadable, text};
use encoding_rs::{Encoding, GB18030, GBK};
use prose::{BlockKind, Place, Source};
use scraper::{ElementRef, Html, Selector};

/// Longest page, in bytes: the largest articles have two megabytes.
const BYTES: usize = 20 << 20;
/// Nesting of elements; pages of content systems have thirty levels.
const DEPTH: usize = 256;

/// Elements whose content is no text of the article.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "head", "nav", "footer", "header", "aside", "form", "button", "select",
    "input", "textarea", "iframe", "object", "svg", "canvas", "video", "audio", "map",
];
/// Elements that begin a paragraph of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "center",
    "address",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "body",
    "td",
    "th",
    "tr",
    "tbody",
    "thead",
    "caption",
];

/// Reads a .html file.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
    if bytes.len() > BYTES {
        return Err(Unreadable::new(
            "too_big",
            format!("网页“{name}”超过 {} MB，不像一篇公文。请只保存正文后上传。", BYTES >> 20),
        ));
    }
    let (tags, deepest) = nesting::measure(bytes);
    // The parser's time grows with the product of the two.
    if deepest > DEPTH || tags.saturating_mul(deepest.max(10)) > limits.steps {
        let say =
            format!("网页“{name}”有 {tags} 个标记、嵌套 {deepest} 层，过于庞大，已停止读取。请只保存正文后上传。");
        return Err(Unreadable::new(if deepest > DEPTH { "too_deep" } else { "too_complex" }, say));
    }
    let (page, replaced) = decode(name, bytes)?;
    let page = Html::parse_document(&page);
    let mut out = Composer::new(limits);
    if replaced {
        out.note(None, "网页里有字节无法识别为文字，以“\u{FFFD}”代替，请对照原件补正。");
    }
    let mut reader =
        Reader { out, line: String::new(), broken: false, heading: None, label: None, paragraph: 0, tables: 0 };
    let body = Selector::parse("body").ok().and_then(|s| page.select(&s).next()).unwrap_or(page.root_element());
    let main = main_part(body);
    reader.title(&page, main)?;
    reader.walk(main, 0)?;
    reader.flush()?;
    if main.id() != body.id() {
        reader.out.note(None, "网页的导航、页脚等已略去，只读取了正文。");
    }
    Ok(reader.out.finish())
}

/// Charset by byte-order mark, then by `<meta>`, then by the bytes themselves. The second value tells of replacements.
fn decode(name: &str, bytes: &[u8]) -> Result<(String, bool), Unreadable> {
    if Encoding::for_bom(bytes).is_none() {
        let front = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
        let label = front.split("charset=").nth(1).map(|l| l.trim_start_matches(['"', '\'', ' ']));
        let label = label.map(|l| l.split(['"', '\'', ' ', ';', '>', '/']).next().unwrap_or(""));
        if let Some(encoding) = label.and_then(|l| Encoding::for_label(l.as_bytes())) {
            let encoding = if encoding == GBK { GB18030 } else { encoding };
            let (text, damaged) = encoding.decode_without_bom_handling(bytes);
            // Pages that were saved in another charset than they say have whole lines of damage.
            if !damaged || text.matches('\u{FFFD}').count() * 100 < text.chars().count() {
                return Ok((text.into_owned(), damaged));
            }
        }
    }
    let text = text::decode(name, bytes)?;
    let damaged = text.contains('\u{FFFD}');
    Ok((text, damaged))
}

fn hidden(element: ElementRef) -> bool {
    let value = element.value();
    let style = value.attr("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    UNREAD.contains(&value.name())
        || value.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Characters that are neither links nor hidden.
fn weight(element: ElementRef, depth: usize) -> usize {
    if depth > DEPTH || hidden(element) || element.value().name() == "a" {
        return 0;
    }
    let each = element.children().map(|child| match (child.value().as_text(), ElementRef::wrap(child)) {
        (Some(text), _) => text.chars().filter(|c| !c.is_whitespace()).count(),
        (None, Some(element)) => weight(element, depth + 1),
        _ => 0,
    });
    each.sum()
}

/// The innermost element that holds nearly all text that is no link.
fn main_part(body: ElementRef) -> ElementRef {
    let total = weight(body, 0);
    let mut at = body;
    for _ in 0..DEPTH {
        // Tables of the article itself are kept whole: only cells of layout tables are entered.
        let next = at.children().filter_map(ElementRef::wrap).find(|c| weight(*c, 0) * 100 >= total * 85);
        match next {
            Some(child) if total >= 100 => at = child,
            _ => break,
        }
    }
    // Never end inside a paragraph or between the rows of a table.
    while !matches!(at.value().name(), "div" | "td" | "article" | "main" | "section" | "body" | "center" | "html") {
        match at.parent().and_then(ElementRef::wrap) {
            Some(up) => at = up,
            None => break,
        }
    }
    if data_cell(at) { enclosing_table(at) } else { at }
}

/// A cell with neighbours belongs to a table of data.
fn data_cell(at: ElementRef) -> bool {
    let cells = |row: ElementRef| {
        row.children().filter_map(ElementRef::wrap).filter(|c| matches!(c.value().name(), "td" | "th")).count()
    };
    at.value().name() == "td" && at.parent().and_then(ElementRef::wrap).is_some_and(|row| cells(row) > 2)
}

fn enclosing_table(at: ElementRef) -> ElementRef {
    let up = at.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "table");
    up.and_then(|t| t.parent()).and_then(ElementRef::wrap).unwrap_or(at)
}

pub(super) struct Reader<'l> {
    pub(super) out: Composer<'l>,
    line: String,
    /// The paragraph has breaks of its own.
    broken: bool,
    heading: Option<u8>,
    label: Option<String>,
    paragraph: u32,
    pub(super) tables: u32,
}

impl Reader<'_> {
    /// A heading above the article that is not part of it.
    fn title(&mut self, page: &Html, main: ElementRef) -> Result<(), Unreadable> {
        let Ok(select) = Selector::parse("h1") else { return Ok(()) };
        let inside = |e: &ElementRef| e.ancestors().any(|a| a.id() == main.id());
        let found = page
            .select(&select)
            .find(|e| !hidden(*e) && e.ancestors().filter_map(ElementRef::wrap).all(|a| a.value().name() != "footer"));
        let Some(title) = found.filter(|e| !inside(e)) else { return Ok(()) };
        self.heading = Some(1);
        self.line = squeeze(&title.text().collect::<String>());
        self.flush()
    }

    pub(super) fn walk(&mut self, element: ElementRef, depth: usize) -> Result<(), Unreadable> {
        let mut number = element.value().attr("start").and_then(|s| s.parse::<u32>().ok()).unwrap_or(1);
        for child in element.children() {
            if let Some(text) = child.value().as_text() {
                self.add(text);
                continue;
            }
            let Some(inner) = ElementRef::wrap(child).filter(|e| !hidden(*e)) else { continue };
            let tag = inner.value().name();
            match tag {
                "br" => {
                    self.line.push('\n');
                    self.broken = true;
                }
                _ if depth >= DEPTH => self.add(&inner.text().collect::<String>()),
                "table" => {
                    self.flush()?;
                    self.table(inner, depth)?;
                }
                "li" => {
                    self.flush()?;
                    if element.value().name() == "ol" {
                        number = inner.value().attr("value").and_then(|s| s.parse().ok()).unwrap_or(number);
                        let format = match element.value().attr("type") {
                            Some("a") => "lowerLetter",
                            Some("A") => "upperLetter",
                            Some("i") => "lowerRoman",
                            Some("I") => "upperRoman",
                            _ => "decimal",
                        };
                        self.label = Some(crate::docx::print_number(number, format) + ". ");
                        number = number.saturating_add(1);
                    }
                    self.walk(inner, depth + 1)?;
                    self.flush()?;
                    self.label = None;
                }
                _ if BLOCKS.contains(&tag) => {
                    self.flush()?;
                    let heading = tag.strip_prefix('h').and_then(|n| n.parse::<u8>().ok());
                    let outer = self.heading;
                    self.heading = heading.or(outer);
                    self.walk(inner, depth + 1)?;
                    self.flush()?;
                    self.heading = outer;
                }
                _ => self.walk(inner, depth + 1)?,
            }
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        // Limits hold for whole pieces; a paragraph far beyond them is refused when it ends.
        self.line.push_str(&text.replace(['\n', '\r', '\t'], " "));
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) -> Result<(), Unreadable> {
        let raw = std::mem::take(&mut self.line);
        let broken = std::mem::take(&mut self.broken) && raw.trim().contains('\n');
        if raw.trim().is_empty() {
            return Ok(());
        }
        self.paragraph += 1;
        let place = Place { paragraph: Some(self.paragraph), ..Place::default() };
        for line in raw.split('\n') {
            let mut line = squeeze(line);
            if !line.trim().is_empty()
                && let Some(label) = self.label.take()
            {
                line = label + line.trim_start();
            }
            let kind = match (broken, self.heading) {
                (true, None) => BlockKind::Line,
                (_, heading) => BlockKind::Paragraph { heading },
            };
            self.out.piece(&line, kind, place.clone())?;
        }
        Ok(())
    }
}

/// White space as a browser shows it: runs of blanks are one, and none where the source was wrapped between
/// Chinese characters. Ideographic spaces and non-breaking ones stay.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{0C}') {
            blank = true;
            continue;
        }
        if blank && !out.is_empty() && (c.is_ascii() || out.ends_with(|b: char| b.is_ascii())) {
            out.push(' ');
        }
        blank = false;
        out.push(c);
    }
    out
}
