//! Tables that go on on the next page.

use super::{Slot, Table, text};
use prose::columns;

impl Table {
    /// Whether the table goes on with the one before it.
    pub fn goes_on(&self) -> bool {
        self.after.is_some()
    }

    /// Joins a table overleaf to this one: column names that are repeated go, and a row that was cut by the page
    /// becomes whole again. Nothing happens when the columns differ or the other has column names of its own.
    pub fn take_over(&mut self, next: &mut Table) {
        let alike = self.widths.len() == next.widths.len()
            && self.widths.iter().zip(&next.widths).all(|(a, b)| (a - b).abs() < 6.0);
        if !alike || self.rows.is_empty() {
            return;
        }
        let words = |row: &[Slot]| row.iter().map(|s| text(s).to_string()).collect::<Vec<_>>();
        let named = |row: &[Slot]| columns::is_header(&row.iter().map(text).collect::<Vec<_>>());
        if self.after.is_none() {
            let first = self.rows.iter().take(4).position(|row| named(row)).unwrap_or(4);
            let heads = self.rows.iter().take(4).enumerate().take_while(|(r, row)| *r <= first || named(row));
            self.heads = if first < 4 { heads.map(|(_, row)| words(row)).collect() } else { Vec::new() };
        }
        let repeated = next.rows.iter().zip(&self.heads).take_while(|(row, head)| words(row) == **head).count();
        let repeated = if repeated == self.heads.len() { repeated } else { 0 };
        if repeated == 0 && next.rows.first().is_some_and(|row| named(row)) {
            return;
        }
        next.cut(repeated);
        // A row without its number is the rest of the last row overleaf before.
        let last = self.rows.len() - 1;
        let rest = next.rows.first().is_some_and(|row| {
            let blank = |s: &Slot| matches!(s, Slot::Text(t, _) if t.trim().is_empty());
            row.len() > 2
                && blank(&row[0])
                && row.iter().any(|s| !text(s).trim().is_empty())
                && !matches!(self.rows[last][0], Slot::Part(_, c) if c > 0)
        });
        if rest {
            for (column, slot) in next.rows[0].iter().enumerate() {
                let (r, c) = match self.rows[last][column] {
                    Slot::Part(r, c) => (r, c),
                    Slot::Text(..) => (last, column),
                };
                if let (Slot::Text(more, _), Some(Slot::Text(text, full))) =
                    (slot, self.rows.get_mut(r).and_then(|row| row.get_mut(c)))
                {
                    if !more.trim().is_empty() && !text.is_empty() && !*full {
                        text.push('\n');
                    }
                    text.push_str(more);
                }
            }
            next.cut(1);
        }
        next.heads = self.heads.clone();
        next.after = Some(self.after.unwrap_or(0) + self.rows.len());
    }

    /// Removes the first rows. What went on from them stands empty.
    fn cut(&mut self, rows: usize) {
        self.rows.drain(..rows);
        for slot in self.rows.iter_mut().flatten() {
            if let Slot::Part(r, _) = slot {
                match r.checked_sub(rows) {
                    Some(left) => *r = left,
                    None => *slot = Slot::Text(String::new(), false),
                }
            }
        }
    }
}
