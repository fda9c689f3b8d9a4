//! Rows of a large table, one after the other, without holding the whole in memory.

use super::{Column, formula};
use crate::grid::{self, Value};
use crate::pack::{Pack, broken};
use crate::{Kind, Limits, Unreadable, guard, sniff, text};
use calamine::{Reader, SheetVisible, Xlsx};
use std::io::Cursor;

/// One filled row, cells in the order of the columns that were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenRow {
    /// As Excel counts, from 1.
    pub number: u32,
    /// Trimmed text; empty where blank or where the file has no such column.
    pub texts: Vec<String>,
    /// Cells with something wrong in themselves: place in `texts`, a sentence for the person who filled it.
    pub doubts: Vec<(usize, String)>,
}

/// What the table looked like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Name of the tab; empty for CSV.
    pub sheet: String,
    /// Column of each heading, from 0; `None`: the file has none.
    pub places: Vec<Option<u32>>,
    /// Rows that were handed on.
    pub rows: usize,
    /// Headings that were not asked for, in plain Chinese.
    pub notes: Vec<String>,
}

impl Seen {
    /// `B7`; the row alone for a column that the file has not.
    pub fn address(&self, row: u32, column: usize) -> String {
        match self.places.get(column).copied().flatten() {
            Some(place) => grid::address(row.saturating_sub(1), place),
            None => format!("第 {row} 行"),
        }
    }
}

/// What the reader tells while it reads.
pub enum Told<'t> {
    /// The headings were found; how many rows the file says it has (a guess, 0: unknown).
    Heads(&'t Seen, u32),
    Row(SeenRow),
}

/// Rows under the headings that are looked through for them, and columns that are looked at.
const SEARCH: u32 = 20;
const WIDTH: u32 = 200;

/// Reads a filled template (.xlsx or .csv) row by row. Columns are found by their headings, in any order, on the first
/// visible sheet that has the required ones within its first twenty rows. Blank rows and rows marked as examples are
/// passed over. Merged cells are not followed: a table of this size has one line for each record.
///
/// # Errors
/// [`Unreadable`] when the file is no table, a required heading is missing, or a bound is passed.
pub fn read_rows(
    name: &str,
    bytes: &[u8],
    columns: &[Column],
    limits: &Limits,
    most: usize,
    each: impl FnMut(Told) + Send + 'static,
) -> Result<Seen, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::new("empty", format!("文件“{name}”是空的，请填好模板后再上传。")));
    }
    if bytes.len() > limits.bytes {
        return Err(Unreadable::new(
            "too_big",
            format!("文件“{name}”超过 {} MB 的上限，请拆开后再上传。", limits.bytes >> 20),
        ));
    }
    let mut sink = Sink {
        name: name.to_owned(),
        columns: columns.iter().map(|c| (bare(&c.head), c.required)).collect(),
        heads: columns.iter().map(|c| c.head.clone()).collect(),
        seen: None,
        row: SeenRow::default(),
        head: Vec::new(),
        start: true,
        guess: 0,
        most,
        each,
        best: None,
    };
    match sniff(bytes) {
        Kind::Xlsx => {
            let mut pack = Pack::open(name, bytes, limits)?;
            pack.measure()?;
            guard::run(name, bytes, limits, move |name, bytes, limits| xlsx(name, bytes, limits, sink))
        }
        Kind::Text => {
            let text = text::decode(name, bytes)?;
            let delimiter = if text.lines().next().is_some_and(|l| l.contains('\t')) { b'\t' } else { b',' };
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(delimiter)
                .from_reader(text.as_bytes());
            for (row, record) in reader.records().enumerate() {
                let record = record.map_err(|_| broken(name, "逗号分隔的行不合格式"))?;
                for (column, cell) in record.iter().enumerate().filter(|(_, t)| !t.trim().is_empty()) {
                    sink.cell(row as u32, column as u32, Value { text: cell.to_owned(), doubt: None })?;
                }
            }
            sink.end()?.ok_or_else(|| sink.no_heads())
        }
        Kind::Encrypted => Err(Unreadable::new("encrypted", format!("文件“{name}”设有密码，请取消密码后再上传。"))),
        _ => Err(Unreadable::new(
            "not_a_table",
            format!("文件“{name}”不是 .xlsx 表格。请用下载的模板填写；老格式（.xls、.et）请另存为 .xlsx 后再上传。"),
        )),
    }
}

fn xlsx<E: FnMut(Told)>(name: &str, bytes: &[u8], limits: &Limits, mut sink: Sink<E>) -> Result<Seen, Unreadable> {
    let bad = || broken(name, "工作簿内部结构有错");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| bad())?;
    let sheets: Vec<_> = book.sheets_metadata().iter().map(|s| (s.name.clone(), s.visible)).collect();
    let mut left = limits.steps;
    for (sheet, _) in sheets.into_iter().filter(|s| s.1 == SheetVisible::Visible) {
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else { continue };
        sink.begin(cells.dimensions().end.0);
        while let Some(cell) = cells.next_cell().map_err(|_| bad())? {
            left = left.checked_sub(1).ok_or_else(|| {
                let say = format!("文件“{name}”的单元格超过 {} 万个，请拆开后再上传。", limits.steps / 10_000);
                Unreadable::new("too_complex", say)
            })?;
            let (row, column) = cell.get_position();
            // A sheet without the headings is not read to its end.
            if sink.seen.is_none() && row > SEARCH + 1 {
                break;
            }
            if let Some(value) = grid::value(cell.get_value()) {
                sink.cell(row, column, value)?;
            }
        }
        if let Some(mut seen) = sink.end()? {
            seen.sheet = sheet;
            return Ok(seen);
        }
    }
    Err(sink.no_heads())
}

