//! Which lines go on with the one before: hard wraps and broken lines.

use crate::numbering;
use crate::source::{BlockKind, Source};

/// Printed width in units of half a Chinese character.
fn columns(line: &str) -> usize {
    line.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// For each block: whether it continues the block before it (page furniture between them is passed over).
pub fn plan(source: &Source, furniture: &[bool]) -> Vec<bool> {
    let mut joins = vec![false; source.blocks.len()];
    let measure = wrap_width(source, furniture);
    let mut previous: Option<usize> = None;
    // Brackets left open in the paragraph so far.
    let mut open = 0i32;
    for (i, block) in source.blocks.iter().enumerate() {
        if furniture[i] {
            continue;
        }
        let line = source.text.get(block.span.clone()).unwrap_or("");
        if block.kind != BlockKind::Line || line.matches('\t').count() >= 2 {
            previous = None;
            continue;
        }
        if let Some(p) = previous {
            let before = source.text.get(source.blocks[p].span.clone()).unwrap_or("");
            joins[i] = continues(before, line, measure) || open > 0 && open < 3 && in_bracket(line);
        }
        if !joins[i] {
            open = 0;
        }
        open += line.matches(['（', '(']).count() as i32 - line.matches(['）', ')']).count() as i32;
        previous = Some(i);
    }
    joins
}

/// Width at which lines were wrapped by hand, if they were.
fn wrap_width(source: &Source, furniture: &[bool]) -> Option<usize> {
    let mut widths: Vec<usize> = source
        .blocks
        .iter()
        .enumerate()
        .filter(|(i, b)| !furniture[*i] && b.kind == BlockKind::Line)
        .map(|(_, b)| columns(source.text.get(b.span.clone()).unwrap_or("")))
        .filter(|w| *w > 0)
        .collect();
    if widths.len() < 8 {
        return None;
    }
    widths.sort_unstable();
    let wide = widths[widths.len() * 9 / 10];
    let near = widths.iter().filter(|w| **w + 6 >= wide && **w <= wide + 6).count();
    ((36..=130).contains(&wide) && near * 10 >= widths.len() * 4).then_some(wide)
}

const END: [char; 10] = ['。', '；', '：', '！', '？', ';', ':', '.', '!', '?'];
const OPEN: [char; 10] = ['，', '、', ',', '（', '(', '《', '“', '—', '－', '-'];

fn continues(before: &str, line: &str, wrapped: Option<usize>) -> bool {
    let head = line.trim_start();
    let tail = before.trim_end();
    let bare = head.trim_start_matches('#').trim_start();
    if head.starts_with("##") || head.starts_with("# ") || head.starts_with("**") || tail.trim_start().starts_with('#')
    {
        return false;
    }
    let last = tail.trim_end_matches(['”', '’', '）', ')', '》', '】']).chars().next_back().unwrap_or(' ');
    let open = tail.ends_with(OPEN);
    if numbering::starts_item(bare) && !tail.ends_with(['（', '(', '《', '“', '、', '第']) {
        // Mid-sentence a number is only believed where it stands in Chinese numerals or brackets.
        let ended = END.contains(&last) || tail.ends_with(['）', ')', '”', '】', '》']);
        if ended || !open || !head.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
    }
    // A bracket left open goes on, whatever the width.
    let opened = tail.matches(['（', '(']).count();
    if opened > tail.matches(['）', ')']).count() && !numbering::starts_item(bare) {
        return true;
    }
    // 各县（市）人民政府，州直各部门：
    if head.starts_with('各') && head.chars().take(80).any(|c| matches!(c, '：' | ':')) && !open {
        return false;
    }
    let full = match wrapped {
        Some(wide) => columns(before) + 6 >= wide,
        None => columns(before) >= 60,
    };
    if wrapped.is_some() {
        let indented = line.starts_with("  ") || line.starts_with('\u{3000}');
        let was_indented = before.starts_with("  ") || before.starts_with('\u{3000}');
        if indented && !was_indented && END.contains(&last) {
            return false;
        }
        // After a full stop at the margin a short line without a mark is a title, not the rest of the sentence.
        let short = columns(head) + 10 < wrapped.unwrap_or(0) && heading_like(head);
        if END.contains(&last) && short {
            return false;
        }
        return full && !tail.ends_with("：")
            || open && !END.contains(&last) && columns(before) * 2 >= wrapped.unwrap_or(0);
    }
    if END.contains(&last) || tail.ends_with(['）', ')', '”', '】', '》']) {
        return false;
    }
    // Not wrapped by hand: only a line that plainly breaks off goes on.
    if tail.ends_with(['，', '、', ',']) {
        return true;
    }
    full && !heading_like(head)
}

/// The rest of a bracket: it closes on this line, and no item begins here.
fn in_bracket(line: &str) -> bool {
    let head = line.trim_start();
    let closes = head.find(['）', ')']).is_some_and(|at| !head[..at].contains(['（', '(', '。']));
    closes && head.len() <= 200 && !numbering::starts_item(head)
}

/// A short line without an end mark.
fn heading_like(line: &str) -> bool {
    let line = line.trim();
    columns(line) <= 60 && !line.ends_with(['。', '；', '，', '、'])
}
