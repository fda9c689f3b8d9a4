//! Rows onto pages.

use crate::paper::page::{BOTTOM, EM, LINE, Mark, Page, TOP};

/// One row: a line of the grid, or a piece of a table with a height of its own.
#[derive(Clone, Debug)]
pub struct Row {
    /// `None`: a line of the grid.
    pub high: Option<f64>,
    /// Marks from the row's top.
    pub marks: Vec<Mark>,
    /// Stays on the page of the next row.
    pub keep: bool,
    /// Rows that come again at the top of a page on which this one is the first.
    pub again: Vec<Row>,
    /// Nothing: left out at the top of a page.
    pub blank: bool,
}

impl Row {
    pub fn text(marks: Vec<Mark>) -> Row {
        Row { high: None, marks, keep: false, again: Vec::new(), blank: false }
    }
    pub fn blank() -> Row {
        Row { blank: true, ..Row::text(Vec::new()) }
    }
    pub fn kept(self) -> Row {
        Row { keep: true, ..self }
    }
}

struct Pen {
    pages: Vec<Page>,
    y: f64,
}

/// The next line of the grid at or below `y`.
fn grid(y: f64) -> f64 {
    TOP + ((y - TOP) / LINE - 1e-6).ceil().max(0.0) * LINE
}

impl Pen {
    fn top(&self, row: &Row) -> f64 {
        if row.high.is_none() { grid(self.y) } else { self.y }
    }

    fn fits(&self, rows: &[Row]) -> bool {
        let mut y = self.y;
        let mut end = y;
        for row in rows {
            match row.high {
                None => {
                    y = grid(y);
                    end = y + EM;
                    y += LINE;
                }
                Some(high) => {
                    y += high;
                    end = y;
                }
            }
        }
        end <= BOTTOM + 0.01
    }

    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    fn put(&mut self, row: Row) {
        let fresh = (self.y - TOP).abs() < 1e-6 && self.pages.last().is_some_and(|p| p.marks.is_empty());
        if fresh && row.blank {
            return;
        }
        if fresh {
            row.again.iter().for_each(|r| self.put(r.clone()));
        }
        let top = self.top(&row);
        let marks = row.marks.into_iter().map(|m| m.down(top));
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(marks);
        }
        self.y = match row.high {
            None => top + LINE,
            Some(high) => top + high,
        };
    }
}

/// Place rows, the first page beginning at `first`. `imprint`: height of what stands at the foot of the last page.
pub fn paginate(rows: Vec<Row>, first: f64, imprint: Option<f64>) -> Vec<Page> {
    let mut pen = Pen { pages: vec![Page::default()], y: first };
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        let mut group = vec![row];
        while group.last().is_some_and(|r| r.keep) && rest.peek().is_some() {
            group.extend(rest.next());
        }
        if !pen.fits(&group) && pen.y > TOP {
            pen.turn();
        }
        for row in group {
            // A group higher than a page is broken where it must be.
            if !pen.fits(std::slice::from_ref(&row)) && pen.y > TOP {
                pen.turn();
            }
            pen.put(row);
        }
    }
    // Room for the imprint, or a page for it (§7.4: it stands on the last page).
    if imprint.is_some_and(|high| pen.y - LINE + EM > BOTTOM - high - EM / 2.0) {
        pen.turn();
    }
    pen.pages
}
