//! 1,000 official papers, each made whole: layout, .docx, .pdf. Floor: the same PDF pages with the fonts' subsets alone,
//! one long paper of as many pages in one file.

use office::paper::{Block, Faces, Form, Paper, docx, lay, pdf};
use serde_json::json;
use std::time::Instant;

const COUNT: usize = 1000;

fn paper(n: usize) -> Paper {
    let rows = (1..=6).map(|i| {
        vec![i.to_string(), format!("落实第{n}号防汛责任清单第{i}项并公布名单"), "2026年6月30日".into(), "45%".into()]
    });
    let head: Vec<String> = ["序号", "任务", "完成时限", "进度"].map(str::to_owned).into();
    let text = |level: u8, head: &str, text: &str| Block::Text { level, head: head.into(), text: text.into() };
    Paper {
        form: if n.is_multiple_of(2) { Form::Letter } else { Form::Ordinary },
        mark: "云岭州安全生产委员会办公室".into(),
        organ: "云岭州安全生产委员会办公室".into(),
        copy_no: None,
        secrecy: None,
        urgency: None,
        number: Some(format!("云安办督〔2026〕{n}号")),
        signer: None,
        title: format!("关于督促办理第{n}批逾期安全生产任务的督办函"),
        to: vec!["云溪县人民政府".into()],
        blocks: vec![
            text(0, "", "经核对，你单位承担的下列安全生产任务未按期完成，且已催办2次，现予督办。"),
            text(1, "一、督办事项", ""),
            Block::Table { rows: std::iter::once(head).chain(rows).collect() },
            text(1, "二、办理要求", ""),
            text(2, "（一）明确责任。", "由主要负责人牵头，逐项确定责任人、措施和完成时间。"),
            text(2, "（二）限期办结。", "请于2026年12月10日前完成，凭据随任务一并上传。"),
            text(2, "（三）书面回复。", "请于2026年12月4日前书面报告办理情况；确需延期的，同时说明理由。"),
        ],
        attachments: vec!["逾期任务清单".into()],
        date: Some("2026年11月22日".into()),
        seal: true,
        notes: Some("联系人：值班室".into()),
        copy_to: vec!["云岭州人民政府办公室".into()],
        printed_by: Some("云岭州安全生产委员会办公室".into()),
        printed_on: Some("2026年11月22日".into()),
    }
}

fn whole(paper: &Paper, faces: &Faces) -> Result<(usize, usize, usize), String> {
    let pages = lay(paper);
    let pdf = pdf(&pages, &paper.title, faces).map_err(|e| format!("{e:?}"))?;
    Ok((pages.len(), pdf.len(), docx(paper)?.len()))
}

/// Time per paper, pages, sizes.
pub fn run() -> Result<serde_json::Value, String> {
    let began = Instant::now();
    let faces = office::io::fonts::faces(None).map_err(|e| e.say)?;
    let fonts = began.elapsed();
    let mut times = Vec::with_capacity(COUNT);
    let (mut pages, mut pdfs, mut words) = (0, 0, 0);
    let began = Instant::now();
    for n in 1..=COUNT {
        let one = Instant::now();
        let (p, b, w) = whole(&paper(n), &faces)?;
        times.push(one.elapsed().as_secs_f64() * 1e3);
        (pages, pdfs, words) = (pages + p, pdfs + b, words + w);
        if n % 100 == 0 {
            eprintln!("{n} of {COUNT} papers, {:.1} s", began.elapsed().as_secs_f64());
        }
    }
    let all = began.elapsed().as_secs_f64();
    // Floor: every page in one file, fonts subset once.
    let began = Instant::now();
    let together: Vec<_> = (1..=COUNT).flat_map(|n| lay(&paper(n))).collect();
    let bytes = pdf(&together, "all", &faces).map_err(|e| format!("{e:?}"))?;
    let floor = began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((COUNT as f64 * share) as usize).min(COUNT - 1)];
    println!(
        "{COUNT} papers, {pages} pages: {all:.1} s, p50 {:.1} ms, p95 {:.1} ms; in one file {floor:.1} s",
        at(0.5),
        at(0.95)
    );
    Ok(json!({
        "papers": COUNT,
        "pages": pages,
        "seconds": all,
        "p50_ms": at(0.5),
        "p95_ms": at(0.95),
        "fonts_ms": fonts.as_secs_f64() * 1e3,
        "pdf_kb": pdfs / COUNT / 1024,
        "docx_kb": words / COUNT / 1024,
        "floor_one_file_seconds": floor,
        "floor_one_file_mb": bytes.len() >> 20,
    }))
}
