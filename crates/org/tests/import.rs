//! Templates out, filled tables in, through HTTP.

mod house;

use house::{Browser, Reply, houses};
use office::sheet::{Cell, Column, Sheet};
use serde_json::{Value, json};

fn table(heads: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = Sheet::new("表");
    sheet.columns = heads.iter().map(|h| Column::new(*h, 12.0)).collect();
    sheet.rows = rows.iter().map(|r| r.iter().map(|c| Cell::from(*c)).collect()).collect();
    office::sheet::write(&[sheet]).unwrap()
}

const UNITS: [&str; 4] = ["单位全称", "类别", "所在地区", "上级单位"];

async fn preview(b: &Browser<'_>, kind: &str, bytes: &[u8]) -> Reply {
    b.upload(&format!("/imports/{kind}"), "填好的表.xlsx", bytes, &[]).await
}

async fn apply(b: &Browser<'_>, preview: &Value, only_good: bool) -> Reply {
    let path = format!("/imports/{}/apply", preview["id"].as_str().unwrap());
    b.send("POST", &path, json!({ "only_good": only_good })).await
}

#[tokio::test]
async fn good_rows_alone_are_written_when_asked_for_and_nothing_otherwise() {
    for house in houses().await {
        let office = house.visit("office").await;
        let rows: &[&[&str]] = &[
            &["云岭州煤炭中心", "行业主管部门", "云岭州", "云岭州能源局"],
            &["云岭州能源局", "负有安全监管职责的部门", "云岭州", ""],
            &["云岭州外事办", "帮会", "云岭州", ""],
            &["云岭州水务局", "负有安全监管职责的部门", "990100", ""],
        ];
        let seen = preview(&office, "units", &table(&UNITS, rows)).await;
        assert_eq!(seen.status, 200, "{}", seen.json);
        assert_eq!(seen.json["counts"], json!({ "new": 2, "change": 1, "same": 0, "error": 1 }), "{}", seen.json);
        let bad = &seen.json["rows"][2];
        assert_eq!((bad["row"].as_u64(), bad["state"].as_str()), (Some(4), Some("error")));
        assert!(bad["problems"][0]["say"].as_str().unwrap().starts_with("B4 单元格"), "{bad}");
        assert_eq!(office.get("/units").await.json["total"]["count"], 6, "a preview writes nothing");

        let refused = apply(&office, &seen.json, false).await;
        assert_eq!((refused.status.as_u16(), refused.json["code"].as_str()), (422, Some("ROWS_WRONG")));
        assert_eq!(office.get("/units").await.json["total"]["count"], 6);

        let done = apply(&office, &seen.json, true).await;
        assert_eq!(done.status, 200, "{}", done.json);
        let units = office.get("/units?q=云岭州".replace("云岭州", "%E6%B0%B4%E5%8A%A1").as_str()).await.json;
        assert_eq!(units["items"][0]["version"], 2);
        assert_eq!(office.get("/units").await.json["total"]["count"], 8);
        let coal = house.unit("云岭州煤炭中心").await;
        let coal = office.get(&format!("/units/{coal}")).await.json;
        assert_eq!(coal["parent"]["name"], "云岭州能源局");
        assert_eq!(apply(&office, &seen.json, true).await.status, 404, "a preview is applied once");
    }
}

#[tokio::test]
async fn what_is_exported_comes_back_as_the_same() {
    for house in houses().await {
        let admin = house.visit("admin").await;
        let unit = house.unit("州水务局").await;
        let form = json!({ "phrase": "各成员单位", "region": "990100", "source": "云安委〔2024〕3号",
                           "entries": [{ "unit": unit, "from": "2024-01-01", "to": "2024-06-30" }] });
        assert_eq!(admin.send("POST", "/rosters", form).await.status, 200);
        let form =
            json!({ "name": "云岭甲化工厂", "uscc": "91533401MA6ABCD10J", "region": "990100", "high_risk": true });
        assert_eq!(admin.send("POST", "/enterprises", form).await.status, 200);
        for (kind, rows) in [("units", 6), ("persons", 7), ("rosters", 1), ("enterprises", 1)] {
            let file = admin.get(&format!("/exports/{kind}.xlsx")).await;
            assert_eq!(file.status, 200, "{kind}: {}", file.json);
            let seen = preview(&admin, kind, &file.bytes).await;
            assert_eq!(seen.status, 200, "{kind}: {}", seen.json);
            assert_eq!(
                seen.json["counts"],
                json!({ "new": 0, "change": 0, "same": rows, "error": 0 }),
                "{kind}: {}",
                seen.json
            );
        }
    }
}

