//! Cells of a workbook as people see them: sparse, merged cells known, bounded.

use crate::pack::{Pack, broken};
use crate::{Limits, Unreadable, guard};
use calamine::{DataRef, Dimensions, Reader, SheetVisible, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// One filled cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    /// As a person reads it: dates `2026-06-30`, whole numbers without `.0`.
    pub text: String,
    /// What went wrong in the file, e.g. a long number that lost its last digits.
    pub doubt: Option<String>,
}

/// One visible sheet. Rows and columns count from 0.
#[derive(Debug, Default)]
pub struct Grid {
    pub name: String,
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
    /// Merged areas by each filled row that they touch.
    pub merges: BTreeMap<u32, Vec<Dimensions>>,
}

/// A cell seen through merges.
pub enum Seen<'g> {
    /// Its own, or empty.
    Own(Option<&'g Value>),
    /// Part of a merged area that begins at this cell.
    Part(u32, u32),
}

impl Grid {
    /// Columns in use, `first..=last`.
    pub fn columns(&self) -> (u32, u32) {
        let first = self.rows.values().filter_map(|r| r.keys().next()).min().copied().unwrap_or(0);
        let last = self.rows.values().filter_map(|r| r.keys().next_back()).max().copied().unwrap_or(0);
        (first, last.min(first + 199))
    }

    /// Merged areas that touch a row.
    pub fn merges_in(&self, row: u32) -> &[Dimensions] {
        self.merges.get(&row).map_or(&[], Vec::as_slice)
    }

    /// What stands at a place, given the merges of its row.
    pub fn seen<'g>(&'g self, row: u32, column: u32, merges: &[Dimensions]) -> Seen<'g> {
        match merges.iter().find(|m| m.start.1 <= column && column <= m.end.1) {
            Some(m) if m.start != (row, column) => Seen::Part(m.start.0, m.start.1),
            _ => Seen::Own(self.rows.get(&row).and_then(|r| r.get(&column))),
        }
    }
}

/// `B7` from row 6, column 1.
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

/// Opens a .xlsx; hidden sheets are left out and named in the second value.
pub fn open(name: &str, bytes: &[u8], limits: &Limits) -> Result<(Vec<Grid>, Vec<String>), Unreadable> {
    // The library unpacks without a bound: see first that everything stays within ours.
    let mut pack = Pack::open(name, bytes, limits)?;
    pack.measure()?;
    if pack.has("xl/workbook.bin") {
        return Err(Unreadable::new(
            "old_format",
            format!("文件“{name}”是二进制工作簿（.xlsb），不能直接读取。请在 Excel 或 WPS 里另存为 .xlsx 后再上传。"),
        ));
    }
    guard::run(name, bytes, limits, grids)
}

fn grids(name: &str, bytes: &[u8], limits: &Limits) -> Result<(Vec<Grid>, Vec<String>), Unreadable> {
    let bad = || broken(name, "工作簿内部结构有错");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| bad())?;
    let (mut grids, mut hidden) = (Vec::new(), Vec::new());
    let sheets: Vec<_> = book.sheets_metadata().iter().map(|s| (s.name.clone(), s.visible)).collect();
    let mut left = limits.steps;
    for (sheet, visible) in sheets {
        if visible != SheetVisible::Visible {
            hidden.push(sheet);
            continue;
        }
        #[allow(deprecated)]
        let merges = book.worksheet_merge_cells(&sheet).and_then(Result::ok).unwrap_or_default();
        let mut grid = Grid { name: sheet.clone(), ..Grid::default() };
        // Chart sheets have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else { continue };
        while let Some(cell) = cells.next_cell().map_err(|_| bad())? {
            left = left.checked_sub(1).ok_or_else(|| too_many(name, limits))?;
            let (row, column) = cell.get_position();
            if let Some(value) = value(cell.get_value()) {
                grid.rows.entry(row).or_default().insert(column, value);
            }
        }
        for merge in merges {
            let touched: Vec<u32> = match merge.start.0 <= merge.end.0 {
                true => grid.rows.range(merge.start.0..=merge.end.0).map(|(row, _)| *row).collect(),
                false => Vec::new(),
            };
            left = left.checked_sub(touched.len()).ok_or_else(|| too_many(name, limits))?;
            for row in touched {
                let here = grid.merges.entry(row).or_default();
                here.push(merge);
                // Areas don't overlap in honest files, and a row has at most a few dozen.
                if here.len() > 1000 {
                    return Err(too_many(name, limits));
                }
            }
        }
        grids.push(grid);
    }
    Ok((grids, hidden))
}

fn too_many(name: &str, limits: &Limits) -> Unreadable {
    Unreadable::new(
        "too_complex",
        format!("文件“{name}”的单元格或合并区域超过 {} 万个，请拆开后再上传。", limits.steps / 10_000),
    )
}

/// What a person sees in the cell, or `None` for blank.
pub(crate) fn value(data: &DataRef) -> Option<Value> {
    let text = match data {
        DataRef::Empty => return None,
        DataRef::String(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_string(),
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::Bool(yes) => if *yes { "是" } else { "否" }.into(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(x) => return Some(number(*x)),
        DataRef::DateTime(when) if when.is_datetime() && (0.0..2_958_466.0).contains(&when.as_f64()) => {
            let (y, m, d, h, min, _, _) = when.to_ymd_hms_milli();
            match (when.as_f64() < 1.0, h, min) {
                (true, ..) => format!("{h:02}:{min:02}"),
                (false, 0, 0) => format!("{y:04}-{m:02}-{d:02}"),
                (false, ..) => format!("{y:04}-{m:02}-{d:02} {h:02}:{min:02}"),
            }
        }
        DataRef::DateTime(when) => return Some(number(when.as_f64())),
        DataRef::Error(error) => {
            let doubt = Some("单元格里的公式出错，请改正公式或直接填值。".to_string());
            return Some(Value { text: error.to_string(), doubt });
        }
    };
    (!text.trim().is_empty()).then_some(Value { text, doubt: None })
}

/// Whole numbers without decimals. Excel keeps 15 digits: longer ones (identity numbers, credit codes) are damaged.
fn number(x: f64) -> Value {
    let whole = x.fract() == 0.0 && x.abs() < 1e21;
    let text = if whole { format!("{x:.0}") } else { x.to_string() };
    let doubt = (x.abs() >= 1e15)
        .then(|| "这个号码是按数字保存的，超过 15 位的部分已丢失；请把单元格格式改为“文本”后重新填写。".to_string());
    Value { text, doubt }
}
