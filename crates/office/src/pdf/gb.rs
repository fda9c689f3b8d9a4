//! The character collection Adobe-GB1: glyph numbers of fonts that are not embedded.
//! Numbers 1–7716 follow the rows of GB/T 2312, so a formula gives the character.

use encoding_rs::GBK;

/// First glyph number, and the two-byte codes that it and its followers have.
const ROWS: &[(u32, u16, u16)] = &[
    (96, 0xA1A1, 0xA1FE),
    (190, 0xA2B1, 0xA2E2),
    (240, 0xA2E5, 0xA2EE),
    (250, 0xA2F1, 0xA2FC),
    (262, 0xA3A1, 0xA3FE),
    (356, 0xA4A1, 0xA4F3),
    (439, 0xA5A1, 0xA5F6),
    (525, 0xA6A1, 0xA6B8),
    (549, 0xA6C1, 0xA6F5),
    (602, 0xA7A1, 0xA7C1),
    (635, 0xA7D1, 0xA7F1),
    (668, 0xA8A1, 0xA8C0),
    (700, 0xA8C5, 0xA8EA),
    (738, 0xA9A4, 0xA9EF),
];

/// The character of an Adobe-GB1 glyph number.
pub fn character(cid: u32) -> Option<char> {
    let pair = match cid {
        1..=95 => return char::from_u32(cid + 0x1F),
        814..=907 => return char::from_u32(cid - 814 + 0x21),
        7716 => return Some(' '),
        // First-level characters by pronunciation: 39 full rows of 94, the last of 89; second-level by radical.
        940..=4694 => hanzi(0xB0, cid - 940),
        4695..=7702 => hanzi(0xD8, cid - 4695),
        _ => {
            let (first, lo, _) =
                ROWS.iter().rev().find(|(first, lo, hi)| (*first..=first + u32::from(hi - lo)).contains(&cid))?;
            lo + (cid - first) as u16
        }
    };
    let bytes = pair.to_be_bytes();
    let (text, damaged) = GBK.decode_without_bom_handling(&bytes);
    if damaged { None } else { text.chars().next() }
}

fn hanzi(row: u32, nth: u32) -> u16 {
    (((row + nth / 94) << 8) | (0xA1 + nth % 94)) as u16
}

#[cfg(test)]
mod tests {
    use super::character;

    /// Pairs read off the published map GB-EUC-H.
    #[test]
    fn known_glyphs() {
        for (cid, want) in [
            (34, 'A'),
            (96, '\u{3000}'),
            (98, '。'),
            (940, '啊'),
            (4694, '座'),
            (4695, '亍'),
            (7702, '齄'),
            (264, '＃'),
            (815, '"'),
        ] {
            assert_eq!(character(cid), Some(want), "{cid}");
        }
        assert_eq!(character(0), None);
        assert_eq!(character(30_000), None);
    }
}
