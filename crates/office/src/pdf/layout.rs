//! From characters with places to printed lines.

use super::content::Char;

/// A printed line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// Base line.
    pub y: f64,
    /// Size of most of its characters, in points.
    pub size: f64,
}

/// Lines from top to bottom.
pub fn lines(mut chars: Vec<Char>) -> Vec<Line> {
    chars.retain(|c| !c.text.trim().is_empty() || c.text == " ");
    // Stable: characters that stand at one place keep the order in which they were shown.
    chars.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<(f64, f64, Vec<Char>)> = Vec::new();
    for c in chars {
        match rows.last_mut() {
            Some((y, size, row)) if (*y - c.y).abs() <= 0.45 * size.max(c.size) => {
                // A large character decides where the line stands; raised figures don't.
                if c.size > *size * 1.2 {
                    (*y, *size) = (c.y, c.size);
                }
                row.push(c);
            }
            _ => rows.push((c.y, c.size, vec![c])),
        }
    }
    rows.into_iter().filter_map(|(y, _, row)| line(y, row)).collect()
}

fn line(y: f64, mut row: Vec<Char>) -> Option<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut sizes: Vec<f64> = row.iter().map(|c| c.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    let mut text = String::new();
    let mut last: Option<&Char> = None;
    let (mut x0, mut x1) = (f64::MAX, f64::MIN);
    let mut blank = false;
    for c in &row {
        if c.text == " " || c.text == "\u{A0}" {
            blank |= last.is_some();
            continue;
        }
        if let Some(before) = last {
            // Bold by printing twice: the same character at nearly the same place.
            if before.text == c.text && (before.x - c.x).abs() < 0.3 * c.size && (before.y - c.y).abs() < 0.3 * c.size {
                continue;
            }
            let gap = c.x - before.end;
            let em = before.size.max(c.size);
            let wide = |t: &str| t.chars().next_back().is_some_and(|c| !c.is_ascii());
            let both_wide = wide(&before.text) && wide(&c.text);
            let least = if both_wide { 0.6 } else { 0.25 };
            // A blank character between Chinese characters that leaves no room is no blank.
            if gap > least * em || blank && (!both_wide || gap > 0.2 * em) {
                text.push_str(if gap > 3.0 * em { "    " } else { " " });
            }
        }
        blank = false;
        text.push_str(&c.text);
        x0 = x0.min(c.x);
        x1 = x1.max(c.end);
        last = Some(c);
    }
    (!text.trim().is_empty()).then_some(Line { text, x0, x1, y, size })
}

/// The left edge of running text: the leftmost place where several lines begin. `None` for pages of a few lines.
pub fn left_edge<'l>(lines: impl Iterator<Item = &'l Line>) -> Option<f64> {
    let mut counts = std::collections::BTreeMap::<i64, usize>::new();
    let mut all = 0;
    for line in lines.filter(|l| l.x1 - l.x0 > l.size * 3.0) {
        *counts.entry((line.x0 / 4.0).round() as i64).or_default() += 1;
        all += 1;
    }
    let enough = (all / 12).max(2);
    counts.iter().find(|(_, n)| **n >= enough).map(|(x, _)| *x as f64 * 4.0)
}

/// The line with its indent as ideographic spaces: paragraphs begin two in, titles stand in the middle.
pub fn indented(line: &Line, left: f64) -> String {
    let ems = ((line.x0 - left) / line.size).round();
    let ems = if ems.is_finite() { ems.clamp(0.0, 20.0) as usize } else { 0 };
    "\u{3000}".repeat(ems) + &line.text
}
