//! Reading: a plan of 40 pages from text, and a PDF of 225 pages that holds 31 plans; then a cold process with each.

use crate::measure::{quantile, short, times};
use crate::paper;
use office::Limits;
use prose::Options;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};

/// Sectors that name the 31 plans.
const SECTORS: [&str; 31] = [
    "矿山",
    "危险化学品",
    "消防",
    "道路运输",
    "建筑施工",
    "城镇燃气",
    "特种设备",
    "文化旅游",
    "校园",
    "医疗机构",
    "养老机构",
    "商贸",
    "冶金",
    "有色",
    "建材",
    "机械",
    "轻工",
    "纺织",
    "烟草",
    "电力",
    "水利",
    "农机",
    "渔业",
    "林业",
    "民爆",
    "铁路沿线",
    "水上交通",
    "邮政快递",
    "物流仓储",
    "油气管道",
    "自建房",
];

/// Run it; `program` is `anlan`, for the cold process.
///
/// # Errors
/// A text of ours is not read as what it is.
pub fn run(program: Option<&Path>) -> Result<Value, String> {
    let plan = paper::plan("云岭州安全生产治本攻坚行动实施方案", 7, 40);
    let (text_pages, characters) = (paper::pages(std::slice::from_ref(&plan)).len(), plan.chars().count());
    let read = |name: &str, bytes: &[u8]| {
        let source = office::read(name, bytes, &Limits::default()).map_err(|e| e.say)?;
        Ok::<_, String>(prose::parse(&source, &Options::default()))
    };
    let first = read("plan.txt", plan.as_bytes())?; // also loads what is loaded once
    let measures: usize = first.iter().map(|d| d.measures.len()).sum();
    let plan_times = times(20, || read("plan.txt", plan.as_bytes()));

    let texts: Vec<String> = SECTORS
        .iter()
        .enumerate()
        .map(|(k, s)| {
            paper::plan(&format!("云岭州{s}安全生产治本攻坚行动实施方案"), k as u32 + 10, if k < 8 { 8 } else { 7 })
        })
        .collect();
    let pages = paper::pages(&texts);
    let pdf = paper::pdf(&pages)?;
    let documents = read("plans.pdf", &pdf)?;
    let of_pdf: usize = documents.iter().map(|d| d.measures.len()).sum();
    let pdf_times = times(5, || read("plans.pdf", &pdf));

    println!("{text_pages} pages, {characters} characters, {} document, {measures} measures", first.len());
    println!(
        "  text → measures           p50 {:8.1} ms  worst {:8.1} ms  limit 50 ms",
        quantile(&plan_times, 0.5),
        quantile(&plan_times, 1.0)
    );
    println!(
        "{} pages of PDF, {} kB, {} documents (31 expected), {of_pdf} measures",
        pages.len(),
        pdf.len() / 1024,
        documents.len()
    );
    println!(
        "  PDF → measures            p50 {:8.1} ms  worst {:8.1} ms  limit 3000 ms",
        quantile(&pdf_times, 0.5),
        quantile(&pdf_times, 1.0)
    );
    let cold_plan = program.and_then(|p| cold(p, "plan.txt", plan.as_bytes()));
    let cold_pdf = program.and_then(|p| cold(p, "plans.pdf", &pdf));
    for (what, cold) in [("plan", cold_plan), ("PDF", cold_pdf)] {
        match cold {
            Some(t) => println!("  cold process, {what:4}        p50 {t:8.1} ms"),
            None => println!("  cold process, {what}: `anlan policy parse` did not run"),
        }
    }
    Ok(json!({
        "plan_ms": short(quantile(&plan_times, 0.5)),
        "plan_worst_ms": short(quantile(&plan_times, 1.0)),
        "plan_pages": text_pages,
        "plan_measures": measures,
        "pdf_225_pages_s": short(quantile(&pdf_times, 0.5) / 1e3),
        "pdf_pages": pages.len(),
        "pdf_documents": documents.len(),
        "pdf_measures": of_pdf,
        "cold_plan_ms": cold_plan.map(short),
        "cold_pdf_ms": cold_pdf.map(short),
    }))
}

/// Median time of three processes `anlan policy parse FILE --format json`; `None` if it fails.
fn cold(program: &Path, name: &str, bytes: &[u8]) -> Option<f64> {
    let folder = std::env::temp_dir().join(format!("anlan-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let file = folder.join(name);
    std::fs::write(&file, bytes).ok()?;
    let mut ok = true;
    let times = times(3, || {
        let mut command = Command::new(program);
        command.args(["policy", "parse"]).arg(&file).args(["--format", "json"]);
        ok &= command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    });
    let _ = std::fs::remove_dir_all(folder);
    ok.then(|| quantile(&times, 0.5))
}