#[tokio::test]
async fn people_come_with_posts_and_roles_and_may_then_do_what_the_role_allows() {
    for house in houses().await {
        let admin = house.visit("admin").await;
        let heads = ["账号", "姓名", "所属单位", "职务", "任职日期", "分管单位", "角色", "授权地区"];
        let rows: &[&[&str]] = &[
            &["zhou.zhang", "州长岗", "州安委办", "州长", "2024-01-01", "州应急局；州水务局", "党政领导", "云岭州"],
            &["zhou.zhang", "州长岗", "州安委办", "安委会主任", "2024-02-01", "", "", ""],
        ];
        let seen = preview(&admin, "persons", &table(&heads, rows)).await;
        assert_eq!(seen.json["counts"]["new"], 2, "{}", seen.json);
        assert_eq!(apply(&admin, &seen.json, false).await.status, 200);
        let found = admin.get("/persons?q=zhou.zhang").await.json["items"][0].clone();
        assert_eq!(found["posts"].as_array().unwrap().len(), 2);
        assert_eq!(found["grants"][0]["role"], "leader");
        let leader = house.visit("zhou.zhang").await;
        let me = leader.get("/me").await.json;
        assert_eq!((me["home"].as_str(), me["person"]["post"].as_str()), (Some("leader"), Some("安委会主任")));
        let file = table(&heads, rows);
        let again = preview(&admin, "persons", &file).await;
        assert_eq!(again.json["counts"]["same"], 2, "{}", again.json);
        assert_eq!(preview(&house.visit("office").await, "persons", &file).await.status, 403);
    }
}

#[tokio::test]
async fn templates_are_empty_tables_that_can_be_filled() {
    for house in houses().await {
        let office = house.visit("office").await;
        for kind in ["units", "persons", "rosters", "enterprises"] {
            let file = office.get(&format!("/templates/{kind}.xlsx")).await;
            assert_eq!(file.status, 200);
            let seen = preview(&house.visit("admin").await, kind, &file.bytes).await;
            assert_eq!(seen.json["code"], "NO_ROWS", "{kind}: {}", seen.json);
        }
        assert_eq!(office.get("/templates/shoes.xlsx").await.status, 404);
    }
}

#[tokio::test]
async fn files_that_are_no_tables_are_refused_with_a_sentence() {
    for house in houses().await {
        let office = house.visit("office").await;
        for (bytes, word) in [
            (b"".as_slice(), "空的"),
            (b"%PDF-1.7 nothing", "不是 .xlsx"),
            (b"PK\x03\x04 broken zip", ""),
            ("随便,什么\n1,2\n".as_bytes(), "表头"),
        ] {
            let reply = preview(&office, "units", bytes).await;
            assert_eq!(reply.status, 422, "{}", reply.json);
            assert!(reply.json["detail"].as_str().unwrap().contains(word), "{}", reply.json);
        }
        let reply = house.visit("water").await.upload("/imports/units", "a.xlsx", b"x", &[]).await;
        assert_eq!(reply.status, 403);
    }
}

#[tokio::test]
async fn a_preview_belongs_to_the_one_who_made_it() {
    for house in houses().await {
        let (office, admin) = (house.visit("office").await, house.visit("admin").await);
        let rows: &[&[&str]] = &[&["云岭州能源局", "行业主管部门", "云岭州", ""]];
        let seen = preview(&office, "units", &table(&UNITS, rows)).await;
        assert_eq!(apply(&admin, &seen.json, false).await.status, 404);
        assert_eq!(apply(&office, &seen.json, false).await.status, 200);
    }
}

#[tokio::test]
async fn the_directory_is_checked_again_when_applying() {
    for house in houses().await {
        let office = house.visit("office").await;
        let rows: &[&[&str]] = &[&["云岭州能源局", "行业主管部门", "云岭州", ""]];
        let seen = preview(&office, "units", &table(&UNITS, rows)).await;
        assert_eq!(seen.json["counts"]["new"], 1);
        let form = json!({ "name": "云岭州能源局", "kind": "regulator", "region": "990100" });
        assert_eq!(office.send("POST", "/units", form).await.status, 200);
        let done = apply(&office, &seen.json, false).await;
        assert_eq!(
            done.json,
            json!({ "new": 0, "change": 1, "same": 0, "error": 0 }),
            "it exists now, so it is changed"
        );
    }
}
