//! Ruled tables: the lines drawn on the page give cells, the characters inside give their text.

mod overleaf;

use super::content::{Char, Rule};
use super::layout;
use crate::compose::RowCell;
use crate::{Composer, Unreadable};
use prose::{Place, Span, columns};

/// A table found on a page.
pub struct Table {
    /// Upper edge.
    pub top: f64,
    /// For every row and column: the text of the cell that begins there, or where it began.
    rows: Vec<Vec<Slot>>,
    /// Widths of the columns, in points.
    widths: Vec<f64>,
    /// Goes on with the table before it: how many rows that one has.
    after: Option<usize>,
    /// Words of the rows of column names, of the first page of the table.
    heads: Vec<Vec<String>>,
}

enum Slot {
    /// The text, and whether its last line fills the cell.
    Text(String, bool),
    /// Row and column where the merged cell began.
    Part(usize, usize),
}

/// Lines nearer than this are one, in points.
const NEAR: f64 = 3.0;
/// Rows and columns of one table.
const MOST: usize = 300;

/// Axis-parallel rules of one direction: position across, from, to.
type Bar = (f64, f64, f64);

/// Finds tables of at least two cells. Returns them and the characters outside.
pub fn find(rules: &[Rule], chars: Vec<Char>) -> (Vec<Table>, Vec<Char>) {
    let flat = |r: &&Rule| r.y1 - r.y0 < NEAR && r.x1 - r.x0 > 6.0;
    let tall = |r: &&Rule| r.x1 - r.x0 < NEAR && r.y1 - r.y0 > 4.0;
    let across = join(rules.iter().filter(flat).map(|r| ((r.y0 + r.y1) / 2.0, r.x0, r.x1)).collect());
    let down = join(rules.iter().filter(tall).map(|r| ((r.x0 + r.x1) / 2.0, r.y0, r.y1)).collect());
    if across.len() < 2 || down.is_empty() || across.len() + down.len() > 4000 {
        return (Vec::new(), chars);
    }
    let mut rest = chars;
    let mut tables = Vec::new();
    for (across, down) in groups(&across, &down) {
        let Some(grid) = Grid::new(&across, &down) else { continue };
        let (inside, outside) = rest.into_iter().partition(|c| grid.holds(c));
        rest = outside;
        match grid.table(inside) {
            Ok(table) => tables.push(table),
            Err(back) => rest.extend(back),
        }
    }
    tables.sort_by(|a, b| b.top.total_cmp(&a.top));
    (tables, rest)
}

/// Joins pieces of the same line.
fn join(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut out: Vec<Bar> = Vec::new();
    for bar in bars {
        // A line of the same position may be further back than the last one pushed.
        let same = out
            .iter_mut()
            .rev()
            .take(40)
            .find(|o| (o.0 - bar.0).abs() < NEAR && bar.1 <= o.2 + NEAR && o.1 <= bar.2 + NEAR);
        match same {
            Some(o) => (o.1, o.2) = (o.1.min(bar.1), o.2.max(bar.2)),
            None => out.push(bar),
        }
    }
    out
}

/// Lines that touch each other, directly or through others.
fn groups(across: &[Bar], down: &[Bar]) -> Vec<(Vec<Bar>, Vec<Bar>)> {
    let count = across.len() + down.len();
    let mut group: Vec<usize> = (0..count).collect();
    fn root(group: &mut [usize], mut i: usize) -> usize {
        while group[i] != i {
            group[i] = group[group[i]];
            i = group[i];
        }
        i
    }
    for (i, h) in across.iter().enumerate() {
        for (j, v) in down.iter().enumerate() {
            let touch = v.0 > h.1 - NEAR && v.0 < h.2 + NEAR && h.0 > v.1 - NEAR && h.0 < v.2 + NEAR;
            if touch {
                let (a, b) = (root(&mut group, i), root(&mut group, across.len() + j));
                group[a] = b;
            }
        }
    }
    let mut out: std::collections::BTreeMap<usize, (Vec<Bar>, Vec<Bar>)> = Default::default();
    for i in 0..count {
        let r = root(&mut group, i);
        let entry = out.entry(r).or_default();
        if i < across.len() {
            entry.0.push(across[i]);
        } else {
            entry.1.push(down[i - across.len()]);
        }
    }
    out.into_values().filter(|(a, d)| a.len() >= 2 && !d.is_empty()).collect()
}

/// Positions of lines, near ones taken together, rising.
fn positions(bars: &[Bar]) -> Vec<f64> {
    let mut all: Vec<f64> = bars.iter().map(|b| b.0).collect();
    all.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for at in all {
        if out.last().is_none_or(|last| at - last >= NEAR) {
            out.push(at);
        }
    }
    out
}

/// A row that goes on overleaf has no line below it, and some tables have none at their sides: the lines across run
/// beyond the outermost position. Where several do, they end at an edge that is not drawn.
fn open_ends(mut at: Vec<f64>, crossing: &[Bar]) -> Vec<f64> {
    let (Some(first), Some(last)) = (at.first().copied(), at.last().copied()) else { return at };
    let beyond = |ends: Vec<f64>| (ends.len() >= 2).then(|| ends[ends.len() / 2]);
    let low = beyond(crossing.iter().map(|b| b.1).filter(|end| *end < first - 2.0 * NEAR).collect());
    let high = beyond(crossing.iter().map(|b| b.2).filter(|end| *end > last + 2.0 * NEAR).collect());
    if let Some(low) = low {
        at.insert(0, low);
    }
    at.extend(high);
    at
}

struct Grid {
    /// Column edges from the left, row edges from the top.
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Cell that each slot belongs to: its first row and column.
    owner: Vec<Vec<(usize, usize)>>,
}

