//! Runs the content of one page: where every character stands, and the ruled lines.

mod matrix;
mod path;
mod show;

use super::font::Font;
use super::lex::{Lexer, Token};
use crate::Unreadable;
use lopdf::{Dictionary, Document, Object, ObjectId};
use matrix::{Matrix, UNIT, apply, times};
use path::Path;
pub use path::Rule;
use show::{State, advance, show};
use std::collections::HashMap;
use std::rc::Rc;

/// A character on the page; lengths in points, origin at the lower left.
#[derive(Clone, Debug, PartialEq)]
pub struct Char {
    pub x: f64,
    /// Base line.
    pub y: f64,
    /// Where the next character would begin.
    pub end: f64,
    pub size: f64,
    pub text: String,
    /// Direction of writing in quarter turns, 0 to the right; `None` aslant (water marks).
    pub turn: Option<u8>,
}

/// What a page shows.
#[derive(Debug, Default)]
pub struct Page {
    pub chars: Vec<Char>,
    pub rules: Vec<Rule>,
    pub width: f64,
    pub height: f64,
    /// Draws pictures.
    pub images: usize,
    /// Characters that the file does not name.
    pub unknown: usize,
    /// Characters that are not painted (the text layer of a scan).
    pub unseen: usize,
    /// Content that could not be unpacked.
    pub damaged: bool,
}

/// What is shared by all pages.
pub struct Shared<'d> {
    pub doc: &'d Document,
    fonts: HashMap<ObjectId, Rc<Font>>,
    /// Bytes that streams may still unpack to.
    left: usize,
    /// Operations that may still be run.
    steps: usize,
}

/// Forms within forms.
const FORMS: usize = 12;

