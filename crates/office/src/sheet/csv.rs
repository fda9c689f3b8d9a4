//! Comma-separated text for programs that want it.

use super::{Cell, Sheet, formula};

/// Writes a table as CSV: UTF-8 with a byte-order mark, so that Excel shows Chinese. Title and notes are left out.
/// Text that a spreadsheet would calculate gets an apostrophe before it; [`super::read_filled`] takes it off again.
pub fn write_csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    let heads = sheet.columns.iter().map(|c| safe(&c.head));
    // Writing to memory cannot fail.
    let _ = out.write_record(heads);
    let mut above: Vec<String> = Vec::new();
    for row in &sheet.rows {
        let line: Vec<String> = (0..sheet.columns.len())
            .map(|at| match row.get(at).unwrap_or(&Cell::Empty) {
                Cell::Empty => String::new(),
                Cell::Text(text) | Cell::Marked(text, _) => safe(text),
                Cell::Int(n) => n.to_string(),
                Cell::Number(x) => x.to_string(),
                Cell::Date(y, m, d) => format!("{y:04}-{m:02}-{d:02}"),
                Cell::Above => above.get(at).cloned().unwrap_or_default(),
            })
            .collect();
        let _ = out.write_record(&line);
        above = line;
    }
    out.into_inner().unwrap_or_default()
}

fn safe(text: &str) -> String {
    if formula(text) { format!("'{text}") } else { text.to_string() }
}
