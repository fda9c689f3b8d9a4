use super::*;
use crate::Limits;
use crate::grid;

fn form() -> Sheet {
    Sheet::new("任务清单")
        .title("云岭州治本攻坚任务清单")
        .under("填报单位：云岭州应急管理局")
        .column(Column::new("序号", 6.0))
        .column(Column::new("工作任务", 40.0).required())
        .column(Column::new("牵头单位", 20.0).group("责任单位"))
        .column(Column::new("配合单位", 20.0).group("责任单位"))
        .column(Column::new("完成时限", 14.0))
        .column(Column::new("状态", 10.0).choices(["红灯", "黄灯", "绿灯"]))
}

fn filled(sheet: &Sheet, bytes: &[u8]) -> Filled {
    read_filled("t.xlsx", bytes, &sheet.columns, &Limits::default()).unwrap()
}

#[test]
fn what_is_written_is_read_back_with_its_address() {
    let sheet = form()
        .row([
            1.into(),
            "排查燃气管网".into(),
            "州住建局".into(),
            "州应急局".into(),
            Cell::Date(2026, 6, 30),
            Cell::Marked("红灯".into(), Mark::Red),
        ])
        .row([2.into(), "检查餐馆".into(), Cell::Above, Cell::Empty, Cell::Empty, "绿灯".into()])
        .note("填表说明：状态由系统判定。");
    let back = filled(&sheet, &write(std::slice::from_ref(&sheet)).unwrap());
    assert_eq!(back.rows.len(), 2);
    let row = &back.rows[0];
    assert_eq!((row.number, row.text("序号"), row.text("完成时限"), row.text("状态")), (5, "1", "2026-06-30", "红灯"));
    assert_eq!(row.address("配合单位"), "D5");
    // The merged lead counts for both rows.
    assert_eq!(back.rows[1].text("牵头单位"), "州住建局");
    assert_eq!(back.rows[1].text("配合单位"), "");
}

#[test]
fn columns_are_found_in_any_order_and_strange_ones_named() {
    let other = Sheet::new("x")
        .column(Column::new("完成时限", 9.0))
        .column(Column::new("联系电话", 9.0))
        .column(Column::new("工作任务 *", 9.0))
        .row(["示例：2026年6月".into(), Cell::Empty, "写明做什么".into()])
        .row(["2026年6月".into(), "1".into(), "检查".into()]);
    let back = filled(&form(), &write(&[Sheet::new("说明"), other]).unwrap());
    assert_eq!(back.rows.len(), 1);
    assert_eq!(back.rows[0].text("工作任务"), "检查");
    assert_eq!(back.rows[0].number, 3);
    assert!(back.notes.iter().any(|n| n.contains("联系电话")), "{:?}", back.notes);
    assert!(back.notes.iter().any(|n| n.contains("第 2 行是示例")), "{:?}", back.notes);
}

#[test]
fn missing_headings_and_wrong_files_are_refused_by_name() {
    let other = Sheet::new("x").column(Column::new("序号", 9.0)).row([1.into()]);
    let refuse = |bytes: &[u8]| read_filled("名单.xlsx", bytes, &form().columns, &Limits::default()).unwrap_err();
    assert!(refuse(&write(&[other]).unwrap()).say.contains("缺少“工作任务”"));
    assert_eq!(refuse(b"").code, "empty");
    assert_eq!(refuse(b"\xFF\xD8\xFF").code, "not_a_table");
    assert_eq!(refuse("序号,名称\n1,甲\n".as_bytes()).code, "heads");
    let good = write(&[form()]).unwrap();
    assert_eq!(refuse(&good[..good.len() - 400]).code, "broken");
}

#[test]
fn formulas_stay_text_in_both_formats() {
    for evil in ["=1+1", "+cmd|'/c calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\")"] {
        let sheet = Sheet::new("t").column(Column::new("名称", 10.0)).row([evil.into()]);
        assert_eq!(filled(&sheet, &write(std::slice::from_ref(&sheet)).unwrap()).rows[0].text("名称"), evil);
        let bytes = write_csv(&sheet);
        let text = String::from_utf8(bytes.clone()).unwrap();
        let cell = text.lines().nth(1).unwrap().trim_start_matches('"');
        assert!(cell.starts_with('\''), "{cell}");
        assert_eq!(filled(&sheet, &bytes).rows[0].text("名称"), evil);
    }
}

#[test]
fn gb18030_csv_is_read() {
    let (bytes, _, _) = encoding_rs::GB18030.encode("工作任务,完成时限\r\n开展消防检查,2026年6月\r\n");
    assert_eq!(filled(&form(), &bytes).rows[0].text("工作任务"), "开展消防检查");
}

#[test]
fn long_numbers_as_numbers_are_doubted() {
    let sheet = Sheet::new("t").column(Column::new("身份证号", 20.0)).row([Cell::Number(9.9e17)]);
    let back = filled(&sheet, &write(std::slice::from_ref(&sheet)).unwrap());
    assert!(back.rows[0].cells["身份证号"].doubt.as_deref().unwrap().contains("文本"));
}

#[test]
fn templates_have_lists_short_and_long() {
    let many: Vec<String> = (0..80).map(|n| format!("云岭州第{n}号成员单位")).collect();
    let sheet = form().column(Column::new("单位", 20.0).choices(many).hint("从名录里选")).room(50);
    let bytes = write(std::slice::from_ref(&sheet)).unwrap();
    let mut pack = crate::pack::Pack::open("t", &bytes, &Limits::default()).unwrap();
    let page = pack.text("xl/worksheets/sheet1.xml").unwrap().unwrap();
    assert!(page.contains("\"红灯,黄灯,绿灯\""));
    assert!(page.contains("选项!$A$1:$A$80"));
    assert!(page.contains("landscape"));
    let (grids, hidden) = grid::open("t", &bytes, &Limits::default()).unwrap();
    assert_eq!((grids.len(), hidden), (1, vec!["选项".to_string()]));
    assert!(filled(&sheet, &bytes).rows.is_empty());
}

#[test]
fn streams_many_rows() {
    let sheet = Sheet::new("t").title("大表").column(Column::new("序号", 8.0)).column(Column::new("名称", 20.0));
    let bytes = stream(&sheet, (0..20_000).map(|n| vec![Cell::Int(n), Cell::from(format!("任务{n}"))])).unwrap();
    let back = filled(&sheet, &bytes);
    assert_eq!(back.rows.len(), 20_000);
    assert_eq!(back.rows[19_999].text("名称"), "任务19999");
}

#[test]
fn addresses() {
    for (row, column, want) in
        [(0, 0, "A1"), (6, 1, "B7"), (9, 25, "Z10"), (0, 26, "AA1"), (0, 701, "ZZ1"), (0, 702, "AAA1")]
    {
        assert_eq!(grid::address(row, column), want);
    }
}
