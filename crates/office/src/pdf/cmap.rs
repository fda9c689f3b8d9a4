//! Character maps in a PDF: ToUnicode, and encodings that the file itself defines.

use super::lex::{Lexer, Token};
use std::collections::HashMap;

/// A parsed character map.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// Length in bytes, lowest and highest code.
    spaces: Vec<(usize, u32, u32)>,
    chars: HashMap<u32, String>,
    /// Lowest, highest code and the text of the lowest.
    ranges: Vec<(u32, u32, Vec<u16>)>,
    /// Lowest, highest code and the glyph number of the lowest.
    cids: Vec<(u32, u32, u32)>,
    /// `/UniGB-UCS2-H usecmap`
    pub base: Option<Vec<u8>>,
}

/// Entries that one map may have: the whole of Unicode twice.
const MOST: usize = 200_000;

impl Map {
    pub fn parse(bytes: &[u8]) -> Map {
        let mut map = Map::default();
        let mut lexer = Lexer::new(bytes);
        let mut held: Vec<Token> = Vec::new();
        let mut entries = 0;
        while let Some(token) = lexer.token() {
            let Token::Word(word) = &token else {
                if held.len() < MOST {
                    held.push(token);
                }
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => {
                    for pair in held.chunks_exact(2) {
                        if let (Some(lo), Some(hi)) = (pair[0].text(), pair[1].text()) {
                            map.spaces.push((lo.len().clamp(1, 4), code(lo), code(hi)));
                        }
                    }
                }
                b"endbfchar" => {
                    for pair in held.chunks_exact(2) {
                        if let (Some(from), Some(to)) = (pair[0].text(), pair[1].text()) {
                            map.chars.insert(code(from), text(&units(to)));
                        }
                    }
                }
                b"endbfrange" => held.chunks_exact(3).for_each(|three| map.range(three)),
                b"endcidrange" => {
                    for three in held.chunks_exact(3) {
                        if let (Some(lo), Some(hi), Some(cid)) = (three[0].text(), three[1].text(), three[2].number()) {
                            map.cids.push((code(lo), code(hi), cid.max(0.0) as u32));
                        }
                    }
                }
                b"endcidchar" => {
                    for pair in held.chunks_exact(2) {
                        if let (Some(from), Some(cid)) = (pair[0].text(), pair[1].number()) {
                            map.cids.push((code(from), code(from), cid.max(0.0) as u32));
                        }
                    }
                }
                b"usecmap" => {
                    if let Some(Token::Name(name)) = held.last() {
                        map.base = Some(name.clone());
                    }
                }
                _ => {}
            }
            entries += held.len();
            held.clear();
            if entries > MOST * 3 {
                break;
            }
        }
        map.ranges.sort_by_key(|r| r.0);
        map.cids.sort_by_key(|r| r.0);
        map.spaces.sort_unstable();
        map
    }

    fn range(&mut self, three: &[Token]) {
        let (Some(lo), Some(hi)) = (three[0].text(), three[1].text()) else { return };
        let (lo, hi) = (code(lo), code(hi));
        match &three[2] {
            Token::Text(to) => self.ranges.push((lo, hi, units(to))),
            Token::Array(each) => {
                for (i, to) in each.iter().enumerate() {
                    if let Some(to) = to.text() {
                        self.chars.insert(lo.saturating_add(i as u32), text(&units(to)));
                    }
                }
            }
            _ => {}
        }
    }

    /// Text of a code, if the map knows it and it is no empty or replacement text.
    pub fn unicode(&self, code: u32) -> Option<String> {
        if let Some(text) = self.chars.get(&code) {
            return real(text);
        }
        let after = self.ranges.partition_point(|r| r.0 <= code);
        // Ranges may overlap in careless files; the nearest few before decide.
        let (lo, _, first) = self.ranges[..after].iter().rev().take(4).find(|r| code <= r.1)?;
        let mut units = first.clone();
        let last = units.last_mut()?;
        *last = last.wrapping_add((code - lo) as u16);
        real(&text(&units))
    }

    /// Glyph number of a code.
    pub fn cid(&self, code: u32) -> Option<u32> {
        let after = self.cids.partition_point(|r| r.0 <= code);
        let (lo, _, cid) = self.cids[..after].iter().rev().take(4).find(|r| code <= r.1)?;
        Some(cid + (code - lo))
    }

    /// Length in bytes of the code that begins here, by the code space; `None` without one.
    pub fn length(&self, bytes: &[u8]) -> Option<usize> {
        self.spaces
            .iter()
            .find(|(len, lo, hi)| bytes.len() >= *len && within(&bytes[..*len], *lo, *hi))
            .or(self.spaces.first())
            .map(|s| s.0)
    }
}

/// Every byte lies between the bytes of the bounds.
fn within(bytes: &[u8], lo: u32, hi: u32) -> bool {
    bytes.iter().rev().enumerate().all(|(i, b)| {
        let (lo, hi) = ((lo >> (8 * i)) as u8, (hi >> (8 * i)) as u8);
        (lo..=hi).contains(b)
    })
}

pub fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |n, b| n << 8 | u32::from(*b))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    if bytes.len() == 1 {
        return vec![u16::from(bytes[0])];
    }
    bytes.chunks_exact(2).take(16).map(|p| u16::from_be_bytes([p[0], p[1]])).collect()
}

fn text(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

fn real(text: &str) -> Option<String> {
    (!text.is_empty() && !text.contains(['\0', '\u{FFFD}'])).then(|| text.to_string())
}
