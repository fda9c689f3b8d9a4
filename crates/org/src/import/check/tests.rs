//! Rows of templates against a small directory.

use super::*;
use crate::import::model::{Cell, Counts};
use crate::region::{RegionKind, path_of};
use crate::unit::UnitKind;
use jiff::civil::date;
use kernel::id::{RegionId, UnitId};
use uuid::Uuid;

const DAY: Date = date(2024, 11, 20);

fn directory() -> Directory {
    let region = |n: u128, code: &str, name: &str, kind, parent: Option<&str>| {
        let path = path_of(parent, code);
        let depth = path.matches('/').count() as u32 - 1;
        Region {
            id: RegionId(Uuid::from_u128(n)),
            code: code.into(),
            name: name.into(),
            kind,
            parent: None,
            path,
            depth,
            version: 1,
        }
    };
    let unit = |n: u128, region: u128, path: &str, name: &str, short: &str| Unit {
        id: UnitId(Uuid::from_u128(n)),
        name: name.into(),
        short: short.into(),
        kind: UnitKind::Regulator,
        region: RegionId(Uuid::from_u128(region)),
        region_path: path.into(),
        parent: None,
        aliases: vec![],
        initials: String::new(),
        level: "prefecture".into(),
        sector: None,
        valid_from: None,
        valid_to: None,
        successors: vec![],
        version: 3,
    };
    let top = Some("/990100/");
    Directory::new(
        vec![
            region(1, "990100", "云岭州", RegionKind::Prefecture, None),
            region(2, "990121", "云溪县", RegionKind::County, top),
            region(3, "990121100", "青石镇", RegionKind::Township, Some("/990100/990121/")),
            region(4, "990122100", "青石镇", RegionKind::Township, top),
        ],
        vec![
            unit(1, 1, "/990100/", "云岭州应急管理局", "州应急局"),
            unit(2, 1, "/990100/", "云岭州水务局", "州水务局"),
            unit(3, 2, "/990100/990121/", "云溪县水务局", "县水务局"),
        ],
        vec![],
    )
}

fn everything() -> Known {
    Known { everything: true, ..Known::default() }
}

fn line(row: u32, cells: &[(&str, &str)]) -> Line {
    let cell = |i: usize, text: &str| Cell {
        text: text.into(),
        address: format!("{}{row}", (b'A' + i as u8) as char),
        doubt: None,
    };
    Line { row, cells: cells.iter().enumerate().map(|(i, (h, t))| ((*h).to_owned(), cell(i, t))).collect() }
}

fn unit_line(row: u32, name: &str, kind: &str, region: &str, parent: &str) -> Line {
    line(row, &[("单位全称", name), ("类别", kind), ("所在地区", region), ("上级单位", parent)])
}

#[track_caller]
fn says(checked: &Checked, column: &str, words: &[&str]) {
    assert_eq!(checked.state, State::Error, "{checked:?}");
    let found = checked.problems.iter().find(|p| p.column == column);
    let say = &found.unwrap_or_else(|| panic!("nothing about {column}: {:?}", checked.problems)).say;
    for word in words {
        assert!(say.contains(word), "“{say}” lacks “{word}”");
    }
}

#[test]
fn units_new_changed_and_the_same() {
    let lines = [
        unit_line(5, "云岭州能源局", "负有安全监管职责的部门", "云岭州", ""),
        line(
            6,
            &[("单位全称", "云岭州水务局"), ("简称", "州水务局"), ("类别", "行业主管部门"), ("所在地区", "990100")],
        ),
        line(
            7,
            &[
                ("单位全称", "云岭州应急管理局"),
                ("简称", "州应急局"),
                ("类别", "负有安全监管职责的部门"),
                ("所在地区", "云岭州"),
            ],
        ),
    ];
    let rows = check(Kind::Units, &lines, &directory(), &everything(), DAY);
    assert_eq!(Counts::of(&rows), Counts { new: 1, change: 1, same: 1, error: 0 }, "{rows:?}");
}

