use super::number::print;
use crate::{Limits, Unreadable, read};
use prose::{BlockKind, Source};
use std::io::{Cursor, Write};

/// A .docx of the given parts; `body` is what stands in `w:body`.
pub fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let wrap = |root: &str, inner: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} xmlns:w=\"w\" xmlns:mc=\"mc\" xmlns:wps=\"wps\">{inner}</w:{root}>"
        )
    };
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("word/document.xml", wrap("document", &format!("<w:body>{body}</w:body>"))),
        ("word/numbering.xml", wrap("numbering", numbering)),
        ("word/styles.xml", wrap("styles", styles)),
    ];
    for (name, part) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open(body: &str, numbering: &str, styles: &str) -> Source {
    read("t.docx", &docx(body, numbering, styles), &Limits::default()).unwrap()
}

fn refused(bytes: &[u8]) -> Unreadable {
    read("t.docx", bytes, &Limits::default()).unwrap_err()
}

fn lines(source: &Source) -> Vec<&str> {
    source.blocks.iter().map(|b| &source.text[b.span.clone()]).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph in list `id` at `level`.
fn item(id: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn level(n: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

#[test]
fn automatic_numbers_become_text() {
    let levels = level(0, "chineseCounting", "%1、", "")
        + &level(1, "chineseCountingThousand", "（%2）", "")
        + &level(2, "decimal", "%3.", "")
        + &level(3, "decimalEnclosedCircle", "%4", "");
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"4\">{levels}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num>"
    );
    let body = [
        (0, "总体要求"),
        (0, "主要任务"),
        (1, "压实责任"),
        (2, "签订责任书"),
        (2, "2026年底前完成"),
        (3, "报州安委办"),
        (1, "严格执法"),
        (2, "开展检查"),
    ]
    .map(|(l, t)| item(7, l, t))
    .concat();
    assert_eq!(
        lines(&open(&body, &numbering, "")),
        [
            "一、总体要求",
            "二、主要任务",
            "（一）压实责任",
            "1. 签订责任书",
            "2. 2026年底前完成",
            "①报州安委办",
            "（二）严格执法",
            "1. 开展检查"
        ]
    );
}

#[test]
fn articles_restarts_and_legal_numbers() {
    let one = level(0, "chineseCountingThousand", "第%1条", "<w:suff w:val=\"space\"/>")
        + &level(1, "chineseCounting", "%1.%2", "<w:isLgl/>");
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{one}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"10\"/></w:lvlOverride></w:num>"
    );
    let body =
        [item(1, 0, "甲"), item(1, 0, "乙"), item(1, 1, "子目"), item(2, 0, "丙"), item(2, 0, "丁"), item(1, 0, "戊")]
            .concat();
    assert_eq!(
        lines(&open(&body, &numbering, "")),
        ["第一条 甲", "第二条 乙", "2.1 子目", "第十条 丙", "第十一条 丁", "第十二条 戊"]
    );
}

#[test]
fn numbers_and_headings_come_through_styles() {
    let styles = "<w:style w:styleId=\"a\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
        <w:style w:styleId=\"b\"><w:name w:val=\"本单位标题\"/><w:basedOn w:val=\"a\"/></w:style>\
        <w:style w:styleId=\"c\"><w:name w:val=\"toc 1\"/></w:style>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "ideographDigital", "%1、", "<w:pStyle w:val=\"a\"/>")
    );
    let styled = |s: &str, more: &str, t: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{s}\"/>{more}</w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>")
    };
    let body = styled("c", "", "一、目标……1")
        + &styled("a", "", "目标")
        + &styled("b", "", "任务")
        + &styled("a", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "附则")
        + &p("正文");
    let source = open(&body, &numbering, styles);
    assert_eq!(lines(&source), ["一、目标", "二、任务", "附则", "正文"]);
    let headings: Vec<_> = source.blocks.iter().map(|b| b.kind.clone()).collect();
    assert_eq!(headings[1], BlockKind::Paragraph { heading: Some(1) });
    assert_eq!(headings[3], BlockKind::Paragraph { heading: None });
    assert!(source.notes.iter().any(|n| n.say.contains("目录")));
}

#[test]
fn a_level_comes_from_the_paragraph_the_list_or_the_style() {
    let styles = "<w:style w:styleId=\"h1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"h2\"><w:basedOn w:val=\"h1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "upperLetter", "%1、", ""),
        level(1, "decimal", "%1-%2、", "")
    );
    let styled = |s: &str, own: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{s}\"/>{own}</w:pPr><w:r><w:t>项</w:t></w:r></w:p>")
    };
    let numbered = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
    let body =
        styled("h1", "") + &styled("h2", "") + &styled("h2", numbered) + &styled("h1", numbered) + &styled("h2", "");
    assert_eq!(lines(&open(&body, &numbering, styles)), ["A、项", "A-1、项", "A-2、项", "B、项", "B-1、项"]);
}

