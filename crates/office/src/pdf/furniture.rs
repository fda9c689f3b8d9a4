//! Page numbers and running heads: printed on every page, part of no sentence.

use super::layout::Line;
use regex::Regex;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Lines of one page and its height.
pub struct Sheet<'s> {
    pub lines: &'s [Line],
    pub height: f64,
}

/// Share of the height, above and below, where furniture stands.
const MARGIN: f64 = 0.12;

fn number(text: &str) -> Option<(u32, bool)> {
    static FORM: OnceLock<Option<Regex>> = OnceLock::new();
    let form = FORM.get_or_init(|| {
        Regex::new(r"^[\s\-—–－_·•\[\]【】]*(?:第\s*)?(\d{1,4}|[０-９]{1,4})\s*(?:页)?(?:[\s，,/／]*(?:共|of)?\s*\d{1,4}\s*(?:页)?)?[\s\-—–－_·•\[\]【】]*$").ok()
    });
    let found = form.as_ref()?.captures(text.trim())?;
    let digits: String =
        found[1].chars().map(|c| if c >= '０' { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c }).collect();
    let bare = text.trim().chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    Some((digits.parse().ok()?, bare))
}

/// Which lines are furniture: `[page][line]`.
pub fn find(sheets: &[Sheet]) -> Vec<Vec<bool>> {
    let mut drop: Vec<Vec<bool>> = sheets.iter().map(|s| vec![false; s.lines.len()]).collect();
    let edge = |s: &Sheet, l: &Line| l.y < s.height * MARGIN || l.y > s.height * (1.0 - MARGIN);
    let mut bare: Vec<(usize, usize, u32)> = Vec::new();
    let mut heads: HashMap<(String, bool), Vec<(usize, usize)>> = HashMap::new();
    for (p, sheet) in sheets.iter().enumerate() {
        let count = sheet.lines.len();
        for (l, line) in sheet.lines.iter().enumerate() {
            // Only the outermost lines, and only in the margin.
            if (l >= 3 && l + 3 < count) || !edge(sheet, line) {
                continue;
            }
            match number(&line.text) {
                Some((_, false)) => drop[p][l] = true,
                Some((n, true)) => bare.push((p, l, n)),
                None => {
                    let key: String = line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
                    heads.entry((key, line.y > sheet.height / 2.0)).or_default().push((p, l));
                }
            }
        }
    }
    // Bare figures are page numbers when they count up with the pages.
    for (p, l, n) in &bare {
        let rising = bare.iter().any(|(q, _, m)| q != p && *m as i64 - *n as i64 == *q as i64 - *p as i64);
        drop[*p][*l] |= rising;
    }
    for places in heads.values() {
        let mut pages: Vec<usize> = places.iter().map(|p| p.0).collect();
        pages.dedup();
        // On three pages and on a third of all, or on three in a row: several papers in one file have their own heads.
        let in_row = pages.windows(3).any(|w| w[2] - w[0] <= 4);
        if pages.len() >= 3 && (pages.len() * 3 >= sheets.len() || in_row) {
            for (p, l) in places {
                drop[*p][*l] = true;
            }
        }
    }
    drop
}
