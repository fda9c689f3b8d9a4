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
    for (i, name) in paper.attachments.iter().enumerate() {
        let number = if paper.attachments.len() > 1 { format!("{}.", i + 1) } else { String::new() };
        let label = if i == 0 { "附件：" } else { "" };
        let hang = cells(&number) + cells(label);
        if i == 0 {
            out += &blank();
        }
        let left = 2.0 + cells("附件：") + cells(&number);
        out += &paragraph("zw", &indent(left, -hang), &run(&format!("{label}{number}{name}"), None));
    }
    if let (true, Some(date)) = (paper.form != Form::Minutes, &paper.date) {
        let (organ_at, date_at, blanks) = places(&paper.organ, date, paper.seal);
        (0..blanks).for_each(|_| out += &paragraph("zw0", "<w:keepNext/>", ""));
        let kept = |at: f64| format!("<w:keepNext/>{}", indent(at, 0.0));
        out += &paragraph("qm", &kept(organ_at), &run(&paper.organ, None));
        out += &paragraph("qm", &indent(date_at, 0.0), &run(date, None));
    }
    if let Some(notes) = &paper.notes {
        out += &paragraph("zw", "", &run(&format!("（{notes}）"), None));
    }
    out + &imprint(paper)
}

/// 版记 in a frame at the foot of the text area of the last page.
fn imprint(paper: &Paper) -> String {
    let copies = (!paper.copy_to.is_empty()).then(|| format!("抄送：{}。", paper.copy_to.join("，")));
    let printed = match (paper.form, &paper.printed_by, &paper.printed_on) {
        (Form::Letter, ..) => None,
        (_, Some(by), Some(on)) => Some((by, on)),
        _ => None,
    };
    let frame = "<w:framePr w:w=\"8845\" w:hSpace=\"0\" w:vSpace=\"0\" w:wrap=\"around\" w:vAnchor=\"margin\" \
                 w:hAnchor=\"margin\" w:xAlign=\"left\" w:yAlign=\"bottom\"/>";
    let rule = |side: &str, eighths: u8| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"1\" w:color=\"000000\"/>")
    };
    // 0.35 mm is one point: eight eighths; 0.25 mm is six (§7.4.1). A letter's imprint has no lines (§10.1).
    let lines = |top: Option<u8>, bottom: Option<u8>| {
        let inside = top.map_or(String::new(), |e| rule("top", e)) + &bottom.map_or(String::new(), |e| rule("bottom", e));
        if inside.is_empty() { inside } else { format!("<w:pBdr>{inside}</w:pBdr>") }
    };
    let mut out = String::new();
    if let Some(words) = &copies {
        let edges = if printed.is_some() { lines(Some(8), Some(6)) } else { String::new() };
        out += &paragraph("cs", &format!("{frame}{edges}"), &run(words, None));
    }
    if let Some((by, on)) = printed {
        let edges = lines(if copies.is_some() { None } else { Some(8) }, Some(8));
        let runs = run(by, None) + "<w:r><w:tab/></w:r>" + &run(&format!("{on}印发"), None);
        out += &paragraph("yf", &format!("{frame}{edges}"), &runs);
    }
    out
}