#[test]
fn every_bad_cell_of_a_unit_is_named_with_its_address() {
    let lines = [
        unit_line(5, "", "负有安全监管职责的部门", "云岭州", ""),
        unit_line(6, "云岭州外事办", "帮会", "云岭州", ""),
        unit_line(7, "云岭州外事办", "行业主管部门", "火星", ""),
        unit_line(8, "青石镇政府", "乡镇街道", "青石镇", ""),
        unit_line(9, "云岭州外事办", "行业主管部门", "云岭州", "没有的单位"),
        line(
            10,
            &[
                ("单位全称", "云岭州档案局"),
                ("类别", "行业主管部门"),
                ("所在地区", "云岭州"),
                ("成立日期", "去年"),
                ("撤销日期", "2020-13-01"),
            ],
        ),
    ];
    let rows = check(Kind::Units, &lines, &directory(), &everything(), DAY);
    says(&rows[0], "单位全称", &["A5", "没有填"]);
    says(&rows[1], "类别", &["B6", "帮会", "可选"]);
    says(&rows[2], "所在地区", &["C7", "火星"]);
    says(&rows[3], "所在地区", &["2 个", "990121100", "990122100"]);
    says(&rows[4], "上级单位", &["D9", "没有的单位"]);
    says(&rows[5], "成立日期", &["D10", "2024-06-30"]);
    says(&rows[5], "撤销日期", &["E10"]);
}

#[test]
fn a_parent_may_stand_further_down_but_not_in_a_circle() {
    let good = [
        unit_line(5, "云岭州煤炭中心", "行业主管部门", "云岭州", "云岭州能源局"),
        unit_line(6, "云岭州能源局", "行业主管部门", "云岭州", ""),
    ];
    let rows = check(Kind::Units, &good, &directory(), &everything(), DAY);
    assert!(matches!(&rows[0].plan, Some(Plan::Unit { parent: Some(p), .. }) if p == "云岭州能源局"));
    let circle = [
        unit_line(5, "云岭州甲局", "行业主管部门", "云岭州", "云岭州乙局"),
        unit_line(6, "云岭州乙局", "行业主管部门", "云岭州", "云岭州甲局"),
        unit_line(7, "云岭州丙局", "行业主管部门", "云岭州", "云岭州丙局"),
    ];
    let rows = check(Kind::Units, &circle, &directory(), &everything(), DAY);
    says(&rows[0], "上级单位", &["一圈"]);
    says(&rows[1], "上级单位", &["一圈"]);
    says(&rows[2], "上级单位", &["自己"]);
}

#[test]
fn a_row_twice_and_a_region_of_others_are_refused() {
    let lines = [
        unit_line(5, "云溪县能源局", "行业主管部门", "云溪县", ""),
        unit_line(9, "云溪县能源局", "行业主管部门", "云岭州云溪县", ""),
        unit_line(10, "云岭州能源局", "行业主管部门", "云岭州", ""),
    ];
    let county = Known { may_write: vec!["/990100/990121/".into()], ..Known::default() };
    let rows = check(Kind::Units, &lines, &directory(), &county, DAY);
    assert_eq!(rows[0].state, State::New);
    says(&rows[1], "单位全称", &["与第 5 行重复"]);
    says(&rows[2], "所在地区", &["没有维护“云岭州”的权限"]);
}

#[test]
fn people_need_a_known_unit_and_posts_need_days() {
    let person = |row, login: &str, unit: &str, title: &str, from: &str, role: &str| {
        line(
            row,
            &[
                ("账号", login),
                ("姓名", "水务甲"),
                ("所属单位", unit),
                ("职务", title),
                ("任职日期", from),
                ("角色", role),
            ],
        )
    };
    let lines = [
        person(5, "Shui.Jia", "州水务局", "科长", "2024-01-01", "部门经办"),
        person(6, "a b", "州水务局", "", "", ""),
        person(7, "shui2", "州水利局", "", "", ""),
        person(8, "shui3", "水务局", "科长", "", "皇帝"),
        person(9, "shui.jia", "州水务局", "科长", "2024-01-01", "部门经办"),
        person(10, "shui.jia", "州水务局", "副局长", "2024-06-01", "部门负责人"),
    ];
    let rows = check(Kind::Persons, &lines, &directory(), &everything(), DAY);
    assert_eq!(rows[0].state, State::New, "{rows:?}");
    assert!(matches!(&rows[0].plan, Some(Plan::Person { login, .. }) if login == "shui.jia"));
    says(&rows[1], "账号", &["A6"]);
    says(&rows[2], "所属单位", &["没有找到单位“州水利局”", "云岭州水务局"]);
    says(&rows[3], "任职日期", &["按任期"]);
    says(&rows[3], "角色", &["皇帝", "部门经办"]);
    says(&rows[4], "账号", &["与第 5 行重复"]);
    assert_eq!(rows[5].state, State::New, "a second post of one person is no repetition");
}

