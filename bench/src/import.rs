//! A workbook of 100,000 enterprises through the routes, as a county sends it: upload and preview, then applied in one go;
//! with the time that the person waits, on both engines one after the other.

use crate::measure::short;
use crate::person::Person;
use crate::server;
use office::sheet::{Cell, Column, Sheet, stream};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const ROWS: usize = 100_000;
/// Seconds that preview and application together may take.
const LIMIT: f64 = 20.0;

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

/// A code with the check sign of GB 32100.
fn code(n: usize) -> String {
    const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let body = format!("91990121MB{n:07}");
    let at = |c: u8| SIGNS.iter().position(|s| *s == c).unwrap_or(0);
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

/// Run it with this `anlan`.
///
/// # Errors
/// The program does not start, or the import ends otherwise than with every row new.
pub fn run(program: Option<&Path>) -> Result<Value, String> {
    let program = program.ok_or("which program? bench import path/to/anlan")?;
    let sheet =
        HEADS.iter().fold(Sheet::new("企业").title("企业名单"), |s, head| s.column(Column::new(*head, 12.0)));
    let bytes = stream(&sheet, (0..ROWS).map(record)).map_err(|e| format!("{e:?}"))?;
    let folder = std::env::temp_dir().join(format!("anlan-bench-import-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut engines = vec![("sqlite", folder.join("bench.db").to_string_lossy().into_owned())];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => engines.push(("postgres", url)),
        Err(_) => println!("postgres left out: ANLAN_TEST_POSTGRES is not set"),
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|e| e.to_string())?;
    let mut figures =
        Map::from_iter([("rows".to_owned(), json!(ROWS)), ("file_kb".to_owned(), json!(bytes.len() >> 10))]);
    let mut done = Ok(());
    for (engine, url) in engines {
        done = runtime.block_on(one(engine, &url, program, &folder, &bytes, &mut figures));
        if done.is_err() {
            break;
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    done.map(|()| Value::Object(figures))
}

async fn one(
    engine: &str,
    url: &str,
    program: &Path,
    folder: &Path,
    bytes: &[u8],
    figures: &mut Map<String, Value>,
) -> Result<(), String> {
    let server = server::start_with(program, url, folder, &["--bare"]).await?;
    let result = import(&server.base, bytes).await;
    server.stop();
    let (preview, apply, heard) = result.map_err(|e| format!("{engine}: {e}"))?;
    println!(
        "{engine:9} {ROWS} rows: preview {preview:.1} s, applied {apply:.1} s, together {:.1} s  limit {LIMIT} s; progress heard {heard} times",
        preview + apply
    );
    let mut put = |key: &str, value: Value| figures.insert(format!("{engine}.{key}"), value);
    put("preview_s", json!(short(preview)));
    put("apply_s", json!(short(apply)));
    put("seconds", json!(short(preview + apply)));
    put("progress_steps", json!(heard));
    Ok(())
}

/// Seconds of both halves, and how many different states of progress were told meanwhile.
async fn import(base: &str, bytes: &[u8]) -> Result<(f64, f64, usize), String> {
    let county = Person::sign_in(base, "yx.jingban").await?;
    let mut heard = std::collections::BTreeSet::new();
    let began = Instant::now();
    let begun = county.upload("/site-imports", "企业.xlsx", bytes).await?;
    let path = format!("/site-imports/{}", begun["id"].as_str().unwrap_or_default());
    let seen = wait(&county, &path, "reading", &mut heard).await?;
    let preview = began.elapsed().as_secs_f64();
    if seen["counts"]["new"] != ROWS {
        return Err(format!("the preview tells {}", seen["counts"]));
    }
    let began = Instant::now();
    county.post(&format!("{path}/apply"), &json!({ "only_good": false })).await?;
    let done = wait(&county, &path, "applying", &mut heard).await?;
    let apply = began.elapsed().as_secs_f64();
    if done["state"]["code"] != "applied" || done["counts"]["new"] != ROWS {
        return Err(format!("the import ended as {} with {}: {}", done["state"], done["counts"], done["failed"]));
    }
    let total = county.get("/sites?limit=1&region=990121").await?["total"]["count"].as_u64().unwrap_or(0);
    if total < 1000 {
        return Err(format!("{total} sites are listed afterwards"));
    }
    Ok((preview, apply, heard.len()))
}

async fn wait(
    county: &Person,
    path: &str,
    while_in: &str,
    heard: &mut std::collections::BTreeSet<String>,
) -> Result<Value, String> {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(300) {
        let now = county.get(path).await?;
        if now["state"]["code"] != while_in {
            return Ok(now);
        }
        heard.insert(format!("{while_in} {} {}", now["done"], now["total"]));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("still {while_in} after five minutes"))
}
