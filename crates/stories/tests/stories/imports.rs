//! A workbook of enterprises: every bad cell is named, nothing is written by halves.

use office::sheet::{Cell, Column, Sheet, stream};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use stories::{Person, World, worlds};

const HEADS: [&str; 12] = [
    "企业名称",
    "统一社会信用代码",
    "所在地区",
    "地址",
    "行业代码",
    "从业人数",
    "营业收入（万元）",
    "主要负责人",
    "联系电话",
    "经度",
    "纬度",
    "标准化等级",
];
/// The file has a title row and a heading row above the first record.
const FIRST: usize = 2;

/// A code with a right check sign, reckoned here by the formula of GB 32100 and not by the program.
fn code(n: usize) -> String {
    const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let body = format!("91990121MB{n:07}");
    let at = |c: u8| SIGNS.iter().position(|s| *s == c).expect("a sign");
    let sum: usize = body.bytes().zip(WEIGHTS).map(|(c, w)| at(c) * w).sum();
    format!("{body}{}", SIGNS[(31 - sum % 31) % 31] as char)
}

fn record(n: usize) -> Vec<Cell> {
    let text = |s: String| Cell::Text(s);
    vec![
        text(format!("云溪县样例第{n}厂（虚构）")),
        text(code(n)),
        text(if n.is_multiple_of(2) { "990121100" } else { "柳坝乡" }.into()),
        text(format!("样例路{n}号")),
        text(["2614", "1011", "5265", "1391", "6110"][n % 5].into()),
        Cell::Int((n % 700) as i64),
        Cell::Number((n % 90_000) as f64 / 10.0),
        text("样例人".into()),
        text(format!("0000-{n:07}")),
        Cell::Number(100.0 + n as f64 / 1e6),
        Cell::Number(27.0 + n as f64 / 1e6),
        if n.is_multiple_of(3) { Cell::Int(3) } else { Cell::Empty },
    ]
}

/// The kinds of fault that are planted: column, and what stands there instead.
fn planted(kind: usize, n: usize) -> (usize, Cell) {
    let text = |s: &str| Cell::Text(s.into());
    match kind % 12 {
        0 => (0, Cell::Empty),
        1 => (1, Cell::Text(code(n).replace("9199", "9198"))),
        2 => (1, Cell::Text(code(n - 1))),
        3 => (2, text("没有这个乡")),
        4 => (2, text("松泉县")),
        5 => (4, text("9901")),
        6 => (5, text("三十人")),
        7 => (6, Cell::Number(-3.0)),
        8 => (8, text("电话见名片")),
        9 => (9, Cell::Number(27.1)),
        10 => (10, Cell::Number(100.1)),
        _ => (11, Cell::Int(9)),
    }
}

fn letter(column: usize) -> char {
    char::from(b'A' + column as u8)
}

/// A workbook of so many rows; every `each`-th is spoilt in one cell. Returns it with the addresses of the spoilt cells.
fn workbook(rows: usize, each: usize, first: usize) -> (Vec<u8>, BTreeSet<String>) {
    let mut sheet = Sheet::new("企业").title("云溪县企业名单");
    for head in HEADS {
        sheet = sheet.column(Column::new(head, 12.0));
    }
    let mut spoilt = BTreeSet::new();
    let lines: Vec<Vec<Cell>> = (0..rows)
        .map(|i| {
            let n = first + i;
            let mut line = record(n);
            if each > 0 && i % each == each - 1 {
                let (column, cell) = planted(i / each, n);
                line[column] = cell;
                spoilt.insert(format!("{}{}", letter(column), FIRST + i + 1));
            }
            line
        })
        .collect();
    (stream(&sheet, lines.into_iter()).expect("a workbook"), spoilt)
}

/// Upload and wait until it is read.
async fn read(person: &Person, bytes: Vec<u8>) -> Value {
    let begun = person.upload("/site-imports", "企业.xlsx", bytes).await.ok();
    wait(person, &begun, "reading").await
}

