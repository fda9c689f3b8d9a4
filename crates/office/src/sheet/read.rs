//! Filled templates back into rows, with the address of every cell for messages.

use super::{Column, formula};
use crate::grid::{self, Grid, Value};
use crate::{Kind, Limits, Unreadable, sniff, text};
use std::collections::BTreeMap;

/// What a template held.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub rows: Vec<FilledRow>,
    /// Headings that were not asked for, skipped example rows, in plain Chinese.
    pub notes: Vec<String>,
}

/// One filled row.
#[derive(Clone, Debug, Default)]
pub struct FilledRow {
    /// As Excel counts, from 1.
    pub number: u32,
    /// Cells by heading (without asterisk). Every asked column is there, also when empty.
    pub cells: BTreeMap<String, FilledCell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledCell {
    /// Trimmed; dates as `2026-06-30`.
    pub text: String,
    /// `B7`
    pub address: String,
    /// Something is wrong with the cell itself; a sentence for the person who filled it.
    pub doubt: Option<String>,
}

impl FilledRow {
    /// Text under a heading; empty when blank or no such heading.
    pub fn text(&self, head: &str) -> &str {
        self.cells.get(head).map_or("", |c| &c.text)
    }

    /// Address under a heading.
    pub fn address(&self, head: &str) -> &str {
        self.cells.get(head).map_or("", |c| &c.address)
    }
}

/// Rows below the headings to look for them, and rows that a template may have.
const SEARCH: usize = 20;
const ROWS: usize = 200_000;

/// Reads a filled template (.xlsx or .csv). Columns are found by their headings, in any order, on the first sheet that
/// has them. Merged cells count for every row that they cover; blank rows are passed over.
///
/// # Errors
/// [`Unreadable`] when the file is no table, or a required heading is missing; the sentence names it.
pub fn read_filled(name: &str, bytes: &[u8], columns: &[Column], limits: &Limits) -> Result<Filled, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::new("empty", format!("文件“{name}”是空的，请填好模板后再上传。")));
    }
    if bytes.len() > limits.bytes {
        return Err(Unreadable::new(
            "too_big",
            format!("文件“{name}”超过 {} MB 的上限，请拆开后再上传。", limits.bytes >> 20),
        ));
    }
    let grids = match sniff(bytes) {
        Kind::Xlsx => grid::open(name, bytes, limits)?.0,
        Kind::Text => vec![comma(name, bytes, limits)?],
        Kind::Encrypted => {
            return Err(Unreadable::new("encrypted", format!("文件“{name}”设有密码，请取消密码后再上传。")));
        }
        _ => {
            return Err(Unreadable::new(
                "not_a_table",
                format!(
                    "文件“{name}”不是 .xlsx 表格。请用下载的模板填写；老格式（.xls、.et）请另存为 .xlsx 后再上传。"
                ),
            ));
        }
    };
    let mut best: (usize, Vec<String>) = (0, columns.iter().map(|c| c.head.clone()).collect());
    for grid in &grids {
        for (row, _) in grid.rows.iter().take(SEARCH) {
            let (found, missing) = heads(grid, *row, columns);
            let matched = found.len();
            if matched > 0 && missing.is_empty() {
                return rows(name, grid, *row, columns, &found);
            }
            if matched > best.0 {
                best = (matched, missing);
            }
        }
    }
    let say = if best.0 == 0 {
        format!("文件“{name}”里找不到表头（应有“{}”等列）。请用下载的模板填写，不要改动表头。", best.1.join("”“"))
    } else {
        format!("文件“{name}”的表头缺少“{}”列。请用下载的模板填写，不要删改表头。", best.1.join("”“"))
    };
    Err(Unreadable::new("heads", say))
}

fn bare(head: &str) -> String {
    head.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊')).collect()
}

fn at(grid: &Grid, row: u32, column: u32) -> Option<&Value> {
    let merges = grid.merges_in(row);
    match grid.seen(row, column, merges) {
        grid::Seen::Own(value) => value,
        grid::Seen::Part(r, c) => grid.rows.get(&r)?.get(&c),
    }
}