#[test]
fn tracked_changes_are_accepted() {
    let body = "<w:p><w:r><w:t>每季度</w:t></w:r><w:del><w:r><w:delText>至少1次</w:delText></w:r></w:del><w:ins><w:r><w:t>至少2次</w:t></w:r></w:ins></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t></w:r></w:p>\
        <w:moveFrom><w:p><w:r><w:t>移走</w:t></w:r></w:p></w:moveFrom>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let source = open(body, "", "");
    assert_eq!(lines(&source), ["每季度至少2次", "前半句，后半句。", "甲\t乙"]);
    assert!(source.notes.iter().any(|n| n.say.contains("修订")));
}

#[test]
fn merged_cells_are_repeated_and_header_rows_marked() {
    let cell = |pr: &str, t: &str| format!("<w:tc><w:tcPr>{pr}</w:tcPr>{}</w:tc>", p(t));
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let body = format!(
        "{}<w:tbl>{}{}{}</w:tbl>",
        p("任务清单"),
        row(&(cell("", "序号") + &cell("", "工作任务") + &cell("", "牵头单位") + &cell("", "完成时限"))),
        row(&(cell("", "1")
            + &cell("", "排查燃气管网")
            + &cell("<w:vMerge w:val=\"restart\"/>", "州住建局")
            + &cell("", "2026年6月"))),
        row(&(cell("<w:gridSpan w:val=\"2\"/>", "2、检查餐馆") + &cell("<w:vMerge/>", "") + &cell("", "2026年9月"))),
    );
    let source = open(&body, "", "");
    let rows: Vec<(Vec<&str>, bool)> = source
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Row { cells, header } => {
                Some((cells.iter().map(|c| &source.text[c.clone()]).collect(), *header))
            }
            _ => None,
        })
        .collect();
    assert_eq!(rows[0], (vec!["序号", "工作任务", "牵头单位", "完成时限"], true));
    assert_eq!(rows[1], (vec!["1", "排查燃气管网", "州住建局", "2026年6月"], false));
    assert_eq!(rows[2], (vec!["2、检查餐馆", "2、检查餐馆", "州住建局", "2026年9月"], false));
    assert_eq!(source.blocks[3].place.cell.as_deref(), Some("表1第3行"));
}

#[test]
fn frames_boxes_breaks_fields_and_pages() {
    let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>框里的正文</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>标题</w:t><w:br/><w:t>第二行</w:t></w:r>\
        <mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>方框</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>方框</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:p>\
        <w:p><w:r><w:lastRenderedPageBreak/><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType=\"end\"/>\
        <w:t>A&amp;B&#x4E00;</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:footnoteReference/><w:t>完</w:t></w:r></w:p>";
    let source = open(body, "", "");
    assert_eq!(lines(&source), ["框里的正文", "标题", "第二行", "方框", "A&B一完"]);
    assert_eq!(source.blocks[1].kind, BlockKind::Line);
    assert_eq!(source.blocks[1].place.page, Some(1));
    assert_eq!(source.blocks[4].place.page, Some(2));
    assert_eq!(source.pages, Some(2));
    assert!(source.notes.iter().any(|n| n.say.contains("脚注")));
}

#[test]
fn number_formats() {
    for (n, format, want) in [
        (10, "chineseCounting", "十"),
        (23, "chineseCounting", "二十三"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (12, "ideographDigital", "一二"),
        (10, "ideographDigital", "一○"),
        (21, "decimalEnclosedCircle", "㉑"),
        (3, "ideographTraditional", "丙"),
        (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"),
        (7, "decimalZero", "07"),
        (3, "chineseLegalSimplified", "叁"),
    ] {
        assert_eq!(print(n, format), want, "{n} {format}");
    }
}

#[test]
fn damaged_and_hostile_files_are_refused() {
    let good = docx(&p("州安委办工作方案"), "", "");
    assert_eq!(refused(&good[..good.len() / 2]).code, "broken");
    let deep = "<w:ins>".repeat(200) + &p("深") + &"</w:ins>".repeat(200);
    assert_eq!(refused(&docx(&deep, "", "")).code, "too_deep");
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(200), p("深"));
    assert_eq!(refused(&docx(&deep, "", "")).code, "too_deep");
    assert_eq!(refused(&docx("<w:p><w:r><w:t>没有结尾", "", "")[..]).code, "broken");
    let bomb = docx(&p(&"0".repeat(24 << 20)), "", "");
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(&bomb).code, "bomb");
    let long = docx(&p(&"安".repeat(1 << 20)), "", "");
    assert_eq!(refused(&long).code, "long_line");
    assert_eq!(refused(&docx("", "", "")).code, "no_text");
    assert_eq!(
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0").code,
        "encrypted"
    );
}

#[test]
fn content_decides_not_the_name() {
    let source = read("方案.pdf", &docx(&p("州安委办工作方案"), "", ""), &Limits::default()).unwrap();
    assert!(source.notes[0].say.contains(".docx"), "{}", source.notes[0].say);
    let error = read("方案.docx", b"\xFF\xD8\xFF\xE0\0\x10JFIF", &Limits::default()).unwrap_err();
    assert_eq!(error.code, "image");
}
