//! Tables of a web page: spans over rows and columns repeated.

use super::{Reader, hidden, squeeze};
use crate::Unreadable;
use crate::compose::RowCell;
use prose::{Place, Span, columns};
use scraper::ElementRef;
use std::collections::HashMap;

/// Columns of one table.
const COLUMNS: usize = 200;

fn rows<'e>(table: ElementRef<'e>, out: &mut Vec<ElementRef<'e>>, depth: usize) {
    for child in table.children().filter_map(ElementRef::wrap).filter(|e| !hidden(*e)) {
        match child.value().name() {
            "tr" => out.push(child),
            "table" | "td" | "th" => {}
            _ if depth < 4 => rows(child, out, depth + 1),
            _ => {}
        }
    }
}

fn cells(row: ElementRef) -> Vec<ElementRef> {
    row.children()
        .filter_map(ElementRef::wrap)
        .filter(|c| matches!(c.value().name(), "td" | "th") && !hidden(*c))
        .collect()
}

impl Reader<'_> {
    pub(super) fn table(&mut self, table: ElementRef, depth: usize) -> Result<(), Unreadable> {
        let mut lines = Vec::new();
        rows(table, &mut lines, 0);
        // A table of one column only lays out the page.
        if lines.iter().all(|row| cells(*row).len() <= 1) {
            for cell in lines.iter().flat_map(|row| cells(*row)) {
                self.walk(cell, depth + 1)?;
                self.flush()?;
            }
            return Ok(());
        }
        self.tables += 1;
        // Column → rows that its cell still covers, and where that cell's text stands.
        let mut covered: HashMap<usize, (usize, Span)> = HashMap::new();
        let (mut headed, mut previous) = (false, false);
        for (number, row) in lines.iter().enumerate() {
            let mut line: Vec<RowCell> = Vec::new();
            let mut texts: Vec<String> = Vec::new();
            let mut below: Vec<(usize, usize)> = Vec::new();
            let found = cells(*row);
            let all_heads = !found.is_empty() && found.iter().all(|c| c.value().name() == "th");
            let mut waiting = found.into_iter();
            let mut last_again: Option<Span> = None;
            loop {
                if let Some((left, span)) = covered.get_mut(&line.len()).filter(|(left, _)| *left > 0) {
                    *left -= 1;
                    line.push(if last_again.as_ref() == Some(span) {
                        RowCell::Left
                    } else {
                        RowCell::Again(span.clone())
                    });
                    last_again = Some(span.clone());
                    texts.push(String::new());
                    continue;
                }
                let Some(cell) = waiting.next() else { break };
                last_again = None;
                let span = |name: &str, most: usize| {
                    cell.value().attr(name).and_then(|s| s.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
                };
                let (wide, high) = (span("colspan", 60), span("rowspan", 2000));
                let text = flat(cell, depth);
                for i in 0..wide {
                    if high > 1 {
                        below.push((line.len(), high - 1));
                    }
                    line.push(if i == 0 { RowCell::Text(text.clone()) } else { RowCell::Left });
                    texts.push(if i == 0 { text.clone() } else { String::new() });
                }
                if line.len() > COLUMNS {
                    break;
                }
            }
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let header = all_heads || (!headed && number < 4 || previous) && columns::is_header(&texts);
            headed |= header;
            previous = header;
            let place = Place { cell: Some(format!("表{}第{}行", self.tables, number + 1)), ..Place::default() };
            let spans = self.out.row(&line, header, place)?;
            for (column, left) in below {
                if let Some(span) = spans.get(column) {
                    covered.insert(column, (left, span.clone()));
                }
            }
        }
        Ok(())
    }
}

/// Text of a cell: paragraphs and breaks on lines of their own.
fn flat(cell: ElementRef, depth: usize) -> String {
    let mut raw = String::new();
    collect(cell, &mut raw, depth);
    let lines: Vec<String> = raw.split('\n').map(squeeze).filter(|l| !l.trim().is_empty()).collect();
    lines.join("\n")
}

fn collect(element: ElementRef, out: &mut String, depth: usize) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            out.push_str(&text.replace(['\n', '\r', '\t'], " "));
        } else if let Some(inner) = ElementRef::wrap(child).filter(|e| !hidden(*e)) {
            let block = super::BLOCKS.contains(&inner.value().name());
            if block || inner.value().name() == "br" {
                out.push('\n');
            }
            if depth < super::DEPTH {
                collect(inner, out, depth + 1);
            } else {
                out.extend(inner.text());
            }
            if block {
                out.push('\n');
            }
        }
    }
}
