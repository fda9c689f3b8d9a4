//! Task tables in workbooks (.xlsx): every filled row with its cells, merged cells repeated.

#[cfg(test)]
pub mod tests;

use crate::compose::RowCell;
use crate::grid::{self, Grid, Seen};
use crate::{Composer, Limits, Unreadable};
use prose::{BlockKind, Place, Source, Span, columns};
use std::collections::HashMap;

/// Reads a .xlsx file.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
    let (grids, hidden) = grid::open(name, bytes, limits)?;
    let mut out = Composer::new(limits);
    for sheet in hidden {
        out.note(None, format!("工作表“{sheet}”是隐藏的，没有读入。"));
    }
    for grid in &grids {
        sheet(&mut out, grid)?;
    }
    Ok(out.finish())
}

fn sheet(out: &mut Composer, grid: &Grid) -> Result<(), Unreadable> {
    let (first, last) = grid.columns();
    let mut spans: HashMap<(u32, u32), Span> = HashMap::new();
    // Rows since the first heading row; two-storey headings are followed down.
    let (mut headed, mut previous) = (false, false);
    for (number, (&row, cells)) in grid.rows.iter().enumerate() {
        let merges = grid.merges_in(row);
        let mut line = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let mut distinct = 0;
        for column in first..=last {
            let (cell, text) = match grid.seen(row, column, merges) {
                Seen::Own(value) => {
                    let text = value.map_or(String::new(), |v| v.text.trim().to_string());
                    distinct += usize::from(!text.is_empty());
                    (RowCell::Text(text.clone()), text)
                }
                Seen::Part(r, c) => {
                    let text = grid.rows.get(&r).and_then(|r| r.get(&c)).map_or("", |v| v.text.trim());
                    // To the right of the area's first column the cell at its left is the same one.
                    let cell = match spans.get(&(r, c)) {
                        _ if c < column && column > first => RowCell::Left,
                        Some(span) => RowCell::Again(span.clone()),
                        None => RowCell::Text(text.to_string()),
                    };
                    (cell, text.to_string())
                }
            };
            line.push(cell);
            seen.push(text);
        }
        if cells.is_empty() {
            continue;
        }
        let place = Place {
            sheet: Some(grid.name.clone()),
            cell: Some(grid::address(row, cells.keys().next().copied().unwrap_or(first))),
            ..Place::default()
        };
        let texts: Vec<&str> = seen.iter().map(String::as_str).collect();
        let header = (!headed && number < 12 || previous) && columns::is_header(&texts);
        // What stands alone above the headings is the table's title or a remark to it.
        if !headed && !header && distinct == 1 {
            let text = cells.values().map(|v| v.text.trim()).find(|t| !t.is_empty()).unwrap_or_default();
            let start = out.here();
            out.piece(text, BlockKind::Paragraph { heading: None }, place)?;
            for column in cells.keys() {
                spans.insert((row, *column), start..start + text.len());
            }
            continue;
        }
        headed |= header;
        previous = header;
        let placed = out.row(&line, header, place)?;
        for (column, span) in (first..=last).zip(placed) {
            spans.entry((row, column)).or_insert(span);
        }
    }
    Ok(())
}
