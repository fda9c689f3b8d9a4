//! `anlan policy parse FILE… --format table|json|xlsx`

use super::Format;
use comfy_table::{ContentArrangement, Table};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Outcome, Refusal};
use office::sheet::{Cell, Column, Sheet};
use prose::Document;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Parse files one after the other; a file that cannot be read is said on standard error and does not stop the rest, but
/// the command fails in the end.
pub fn parse(
    files: &[PathBuf],
    format: Format,
    issued_on: Option<jiff::civil::Date>,
    out: Option<&Path>,
) -> Outcome<()> {
    if format == Format::Xlsx && out.is_none() {
        return Err(Refusal::invalid("OUT", "导出 Excel 请用 --out 指定文件名，例如 --out 任务清单.xlsx。"));
    }
    let bar = progress(files.len());
    let mut documents: Vec<(PathBuf, Document)> = Vec::new();
    let mut failures = 0;
    for file in files {
        bar.set_message(file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default());
        match read(file, issued_on) {
            Ok(found) => documents.extend(found.into_iter().map(|d| (file.clone(), d))),
            Err(say) => {
                failures += 1;
                bar.suspend(|| eprintln!("{}：{say}", file.display()));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let bytes = match format {
        Format::Json => json(files, &documents)?,
        Format::Table => table(&documents).into_bytes(),
        Format::Xlsx => workbook(&documents)?,
    };
    match out {
        Some(path) => std::fs::write(path, bytes)
            .map_err(|e| Refusal::invalid("OUT", format!("写不了 {}：{e}。请检查路径和权限。", path.display())))?,
        // A closed pipe (… | head) is no failure of ours.
        None => drop(std::io::stdout().write_all(&bytes)),
    }
    match failures {
        0 => Ok(()),
        n => Err(Refusal::invalid("UNREADABLE", format!("共 {} 个文件，其中 {n} 个没有读成，原因见上。", files.len()))),
    }
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}

fn read(file: &Path, issued_on: Option<jiff::civil::Date>) -> Result<Vec<Document>, String> {
    let limits = office::Limits::default();
    let size = std::fs::metadata(file).map_err(|e| format!("打不开：{e}"))?.len();
    if size > limits.bytes as u64 {
        return Err(format!("文件有 {} MB，超过上限 {} MB；请拆分后再解析。", size >> 20, limits.bytes >> 20));
    }
    let bytes = std::fs::read(file).map_err(|e| format!("打不开：{e}"))?;
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let source = office::read(&name, &bytes, &limits).map_err(|e| e.say)?;
    Ok(prose::parse(&source, &prose::Options { issued_on }))
}

/// One document prints an object, several print an array.
fn json(files: &[PathBuf], documents: &[(PathBuf, Document)]) -> Outcome<Vec<u8>> {
    let mut values: Vec<_> = documents
        .iter()
        .map(|(file, d)| {
            let mut value = prose::json::to_json(d);
            if let (true, Some(map)) = (files.len() > 1, value.as_object_mut()) {
                map.insert("file".into(), file.display().to_string().into());
            }
            value
        })
        .collect();
    let value = if values.len() == 1 { values.remove(0) } else { serde_json::Value::Array(values) };
    let mut bytes = serde_json::to_vec_pretty(&value).map_err(Refusal::internal)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn units(m: &prose::Measure) -> String {
    let mut parts = Vec::new();
    for a in &m.assignments {
        for (label, units) in [("牵头", &a.lead), ("负责", &a.responsible), ("配合", &a.assist)] {
            if !units.is_empty() {
                parts.push(format!("{label}：{}{}", units.join("、"), if a.open { "等" } else { "" }));
            }
        }
    }
    if !m.inherited.is_empty() {
        parts.push(format!("属地：{}", m.inherited.join("、")));
    }
    parts.join("\n")
}

fn times(m: &prose::Measure) -> String {
    let due = m.deadlines.iter().map(|d| format!("{}{}", d.due, if d.inferred { "（推定）" } else { "" }));
    let often = m.recurrences.iter().map(|r| r.quote.clone());
    let goals = m.targets.iter().map(|t| t.quote.clone());
    due.chain(often).chain(goals).collect::<Vec<_>>().join("\n")
}

fn table(documents: &[(PathBuf, Document)]) -> String {
    let mut out = String::new();
    for (file, d) in documents {
        out += &format!("\n{}\n", d.title.as_deref().unwrap_or("（没有读出标题）"));
        let line = [
            d.doc_number.clone(),
            d.issuer.clone(),
            d.issued_on.map(|x| format!("{x} 印发")),
            Some(file.display().to_string()),
        ];
        out += &format!("{}\n", line.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        if !d.measures.is_empty() {
            let mut t = Table::new();
            t.set_content_arrangement(ContentArrangement::Dynamic);
            t.set_header(["序号", "措施", "责任单位", "时限 · 频次 · 目标"]);
            for m in &d.measures {
                t.add_row([m.label.clone().unwrap_or_default(), m.name.clone(), units(m), times(m)]);
            }
            out += &format!("{t}\n");
        }
        out += &format!("{} 条措施，{} 处疑问，{} 处修复\n", d.measures.len(), d.findings.len(), d.repairs.len());
        for f in &d.findings {
            out += &format!("  ！{}\n", f.say);
        }
    }
    out
}

fn workbook(documents: &[(PathBuf, Document)]) -> Outcome<Vec<u8>> {
    let sheets: Vec<Sheet> = documents
        .iter()
        .enumerate()
        .map(|(n, (_, d))| {
            let mut sheet = Sheet::new(format!("清单{}", n + 1))
                .title(d.title.clone().unwrap_or_else(|| "任务清单".into()))
                .column(Column::new("序号", 8.0))
                .column(Column::new("所属部分", 24.0))
                .column(Column::new("措施", 60.0))
                .column(Column::new("责任单位", 36.0))
                .column(Column::new("时限 · 频次 · 目标", 30.0));
            for m in &d.measures {
                let cells =
                    [m.label.clone().unwrap_or_default(), m.path.join(" › "), m.text.clone(), units(m), times(m)];
                sheet = sheet.row(cells.map(Cell::from));
            }
            sheet
        })
        .collect();
    office::sheet::write(&sheets).map_err(|e| Refusal::invalid(e.code, e.say))
}
