use super::*;
use crate::sheet::{Cell, Sheet, write};
use std::sync::{Arc, Mutex};

fn columns() -> Vec<Column> {
    vec![Column::new("名称", 10.0).required(), Column::new("代码", 10.0), Column::new("人数", 10.0)]
}

fn rows(name: &str, bytes: &[u8]) -> (Result<Seen, Unreadable>, Vec<SeenRow>) {
    let all = Arc::new(Mutex::new(Vec::new()));
    let into = all.clone();
    let seen = read_rows(name, bytes, &columns(), &Limits::default(), 1000, move |told| {
        if let Told::Row(row) = told {
            into.lock().unwrap().push(row);
        }
    });
    let rows = all.lock().unwrap().clone();
    (seen, rows)
}

#[test]
fn rows_come_in_order_with_the_addresses_of_the_file() {
    let sheet = Sheet::new("表")
        .title("名录")
        .column(Column::new("人数", 8.0))
        .column(Column::new("备注", 8.0))
        .column(Column::new("名称", 8.0).required())
        .row([Cell::Int(3), "x".into(), "甲".into()])
        .row([Cell::Empty, Cell::Empty, "示例企业".into()])
        .row([Cell::Number(9.153e17), Cell::Empty, "乙".into()]);
    let (seen, rows) = rows("名录.xlsx", &write(&[sheet]).unwrap());
    let seen = seen.unwrap();
    assert_eq!(seen.sheet, "表");
    assert_eq!(rows.iter().map(|r| (r.texts[0].as_str(), r.texts[2].as_str())).collect::<Vec<_>>()[0], ("甲", "3"));
    assert_eq!(rows.len(), 2);
    let first = rows[0].number;
    assert_eq!(seen.address(first, 0), format!("C{first}"));
    assert_eq!(seen.address(first, 1), format!("第 {first} 行"), "the file has no such column");
    assert_eq!(rows[1].doubts[0].0, 2, "a long number lost its last digits");
    assert!(seen.notes.iter().any(|n| n.contains("备注")) && seen.notes.iter().any(|n| n.contains("示例")));
}

#[test]
fn csv_is_read_the_same_way() {
    let (seen, rows) = rows("a.csv", "代码,名称\n1,甲\n,\n2,乙\n".as_bytes());
    assert_eq!(seen.unwrap().address(2, 0), "B2");
    assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn files_that_are_no_such_table_are_refused_with_what_is_missing() {
    let without = write(&[Sheet::new("表").column(Column::new("代码", 8.0)).row(["1".into()])]).unwrap();
    assert!(rows("t.xlsx", &without).0.unwrap_err().say.contains("名称"));
    assert_eq!(rows("t.xlsx", b"").0.unwrap_err().code, "empty");
    assert_eq!(rows("t.pdf", b"%PDF-1.7\n").0.unwrap_err().code, "not_a_table");
    let long: String = std::iter::once("名称\n".to_owned()).chain((0..1001).map(|n| format!("企{n}\n"))).collect();
    assert_eq!(rows("t.csv", long.as_bytes()).0.unwrap_err().code, "too_big");
}
