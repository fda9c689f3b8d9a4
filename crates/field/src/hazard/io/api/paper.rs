//! A page that prints well, put together from escaped text only.

use std::fmt::Write as _;

/// A page under construction.
pub struct Paper(String);

/// Text as it may stand in a page.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// On paper the text is as wide as A4 leaves it beside margins of 18 mm, on every sheet, and on the screen just as wide.
const STYLE: &str = "body{font-family:'Songti SC','SimSun',serif;font-size:11pt;line-height:1.6;color:#000;\
box-sizing:border-box;width:174mm;max-width:calc(100% - 8mm);margin:12mm auto}\
h1{text-align:center;font-size:18pt;margin:0 0 2mm}h2{font-size:13pt;margin:8mm 0 2mm;break-after:avoid}p.under{text-align:center;margin:0 0 4mm}\
table{border-collapse:collapse;width:calc(100% - .4mm);page-break-inside:auto}tr{page-break-inside:avoid}\
th,td{border:0.3mm solid #000;padding:1mm 2mm;vertical-align:top;text-align:left;overflow-wrap:anywhere}th{background:#f2f2f2;font-weight:600}\
table.facts th{width:28mm;white-space:nowrap}td.hash{font-family:monospace;font-size:8pt;word-break:break-all}\
img{max-width:80mm;max-height:60mm}table.pictures{table-layout:fixed}table.pictures img{max-width:100%}\
@page{size:A4;margin:20mm 18mm}@media print{body{width:auto;max-width:none;margin:0}}";

impl Paper {
    pub fn new(title: &str, under: &str) -> Paper {
        let (title, under) = (escape(title), escape(under));
        Paper(format!(
            "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <style>{STYLE}</style></head><body><h1>{title}</h1><p class=\"under\">{under}</p>"
        ))
    }

    pub fn head(&mut self, text: &str) {
        let _ = write!(self.0, "<h2>{}</h2>", escape(text));
    }

    pub fn say(&mut self, text: &str) {
        let _ = write!(self.0, "<p>{}</p>", escape(text));
    }

    /// Label and value, a line each; empty values are left out.
    pub fn facts(&mut self, rows: &[(&str, String)]) {
        self.0.push_str("<table class=\"facts\">");
        for (label, value) in rows.iter().filter(|r| !r.1.trim().is_empty()) {
            let _ = write!(self.0, "<tr><th>{}</th><td>{}</td></tr>", escape(label), escape(value));
        }
        self.0.push_str("</table>");
    }

    /// A table; a column called 校验值 is set small.
    pub fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            self.say("无。");
            return;
        }
        self.0.push_str("<table><thead><tr>");
        heads.iter().for_each(|h| {
            let _ = write!(self.0, "<th>{}</th>", escape(h));
        });
        self.0.push_str("</tr></thead><tbody>");
        for row in rows {
            self.0.push_str("<tr>");
            for (n, cell) in row.iter().enumerate() {
                let class = if heads.get(n) == Some(&"校验值") { " class=\"hash\"" } else { "" };
                let _ = write!(self.0, "<td{class}>{}</td>", escape(cell));
            }
            self.0.push_str("</tr>");
        }
        self.0.push_str("</tbody></table>");
    }

    /// Pictures side by side, each with its line.
    pub fn pictures(&mut self, pictures: &[(String, String)]) {
        if pictures.is_empty() {
            return;
        }
        self.0.push_str("<table class=\"pictures\"><tr>");
        for (n, (src, line)) in pictures.iter().enumerate() {
            if n > 0 && n % 2 == 0 {
                self.0.push_str("</tr><tr>");
            }
            let _ = write!(self.0, "<td><img src=\"{}\" alt=\"\"><br>{}</td>", escape(src), escape(line));
        }
        self.0.push_str("</tr></table>");
    }

    pub fn done(self) -> Vec<u8> {
        (self.0 + "</body></html>").into_bytes()
    }
}
