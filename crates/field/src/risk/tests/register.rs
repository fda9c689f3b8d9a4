//! Rows of a workbook.

use super::{cuts, law, ls_of, major};
use crate::risk::level::{Level, Mapping};
use crate::risk::model::{ControlKind, Every, Point, PointKind};
use crate::risk::register::{Line, heads, read, write};
use crate::risk::rules::compose;
use crate::risk::score::Method;
use kernel::id::{RiskPointId, SiteId};
use std::collections::HashMap;
use uuid::Uuid;

fn row(cells: &[(&str, &str)], mapping: Mapping) -> Result<Line, Vec<(String, String)>> {
    let all: HashMap<&str, &str> = cells.iter().copied().collect();
    let cell = |head: &str| all.get(head).copied().unwrap_or("");
    read(cell, mapping).map_err(|f| f.into_iter().map(|f| (f.head.to_owned(), f.say)).collect())
}

const LEAST: [(&str, &str); 3] = [("风险点", "罐区"), ("作业活动或部位", "卸车"), ("事故类型", "火灾")];

fn with(more: &[(&'static str, &'static str)], mapping: Mapping) -> Result<Line, Vec<(String, String)>> {
    row(&[&LEAST[..], more].concat(), mapping)
}

#[test]
fn a_row_becomes_a_form() {
    let line = with(
        &[
            ("风险点类别", "设备"),
            ("L", "6"),
            ("E", "6"),
            ("C", "15"),
            ("剩余L", "1"),
            ("剩余E", "6"),
            ("剩余C", "15"),
            ("工程技术措施", "切断阀\n 液位联锁 \n\n"),
            ("应急处置措施", "喷淋"),
            ("检查频次", "每班"),
            ("管控责任人", "甲某"),
        ],
        Mapping::Four,
    )
    .unwrap();
    assert_eq!((line.kind, line.form.method), (PointKind::Equipment, Method::Lec));
    let controls: Vec<(ControlKind, &str)> = line.form.controls.iter().map(|c| (c.kind, c.text.as_str())).collect();
    assert_eq!(
        controls,
        [
            (ControlKind::Engineering, "切断阀"),
            (ControlKind::Engineering, "液位联锁"),
            (ControlKind::Emergency, "喷淋")
        ]
    );
    assert!(line.form.controls.iter().all(|c| c.every == Some(Every::Shift)));
    let form = line.onto(None, Some(Level::Major));
    assert_eq!(form.duty[0].level.label(), "公司（厂）级", "whoever is named controls at the level of the risk");
}

#[test]
fn colours_are_read_by_the_mapping() {
    let level = |word, mapping| {
        with(&[("风险等级", word)], mapping).map(|l| l.taken.unwrap()).map(|t| (t.level.number(), t.needs_review))
    };
    for (word, mapping, expected) in [
        ("红", Mapping::Three, (1, false)),
        ("黄色", Mapping::Three, (2, false)),
        ("蓝", Mapping::Three, (3, true)),
        ("黄", Mapping::Four, (3, false)),
        ("蓝色", Mapping::Four, (4, false)),
        ("橙", Mapping::Four, (2, false)),
        ("重大风险（红）", Mapping::Three, (1, false)),
        ("低", Mapping::Three, (4, false)),
    ] {
        assert_eq!(level(word, mapping), Ok(expected), "{word}");
    }
    assert!(level("橙", Mapping::Three).unwrap_err()[0].1.contains("三色"));
    assert!(level("紫", Mapping::Four).unwrap_err()[0].1.contains("没有“紫”"));
}

#[test]
fn every_bad_cell_is_named() {
    let faults = row(
        &[
            ("作业活动或部位", "卸车"),
            ("风险点类别", "心情"),
            ("评价方法", "占卜"),
            ("L", "很大"),
            ("剩余C", "1e999"),
            ("作业人数", "-3"),
            ("检查频次", "偶尔"),
            ("管控层级", "天上"),
            ("直接判定情形", "感觉"),
            ("风险等级", "紫"),
        ],
        Mapping::Four,
    )
    .unwrap_err();
    let mut named: Vec<&str> = faults.iter().map(|f| f.0.as_str()).collect();
    named.sort_unstable();
    let mut expected = [
        "风险点",
        "事故类型",
        "风险点类别",
        "评价方法",
        "L",
        "剩余C",
        "作业人数",
        "检查频次",
        "管控层级",
        "直接判定情形",
        "风险等级",
    ];
    expected.sort_unstable();
    assert_eq!(named, expected);
    assert!(faults.iter().all(|f| f.1.ends_with('。')), "{faults:?}");
}

#[test]
fn out_and_in_again_changes_nothing() {
    let law = law();
    let mut r = major();
    r.controls.push(super::control(ControlKind::Management, "卸车作业票"));
    r.controls[0].check = Some("每班试动作".into());
    r.controls[0].every = Some(Every::Day);
    let parts = crate::risk::score::Chosen { l: Some(4.0), people: Some(5.0), loss: Some(2.0), ..Default::default() };
    r.inherent.as_mut().unwrap().chosen = parts.clone();
    r.inherent.as_mut().unwrap().scored = crate::risk::score::score(Method::Ls, &parts, &cuts(&law)).unwrap();
    let point = Point {
        id: RiskPointId(Uuid::from_u128(4)),
        site: SiteId(Uuid::from_u128(1)),
        name: "罐区".into(),
        kind: PointKind::Place,
        department: "储运部".into(),
        owner: "乙某".into(),
        area: None,
        version: 1,
    };
    let texts = write(&r, &point, Mapping::Four);
    assert_eq!(texts.len(), heads().len(), "one text for each heading");
    let all: HashMap<&str, &str> = texts.iter().map(|(h, t)| (*h, t.as_str())).collect();
    let line = read(|h| all.get(h).copied().unwrap_or(""), Mapping::Four).unwrap();
    assert_eq!((line.point.as_str(), line.taken.unwrap().level), ("罐区", Level::Major));
    let form = line.onto(Some(&r), r.level);
    assert_eq!(compose::amended(&r, form, &cuts(&law)).unwrap(), None);
    // One changed cell is one changed field.
    let mut other = all.clone();
    other.insert("剩余L", "1");
    let form = read(|h| other.get(h).copied().unwrap_or(""), Mapping::Four).unwrap().onto(Some(&r), r.level);
    let changed = compose::amended(&r, form, &cuts(&law)).unwrap().unwrap();
    assert_eq!(changed.residual.unwrap().chosen, ls_of(1.0, 5.0));
    assert_eq!((changed.inherent, changed.controls, changed.duty), (r.inherent, r.controls, r.duty));
}