/// Where the columns stand in a heading row, and which required ones do not.
fn heads(grid: &Grid, row: u32, columns: &[Column]) -> (BTreeMap<usize, u32>, Vec<String>) {
    let (first, last) = grid.columns();
    let named: Vec<(u32, String)> =
        (first..=last).filter_map(|c| Some((c, bare(&grid.rows.get(&row)?.get(&c)?.text)))).collect();
    let mut found = BTreeMap::new();
    let mut missing = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        // Under a heading for several columns the row holds the lower names only: look one row up for the others.
        let here = named.iter().find(|(_, n)| *n == bare(&column.head)).map(|(c, _)| *c);
        let here = here.or_else(|| {
            (first..=last).find(|c| at(grid, row, *c).is_some_and(|v| bare(&v.text) == bare(&column.head)))
        });
        match here {
            Some(c) => drop(found.insert(index, c)),
            None if column.required => missing.push(column.head.clone()),
            None => {}
        }
    }
    // A group row alone never matches a lower name, so a full match below it wins.
    if found.len() < columns.len() && missing.is_empty() && grid.rows.range(row + 1..).next().is_some() {
        let next = *grid.rows.range(row + 1..).next().map(|(r, _)| r).unwrap_or(&row);
        let lower = columns.iter().enumerate().filter(|(i, c)| {
            !found.contains_key(i)
                && (first..=last).any(|k| {
                    grid.rows.get(&next).and_then(|r| r.get(&k)).is_some_and(|v| bare(&v.text) == bare(&c.head))
                })
        });
        if lower.count() > 0 {
            return (BTreeMap::new(), Vec::new());
        }
    }
    (found, missing)
}

fn rows(
    name: &str,
    grid: &Grid,
    head: u32,
    columns: &[Column],
    found: &BTreeMap<usize, u32>,
) -> Result<Filled, Unreadable> {
    let mut filled = Filled::default();
    let used: Vec<u32> = found.values().copied().collect();
    let (first, last) = grid.columns();
    for column in (first..=last).filter(|c| !used.contains(c)) {
        if let Some(extra) = at(grid, head, column) {
            filled.notes.push(format!("“{}”列不在模板里，没有读入。", bare(&extra.text)));
        }
    }
    for (&row, cells) in grid.rows.range(head + 1..) {
        // Lines under the table, and example rows.
        let start = cells.values().next().map_or("", |v| v.text.trim());
        if ["填表说明", "说明：", "说明:", "注：", "注:", "备注：", "备注:"].iter().any(|s| start.starts_with(s))
        {
            break;
        }
        if ["示例", "例：", "例:", "（示例", "(示例"].iter().any(|s| start.starts_with(s)) {
            filled.notes.push(format!("第 {} 行是示例，没有读入。", row + 1));
            continue;
        }
        let merges = grid.merges_in(row);
        let mut line = FilledRow { number: row + 1, ..FilledRow::default() };
        let mut own = false;
        for (index, column) in columns.iter().enumerate() {
            let mut cell = FilledCell::default();
            if let Some(&at) = found.get(&index) {
                let value = match grid.seen(row, at, merges) {
                    grid::Seen::Own(value) => {
                        own |= value.is_some();
                        value
                    }
                    grid::Seen::Part(r, c) => grid.rows.get(&r).and_then(|r| r.get(&c)),
                };
                cell.address = grid::address(row, at);
                if let Some(value) = value {
                    let text = value.text.trim();
                    let text = text.strip_prefix('\'').filter(|t| formula(t)).unwrap_or(text);
                    cell.text = text.to_string();
                    cell.doubt = value.doubt.clone();
                }
            }
            line.cells.insert(column.head.clone(), cell);
        }
        if own {
            filled.rows.push(line);
        }
        if filled.rows.len() > ROWS {
            return Err(Unreadable::new(
                "too_big",
                format!("文件“{name}”超过 {} 万行，请拆成几个文件分别导入。", ROWS / 10_000),
            ));
        }
    }
    Ok(filled)
}

/// CSV in any encoding as a grid.
fn comma(name: &str, bytes: &[u8], limits: &Limits) -> Result<Grid, Unreadable> {
    let text = text::decode(name, bytes)?;
    let mut grid = Grid { name: name.into(), ..Grid::default() };
    let delimiter = if text.lines().next().is_some_and(|l| l.contains('\t')) { b'\t' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut left = limits.steps;
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|_| crate::pack::broken(name, "逗号分隔的行不合格式"))?;
        for (column, text) in record.iter().enumerate().filter(|(_, t)| !t.trim().is_empty()) {
            left = left
                .checked_sub(1)
                .ok_or_else(|| Unreadable::new("too_complex", format!("文件“{name}”的单元格太多，请拆开。")))?;
            let value = Value { text: text.into(), doubt: None };
            grid.rows.entry(row as u32).or_default().insert(column as u32, value);
        }
    }
    Ok(grid)
}
