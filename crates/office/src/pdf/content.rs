//! Runs the content of one page: where every character stands, and the ruled lines.

use super::font::Font;
use super::lex::{Lexer, Token};
use crate::Unreadable;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// `[a b c d e f]` as in the file format.
pub type Matrix = [f64; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `m` first, then `n`.
fn times(m: &Matrix, n: &Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

fn apply(m: &Matrix, x: f64, y: f64) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

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

/// A ruled line, along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
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

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
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
        let mut state = State {
            ctm,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
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

fn advance(state: &State, tm: &mut Matrix, by: f64) {
    let vertical = state.font.as_ref().is_some_and(|f| f.vertical);
    let (x, y) = if vertical { (0.0, by) } else { (by * state.stretch, 0.0) };
    *tm = times(&[1.0, 0.0, 0.0, 1.0, x, y], tm);
}

/// Shows a string: one [`Char`] for each character, the text matrix moved on.
fn show(state: &State, tm: &mut Matrix, bytes: &[u8], page: &mut Page) {
    let Some(font) = &state.font else { return };
    for shown in font.decode(bytes) {
        let by =
            shown.width / 1000.0 * state.size + state.char_space + if shown.space { state.word_space } else { 0.0 };
        let at = times(&[state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], &times(tm, &state.ctm));
        let before = apply(&times(tm, &state.ctm), 0.0, state.rise);
        advance(state, tm, if font.vertical { -state.size - state.char_space } else { by });
        let after = apply(&times(tm, &state.ctm), 0.0, state.rise);
        let text = shown.text.unwrap_or_else(|| {
            page.unknown += 1;
            "\u{FFFD}".into()
        });
        page.unseen += usize::from(state.mode == 3);
        let finite = [before.0, before.1, after.0, after.1].iter().all(|v| v.is_finite() && v.abs() < 1e6);
        if !finite || page.chars.len() > 2_000_000 {
            continue;
        }
        let turn = match (at[0], at[1]) {
            (a, b) if b.abs() < 0.02 * a.abs() => Some(if a >= 0.0 { 0 } else { 2 }),
            (a, b) if a.abs() < 0.02 * b.abs() => Some(if b >= 0.0 { 1 } else { 3 }),
            _ => None,
        };
        let size = at[2].hypot(at[3]).max(0.1);
        let char = match turn {
            // Brought upright: x along the line, y across it.
            Some(1) => Char { x: before.1, y: -before.0, end: after.1, size, text, turn },
            Some(2) => Char { x: -before.0, y: -before.1, end: -after.0, size, text, turn },
            Some(3) => Char { x: -before.1, y: before.0, end: -after.1, size, text, turn },
            _ => Char { x: before.0, y: before.1, end: after.0, size, text, turn },
        };
        page.chars.push(char);
    }
}

/// The path under construction: only what lies along the axes.
#[derive(Default)]
struct Path {
    start: (f64, f64),
    at: (f64, f64),
    lines: Vec<Rule>,
    boxes: Vec<Rule>,
}

impl Path {
    fn go(&mut self, to: (f64, f64)) {
        self.at = to;
        self.start = to;
    }

    fn draw(&mut self, to: (f64, f64)) {
        let (from, straight) = (self.at, (self.at.0 - to.0).abs() < 1.0 || (self.at.1 - to.1).abs() < 1.0);
        if straight && self.lines.len() < 100_000 {
            self.lines.push(Rule {
                x0: from.0.min(to.0),
                y0: from.1.min(to.1),
                x1: from.0.max(to.0),
                y1: from.1.max(to.1),
            });
        }
        self.at = to;
    }

    fn close(&mut self) {
        let start = self.start;
        self.draw(start);
    }

    fn boxed(&mut self, a: (f64, f64), b: (f64, f64)) {
        if self.boxes.len() < 100_000 {
            self.boxes.push(Rule { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) });
        }
    }

    /// Stroked: lines and the sides of boxes. Filled: boxes so thin that they are lines.
    fn paint(&mut self, stroked: bool, rules: &mut Vec<Rule>) {
        let path = std::mem::take(self);
        if rules.len() > 100_000 {
            return;
        }
        for r in path.boxes {
            let thin = (r.x1 - r.x0).min(r.y1 - r.y0) < 3.0;
            if thin {
                rules.push(r);
            } else if stroked {
                rules.extend([
                    Rule { y1: r.y0, ..r },
                    Rule { y0: r.y1, ..r },
                    Rule { x1: r.x0, ..r },
                    Rule { x0: r.x1, ..r },
                ]);
            }
        }
        if stroked {
            rules.extend(path.lines);
        }
    }
}
