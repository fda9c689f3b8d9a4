//! A paper as .docx that officials edit: real styles, the document grid of 22 lines × 28 characters, fonts by name.

mod parts;
mod tail;

use super::model::{Block, Form, Paper};
use super::page::{CHARS, SIZE_2};
use super::wrap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

/// Twentieths of a point in a millimetre.
const TWIPS: f64 = 1440.0 / 25.4;

fn twips(mm: f64) -> i64 {
    (mm * TWIPS).round() as i64
}

/// Text for XML; what XML cannot hold is left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

fn run(text: &str, style: Option<&str>) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = style.map_or(String::new(), |s| format!("<w:rPr><w:rStyle w:val=\"{s}\"/></w:rPr>"));
    format!("<w:r>{style}<w:t xml:space=\"preserve\">{}</w:t></w:r>", xml(text))
}

fn paragraph(style: &str, extra: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{extra}</w:pPr>{runs}</w:p>\n")
}

/// A blank line of the grid.
fn blank() -> String {
    paragraph("zw0", "", "")
}

/// `word/document.xml`.
pub fn document(paper: &Paper) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>\n",
    );
    out += &head(paper);
    let most = super::page::TEXT_WIDE / (SIZE_2 * super::page::PT);
    let titles: Vec<String> = paper.title.lines().flat_map(|l| wrap::title(l, most)).collect();
    let broken: Vec<String> = titles.iter().map(|t| run(t, None)).collect();
    out += &paragraph("bt", "", &broken.join("<w:r><w:br/></w:r>"));
    out += &blank();
    if !paper.to.is_empty() {
        out += &paragraph("zs", "", &run(&format!("{}：", paper.to.join("、")), None));
    }
    // As on our own pages: what stands last goes with the signature (§7.3.5.5).
    let last = match paper.attachments.is_empty() && paper.form != Form::Minutes && paper.date.is_some() {
        true => paper.blocks.len().saturating_sub(1),
        false => usize::MAX,
    };
    for (i, block) in paper.blocks.iter().enumerate() {
        let kept = if i == last { "<w:keepNext/>" } else { "" };
        match block {
            Block::Text { level, head, text } => {
                // 一级 and 二级 have faces of their own; with text behind it only the heading's run has it.
                let alone = text.is_empty() && *level > 0;
                let style = if alone { format!("j{level}") } else { "zw".to_owned() };
                let mark = format!("j{level}z");
                let heading = run(head, (!alone && *level > 0).then_some(mark.as_str()));
                out += &paragraph(&style, kept, &(heading + &run(text, None)));
            }
            Block::Table { rows } => {
                let parts: Vec<String> = super::layout::parts(rows).iter().map(|part| table(part, kept)).collect();
                // Without a paragraph between them Word takes two tables for one.
                out += &parts.join(&paragraph("bgz", "", ""));
            }
        }
    }
    out += &tail::tail(paper);
    out += &section(paper);
    out += "</w:body></w:document>\n";
    out
}

fn head(paper: &Paper) -> String {
    let mut out = String::new();
    let number = paper.number.clone().unwrap_or_else(|| "〔    〕  号".into());
    let letter = paper.form == Form::Letter;
    let corner: Vec<&String> = [&paper.copy_no, &paper.secrecy, &paper.urgency].into_iter().flatten().collect();
    if !letter {
        // The first lines of the text area; the head's own place is 35 mm below its top.
        for words in &corner {
            out += &paragraph("jj", "", &run(words, None));
        }
    }
    if !letter {
        // 35 mm below the top of the text area, less the lines above.
        out += &name(paper, "bz", twips(35.0 - corner.len() as f64 * 225.0 / 22.0));
    }
    if letter {
        let left = corner.iter().map(|w| w.as_str()).collect::<Vec<_>>().join("　");
        out += &paragraph("xzh", "", &(run(&left, None) + "<w:r><w:tab/></w:r>" + &run(&number, None)));
        out += &blank();
    } else {
        out += &blank();
        out += &blank();
        let runs = match &paper.signer {
            Some(signer) => {
                run(&number, None) + "<w:r><w:tab/></w:r>" + &run("签发人：", None) + &run(signer, Some("j2z"))
            }
            None => run(&number, None),
        };
        out += &paragraph(if paper.signer.is_some() { "zhs" } else { "zh" }, "", &runs);
        out += &blank();
        out += &blank();
    }
    out
}

