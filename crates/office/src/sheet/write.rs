//! Writes tables as .xlsx in the manner of official forms: title, headings repeated on every page, borders, A4 across.

use super::{Cell, Column, Mark, Sheet, formula};
use crate::Unreadable;
use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// Rows that an Excel sheet holds.
const ROWS: u32 = 1_048_576;

/// Writes a workbook with these sheets.
///
/// # Errors
/// When a sheet has more rows than Excel takes, or a text is longer than 32,767 characters.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, Unreadable> {
    let mut book = Workbook::new();
    let mut lists = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let page = book.add_worksheet();
        let name = tab(&sheet.name, number, &sheets[..number]);
        fill(page, &name, sheet, sheet.rows.iter().map(Vec::as_slice), &mut lists).map_err(failed)?;
    }
    finish(book, &lists)
}

/// Writes one sheet whose rows are made while writing, in constant memory. `sheet.rows` is not used, and
/// [`Cell::Above`] is written as an empty cell.
pub fn stream(sheet: &Sheet, rows: impl Iterator<Item = Vec<Cell>>) -> Result<Vec<u8>, Unreadable> {
    let mut book = Workbook::new();
    let mut lists = Vec::new();
    let page = book.add_worksheet_with_constant_memory().map_err(failed)?;
    fill(page, &tab(&sheet.name, 0, &[]), sheet, rows, &mut lists).map_err(failed)?;
    finish(book, &lists)
}

/// Choices too long for the cell go to a hidden sheet.
fn finish(mut book: Workbook, lists: &[Vec<String>]) -> Result<Vec<u8>, Unreadable> {
    if !lists.is_empty() {
        let page = book.add_worksheet();
        page.set_name("选项").map_err(failed)?.set_hidden(true);
        for (column, list) in lists.iter().enumerate() {
            for (row, choice) in list.iter().enumerate() {
                page.write_string(row as u32, column as u16, choice).map_err(failed)?;
            }
        }
    }
    book.save_to_buffer().map_err(failed)
}

fn failed(error: XlsxError) -> Unreadable {
    let say = match error {
        XlsxError::RowColumnLimitError => "要导出的行数超过 Excel 的上限（约 104 万行），请先筛选再导出。".to_string(),
        XlsxError::MaxStringLengthExceeded => "有一格文字超过 Excel 的上限（32767 字），无法导出。".to_string(),
        other => format!("生成 Excel 文件失败：{other}"),
    };
    Unreadable::new("export", say)
}

/// A tab name that Excel takes and that is not used yet.
fn tab(name: &str, number: usize, before: &[Sheet]) -> String {
    let clean: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c }).take(28).collect();
    match clean.as_str() {
        "" => format!("表{}", number + 1),
        _ if before.iter().any(|s| s.name == name) => format!("{clean}{}", number + 1),
        _ => clean,
    }
}

struct Looks {
    title: Format,
    under: Format,
    head: Format,
    body: Format,
    quoted: Format,
    number: Format,
    date: Format,
    marks: HashMap<Mark, Format>,
}

fn looks() -> Looks {
    let base = Format::new().set_font_name("宋体").set_font_size(11.0).set_align(FormatAlign::VerticalCenter);
    let body = base.clone().set_text_wrap().set_border(FormatBorder::Thin);
    let centred = body.clone().set_align(FormatAlign::Center);
    let marks = [
        (Mark::Red, 0xF8C9C4),
        (Mark::Orange, 0xFBD9B0),
        (Mark::Yellow, 0xFFF2B3),
        (Mark::Green, 0xCDEBC8),
        (Mark::Blue, 0xC9DEF8),
        (Mark::Grey, 0xE3E3E3),
    ];
    Looks {
        title: base
            .clone()
            .set_font_name("方正小标宋简体")
            .set_font_size(20.0)
            .set_align(FormatAlign::Center)
            .set_text_wrap(),
        under: base.clone().set_text_wrap(),
        head: centred.clone().set_bold().set_font_name("黑体").set_background_color(0xEDF1F5),
        quoted: body.clone().set_quote_prefix(),
        number: centred.clone(),
        date: centred.clone().set_num_format("yyyy-mm-dd"),
        marks: marks.into_iter().map(|(m, c)| (m, centred.clone().set_background_color(c))).collect(),
        body,
    }
}

fn fill<R: AsRef<[Cell]>>(
    page: &mut Worksheet,
    name: &str,
    sheet: &Sheet,
    rows: impl Iterator<Item = R>,
    lists: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let looks = looks();
    let last = (sheet.columns.len().max(1) - 1) as u16;
    page.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&C第 &P 页 共 &N 页");
    for (at, column) in sheet.columns.iter().enumerate() {
        page.set_column_width(at as u16, column.width.clamp(4.0, 120.0))?;
    }
    let mut row = 0;
    if let Some(title) = &sheet.title {
        across(page, row, last, title, &looks.title)?;
        page.set_row_height(row, 36)?;
        row += 1;
    }
    for line in &sheet.under {
        across(page, row, last, line, &looks.under)?;
        row += 1;
    }
    let head = row;
    row = headings(page, row, &sheet.columns, &looks.head)?;
    page.set_freeze_panes(row, 0)?;
    page.set_repeat_rows(head, row - 1)?;
    let first = row;
    // First row of the run of merged cells in each column, and its value.
    let mut runs: Vec<(u32, Cell)> = vec![(first, Cell::Empty); sheet.columns.len()];
    for cells in rows {
        for (at, run) in runs.iter_mut().enumerate() {
            let cell = cells.as_ref().get(at).unwrap_or(&Cell::Empty);
            if *cell == Cell::Above && row > first {
                page.write_blank(row, at as u16, &looks.body)?;
                continue;
            }
            merge(page, at as u16, run, row, &looks)?;
            put(page, row, at as u16, cell, &looks)?;
            *run = (row, cell.clone());
        }
        row += 1;
        if row >= ROWS {
            return Err(XlsxError::RowColumnLimitError);
        }
    }
    for (at, run) in runs.iter().enumerate() {
        merge(page, at as u16, run, row, &looks)?;
    }
    for _ in 0..sheet.room {
        for at in 0..sheet.columns.len() {
            page.write_blank(row, at as u16, &looks.body)?;
        }
        row += 1;
    }
    if row > first {
        page.autofilter(row.min(first) - 1, 0, row - 1, last)?;
        for (at, column) in sheet.columns.iter().enumerate() {
            rule(page, first, row - 1, at as u16, column, lists)?;
        }
    }
    for line in &sheet.notes {
        across(page, row, last, line, &looks.under)?;
        row += 1;
    }
    Ok(())
}

