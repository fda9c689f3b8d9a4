//! Fonts: from the bytes of a shown string to characters and widths.

use super::cmap::{Map, code};
use super::radical::ordinary;
use super::{gb, names, truetype};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16BE, WINDOWS_1252};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// How bytes become codes, and codes characters when no ToUnicode says otherwise.
#[derive(Clone, Debug)]
enum Coding {
    /// One byte; 256 characters.
    Simple(Vec<Option<char>>),
    /// Two bytes that number glyphs.
    Identity,
    /// A legacy charset with one- and two-byte codes (GBK-EUC-H and its kin).
    Charset(&'static Encoding),
    /// UniGB-UCS2-H, UniGB-UTF16-H …: the codes are UTF-16.
    Utf16,
    /// Map inside the file.
    Own(Box<Map>),
}

/// One character as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// `None`: the file does not say which character this is.
    pub text: Option<String>,
    /// Advance in thousandths of the font size.
    pub width: f64,
    /// Word spacing applies (one-byte code 32).
    pub space: bool,
}

/// A font of the file.
#[derive(Clone, Debug)]
pub struct Font {
    coding: Coding,
    unicode: Option<Map>,
    glyphs: HashMap<u32, char>,
    /// Adobe-GB1 numbers its glyphs by GB/T 2312.
    gb1: bool,
    widths: HashMap<u32, f64>,
    usual: f64,
    /// Columns from right to left.
    pub vertical: bool,
}

impl Font {
    /// Reads a font dictionary. `stream` gives the bytes of a stream within the limits.
    pub fn read(doc: &Document, font: &Dictionary, stream: &mut dyn FnMut(&Object) -> Option<Vec<u8>>) -> Font {
        let unicode = font.get(b"ToUnicode").ok().and_then(&mut *stream).map(|bytes| Map::parse(&bytes));
        match font.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Type0") => Font::composite(doc, font, unicode, stream),
            _ => Font::simple(doc, font, unicode),
        }
    }

    fn composite(
        doc: &Document,
        font: &Dictionary,
        unicode: Option<Map>,
        stream: &mut dyn FnMut(&Object) -> Option<Vec<u8>>,
    ) -> Font {
        let encoding = font.get_deref(b"Encoding", doc).ok();
        let mut name = encoding.and_then(|e| e.as_name().ok()).unwrap_or_default().to_vec();
        let mut coding = predefined(&name);
        if let Some(bytes) = encoding.filter(|e| e.as_stream().is_ok()).and_then(&mut *stream) {
            let map = Map::parse(&bytes);
            name = map.base.clone().unwrap_or_default();
            coding = if name.is_empty() || name.starts_with(b"Identity") {
                Coding::Own(Box::new(map))
            } else {
                predefined(&name)
            };
        }
        let below = font.get_deref(b"DescendantFonts", doc).and_then(Object::as_array).ok();
        let below = below.and_then(|a| a.first()).and_then(|o| doc.dereference(o).ok()?.1.as_dict().ok());
        let system = below.and_then(|b| b.get_deref(b"CIDSystemInfo", doc).ok()?.as_dict().ok());
        let gb1 = system.and_then(|s| s.get_deref(b"Ordering", doc).ok()?.as_str().ok()) == Some(b"GB1");
        let mut glyphs = HashMap::new();
        let descriptor = below.and_then(|b| b.get_deref(b"FontDescriptor", doc).ok()?.as_dict().ok());
        let file = descriptor.and_then(|d| d.get(b"FontFile2").ok());
        // Without ToUnicode the embedded font itself may still know its characters.
        if let Some(bytes) =
            file.filter(|_| unicode.is_none() && matches!(coding, Coding::Identity)).and_then(&mut *stream)
        {
            glyphs = truetype::glyphs(&bytes);
            let to_glyph = below.and_then(|b| b.get(b"CIDToGIDMap").ok()).and_then(&mut *stream);
            if let Some(map) = to_glyph.filter(|m| m.len() >= 2) {
                let pairs = map.chunks_exact(2).enumerate();
                glyphs = pairs
                    .filter_map(|(cid, p)| {
                        Some((cid as u32, *glyphs.get(&u32::from(u16::from_be_bytes([p[0], p[1]])))?))
                    })
                    .collect();
            }
        }
        let usual = below.and_then(|b| b.get_deref(b"DW", doc).ok()?.as_float().ok()).map_or(1000.0, f64::from);
        let widths = below.map_or_else(HashMap::new, |b| cid_widths(doc, b));
        Font { coding, unicode, glyphs, gb1, widths, usual, vertical: name.ends_with(b"-V") }
    }

    fn simple(doc: &Document, font: &Dictionary, unicode: Option<Map>) -> Font {
        let mut table: Vec<Option<char>> = (0..=255u8)
            .map(|b| {
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&b));
                text.chars().next().filter(|c| !c.is_control())
            })
            .collect();
        let encoding = font.get_deref(b"Encoding", doc).ok();
        let differences = encoding.and_then(|e| e.as_dict().ok()?.get_deref(b"Differences", doc).ok()?.as_array().ok());
        let mut at = 0usize;
        for item in differences.into_iter().flatten() {
            match item {
                Object::Name(name) => {
                    if let Some(slot) = table.get_mut(at) {
                        *slot = names::character(name);
                    }
                    at += 1;
                }
                other => at = other.as_i64().unwrap_or(0).clamp(0, 256) as usize,
            }
        }
        let first = font.get_deref(b"FirstChar", doc).and_then(Object::as_i64).unwrap_or(0).clamp(0, 255) as u32;
        let list = font.get_deref(b"Widths", doc).and_then(Object::as_array).ok();
        // Type 3 fonts measure in their own space; their matrix brings it to thousandths.
        let matrix = font.get_deref(b"FontMatrix", doc).and_then(Object::as_array).ok();
        let scale = matrix.and_then(|m| m.first()?.as_float().ok()).map_or(1.0, |a| f64::from(a) * 1000.0);
        let widths = list.into_iter().flatten().take(256).enumerate().filter_map(|(i, w)| {
            let w = doc.dereference(w).ok()?.1.as_float().ok()?;
            Some((first + i as u32, f64::from(w) * scale))
        });
        let widths: HashMap<u32, f64> = widths.collect();
        Font {
            coding: Coding::Simple(table),
            unicode,
            glyphs: HashMap::new(),
            gb1: false,
            widths,
            usual: 500.0,
            vertical: false,
        }
    }

    /// The characters of a shown string.
    pub fn decode(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut out = Vec::with_capacity(bytes.len() / 2 + 1);
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let length = self.length(rest).clamp(1, rest.len());
            let piece = &rest[..length];
            let (text, width) = self.one(piece);
            let text = text.map(|t| t.chars().map(ordinary).collect());
            out.push(Shown { text, width, space: length == 1 && piece[0] == 32 });
            at += length;
        }
        out
    }

    fn length(&self, rest: &[u8]) -> usize {
        match &self.coding {
            Coding::Simple(_) => 1,
            Coding::Identity => 2,
            Coding::Utf16 if matches!(rest[0], 0xD8..=0xDB) => 4,
            Coding::Utf16 => 2,
            Coding::Charset(charset)
                if *charset == GB18030 && rest[0] >= 0x81 && matches!(rest.get(1), Some(0x30..=0x39)) =>
            {
                4
            }
            // Half-width katakana of Shift JIS take one byte.
            Coding::Charset(charset) if *charset == SHIFT_JIS && matches!(rest[0], 0xA0..=0xDF) => 1,
            Coding::Charset(_) if rest[0] < 0x81 => 1,
            Coding::Charset(_) => 2,
            Coding::Own(map) => map.length(rest).unwrap_or(2),
        }
    }

    fn one(&self, piece: &[u8]) -> (Option<String>, f64) {
        let code = code(piece);
        let said = self.unicode.as_ref().and_then(|m| m.unicode(code));
        let decoded = |charset: &'static Encoding| {
            let (text, damaged) = charset.decode_without_bom_handling(piece);
            (!damaged && !text.contains('\0')).then(|| text.into_owned())
        };
        let by_glyph = |cid: u32| {
            let known = self.glyphs.get(&cid).copied();
            known.or_else(|| if self.gb1 { gb::character(cid) } else { None }).map(String::from)
        };
        let width = |cid: u32| self.widths.get(&cid).copied().unwrap_or(self.usual);
        match &self.coding {
            Coding::Simple(table) => {
                (said.or_else(|| table.get(code as usize).copied().flatten().map(String::from)), width(code))
            }
            Coding::Identity => (said.or_else(|| by_glyph(code)), width(code)),
            Coding::Own(map) => {
                let cid = map.cid(code).unwrap_or(code);
                (said.or_else(|| by_glyph(cid)), width(cid))
            }
            // Widths go by glyph number, which only Adobe's tables give; full or half is near enough for spacing.
            Coding::Utf16 => {
                let text = said.or_else(|| decoded(UTF_16BE));
                let half = text.as_deref().is_some_and(|t| t.is_ascii());
                (text, if half { 500.0 } else { self.usual })
            }
            Coding::Charset(charset) => {
                let half = piece.len() == 1;
                (said.or_else(|| decoded(charset)), if half { 500.0 } else { self.usual })
            }
        }
    }
}

