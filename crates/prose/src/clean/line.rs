//! What one raw line carries besides its words.

use super::script;
use crate::source::Span;

/// Whether an empty line stands just before `at`.
pub(super) fn blank_before(text: &str, at: usize) -> bool {
    let mut feeds = 0;
    for char in text[..at].chars().rev().take(200) {
        match char {
            '\n' => feeds += 1,
            c if c.is_whitespace() => {}
            _ => break,
        }
        if feeds >= 2 {
            return true;
        }
    }
    false
}

pub(super) fn tab_cells(line: &str, base: usize) -> Vec<Span> {
    let mut at = base;
    line.split('\t')
        .map(|cell| {
            let span = at..at + cell.len();
            at += cell.len() + 1;
            span
        })
        .collect()
}

/// `1　总则`: a number, a space, words.
pub(super) fn spaced_number(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(0);
    (1..=8).contains(&digits) && {
        let rest = &line[digits..];
        rest.starts_with(char::is_whitespace) && rest.trim_start().chars().next().is_some_and(script::han)
    }
}

/// Takes Markdown marks off a line: `## ` becomes a heading level, `**` goes.
pub(super) fn strip_marks(line: &str, base: usize) -> (&str, usize, Option<u8>) {
    let trimmed = line.trim_start();
    let mut at = line.len() - trimmed.len();
    let hashes = trimmed.bytes().take_while(|b| *b == b'#').count();
    let mut heading = None;
    if (1..=6).contains(&hashes) && trimmed[hashes..].starts_with([' ', '\u{3000}', '\t']) {
        heading = Some(hashes as u8);
        at += hashes;
    }
    let mut rest = &line[at..];
    let inner = rest.trim();
    if inner.len() > 4 && inner.starts_with("**") && inner.ends_with("**") {
        at += rest.find("**").unwrap_or(0) + 2;
        rest = &line[at..];
        let end = rest.rfind("**").unwrap_or(rest.len());
        rest = &rest[..end];
    }
    (rest, base + at, heading)
}
