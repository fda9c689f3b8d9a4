//! One `w:tbl`: rows and cells, merged cells repeated.

use super::body::{Body, Item};
use crate::Unreadable;
use crate::compose::RowCell;
use crate::xml::Xml;
use prose::{Place, Span, columns};

/// A table as read.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
}

#[derive(Debug, Default)]
pub struct Row {
    cells: Vec<Cell>,
    /// `w:tblHeader`: repeated on every page.
    header: bool,
    deleted: bool,
    /// Columns left free before the first cell.
    before: usize,
    page: u32,
}

#[derive(Debug, Default)]
pub struct Cell {
    pub items: Vec<Item>,
    span: usize,
    /// Goes on from the cell above.
    above: bool,
    /// Goes on from the cell to the left (old `w:hMerge`).
    left: bool,
    deleted: bool,
}

/// Columns that a table can have; Word allows 63.
const COLUMNS: usize = 200;

impl Body<'_> {
    /// Reads to the end of the table that has begun.
    pub(super) fn table(&mut self) -> Result<Table, Unreadable> {
        let mut table = Table::default();
        let mut open = 1;
        while open > 0 {
            match self.walk.next()? {
                Xml::Begin(tag, _) if tag == "tr" => {
                    let row = self.table_row()?;
                    if !row.deleted {
                        table.rows.push(row);
                    }
                }
                Xml::Begin(tag, _) if matches!(tag.as_str(), "tblPr" | "tblGrid" | "tblPrEx") => self.walk.skip()?,
                Xml::Begin(..) => open += 1,
                Xml::End(_) => open -= 1,
                Xml::Text(_) => {}
                Xml::Done => break,
            }
        }
        Ok(table)
    }

    fn table_row(&mut self) -> Result<Row, Unreadable> {
        let mut row = Row { page: self.page, ..Row::default() };
        let (mut open, mut inside) = (1, false);
        while open > 0 {
            match self.walk.next()? {
                Xml::Begin(tag, at) => {
                    open += 1;
                    match tag.as_str() {
                        "tc" => {
                            let cell = self.table_cell()?;
                            open -= 1;
                            if !cell.deleted {
                                row.cells.push(cell);
                            }
                        }
                        "trPr" => inside = true,
                        "tblHeader" if inside => row.header = at.on(),
                        "gridBefore" if inside => row.before = at.number("val").unwrap_or(0).clamp(0, 63) as usize,
                        "del" if inside => row.deleted = true,
                        "tblPrEx" => {
                            self.walk.skip()?;
                            open -= 1;
                        }
                        _ => {}
                    }
                }
                Xml::End(tag) => {
                    open -= 1;
                    inside &= tag != "trPr";
                }
                Xml::Text(_) => {}
                Xml::Done => break,
            }
        }
        self.deleted += u32::from(row.deleted);
        Ok(row)
    }

    fn table_cell(&mut self) -> Result<Cell, Unreadable> {
        let mut cell = Cell { span: 1, ..Cell::default() };
        loop {
            match self.walk.next()? {
                Xml::Begin(tag, _) if tag == "tcPr" => {
                    let mut open = 1;
                    while open > 0 {
                        match self.walk.next()? {
                            Xml::Begin(tag, at) => {
                                open += 1;
                                let goes_on = at.get("val").unwrap_or("continue") == "continue";
                                match tag.as_str() {
                                    "gridSpan" => cell.span = at.number("val").unwrap_or(1).clamp(1, 63) as usize,
                                    "vMerge" => cell.above = goes_on,
                                    "hMerge" => cell.left = goes_on,
                                    "cellDel" => cell.deleted = true,
                                    _ => {}
                                }
                            }
                            Xml::End(_) => open -= 1,
                            Xml::Text(_) => {}
                            Xml::Done => break,
                        }
                    }
                    cell.items = self.items()?;
                    return Ok(cell);
                }
                Xml::Begin(tag, at) => {
                    // No properties: the content has begun already.
                    cell.items = self.items_from(tag, at)?;
                    return Ok(cell);
                }
                Xml::End(_) | Xml::Done => return Ok(cell),
                Xml::Text(_) => {}
            }
        }
    }

    /// Writes a table out as rows. A frame around the text (one cell) gives its paragraphs instead.
    pub(super) fn put_table(&mut self, table: Table, nesting: usize) -> Result<(), Unreadable> {
        let mut rows = table.rows;
        if rows.len() == 1 && rows[0].cells.len() == 1 && nesting < 5 {
            for item in rows.remove(0).cells.remove(0).items {
                self.put(item, nesting + 1)?;
            }
            return Ok(());
        }
        self.tables += 1;
        let mut above: Vec<Span> = Vec::new();
        let (mut headed, mut previous) = (false, false);
        for (number, row) in rows.iter().enumerate() {
            let mut cells = vec![RowCell::Text(String::new()); row.before];
            for cell in &row.cells {
                let column = cells.len();
                for i in 0..cell.span {
                    cells.push(match (i, above.get(column + i)) {
                        (0, Some(span)) if cell.above => RowCell::Again(span.clone()),
                        (0, _) if cell.left && column > 0 => RowCell::Left,
                        (0, _) => RowCell::Text(flat(&cell.items, 0)),
                        _ => RowCell::Left,
                    });
                }
                cells.truncate(COLUMNS);
            }
            let texts: Vec<String> = cells
                .iter()
                .map(|c| match c {
                    RowCell::Text(t) => t.clone(),
                    _ => String::new(),
                })
                .collect();
            // Column names stand in the first rows, also where the author didn't mark them.
            let named = (!headed && number < 4 || previous)
                && columns::is_header(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            headed |= named;
            previous = named;
            let place = Place {
                page: self.paged.then_some(row.page),
                cell: Some(format!("表{}第{}行", self.tables, number + 1)),
                ..Place::default()
            };
            above = self.out.row(&cells, row.header || named, place)?;
        }
        Ok(())
    }
}

/// Text of a cell: paragraphs on lines of their own, inner tables flattened.
fn flat(items: &[Item], nesting: usize) -> String {
    let mut lines = Vec::new();
    for item in items {
        match item {
            Item::Paragraph(p) => {
                let text = p.whole();
                if !text.trim().is_empty() {
                    lines.push(text);
                }
                let boxed = flat(&p.boxes, nesting + 1);
                if !boxed.is_empty() {
                    lines.push(boxed);
                }
            }
            Item::Table(table) if nesting < 20 => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(|c| flat(&c.items, nesting + 1)).collect();
                    lines.push(cells.join("\t"));
                }
            }
            Item::Table(_) => {}
        }
    }
    lines.join("\n")
}