/// Encodings that a PDF may name without defining them (ISO 32000-1, table 118).
fn predefined(name: &[u8]) -> Coding {
    let name = String::from_utf8_lossy(name);
    let has = |part: &str| name.contains(part);
    if has("UCS2") || has("UTF16") {
        Coding::Utf16
    } else if name.starts_with("GB") {
        Coding::Charset(GB18030)
    } else if has("B5") || has("HKscs") || name.starts_with("ETen") || name.starts_with("CNS") {
        Coding::Charset(BIG5)
    } else if has("RKSJ") {
        Coding::Charset(SHIFT_JIS)
    } else if name.starts_with("KSC") {
        Coding::Charset(EUC_KR)
    } else {
        Coding::Identity
    }
}

/// `/W [ 10 [500 600] 20 30 700 ]`
fn cid_widths(doc: &Document, font: &Dictionary) -> HashMap<u32, f64> {
    let mut out = HashMap::new();
    let Ok(list) = font.get_deref(b"W", doc).and_then(Object::as_array) else { return out };
    let value = |o: &Object| doc.dereference(o).ok().and_then(|(_, o)| o.as_float().ok()).map(f64::from);
    let (mut at, mut left) = (0, 200_000u32);
    while at + 1 < list.len() {
        let Some(first) = value(&list[at]) else { break };
        let first = first.max(0.0) as u32;
        if let Ok((_, Object::Array(each))) = doc.dereference(&list[at + 1]) {
            let Some(less) = left.checked_sub(each.len() as u32) else { break };
            left = less;
            for (i, w) in each.iter().enumerate() {
                out.insert(first + i as u32, value(w).unwrap_or(1000.0));
            }
            at += 2;
        } else {
            let (Some(last), Some(w)) = (value(&list[at + 1]), list.get(at + 2).and_then(value)) else { break };
            let last = (last.max(0.0) as u32).min(0xFFFF);
            let Some(less) = left.checked_sub(last.saturating_sub(first)) else { break };
            left = less;
            for cid in first..=last {
                out.insert(cid, w);
            }
            at += 3;
        }
    }
    out
}