/// 发文机关标志, as large as the text area allows.
fn name(paper: &Paper, style: &str, before: i64) -> String {
    let side = (super::page::TEXT_WIDE / super::page::cells(&paper.mark).max(1.0)).clamp(5.6, 15.0);
    let size = format!("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", (side / super::page::PT * 2.0).floor() as i64);
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:spacing w:before=\"{before}\" w:line=\"{}\" w:lineRule=\"exact\"/>\
         </w:pPr><w:r><w:rPr>{size}</w:rPr><w:t>{}</w:t></w:r></w:p>\n",
        twips(side),
        xml(&paper.mark)
    )
}

/// `kept`: what the paragraphs of its last row say besides their style.
fn table(rows: &[Vec<String>], kept: &str) -> String {
    let all = twips(super::page::TEXT_WIDE);
    // The columns of the .pdf, each rounded down: together never wider than the text.
    let wide: Vec<i64> = super::layout::columns(rows).into_iter().map(|mm| (mm * 1440.0 / 25.4) as i64).collect();
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"bg\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         </w:tblPr><w:tblGrid>"
    );
    let mut put = |text: std::fmt::Arguments<'_>| out.write_fmt(text).is_ok();
    let mut fine = true;
    for w in &wide {
        fine &= put(format_args!("<w:gridCol w:w=\"{w}\"/>"));
    }
    fine &= put(format_args!("</w:tblGrid>\n"));
    for (i, row) in rows.iter().enumerate() {
        let head = if i == 0 { "<w:tblHeader/>" } else { "" };
        fine &= put(format_args!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
        for (cell, w) in row.iter().zip(&wide) {
            let style = if i == 0 { "bgt" } else { "bgz" };
            fine &= put(format_args!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{w}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
                paragraph(style, if i + 1 == rows.len() { kept } else { "" }, &run(cell, None)).trim_end()
            ));
        }
        fine &= put(format_args!("</w:tr>\n"));
    }
    debug_assert!(fine, "writing to a string does not fail");
    out + "</w:tbl>\n"
}

/// The page (§5.2): margins, grid, page numbers outside; a letter's first page has a red double line and no number.
fn section(paper: &Paper) -> String {
    let first = if paper.form == Form::Letter {
        "<w:headerReference w:type=\"first\" r:id=\"rId7\"/><w:footerReference w:type=\"first\" r:id=\"rId6\"/>"
    } else {
        ""
    };
    let title = if paper.form == Form::Letter { "<w:titlePg/>" } else { "" };
    // A line of the grid is 225/22 mm; a character's pitch 156/28 mm, given as the difference to 16 pt in 1/4096 pt.
    // Both rounded down, or the last line and the last character would not fit.
    let pitch = (225.0 / 22.0 * TWIPS).floor() as i64;
    let space = ((156.0 / CHARS as f64 * 72.0 / 25.4 - 16.0) * 4096.0).floor() as i64;
    format!(
        "<w:sectPr>{first}<w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:footerReference w:type=\"even\" r:id=\"rId5\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\"/>\
         <w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"{}\" w:footer=\"{}\" w:gutter=\"0\"/>\
         {title}<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{pitch}\" w:charSpace=\"{space}\"/></w:sectPr>\n",
        twips(210.0),
        twips(297.0),
        twips(37.0),
        twips(26.0),
        twips(35.0),
        twips(28.0),
        // A letter's name stands in the first page's header, 30 mm from the sheet's top (§10.1).
        twips(if paper.form == Form::Letter { 30.0 } else { 15.0 }),
        // The number's dashes 7 mm below the text area: its line of 14 pt ends 22.5 mm above the sheet's foot.
        twips(if paper.form == Form::Letter { 20.0 } else { 22.5 }),
    )
}

/// The whole file. The same paper gives the same bytes: no time stands in it.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, String> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in parts::parts(paper) {
        out.start_file(name, options).map_err(|e| e.to_string())?;
        out.write_all(text.as_bytes()).map_err(|e| e.to_string())?;
    }
    out.finish().map(Cursor::into_inner).map_err(|e| e.to_string())
}
