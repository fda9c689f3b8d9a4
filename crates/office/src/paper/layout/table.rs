//! Tables in the text. The standard says where a sideways table stands (§8) and nothing of size and rules inside the text:
//! ours are 小四 and thin black rules.

use super::rows::Row;
use crate::paper::page::{ASCENT, Colour, Face, LEFT, Mark, PT, Run, TEXT_HIGH, TEXT_WIDE, cells, rule};
use crate::paper::wrap::{self, Piece};

const SIZE: f64 = 12.0;
const PITCH: f64 = SIZE * PT * 1.35;
const PAD: f64 = 1.4;
const THIN: f64 = 0.18;

/// What stands in a column of so many characters or fewer is a word (天数, 序号) and is never broken.
const WORD: f64 = 4.0;

/// Narrowest column: one character with its padding.
const LEAST: f64 = SIZE * PT + 2.0 * PAD;

/// Most columns side by side: with more the page has no room for one character in each.
const ABREAST: usize = 22;

/// A table as it stands on pages: too wide a one in several below each other, each beginning with the first column, so that
/// every row is still told by its name.
pub fn parts(rows: &[Vec<String>]) -> Vec<Vec<Vec<String>>> {
    let count = rows.first().map_or(0, Vec::len);
    if count <= ABREAST {
        return vec![rows.to_vec()];
    }
    // As equal as can be: 23 columns become 1 + 11 and 1 + 11.
    let others: Vec<usize> = (1..count).collect();
    let groups = others.len().div_ceil(ABREAST - 1);
    let some = |columns: &[usize]| {
        let row = |row: &Vec<String>| {
            let cell = |c: &usize| row.get(*c).cloned().unwrap_or_default();
            std::iter::once(&0).chain(columns).map(cell).collect()
        };
        rows.iter().map(row).collect()
    };
    others.chunks(others.len().div_ceil(groups)).map(some).collect()
}

/// Widths in proportion to what is wanted that fill `room`, none below `least` as long as there is room for that.
fn share(want: &[f64], least: f64, room: f64) -> Vec<f64> {
    let least = least.min(room / want.len().max(1) as f64);
    let mut low = vec![false; want.len()];
    loop {
        let taken = low.iter().filter(|l| **l).count() as f64 * least;
        let rest: f64 = want.iter().zip(&low).filter(|(_, l)| !**l).map(|(w, _)| w).sum();
        let factor = (room - taken) / rest.max(1e-9);
        let fallen = want.iter().zip(&low).position(|(w, l)| !*l && w * factor < least - 1e-9);
        match fallen {
            Some(i) => low[i] = true,
            None => return want.iter().zip(&low).map(|(w, l)| if *l { least } else { w * factor }).collect(),
        }
    }
}

/// Widths of the columns in millimetres, together those of the text: by what stands in them. Columns of words keep what their
/// longest word needs, the others share what is left; none is narrower than a character while the page has room for that.
pub fn columns(rows: &[Vec<String>]) -> Vec<f64> {
    let count = rows.first().map_or(0, Vec::len);
    let em = SIZE * PT;
    let longest = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|t| cells(t)).fold(0.0, f64::max);
    let longest: Vec<f64> = (0..count).map(longest).collect();
    // Long texts share what is left by the root of their length: one sentence does not starve the others.
    let want = |n: &f64| (n.clamp(2.0, 6.0) + (n - 6.0).max(0.0).sqrt() * 2.0) * em + 2.0 * PAD;
    let wide: Vec<f64> = longest.iter().map(want).collect();
    let sum: f64 = wide.iter().sum();
    let words: f64 = longest.iter().zip(&wide).filter(|(n, _)| **n <= WORD).map(|(_, w)| w).sum();
    let texts: Vec<f64> = longest.iter().zip(&wide).filter(|(n, _)| **n > WORD).map(|(_, w)| *w).collect();
    // More columns of words than half the page holds cannot all be kept whole.
    let whole = words <= TEXT_WIDE / 2.0 && texts.len() as f64 * LEAST <= TEXT_WIDE - words;
    if sum <= TEXT_WIDE || texts.is_empty() || !whole {
        return share(&wide, LEAST, TEXT_WIDE);
    }
    let mut texts = share(&texts, LEAST, TEXT_WIDE - words).into_iter();
    let width = |(w, n): (&f64, &f64)| if *n <= WORD { *w } else { texts.next().unwrap_or(*w) };
    wide.iter().zip(&longest).map(width).collect()
}

/// Rows of a table, in parts with a blank line between where it is too wide; the first comes again on each page.
pub fn rows(cells_: &[Vec<String>]) -> Vec<Row> {
    let mut out = Vec::new();
    for (i, part) in parts(cells_).iter().enumerate() {
        out.extend((i > 0).then(Row::blank));
        out.extend(abreast(part));
    }
    out
}

fn abreast(cells_: &[Vec<String>]) -> Vec<Row> {
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
            // As broken: marks that gave way stand closer, so that the line ends within its column.
            let used = line.last().map_or(0.0, |g| g.0 + g.1) * em;
            let used = used.min((w - 2.0 * PAD).max(em));
            let left = if short || centre { x + (w - used) / 2.0 } else { x + PAD };
            // Where columns are narrower than a character the page's side still holds.
            let left = left.min(LEFT + TEXT_WIDE - used);
            let chars = line.iter().map(|(at, wide, c, _)| (left + at * em, wide * em, *c)).collect();
            let y = drop + n as f64 * PITCH + ASCENT * em;
            marks.push(Mark::Text(Run { y, size: SIZE, face, colour: Colour::Black, chars }));
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