impl Grid {
    fn new(across: &[Bar], down: &[Bar]) -> Option<Grid> {
        let xs = open_ends(positions(down), across);
        let mut ys = open_ends(positions(across), down);
        ys.reverse();
        let (rows, cols) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
        if rows == 0 || cols == 0 || rows * cols < 2 || rows > MOST || cols > MOST {
            return None;
        }
        let drawn = |bars: &[Bar], at: f64, middle: f64| {
            bars.iter().any(|b| (b.0 - at).abs() < NEAR && b.1 < middle && middle < b.2)
        };
        let mut owner: Vec<Vec<(usize, usize)>> = (0..rows).map(|r| (0..cols).map(|c| (r, c)).collect()).collect();
        for r in 0..rows {
            for c in 0..cols {
                let (x, y) = ((xs[c] + xs[c + 1]) / 2.0, (ys[r] + ys[r + 1]) / 2.0);
                if c > 0 && !drawn(down, xs[c], y) {
                    owner[r][c] = owner[r][c - 1];
                } else if r > 0 && !drawn(across, ys[r], x) {
                    owner[r][c] = owner[r - 1][c];
                }
            }
        }
        Some(Grid { xs, ys, owner })
    }

    fn slot(&self, c: &Char) -> Option<(usize, usize)> {
        let (x, y) = ((c.x + c.end) / 2.0, c.y + c.size * 0.35);
        let col = self.xs.windows(2).position(|w| w[0] - 1.0 <= x && x < w[1])?;
        let row = self.ys.windows(2).position(|w| w[0] + 1.0 >= y && y > w[1])?;
        Some((row, col))
    }

    fn holds(&self, c: &Char) -> bool {
        self.slot(c).is_some()
    }

    /// The table, or the characters back when it is only a frame.
    fn table(self, inside: Vec<Char>) -> Result<Table, Vec<Char>> {
        let (rows, cols) = (self.ys.len() - 1, self.xs.len() - 1);
        let mut owners: Vec<(usize, usize)> = self.owner.iter().flatten().copied().collect();
        owners.sort_unstable();
        owners.dedup();
        if owners.len() < 2 || inside.is_empty() {
            return Err(inside);
        }
        let mut held: std::collections::HashMap<(usize, usize), Vec<Char>> = Default::default();
        for c in inside {
            if let Some((r, k)) = self.slot(&c) {
                held.entry(self.owner[r][k]).or_default().push(c);
            }
        }
        let slots = (0..rows).map(|r| {
            (0..cols)
                .map(|c| match self.owner[r][c] {
                    own if own == (r, c) => {
                        let wide = self.owner[r].iter().skip(c).take_while(|o| **o == own).count();
                        let width = self.xs[c + wide] - self.xs[c];
                        let (text, full) = held.remove(&own).map_or_else(Default::default, |chars| flow(chars, width));
                        Slot::Text(text, full)
                    }
                    (or, oc) => Slot::Part(or, oc),
                })
                .collect()
        });
        let widths = self.xs.windows(2).map(|w| w[1] - w[0]).collect();
        Ok(Table { top: self.ys[0], rows: slots.collect(), widths, after: None, heads: Vec::new() })
    }
}

/// The text of a cell `width` wide. A line that fills it goes on in the next; a shorter one ends a paragraph.
fn flow(chars: Vec<Char>, width: f64) -> (String, bool) {
    let lines = layout::lines(chars);
    let (mut out, mut full) = (String::new(), false);
    for (i, line) in lines.iter().enumerate() {
        out.push_str(&line.text);
        full = line.x1 - line.x0 > width - 2.4 * line.size;
        if i + 1 < lines.len() {
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if !full {
                out.push('\n');
            } else if latin(line.text.chars().next_back())
                && latin(lines[i + 1].text.chars().next())
                && !line.text.ends_with(|c: char| c.is_ascii_digit())
            {
                out.push(' ');
            }
        }
    }
    (out, full)
}

fn text(slot: &Slot) -> &str {
    match slot {
        Slot::Text(text, _) => text,
        Slot::Part(..) => "",
    }
}

impl Table {
    /// Writes the rows out.
    pub fn write(&self, out: &mut Composer, number: u32, page: &Place) -> Result<(), Unreadable> {
        let mut spans: Vec<Vec<Span>> = Vec::new();
        let before = self.after.unwrap_or(0);
        let (mut headed, mut previous) = (self.after.is_some(), false);
        for (r, row) in self.rows.iter().enumerate() {
            let same = |c: usize| match (c.checked_sub(1).map(|b| &row[b]), &row[c]) {
                (Some(Slot::Part(a, b)), Slot::Part(or, oc)) => (a, b) == (or, oc),
                _ => false,
            };
            let cells: Vec<RowCell> = row
                .iter()
                .enumerate()
                .map(|(c, slot)| match slot {
                    _ if same(c) => RowCell::Left,
                    Slot::Text(text, _) => RowCell::Text(text.clone()),
                    Slot::Part(or, _) if *or == r => RowCell::Left,
                    Slot::Part(or, oc) => {
                        spans.get(*or).and_then(|s| s.get(*oc)).cloned().map_or(RowCell::Left, RowCell::Again)
                    }
                })
                .collect();
            let texts: Vec<&str> = row.iter().map(text).collect();
            let header = (!headed && r < 4 || previous) && columns::is_header(&texts);
            headed |= header;
            previous = header;
            let place = Place { cell: Some(format!("表{number}第{}行", before + r + 1)), ..page.clone() };
            spans.push(out.row(&cells, header, place)?);
        }
        Ok(())
    }
}
