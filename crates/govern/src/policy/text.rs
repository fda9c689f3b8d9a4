//! Offsets: the parser counts bytes, a browser counts UTF-16 units.

/// Turns byte offsets of one text into UTF-16 offsets, with one pass over the text and a mark every 64 bytes.
pub struct Offsets<'a> {
    text: &'a str,
    /// UTF-16 offset at byte `64 * i`, moved up to the next character boundary.
    marks: Vec<(usize, u32)>,
}

const STEP: usize = 64;

impl<'a> Offsets<'a> {
    pub fn of(text: &'a str) -> Offsets<'a> {
        let mut marks = vec![(0, 0)];
        let mut units = 0u32;
        for (byte, c) in text.char_indices() {
            if byte >= marks.len() * STEP {
                marks.push((byte, units));
            }
            units += c.len_utf16() as u32;
        }
        Offsets { text, marks }
    }

    /// UTF-16 offset of a byte offset; one inside a character counts as its beginning, one beyond the end as the end.
    pub fn utf16(&self, byte: usize) -> u32 {
        let at = self.marks.partition_point(|m| m.0 <= byte).saturating_sub(1);
        let (mut here, mut units) = self.marks[at];
        for c in self.text[here..].chars() {
            if here + c.len_utf8() > byte {
                break;
            }
            here += c.len_utf8();
            units += c.len_utf16() as u32;
        }
        units
    }

    pub fn span(&self, span: &std::ops::Range<usize>) -> (u32, u32) {
        (self.utf16(span.start), self.utf16(span.end.max(span.start)))
    }
}

/// The piece of a text between two UTF-16 offsets; offsets beyond the end are cut.
pub fn slice(text: &str, span: (u32, u32)) -> &str {
    let byte = |want: u32| {
        let mut units = 0u32;
        text.char_indices()
            .find(|(_, c)| {
                let here = units;
                units += c.len_utf16() as u32;
                here >= want
            })
            .map_or(text.len(), |(i, _)| i)
    };
    let (from, to) = (byte(span.0), byte(span.1));
    &text[from..to.max(from)]
}

/// Words of the source as one line: line breaks and the spaces between Chinese characters go.
pub fn tidy(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let wide = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii() || c.is_whitespace());
    let mut out = String::with_capacity(words.len());
    for (i, c) in chars.iter().enumerate() {
        if !c.is_whitespace() {
            out.push(*c);
        } else if !wide(out.chars().last().as_ref()) && !wide(chars.get(i + 1)) {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_rare_characters_are_counted_as_a_browser_does() {
        // 𠮷 lies beyond the first plane: four bytes, two UTF-16 units.
        let text = "a州𠮷局";
        let offsets = Offsets::of(text);
        assert_eq!([0, 1, 4, 8, 11].map(|b| offsets.utf16(b)), [0, 1, 2, 4, 5]);
        assert_eq!(offsets.utf16(2), 1, "inside a character: its beginning");
        assert_eq!(offsets.utf16(99), 5, "beyond the end: the end");
        assert_eq!(slice(text, (1, 4)), "州𠮷");
        assert_eq!(slice(text, (4, 99)), "局");
        assert_eq!(slice(text, (9, 3)), "");
    }

    #[test]
    fn marks_agree_with_counting_in_a_long_text() {
        let text = "一二a三𠮷".repeat(100);
        let offsets = Offsets::of(&text);
        for (byte, _) in text.char_indices() {
            assert_eq!(offsets.utf16(byte) as usize, text[..byte].encode_utf16().count());
        }
    }

    #[test]
    fn tidy_joins_broken_lines_and_keeps_spaces_between_latin_words() {
        assert_eq!(tidy("推 动重\n大 AI tools 排查 "), "推动重大AI tools排查");
    }
}