impl<'d> Shared<'d> {
    pub fn new(doc: &'d Document, limits: &crate::Limits) -> Shared<'d> {
        Shared { doc, fonts: HashMap::new(), left: limits.unpacked, steps: limits.steps }
    }

    fn stream(&mut self, object: &Object) -> Result<Option<Vec<u8>>, Unreadable> {
        let Ok((_, object)) = self.doc.dereference(object) else { return Ok(None) };
        let Ok(stream) = object.as_stream() else { return Ok(None) };
        match stream.get_plain_content_with_limit(self.left) {
            Ok(bytes) => {
                self.left -= bytes.len();
                Ok(Some(bytes))
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => Err(Unreadable::new(
                "bomb",
                "PDF 里的内容解压后大得异常（疑似压缩炸弹），已拒绝读取。请重新导出 PDF 后再上传。",
            )),
            Err(_) => Ok(None),
        }
    }

    /// Reads a page: `id` of its dictionary.
    pub fn page(&mut self, id: ObjectId) -> Result<Page, Unreadable> {
        let doc = self.doc;
        let mut page = Page { width: 595.0, height: 842.0, ..Page::default() };
        let Ok(dictionary) = doc.get_dictionary(id) else {
            page.damaged = true;
            return Ok(page);
        };
        let inherited = |key: &[u8]| {
            let mut at = dictionary;
            for _ in 0..32 {
                if let Ok(found) = at.get_deref(key, doc) {
                    return Some(found);
                }
                at = at.get_deref(b"Parent", doc).ok()?.as_dict().ok()?;
            }
            None
        };
        let sides: Vec<f64> = inherited(b"CropBox")
            .or_else(|| inherited(b"MediaBox"))
            .and_then(|b| b.as_array().ok())
            .map(|b| b.iter().filter_map(|n| doc.dereference(n).ok()?.1.as_float().ok().map(f64::from)).collect())
            .unwrap_or_default();
        let mut base = UNIT;
        if let [x0, y0, x1, y1] = sides[..] {
            (page.width, page.height) = ((x1 - x0).abs(), (y1 - y0).abs());
            (base[4], base[5]) = (-x0.min(x1), -y0.min(y1));
        }
        let turn = inherited(b"Rotate").and_then(|r| r.as_i64().ok()).unwrap_or(0).rem_euclid(360);
        let (w, h) = (page.width, page.height);
        let turned = match turn {
            90 => [0.0, -1.0, 1.0, 0.0, 0.0, w],
            180 => [-1.0, 0.0, 0.0, -1.0, w, h],
            270 => [0.0, 1.0, -1.0, 0.0, h, 0.0],
            _ => UNIT,
        };
        if turn % 180 == 90 {
            (page.width, page.height) = (h, w);
        }
        let resources = inherited(b"Resources").and_then(|r| r.as_dict().ok());
        let mut content = Vec::new();
        for part in doc.get_page_contents(id) {
            match self.stream(&Object::Reference(part))? {
                Some(bytes) => content.extend(bytes),
                None => page.damaged = true,
            }
            content.push(b'\n');
        }
        self.run(&content, resources, times(&base, &turned), 0, &mut page)?;
        Ok(page)
    }

    fn font(&mut self, resources: Option<&'d Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let doc = self.doc;
        let entry = resources?.get_deref(b"Font", doc).ok()?.as_dict().ok()?.get(name).ok()?;
        let id = entry.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(font.clone());
        }
        let dictionary = doc.dereference(entry).ok()?.1.as_dict().ok()?;
        // A font that is too big to unpack is a font that says nothing.
        let font = Rc::new(Font::read(doc, dictionary, &mut |object| self.stream(object).ok().flatten()));
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Some(font)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: Option<&'d Dictionary>,
        ctm: Matrix,
        depth: usize,
        page: &mut Page,
    ) -> Result<(), Unreadable> {
        let mut state = State::new(ctm);
        let (mut saved, mut path): (Vec<State>, Path) = (Vec::new(), Path::default());
        let (mut tm, mut line) = (UNIT, UNIT);
        let mut lexer = Lexer::new(content);
        let mut held: Vec<Token> = Vec::new();
        while let Some(token) = lexer.token() {
            let Token::Word(word) = token else {
                if held.len() < 1000 {
                    held.push(token);
                }
                continue;
            };
            self.steps = self.steps.checked_sub(1).ok_or_else(|| {
                Unreadable::new("too_complex", "PDF 的页面内容过于庞大，已停止读取。请拆成几个文件后上传。")
            })?;
            let n = |i: usize| held.get(i).and_then(Token::number).unwrap_or(0.0);
            match word.as_slice() {
                b"q" if saved.len() < 256 => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.ctm = times(&[n(0), n(1), n(2), n(3), n(4), n(5)], &state.ctm),
                b"BT" => (tm, line) = (UNIT, UNIT),
                b"Tf" => {
                    if let Some(Token::Name(name)) = held.first() {
                        state.font = self.font(resources, name);
                    }
                    state.size = n(1);
                }
                b"Tc" => state.char_space = n(0),
                b"Tw" => state.word_space = n(0),
                b"Tz" => state.stretch = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tr" => state.mode = n(0) as i64,
                b"Td" | b"TD" => {
                    if word == b"TD" {
                        state.leading = -n(1);
                    }
                    line = times(&[1.0, 0.0, 0.0, 1.0, n(0), n(1)], &line);
                    tm = line;
                }
                b"Tm" => {
                    line = [n(0), n(1), n(2), n(3), n(4), n(5)];
                    tm = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if word == b"\"" {
                        (state.word_space, state.char_space) = (n(0), n(1));
                    }
                    line = times(&[1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], &line);
                    tm = line;
                    if let Some(Token::Text(bytes)) = held.last() {
                        show(&state, &mut tm, bytes, page);
                    }
                }
                b"Tj" => {
                    if let Some(Token::Text(bytes)) = held.last() {
                        show(&state, &mut tm, bytes, page);
                    }
                }
                b"TJ" => {
                    if let Some(Token::Array(items)) = held.last() {
                        for item in items {
                            match item {
                                Token::Text(bytes) => show(&state, &mut tm, bytes, page),
                                Token::Number(back) => {
                                    let back = -back / 1000.0 * state.size;
                                    advance(&state, &mut tm, back);
                                }
                                _ => {}
                            }
                        }
                    }
                }
                b"BI" => {}
                b"ID" => {
                    lexer.skip_image();
                    page.images += 1;
                }
                b"Do" => {
                    if let Some(Token::Name(name)) = held.first() {
                        let name = name.clone();
                        self.draw(&name, resources, &state.ctm, depth, page)?;
                    }
                }
                b"m" => path.go(apply(&state.ctm, n(0), n(1))),
                b"l" => path.draw(apply(&state.ctm, n(0), n(1))),
                b"c" => path.go(apply(&state.ctm, n(4), n(5))),
                b"v" | b"y" => path.go(apply(&state.ctm, n(2), n(3))),
                b"h" => path.close(),
                b"re" => {
                    let (x, y, w, h) = (n(0), n(1), n(2), n(3));
                    path.boxed(apply(&state.ctm, x, y), apply(&state.ctm, x + w, y + h));
                }
                b"S" | b"B" | b"B*" => path.paint(true, &mut page.rules),
                b"s" | b"b" | b"b*" => {
                    path.close();
                    path.paint(true, &mut page.rules);
                }
                b"f" | b"F" | b"f*" => path.paint(false, &mut page.rules),
                b"n" => path = Path::default(),
                _ => {}
            }
            held.clear();
        }
        Ok(())
    }

    fn draw(
        &mut self,
        name: &[u8],
        resources: Option<&'d Dictionary>,
        ctm: &Matrix,
        depth: usize,
        page: &mut Page,
    ) -> Result<(), Unreadable> {
        let doc = self.doc;
        let found = resources.and_then(|r| r.get_deref(b"XObject", doc).ok()?.as_dict().ok()?.get(name).ok());
        let Some(object) = found else { return Ok(()) };
        let Ok((_, Object::Stream(stream))) = doc.dereference(object) else { return Ok(()) };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => page.images += 1,
            Ok(b"Form") if depth < FORMS => {
                let matrix = stream.dict.get_deref(b"Matrix", doc).and_then(Object::as_array).ok();
                let parts: Vec<f64> = matrix
                    .into_iter()
                    .flatten()
                    .filter_map(|n| doc.dereference(n).ok()?.1.as_float().ok().map(f64::from))
                    .collect();
                let matrix = <[f64; 6]>::try_from(parts).unwrap_or(UNIT);
                let own = stream.dict.get_deref(b"Resources", doc).and_then(Object::as_dict).ok();
                if let Some(bytes) = self.stream(object)? {
                    self.run(&bytes, own.or(resources), times(&matrix, ctm), depth + 1, page)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
