//! The character map of an embedded TrueType font, read backwards: glyph → character.

use std::collections::HashMap;

fn u16_at(b: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*b.get(at)?, *b.get(at + 1)?]))
}

fn u32_at(b: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(b, at)?) << 16 | u32::from(u16_at(b, at + 2)?))
}

/// Glyph → character by the font's Unicode tables. Empty when the font has none (many subsets don't).
pub fn glyphs(font: &[u8]) -> HashMap<u32, char> {
    let mut out = HashMap::new();
    for offset in unicode_tables(font).unwrap_or_default() {
        let table = font.get(offset..).unwrap_or_default();
        let _ = match u16_at(table, 0) {
            Some(4) => segments(table, &mut out),
            Some(12) => groups(table, &mut out),
            _ => None,
        };
    }
    out
}

/// Offsets of the cmap subtables for Unicode: platform 0, and platform 3 with encodings 1 and 10.
fn unicode_tables(font: &[u8]) -> Option<Vec<usize>> {
    let count = usize::from(u16_at(font, 4)?);
    let cmap = (0..count).map(|i| 12 + i * 16).find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
    let cmap = u32_at(font, cmap + 8)? as usize;
    let count = usize::from(u16_at(font, cmap.checked_add(2)?)?).min(64);
    let tables = (0..count).filter_map(|i| {
        let at = cmap + 4 + i * 8;
        let unicode = matches!((u16_at(font, at)?, u16_at(font, at + 2)?), (0, _) | (3, 1 | 10));
        unicode.then(|| u32_at(font, at + 4)).flatten().and_then(|o| cmap.checked_add(o as usize))
    });
    Some(tables.collect())
}

fn segments(t: &[u8], out: &mut HashMap<u32, char>) -> Option<()> {
    let count = usize::from(u16_at(t, 6)?) / 2;
    let mut left = 0x2_0000u32;
    for i in 0..count {
        let end = u16_at(t, 14 + i * 2)?;
        let start = u16_at(t, 16 + count * 2 + i * 2)?;
        let delta = u16_at(t, 16 + count * 4 + i * 2)?;
        let at = 16 + count * 6 + i * 2;
        let range = u16_at(t, at)?;
        left = left.checked_sub(u32::from(end.saturating_sub(start)))?;
        for code in start..=end {
            let glyph = if range == 0 {
                code.wrapping_add(delta)
            } else {
                match u16_at(t, at + usize::from(range) + usize::from(code - start) * 2) {
                    Some(0) | None => continue,
                    Some(glyph) => glyph.wrapping_add(delta),
                }
            };
            add(out, u32::from(glyph), u32::from(code));
        }
    }
    Some(())
}

fn groups(t: &[u8], out: &mut HashMap<u32, char>) -> Option<()> {
    let count = u32_at(t, 12)?.min(100_000) as usize;
    let mut left = 0x11_0000u32;
    for i in 0..count {
        let at = 16 + i * 12;
        let (start, end, glyph) = (u32_at(t, at)?, u32_at(t, at + 4)?, u32_at(t, at + 8)?);
        let many = end.checked_sub(start)?.checked_add(1)?;
        left = left.checked_sub(many)?;
        for n in 0..many {
            add(out, glyph.wrapping_add(n), start + n);
        }
    }
    Some(())
}

fn add(out: &mut HashMap<u32, char>, glyph: u32, code: u32) {
    if let Some(c) =
        char::from_u32(code).filter(|c| glyph != 0 && !c.is_control() && !('\u{E000}'..='\u{F8FF}').contains(c))
    {
        // Radicals share glyphs with ordinary characters: prefer the ordinary one.
        let radical = |c: char| ('\u{2E80}'..='\u{2FD5}').contains(&c) || ('\u{F900}'..='\u{FAFF}').contains(&c);
        let slot = out.entry(glyph).or_insert(c);
        if radical(*slot) && !radical(c) {
            *slot = c;
        }
    }
}