async fn wait(person: &Person, import: &Value, while_in: &str) -> Value {
    let path = format!("/site-imports/{}", import["id"].as_str().expect("an id"));
    for _ in 0..1200 {
        let now = person.get(&path).await.ok();
        if now["state"]["code"] != while_in {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the import never ended");
}

async fn apply(person: &Person, import: &Value, only_good: bool) -> Value {
    let path = format!("/site-imports/{}/apply", import["id"].as_str().expect("an id"));
    let begun = person.post(&path, json!({ "only_good": only_good })).await.ok();
    wait(person, &begun, "applying").await
}

async fn total(world: &World, table: &str) -> i64 {
    let mut tx = world.app.db.read().await.expect("a transaction");
    let sql = format!("select count(*) as n from {table}");
    tx.one(&sql, &[]).await.expect("a row").get("n").expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_planted_faults_are_reported_and_nothing_else() {
    for world in worlds("import").await {
        let county = world.sign_in("yx.jingban").await;
        let (bytes, spoilt) = workbook(20_000, 20, 0);
        assert_eq!(spoilt.len(), 1000);
        let seen = read(&county, bytes).await;
        assert_eq!(seen["state"]["code"], "checked", "{}", seen["failed"]);
        assert_eq!((seen["done"].as_i64(), seen["total"].as_i64()), (Some(20_000), Some(20_000)));
        let told: Vec<&Value> = seen["faults"].as_array().expect("faults").iter().collect();
        let cells: BTreeSet<String> = told.iter().map(|f| f["cell"].as_str().expect("a cell").to_owned()).collect();
        let missed: Vec<_> = spoilt.difference(&cells).take(5).collect();
        let more: Vec<_> =
            told.iter().filter(|f| !spoilt.contains(f["cell"].as_str().expect("a cell"))).take(5).collect();
        assert!(missed.is_empty() && more.is_empty(), "missed {missed:?}, too many {more:?}");
        assert_eq!((told.len(), seen["fault_count"].as_i64()), (1000, Some(1000)), "each once");
        assert_eq!((seen["counts"]["error"].as_i64(), seen["counts"]["new"].as_i64()), (Some(1000), Some(19_000)));
        assert!(told.iter().all(|f| f["sheet"] == "企业" && f["say"].as_str().is_some_and(|s| s.chars().count() > 6)));

        // All or nothing, or only the good rows.
        let (firms, before) = (total(&world, "enterprise").await, total(&world, "site").await);
        let path = format!("/site-imports/{}/apply", seen["id"].as_str().expect("an id"));
        county.post(&path, json!({})).await.refused(422, "ROWS_WRONG");
        assert_eq!(total(&world, "site").await, before);
        world.sign_in("sq.jingban").await.post(&path, json!({ "only_good": true })).await.refused(404, "NOT_FOUND");
        let done = apply(&county, &seen, true).await;
        assert_eq!(done["state"]["code"], "applied", "{}", done["failed"]);
        assert_eq!(done["counts"]["new"], 19_000);
        assert_eq!(total(&world, "site").await, before + 19_000);
        assert_eq!(total(&world, "enterprise").await, firms + 19_000);
        county.post(&path, json!({ "only_good": true })).await.refused(409, "WRONG_STATE");
        println!("{:?}: read {} ms, write {} ms", world.engine, done["read_ms"], done["write_ms"]);

        // What was written is found, computed, assigned and in the ledger.
        let found = county.get("/sites?q=样例第100厂").await.ok();
        let row = &found["items"][0];
        assert_eq!(
            (row["uscc"].as_str(), row["township"]["short"].as_str()),
            (Some(code(100).as_str()), Some("青石镇"))
        );
        assert_eq!(row["trade"]["code"], "chemical");
        assert_eq!(row["regulator"]["short"], "云溪县应急局");
        let timeline = county.get(&format!("/sites/{}/timeline", row["id"].as_str().expect("an id"))).await.ok();
        assert_eq!(timeline[0]["label"], "批量导入");
        world.tick().await;
        let verdict = store::ledger::verify(&world.app.db).await.expect("a verdict");
        assert!(verdict.broken.is_empty(), "{:?}", verdict.broken);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_changes_nothing_and_another_changes_what_it_says() {
    for world in worlds("reimport").await {
        let county = world.sign_in("yx.jingban").await;
        let (bytes, _) = workbook(50, 0, 0);
        let first = read(&county, bytes.clone()).await;
        assert_eq!(apply(&county, &first, false).await["counts"]["new"], 50);
        let again = read(&county, bytes).await;
        assert_eq!((again["counts"]["change"].as_i64(), again["counts"]["new"].as_i64()), (Some(50), Some(0)));
        let done = apply(&county, &again, false).await;
        assert_eq!((done["counts"]["same"].as_i64(), done["counts"]["change"].as_i64()), (Some(50), Some(0)));

        let csv =
            format!("企业名称,统一社会信用代码,所在地区,行业代码,从业人数\n随便写的名字,{},青石镇,2614,321\n", code(4));
        let begun = county.upload("/site-imports", "改.csv", csv.into_bytes()).await.ok();
        let seen = wait(&county, &begun, "reading").await;
        let done = apply(&county, &seen, false).await;
        assert_eq!(done["counts"]["change"], 1, "{done}");
        let row = county.get(&format!("/sites?q={}", code(4))).await.ok()["items"][0].clone();
        assert_eq!(row["name"], "云溪县样例第4厂（虚构）", "a workbook does not rename");
        let page = county.get(&format!("/sites/{}", row["id"].as_str().expect("an id"))).await.ok();
        assert_eq!(
            (page["staff"].as_i64(), page["principal"].as_str()),
            (Some(321), Some("样例人")),
            "blank cells keep what is known"
        );

        // The same name at the same address under another code, and under none where a code is known.
        for other in [code(9_999), String::new()] {
            let csv = format!(
                "企业名称,统一社会信用代码,所在地区,地址,行业代码\n云溪县样例第5厂(虚构),{other},柳坝乡,样例路 5号,2614\n"
            );
            let begun = county.upload("/site-imports", "重.csv", csv.into_bytes()).await.ok();
            let seen = wait(&county, &begun, "reading").await;
            assert_eq!(seen["faults"][0]["cell"], "A2", "{seen}");
            assert!(seen["faults"][0]["say"].as_str().is_some_and(|s| s.contains("同名同址")));
        }
        // Files that are no such table end with a sentence.
        for (name, bytes, word) in [
            ("空.xlsx", &b""[..], "空"),
            ("图.png", &b"\x89PNG\r\n\x1a\n0000"[..], "不是"),
            ("缺.csv", "企业名称\n甲\n".as_bytes(), "所在地区"),
        ] {
            let begun = county.upload("/site-imports", name, bytes.to_vec()).await.ok();
            let seen = wait(&county, &begun, "reading").await;
            assert_eq!(seen["state"]["code"], "failed", "{name}");
            assert!(seen["failed"].as_str().is_some_and(|s| s.contains(word)), "{name}: {}", seen["failed"]);
        }
        assert!(county.bytes("/templates/sites.xlsx").await.starts_with(b"PK"));
    }
}
