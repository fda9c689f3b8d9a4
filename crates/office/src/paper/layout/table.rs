//! Tables in the text. The standard says where a sideways table stands (§8) and nothing of size and rules inside the text:
//! ours are 小四 and thin black rules.

use super::rows::Row;
use crate::paper::page::{Colour, Face, LEFT, Mark, PT, TEXT_HIGH, TEXT_WIDE, cells, rule, text};
use crate::paper::wrap::{self, Piece};

const SIZE: f64 = 12.0;
const PITCH: f64 = SIZE * PT * 1.35;
const PAD: f64 = 1.4;
const THIN: f64 = 0.18;

/// What stands in a column of so many characters or fewer is a word (天数, 序号) and is never broken.
const WORD: f64 = 4.0;

/// Widths of the columns in millimetres: by what stands in them. Columns of words keep what their longest word needs, the
/// others share what is left.
fn columns(rows: &[Vec<String>]) -> Vec<f64> {
    let count = rows.first().map_or(0, Vec::len);
    let em = SIZE * PT;
    let longest = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|t| cells(t)).fold(0.0, f64::max);
    let longest: Vec<f64> = (0..count).map(longest).collect();
    // Long texts share what is left by the root of their length: one sentence does not starve the others.
    let want = |n: &f64| (n.clamp(2.0, 6.0) + (n - 6.0).max(0.0).sqrt() * 2.0) * em + 2.0 * PAD;
    let wide: Vec<f64> = longest.iter().map(want).collect();
    let sum: f64 = wide.iter().sum();
    let words: f64 = longest.iter().zip(&wide).filter(|(n, _)| **n <= WORD).map(|(_, w)| w).sum();
    // More columns of words than half the page holds cannot all be kept whole.
    if sum <= TEXT_WIDE || words > TEXT_WIDE / 2.0 || words >= sum {
        return wide.into_iter().map(|w| w * TEXT_WIDE / sum.max(1.0)).collect();
    }
    let share = (TEXT_WIDE - words) / (sum - words);
    wide.iter().zip(&longest).map(|(w, n)| if *n <= WORD { *w } else { w * share }).collect()
}

/// Rows of a table; the first comes again on each page.
pub fn rows(cells_: &[Vec<String>]) -> Vec<Row> {
    let wide = columns(cells_);
    let mut out: Vec<Row> = Vec::new();
    let mut head: Vec<Row> = Vec::new();
    for (i, row) in cells_.iter().enumerate() {
        let made = one(row, &wide, i == 0, i + 1 == cells_.len());
        if i == 0 {
            head = made.clone();
            out.extend(made.into_iter().map(Row::kept));
        } else {
            out.extend(made.into_iter().map(|r| Row { again: head.clone(), ..r }));
        }
    }
    out
}

fn one(row: &[String], wide: &[f64], head: bool, last: bool) -> Vec<Row> {
    let em = SIZE * PT;
    let face = if head { Face::Hei } else { Face::FangSong };
    let broken: Vec<Vec<wrap::Line>> = row
        .iter()
        .zip(wide)
        .map(|(t, w)| {
            let pieces: Vec<Piece> = t.chars().map(|c| (c, face)).collect();
            wrap::lines(&pieces, 0.0, 0.0, ((w - 2.0 * PAD) / em * 2.0 + 1e-6).floor() / 2.0)
        })
        .collect();
    let lines = broken.iter().map(Vec::len).max().unwrap_or(0).max(1);
    // A row higher than a page is cut into several.
    let most = ((TEXT_HIGH / 2.0 - 2.0 * PAD) / PITCH) as usize;
    (0..lines)
        .step_by(most)
        .map(|from| {
            let to = (from + most).min(lines);
            part(&broken, wide, face, from..to, head || (to - from) < lines, last)
        })
        .collect()
}

fn part(
    broken: &[Vec<wrap::Line>],
    wide: &[f64],
    face: Face,
    lines: std::ops::Range<usize>,
    centre: bool,
    _last: bool,
) -> Row {
    let em = SIZE * PT;
    let high = lines.len() as f64 * PITCH + 2.0 * PAD;
    let mut marks = Vec::new();
    let mut x = LEFT;
    for (column, w) in broken.iter().zip(wide) {
        let here: Vec<&wrap::Line> = column.iter().skip(lines.start).take(lines.len()).collect();
        // Short texts stand in the middle, long ones begin at the left; all are in the middle of the row's height.
        let short = here.len() <= 1;
        let drop = (high - here.len() as f64 * PITCH) / 2.0 + (PITCH - em) / 2.0;
        for (n, line) in here.into_iter().enumerate() {
            let words: String = line.iter().map(|g| g.2).collect();
            let used = cells(&words) * em;
            let left = if short || centre { x + (w - used) / 2.0 } else { x + PAD };
            marks.push(text(&words, left, drop + n as f64 * PITCH, SIZE, em, face, Colour::Black));
        }
        marks.push(vertical(x, high));
        x += w;
    }
    marks.push(vertical(x, high));
    marks.push(rule(LEFT, LEFT + TEXT_WIDE, 0.0, THIN, Colour::Black));
    marks.push(rule(LEFT, LEFT + TEXT_WIDE, high, THIN, Colour::Black));
    Row { high: Some(high), ..Row::text(marks) }
}

fn vertical(x: f64, high: f64) -> Mark {
    Mark::Rule { x1: x, y1: 0.0, x2: x, y2: high, width: THIN, colour: Colour::Black }
}
