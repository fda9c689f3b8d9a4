use crate::{Limits, read};
use prose::{BlockKind, Source};
use rust_xlsxwriter::{Format, Workbook};
use std::io::{Cursor, Read, Write};

fn rows(source: &Source) -> Vec<(Vec<&str>, bool, String)> {
    source
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Row { cells, header } => {
                Some((cells.iter().map(|c| &source.text[c.clone()]).collect(), *header, b.place.cell.clone().unwrap()))
            }
            _ => None,
        })
        .collect()
}

/// A task list as county offices keep it: title, two-storey headings, merged cells, a hidden sheet.
pub fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("任务清单").unwrap();
    sheet.merge_range(0, 0, 0, 4, "松泉县重点任务清单", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "序号", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "工作任务", &plain).unwrap();
    sheet.merge_range(1, 2, 1, 3, "责任单位", &plain).unwrap();
    sheet.merge_range(1, 4, 2, 4, "完成时限", &plain).unwrap();
    sheet.write(2, 2, "牵头单位").unwrap();
    sheet.write(2, 3, "配合单位").unwrap();
    sheet.merge_range(3, 0, 3, 4, "一、压实责任", &plain).unwrap();
    for (row, task, date) in [(4, "签订责任书", 46_203.0), (6, "开展检查", 46_295.0)] {
        sheet.write(row, 0, (row - 2) / 2).unwrap();
        sheet.write(row, 1, task).unwrap();
        sheet.write_number_with_format(row, 4, date, &Format::new().set_num_format("yyyy年m月d日")).unwrap();
        sheet.write(row, 3, "各乡镇\n各部门").unwrap();
    }
    sheet.merge_range(4, 2, 6, 2, "县应急局", &plain).unwrap();
    book.add_worksheet().set_name("旧表").unwrap().set_hidden(true).write(0, 0, "不要").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_task_list_with_title_storeys_and_merged_cells() {
    let source = read("清单.xlsx", &workbook(), &Limits::default()).unwrap();
    assert_eq!(&source.text[source.blocks[0].span.clone()], "松泉县重点任务清单");
    assert_eq!(source.blocks[0].place.sheet.as_deref(), Some("任务清单"));
    let rows = rows(&source);
    assert_eq!(rows[0], (vec!["序号", "工作任务", "责任单位", "责任单位", "完成时限"], true, "A2".into()));
    assert_eq!(rows[1], (vec!["序号", "工作任务", "牵头单位", "配合单位", "完成时限"], true, "C3".into()));
    assert_eq!(rows[2], (vec!["一、压实责任"; 5], false, "A4".into()));
    assert_eq!(rows[3], (vec!["1", "签订责任书", "县应急局", "各乡镇\n各部门", "2026-06-30"], false, "A5".into()));
    assert_eq!(rows[4], (vec!["2", "开展检查", "县应急局", "各乡镇\n各部门", "2026-09-30"], false, "A7".into()));
    assert!(source.notes.iter().any(|n| n.say.contains("旧表")));
    assert!(!source.text.contains("不要"));
}

/// The same package with `from` replaced by `to` in its first sheet.
fn altered(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..old.len() {
        let mut file = old.by_index(i).unwrap();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        new.start_file(file.name(), zip::write::SimpleFileOptions::default()).unwrap();
        if file.name() == "xl/worksheets/sheet1.xml" {
            let xml = String::from_utf8(text).unwrap();
            assert!(xml.contains(from));
            text = xml.replace(from, to).into_bytes();
        }
        new.write_all(&text).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn far_corners_and_huge_merges_cost_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 1, "甲", &Format::new()).unwrap();
    sheet.write(1_048_575, 16_383, "角").unwrap();
    let bytes = altered(&book.save_to_buffer().unwrap(), "ref=\"A1:B1\"", "ref=\"A1:XFC1048575\"");
    let source = read("t.xlsx", &bytes, &Limits::default()).unwrap();
    assert!(source.text.contains('甲'));
}

#[test]
fn empty_and_damaged_workbooks_are_refused() {
    let mut book = Workbook::new();
    book.add_worksheet();
    let empty = book.save_to_buffer().unwrap();
    assert_eq!(read("t.xlsx", &empty, &Limits::default()).unwrap_err().code, "no_text");
    let good = workbook();
    assert_eq!(read("t.xlsx", &good[..good.len() / 2], &Limits::default()).unwrap_err().code, "broken");
}
