//! The register out to a workbook and back.

use crate::house::*;
use field::risk::register::heads;
use office::sheet::{Cell, Column, Sheet, write};
use serde_json::{Value, json};

/// A filled workbook; cells by heading.
fn book(rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let mut sheet = Sheet::new("风险清单");
    for (head, _) in heads() {
        sheet = sheet.column(Column::new(head, 12.0));
    }
    for row in rows {
        let cell = |head: &str| row.iter().find(|c| c.0 == head).map_or(Cell::Empty, |c| c.1.into());
        sheet = sheet.row(heads().into_iter().map(|h| cell(h.0)));
    }
    write(&[sheet]).unwrap()
}

async fn send(h: &House, login: &str, bytes: &[u8], mode: &str, colours: &str) -> (u16, Value) {
    let mut body = Vec::new();
    for (name, value) in [("mode", mode), ("colours", colours)] {
        body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(b"--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.xlsx\"\r\n\r\n");
    body.extend(bytes);
    body.extend(b"\r\n--X--\r\n");
    let path = format!("/sites/{}/risk-register", site(1));
    let (status, bytes) = h.raw(login, "POST", &path, "multipart/form-data; boundary=X", body).await;
    (status.as_u16(), serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

const GOOD: &[(&str, &str)] = &[
    ("风险点", "罐区"),
    ("作业活动或部位", "卸车"),
    ("危险源", "甲醇"),
    ("事故类型", "火灾"),
    ("L", "6"),
    ("E", "6"),
    ("C", "15"),
    ("剩余L", "1"),
    ("剩余E", "6"),
    ("剩余C", "15"),
    ("工程技术措施", "切断阀\n联锁"),
    ("管控责任人", "甲某"),
];

#[tokio::test]
async fn bad_cells_are_named_and_nothing_is_written() {
    for h in houses().await {
        let bytes = book(&[
            GOOD,
            &[
                ("风险点", "泵房"),
                ("作业活动或部位", "检修"),
                ("事故类型", "触电"),
                ("L", "4"),
                ("E", "6"),
                ("C", "15"),
            ],
            &[("风险点", "泵房"), ("作业活动或部位", "盘车"), ("事故类型", "倒霉"), ("L", "3"), ("S", "3")],
            &[("作业活动或部位", "清罐"), ("事故类型", "窒息"), ("L", "很大")],
            &[
                ("风险点", "罐区"),
                ("作业活动或部位", "卸车"),
                ("危险源", "甲醇"),
                ("事故类型", "08"),
                ("L", "1"),
                ("S", "1"),
            ],
            &[
                ("风险点", "配电室"),
                ("作业活动或部位", "倒闸"),
                ("事故类型", "触电"),
                ("L", "3"),
                ("S", "3"),
                ("风险等级", "重大"),
            ],
        ]);
        let (status, check) = send(&h, "officer", &bytes, "preview", "four").await;
        assert_eq!(status, 200, "{check}");
        assert_eq!(
            (check["rows"].as_i64(), check["faulty"].as_i64(), check["new_risks"].as_i64()),
            (Some(6), Some(5), Some(1))
        );
        let faults: Vec<(i64, &str)> = check["faults"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| (f["row"].as_i64().unwrap(), f["head"].as_str().unwrap()))
            .collect();
        assert_eq!(
            faults,
            [(3, "L"), (4, "事故类型"), (5, "风险点"), (5, "L"), (6, "作业活动或部位"), (7, "风险等级")]
        );
        assert_eq!(check["faults"][1]["cell"], "G4", "{check}");
        assert!(check["faults"][5]["say"].as_str().unwrap().contains("一般风险"));
        let (_, check) = send(&h, "officer", &bytes, "apply", "four").await;
        assert_eq!(check["applied"], false);
        assert_eq!(h.get("officer", "/risks").await["items"], json!([]));
        let (_, check) = send(&h, "officer", &bytes, "only_good", "four").await;
        assert_eq!(check["applied"], true);
        let list = h.get("officer", "/risks").await;
        assert_eq!((list["items"].as_array().unwrap().len(), list["items"][0]["value"].as_f64()), (1, Some(540.0)));
        assert_eq!(list["items"][0]["person"], "甲某");
        // The same file again changes nothing.
        let (_, check) = send(&h, "officer", &book(&[GOOD]), "apply", "four").await;
        assert_eq!((check["unchanged"].as_i64(), check["changed"].as_i64()), (Some(1), Some(0)));
        assert_eq!(send(&h, "regulator", &bytes, "apply", "four").await.0, 403);
        assert_eq!(send(&h, "rival", &bytes, "apply", "four").await.0, 404);
        assert_eq!(send(&h, "officer", b"no workbook", "apply", "four").await.0, 422);
        assert_eq!(send(&h, "officer", &bytes, "perhaps", "four").await.0, 422);
    }
}

#[tokio::test]
async fn three_colours_come_in_with_a_doubt_and_go_out_again() {
    for h in houses().await {
        let row = |n: &'static str, colour: &'static str| -> Vec<(&'static str, &'static str)> {
            vec![("风险点", n), ("作业活动或部位", "巡检"), ("事故类型", "火灾"), ("风险等级", colour)]
        };
        let rows = [row("一", "红"), row("二", "黄"), row("三", "蓝")];
        let bytes = book(&rows.each_ref().map(|r| r.as_slice()));
        let (_, check) = send(&h, "officer", &bytes, "apply", "three").await;
        assert_eq!((check["applied"].as_bool(), check["needs_review"].as_i64()), (Some(true), Some(1)), "{check}");
        let list = h.get("officer", "/risks").await;
        let levels: Vec<(i64, bool)> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| (r["level"]["level"].as_i64().unwrap(), r["needs_review"].as_bool().unwrap()))
            .collect();
        assert_eq!(levels, [(1, false), (2, false), (3, true)]);
        let doubtful = h.get("officer", "/risks?needs_review=true").await;
        let risk = id(&doubtful["items"][0]);
        assert_eq!(
            h.no_step("officer", &risk, json!({"action": "assess"})).await,
            "NOT_ASSESSED",
            "a colour is no score"
        );
        let mut scored = form("巡检", 1.0, 2.0, 1.0);
        (scored["version"], scored["source"]) = (json!(1), json!(""));
        let r = h.ok("officer", "PUT", &format!("/risks/{risk}"), scored).await;
        assert_eq!((r["level"]["level"].as_i64(), r["needs_review"].as_bool()), (Some(4), Some(false)));
        h.step("officer", &risk, json!({"action": "assess"})).await;

        // What goes out comes in unchanged.
        let path = format!("/sites/{}/risk-register.xlsx", site(1));
        let (status, bytes) = h.raw("officer", "GET", &path, "application/json", vec![]).await;
        assert_eq!(status, 200);
        let (_, check) = send(&h, "officer", &bytes, "apply", "four").await;
        assert_eq!((check["unchanged"].as_i64(), check["faulty"].as_i64()), (Some(3), Some(0)), "{check}");
    }
}