/// A line over the whole width.
fn across(page: &mut Worksheet, row: u32, last: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if last == 0 {
        page.write_string_with_format(row, 0, text, format)?;
    } else {
        page.merge_range(row, 0, row, last, text, format)?;
    }
    Ok(())
}

/// Headings in one row, or in two where columns are grouped. Returns the row below them.
fn headings(page: &mut Worksheet, row: u32, columns: &[Column], format: &Format) -> Result<u32, XlsxError> {
    let printed = |c: &Column| if c.required { format!("{}*", c.head) } else { c.head.clone() };
    if columns.iter().all(|c| c.group.is_none()) {
        for (at, column) in columns.iter().enumerate() {
            page.write_string_with_format(row, at as u16, printed(column), format)?;
        }
        return Ok(row + 1);
    }
    let mut at = 0;
    while at < columns.len() {
        let column = &columns[at];
        let Some(group) = &column.group else {
            page.merge_range(row, at as u16, row + 1, at as u16, &printed(column), format)?;
            at += 1;
            continue;
        };
        let wide = columns[at..].iter().take_while(|c| c.group.as_ref() == Some(group)).count();
        if wide == 1 {
            page.write_string_with_format(row, at as u16, group, format)?;
        } else {
            page.merge_range(row, at as u16, row, (at + wide - 1) as u16, group, format)?;
        }
        for (i, column) in columns.iter().enumerate().skip(at).take(wide) {
            page.write_string_with_format(row + 1, i as u16, printed(column), format)?;
        }
        at += wide;
    }
    Ok(row + 2)
}

/// Merges a run of [`Cell::Above`] that ends before `row`.
fn merge(page: &mut Worksheet, column: u16, run: &(u32, Cell), row: u32, looks: &Looks) -> Result<(), XlsxError> {
    if row > run.0 + 1 {
        page.merge_range(run.0, column, row - 1, column, "", &looks.body)?;
        put(page, run.0, column, &run.1, looks)?;
    }
    Ok(())
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty | Cell::Above => page.write_blank(row, column, &looks.body)?,
        // Written as text, never as a formula; the prefix keeps it text when somebody edits the cell.
        Cell::Text(text) if formula(text) => page.write_string_with_format(row, column, text, &looks.quoted)?,
        Cell::Text(text) => page.write_string_with_format(row, column, text, &looks.body)?,
        Cell::Int(n) if n.abs() < 1_000_000_000_000_000 => {
            page.write_number_with_format(row, column, *n as f64, &looks.number)?
        }
        Cell::Int(n) => page.write_string_with_format(row, column, n.to_string(), &looks.number)?,
        Cell::Number(x) if x.is_finite() => page.write_number_with_format(row, column, *x, &looks.number)?,
        Cell::Number(_) => page.write_blank(row, column, &looks.body)?,
        Cell::Date(y, m, d) => {
            let date = u16::try_from(*y).ok().zip(u8::try_from(*m).ok()).zip(u8::try_from(*d).ok());
            match date.and_then(|((y, m), d)| ExcelDateTime::from_ymd(y, m, d).ok()) {
                Some(date) => page.write_datetime_with_format(row, column, &date, &looks.date)?,
                None => page.write_string_with_format(row, column, format!("{y:04}-{m:02}-{d:02}"), &looks.body)?,
            }
        }
        Cell::Marked(text, mark) => {
            page.write_string_with_format(row, column, text, looks.marks.get(mark).unwrap_or(&looks.body))?
        }
    };
    Ok(())
}

/// Drop-down list and hint of a column.
fn rule(
    page: &mut Worksheet,
    first: u32,
    last: u32,
    at: u16,
    column: &Column,
    lists: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    if column.choices.is_empty() && column.hint.is_none() {
        return Ok(());
    }
    let mut rule = DataValidation::new();
    if !column.choices.is_empty() {
        // A list in the cell itself holds 255 characters, and no commas in a choice.
        let short = column.choices.iter().map(|c| c.encode_utf16().count() + 1).sum::<usize>() <= 250;
        rule = if short && !column.choices.iter().any(|c| c.contains([',', '"'])) {
            rule.allow_list_strings(&column.choices)?
        } else {
            let letters: String =
                crate::grid::address(0, lists.len() as u32).chars().filter(|c| c.is_alphabetic()).collect();
            lists.push(column.choices.clone());
            rule.allow_list_formula(Formula::new(format!("=选项!${letters}$1:${letters}${}", column.choices.len())))
        };
        rule = rule.set_error_title("不在可选范围")?.set_error_message("请从下拉列表中选择。")?;
    } else {
        rule = rule.allow_any_value();
    }
    if let Some(hint) = &column.hint {
        rule = rule.set_input_message(hint.chars().take(250).collect::<String>())?;
    }
    page.add_data_validation(first, at, last, at, &rule)?;
    Ok(())
}