fn bare(head: &str) -> String {
    head.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊')).collect()
}

/// Collects cells into rows.
struct Sink<E> {
    name: String,
    /// Bare headings, and whether each is required.
    columns: Vec<(String, bool)>,
    heads: Vec<String>,
    seen: Option<Seen>,
    row: SeenRow,
    /// Cells of the row that is being collected while the headings are not known.
    head: Vec<(u32, String)>,
    start: bool,
    guess: u32,
    most: usize,
    each: E,
    /// The most headings that one row had, and what it lacked.
    best: Option<(usize, Vec<String>)>,
}

impl<E: FnMut(Told)> Sink<E> {
    fn begin(&mut self, last: u32) {
        (self.guess, self.start) = (last, true);
        (self.row, self.head) = (SeenRow::default(), Vec::new());
    }

    fn cell(&mut self, row: u32, column: u32, value: Value) -> Result<(), Unreadable> {
        if self.start || row + 1 != self.row.number {
            self.flush()?;
            self.row = SeenRow { number: row + 1, texts: vec![String::new(); self.columns.len()], doubts: Vec::new() };
            self.start = false;
        }
        match &self.seen {
            None if column < WIDTH => self.head.push((column, value.text)),
            None => {}
            Some(seen) => {
                let Some(at) = seen.places.iter().position(|p| *p == Some(column)) else { return Ok(()) };
                let text = value.text.trim();
                let text = text.strip_prefix('\'').filter(|t| formula(t)).unwrap_or(text);
                self.row.texts[at] = text.to_owned();
                if let Some(doubt) = value.doubt {
                    self.row.doubts.push((at, doubt));
                }
            }
        }
        Ok(())
    }

    /// A row is complete.
    fn flush(&mut self) -> Result<(), Unreadable> {
        let Some(seen) = &mut self.seen else {
            let cells = std::mem::take(&mut self.head);
            self.headings(&cells);
            return Ok(());
        };
        let row = std::mem::take(&mut self.row);
        let first = row.texts.iter().find(|t| !t.is_empty());
        let Some(first) = first else { return Ok(()) };
        if ["示例", "例：", "例:", "（示例", "(示例", "填表说明", "说明：", "注："].iter().any(|s| first.starts_with(s))
        {
            seen.notes.push(format!("第 {} 行是示例或说明，没有读入。", row.number));
            return Ok(());
        }
        seen.rows += 1;
        if seen.rows > self.most {
            let say = format!("文件“{}”超过 {} 万行，请拆成几个文件分别导入。", self.name, self.most / 10_000);
            return Err(Unreadable::new("too_big", say));
        }
        (self.each)(Told::Row(row));
        Ok(())
    }

    fn headings(&mut self, cells: &[(u32, String)]) {
        let named: Vec<(u32, String)> = cells.iter().map(|(c, t)| (*c, bare(t))).collect();
        let places: Vec<Option<u32>> =
            self.columns.iter().map(|(head, _)| named.iter().find(|n| n.1 == *head).map(|n| n.0)).collect();
        let found = places.iter().flatten().count();
        let lacks: Vec<String> = (self.columns.iter().zip(&places).zip(&self.heads))
            .filter(|((c, p), _)| c.1 && p.is_none())
            .map(|(_, head)| head.clone())
            .collect();
        if found > 0 && lacks.is_empty() {
            let extra = named.iter().filter(|n| !places.contains(&Some(n.0)) && !n.1.is_empty());
            let notes = extra.map(|n| format!("“{}”列不在模板里，没有读入。", n.1)).collect();
            let seen = Seen { sheet: String::new(), places, rows: 0, notes };
            (self.each)(Told::Heads(&seen, self.guess.saturating_sub(self.row.number.saturating_sub(1))));
            self.seen = Some(seen);
        } else if self.best.as_ref().is_none_or(|b| found > b.0) {
            self.best = Some((found, lacks));
        }
    }

    fn end(&mut self) -> Result<Option<Seen>, Unreadable> {
        self.flush()?;
        Ok(self.seen.take())
    }

    fn no_heads(&self) -> Unreadable {
        let name = &self.name;
        let say = match &self.best {
            Some((found, lacks)) if *found > 0 => {
                format!("文件“{name}”的表头缺少“{}”列。请用下载的模板填写，不要删改表头。", lacks.join("”“"))
            }
            _ => format!(
                "文件“{name}”里找不到表头（应有“{}”等列）。请用下载的模板填写，不要改动表头。",
                self.heads.join("”“")
            ),
        };
        Unreadable::new("heads", say)
    }
}

#[cfg(test)]
mod tests;