#[test]
fn roster_rows_know_their_days_and_borders() {
    let entry = |row, unit: &str, region: &str, from: &str, to: &str| {
        line(
            row,
            &[
                ("名单词语", "负有安全监管职责的部门"),
                ("所在地区", region),
                ("单位", unit),
                ("加入日期", from),
                ("退出日期", to),
            ],
        )
    };
    let lines = [
        entry(5, "州应急局", "云岭州", "2024-01-01", ""),
        entry(6, "州应急局", "云岭州", "2024/1/1", ""),
        entry(7, "州水务局", "云岭州", "2024年3月1日", "2023-01-01"),
        entry(8, "州水务局", "云溪县", "20240301", ""),
        entry(9, "各县市", "云岭州", "2024-01-01", ""),
        entry(10, "州水务局", "云岭州", "", ""),
    ];
    let rows = check(Kind::Rosters, &lines, &directory(), &everything(), DAY);
    assert_eq!(rows[0].state, State::New);
    says(&rows[1], "单位", &["与第 5 行重复"]);
    says(&rows[2], "退出日期", &["早于"]);
    says(&rows[3], "单位", &["不在“云溪县”范围内"]);
    says(&rows[4], "单位", &["没有找到"]);
    says(&rows[5], "加入日期", &["没有填"]);
}

#[test]
fn enterprises_are_known_by_their_code() {
    let firm = |row, name: &str, code: &str, risk: &str| {
        line(row, &[("企业名称", name), ("统一社会信用代码", code), ("所在地区", "云岭州"), ("高危企业", risk)])
    };
    // Codes with right check digits, handbook 10 §3.
    let lines = [
        firm(5, "云岭甲化工厂", "91533401MA6ABCD10J", "是"),
        firm(6, "云岭乙化工厂", "91533401ma6abcd10j", "否"),
        firm(7, "云岭丙化工厂", "91533401MA6ABCD10K", ""),
        firm(8, "云岭丁面馆", "", "也许"),
        firm(9, "云岭戊面馆", "", ""),
    ];
    let rows = check(Kind::Enterprises, &lines, &directory(), &everything(), DAY);
    assert_eq!(rows[0].state, State::New);
    says(&rows[1], "统一社会信用代码", &["与第 5 行重复"]);
    says(&rows[2], "统一社会信用代码", &["B7", "校验位"]);
    says(&rows[3], "高危企业", &["也许", "“是”或“否”"]);
    assert_eq!(rows[4].state, State::New);
}

#[test]
fn a_doubt_of_the_reader_stops_the_row() {
    let mut bad = unit_line(5, "云岭州能源局", "行业主管部门", "云岭州", "");
    bad.cells.get_mut("单位全称").unwrap().doubt = Some("单元格里是公式错误 #REF!，请改成文字。".into());
    let rows = check(Kind::Units, &[bad], &directory(), &everything(), DAY);
    says(&rows[0], "单位全称", &["A5", "#REF!"]);
}

#[test]
fn days_in_the_usual_ways_of_writing() {
    for text in ["2024-06-30", "2024/6/30", "2024.6.30", "2024年6月30日", "20240630", "2024-06-30 00:00:00"] {
        assert_eq!(read_day(text), Some(date(2024, 6, 30)), "{text}");
    }
    for text in ["", "去年", "2024-06", "24-06-30", "2024-02-30", "2024"] {
        assert_eq!(read_day(text), None, "{text}");
    }
}
