//! Plain text: finds the encoding, decodes, and cuts into lines.

mod plausible;
#[cfg(test)]
mod tests;

use crate::{Composer, Limits, Unreadable};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
pub use plausible::plausible;
use prose::{BlockKind, Place, Source};

/// How much of a long file is decoded to compare encodings, in bytes. Even, so that UTF-16 stays aligned.
const SAMPLE: usize = 32 << 10;
/// Below this mean plausibility (see [`plausible`]) the bytes are no text. Prose lies above 0.6, random bytes below −0.5.
const TEXT: f64 = 0.05;

/// Reads a .txt file.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
    // Before anything is decoded: a file without line ends is not worth the memory.
    if bytes.len() > limits.line * 4 && !bytes.iter().any(|b| *b == b'\n' || *b == b'\r') {
        return Err(long_line(bytes.len()));
    }
    let (encoding, bytes) = detect(name, bytes)?;
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    // Zero characters are no text; replaced before spans are taken, because the replacement is longer.
    let zeros = text.contains('\0');
    let text = if zeros { text.replace('\0', "\u{FFFD}") } else { text.into_owned() };
    let mut out = Composer::new(limits);
    if encoding != UTF_8 {
        out.note(None, format!("文件编码识别为 {}。", encoding.name()));
    }
    let paged = text.contains('\u{0C}');
    let mut damage = Vec::new();
    let (mut number, mut page) = (0, 1);
    for (index, sheet) in text.split('\u{0C}').enumerate() {
        page += u32::from(index > 0);
        // A line ends with \n, \r\n or a lone \r.
        for line in sheet.split('\n').flat_map(|l| l.strip_suffix('\r').unwrap_or(l).split('\r')) {
            number += 1;
            if replaced || line.contains('\u{FFFD}') {
                for (at, _) in line.match_indices('\u{FFFD}') {
                    damage.push((number, out.here() + at));
                }
            }
            let place = Place { paragraph: Some(number), page: paged.then_some(page), ..Place::default() };
            out.piece(line, BlockKind::Line, place)?;
        }
    }
    if paged {
        out.pages(Some(page));
    }
    report(&mut out, &damage);
    Ok(out.finish())
}

/// The whole text, its encoding detected; for comma-separated tables.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, Unreadable> {
    let (encoding, bytes) = detect(name, bytes)?;
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// Cuts a long list of damaged spots down to the first twenty and a sum.
fn report(out: &mut Composer, damage: &[(u32, usize)]) {
    let mut shown = 0;
    let mut last = 0;
    for (line, at) in damage {
        if *line != last && shown < 20 {
            let count = damage.iter().filter(|(l, _)| l == line).count();
            let span = *at..*at + '\u{FFFD}'.len_utf8();
            out.note(Some(span), format!("第 {line} 行有 {count} 处字节无法识别为文字，请对照原件补正。"));
            shown += 1;
        }
        last = *line;
    }
    if shown == 20 {
        out.note(None, format!("全文共有 {} 处字节无法识别为文字，以上只列出前 20 行。", damage.len()));
    }
}

fn long_line(bytes: usize) -> Unreadable {
    Unreadable::new(
        "long_line",
        format!(
            "文件有 {} MB，却没有一个换行，不像公文。请检查是否选错了文件，或在 Word 里正常分段后再上传。",
            bytes >> 20
        ),
    )
}

/// The encoding, and the bytes after the byte-order mark.
fn detect<'b>(name: &str, bytes: &'b [u8]) -> Result<(&'static Encoding, &'b [u8]), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding, &bytes[mark..]));
    }
    let zeros = bytes.iter().take(SAMPLE).filter(|b| **b == 0).count();
    if zeros == 0 && std::str::from_utf8(bytes).is_ok() {
        let text = String::from_utf8_lossy(sample(bytes, SAMPLE));
        if plausible(&text) < TEXT && text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return Err(not_text(name));
        }
        return Ok((UTF_8, bytes));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample(bytes, SAMPLE), true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    let mut best = (f64::MIN, UTF_8);
    for encoding in [UTF_8, GB18030, BIG5, UTF_16LE, UTF_16BE] {
        let (text, _) = encoding.decode_without_bom_handling(sample(bytes, SAMPLE));
        // A cut sample may end inside a character.
        let text = text.trim_end_matches('\u{FFFD}');
        let mut score = plausible(text);
        // The statistical detector breaks ties of short texts; it knows GBK, not its superset.
        if guess == encoding || guess == encoding_rs::GBK && encoding == GB18030 {
            score += 0.05;
        }
        if score > best.0 {
            best = (score, encoding);
        }
    }
    if best.0 < TEXT {
        return Err(not_text(name));
    }
    Ok((best.1, bytes))
}

fn sample(bytes: &[u8], most: usize) -> &[u8] {
    &bytes[..bytes.len().min(most)]
}

fn not_text(name: &str) -> Unreadable {
    Unreadable::new(
        "unknown",
        format!(
            "文件“{name}”的内容不是文字（各种中文编码都读不出通顺的内容），可能是别的格式改了扩展名，或已损坏。请用原来的软件打开，另存为 .docx、.pdf 或 .txt 后再上传。"
        ),
    )
}
