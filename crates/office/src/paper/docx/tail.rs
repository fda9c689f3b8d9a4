//! Attachments, signature, note, imprint.

use super::super::layout::places;
use super::super::model::{Form, Paper};
use super::super::page::cells;
use super::{blank, paragraph, run};

/// Hundredths of a character as an indent.
fn indent(left: f64, first: f64) -> String {
    let (l, f) = ((left * 100.0).round() as i64, (first * 100.0).round() as i64);
    let (lt, ft) = ((left * 316.0).round() as i64, (first * 316.0).round() as i64);
    if first < 0.0 {
        format!("<w:ind w:leftChars=\"{l}\" w:left=\"{lt}\" w:hangingChars=\"{}\" w:hanging=\"{}\"/>", -f, -ft)
    } else {
        format!("<w:ind w:leftChars=\"{l}\" w:left=\"{lt}\" w:firstLineChars=\"{f}\" w:firstLine=\"{ft}\"/>")
    }
}

/// Everything below the text.
pub fn tail(paper: &Paper) -> String {
    let mut out = String::new();
    let mut last = blank();
    for (i, name) in paper.attachments.iter().enumerate() {
        let number = if paper.attachments.len() > 1 { format!("{}.", i + 1) } else { String::new() };
        let label = if i == 0 { "附件：" } else { "" };
        let hang = cells(&number) + cells(label);
        if i == 0 {
            out += &blank();
        }
        let left = 2.0 + cells("附件：") + cells(&number);
        let kept = if i + 1 == paper.attachments.len() { "<w:keepNext/>" } else { "" };
        out +=
            &paragraph("zw", &format!("{kept}{}", indent(left, -hang)), &run(&format!("{label}{number}{name}"), None));
    }
    if let (true, Some(date)) = (paper.form != Form::Minutes, &paper.date) {
        let (organ_at, date_at, blanks) = places(&paper.organ, date, paper.seal);
        (0..blanks).for_each(|_| out += &paragraph("zw0", "<w:keepNext/>", ""));
        let kept = |at: f64| format!("<w:keepNext/>{}", indent(at, 0.0));
        out += &paragraph("qm", &kept(organ_at), &run(&paper.organ, None));
        last = paragraph("qm", &indent(date_at, 0.0), &run(date, None));
    }
    if let Some(notes) = &paper.notes {
        if paper.date.is_some() && paper.form != Form::Minutes {
            out += &last;
        }
        last = paragraph("zw", "", &run(&format!("（{notes}）"), None));
    }
    // The imprint hangs on the last paragraph, and so stands on its page.
    out + &imprint(paper) + &last
}

/// 版记: a floating table at the foot of the text area (§7.4). 0.35 mm is one point, eight eighths; 0.25 mm is six. A letter's
/// has no lines (§10.1).
fn imprint(paper: &Paper) -> String {
    let mut rows: Vec<String> = Vec::new();
    if !paper.copy_to.is_empty() {
        rows.push(paragraph("cs", "", &run(&format!("抄送：{}。", paper.copy_to.join("，")), None)));
    }
    let letter = paper.form == Form::Letter;
    if let (false, Some(by), Some(on)) = (letter, &paper.printed_by, &paper.printed_on) {
        let runs = run(by, None) + "<w:r><w:tab/></w:r>" + &run(&format!("{on}印发"), None);
        rows.push(paragraph("yf", "", &runs));
    }
    if rows.is_empty() {
        return String::new();
    }
    let edge = |side: &str, eighths: u8| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/>")
    };
    let edges = if letter { String::new() } else { edge("top", 8) + &edge("bottom", 8) + &edge("insideH", 6) };
    let cells: String = rows
        .iter()
        .map(|r| {
            format!("<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"8844\" w:type=\"dxa\"/></w:tcPr>{}</w:tc></w:tr>", r.trim_end())
        })
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" \
         w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"8844\" w:type=\"dxa\"/><w:tblBorders>{edges}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"8844\"/></w:tblGrid>{cells}</w:tbl>\n"
    )
}
