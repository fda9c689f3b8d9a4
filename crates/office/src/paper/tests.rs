//! The page measured against GB/T 9704-2012, from the bytes of the PDF; the .docx against a page that was read by eye.

mod table;

use super::*;
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use std::collections::HashMap;

fn paper(form: Form, text: &str) -> Paper {
    let body = read(text);
    let letter = form == Form::Letter;
    Paper {
        form,
        mark: if letter {
            "云岭州安全生产委员会办公室".into()
        } else {
            "云岭州安全生产委员会办公室文件".into()
        },
        organ: "云岭州安全生产委员会办公室".into(),
        copy_no: None,
        secrecy: None,
        urgency: None,
        number: Some("云安办督〔2026〕3号".into()),
        signer: None,
        title: body.title,
        to: vec!["云溪县人民政府".into()],
        blocks: body.blocks,
        attachments: body.attachments,
        date: Some("2026年11月22日".into()),
        seal: true,
        notes: body.notes,
        copy_to: vec!["云岭州人民政府办公室".into()],
        printed_by: (!letter).then(|| "云岭州安全生产委员会办公室".into()),
        printed_on: (!letter).then(|| "2026年11月22日".into()),
    }
}

const LETTER: &str = "# 关于督促办理防汛责任落实等3项任务的督办函\n经核对，你单位承担的下列任务未按期完成，现予督办。\n\
    一、督办事项\n| 序号 | 任务 | 完成时限 |\n| 1 | 落实防汛责任人并公布名单 | 2026年6月30日 |\n\
    二、办理要求\n（一）限期办结。请于2026年12月10日前完成。\n附件：任务清单\n附注：联系人：值班室\n";

/// A glyph as it lies on paper: millimetres from the upper left corner, points, colour.
#[derive(Clone, Debug)]
struct Glyph {
    x: f64,
    base: f64,
    size: f64,
    wide: f64,
    red: bool,
}

#[derive(Clone, Debug)]
struct Line {
    x1: f64,
    x2: f64,
    y: f64,
    width: f64,
    red: bool,
}

const MM: f64 = 25.4 / 72.0;

fn number(o: &Object) -> f64 {
    o.as_float().map(f64::from).unwrap_or(0.0)
}

/// Advances of a font's glyphs in thousandths.
fn advances(doc: &Document, font: ObjectId) -> HashMap<u16, f64> {
    let font = doc.get_dictionary(font).unwrap();
    let below = font.get(b"DescendantFonts").unwrap();
    let below = doc.dereference(below).unwrap().1.as_array().unwrap();
    let below = doc.dereference(&below[0]).unwrap().1.as_dict().unwrap();
    let list = doc.dereference(below.get(b"W").unwrap()).unwrap().1.as_array().unwrap();
    let mut out = HashMap::new();
    let mut i = 0;
    while i + 1 < list.len() {
        let first = list[i].as_i64().unwrap() as u16;
        match &list[i + 1] {
            Object::Array(all) => {
                all.iter().enumerate().for_each(|(n, w)| {
                    out.insert(first + n as u16, number(w));
                });
                i += 2;
            }
            last => {
                (first..=last.as_i64().unwrap() as u16).for_each(|c| {
                    out.insert(c, number(&list[i + 2]));
                });
                i += 3;
            }
        }
    }
    out
}

/// Everything on each page. Understands what the writer writes: one `cm` within each `q`, text at the origin.
fn measured(bytes: &[u8]) -> Vec<(Vec<Glyph>, Vec<Line>)> {
    let doc = Document::load_mem(bytes).unwrap();
    let mut out = Vec::new();
    for (_, page) in doc.get_pages() {
        let content = Content::decode(&doc.get_page_content(page)).unwrap();
        let resources = doc.get_dictionary(page).unwrap().get(b"Resources").unwrap();
        let resources = doc.dereference(resources).unwrap().1.as_dict().unwrap();
        let fonts = doc.dereference(resources.get(b"Font").unwrap()).unwrap().1.as_dict().unwrap();
        let fonts: HashMap<Vec<u8>, HashMap<u16, f64>> =
            fonts.iter().map(|(n, f)| (n.to_vec(), advances(&doc, f.as_reference().unwrap()))).collect();
        let (mut glyphs, mut lines) = (Vec::new(), Vec::new());
        let (mut cm, mut red, mut width, mut from) = ((1.0, 0.0, 0.0), false, 0.0, (0.0, 0.0));
        let mut font = (Vec::new(), 0.0);
        let mut to = (0.0, 0.0);
        for op in &content.operations {
            let n = |i: usize| number(&op.operands[i]);
            match op.operator.as_str() {
                "cm" => cm = (n(0), n(4), n(5)),
                "rg" | "RG" => red = n(0) == 1.0 && n(1) == 0.0 && n(2) == 0.0,
                "w" => width = n(0),
                "m" => from = (n(0), n(1)),
                "l" => to = (n(0), n(1)),
                "S" => lines.push(Line {
                    x1: from.0 * MM,
                    x2: to.0 * MM,
                    y: (from.1 + to.1) / 2.0 * MM,
                    width: width * MM,
                    red,
                }),
                "Tf" => font = (op.operands[0].as_name().unwrap().to_vec(), n(1)),
                "Tj" | "TJ" => {
                    let parts = match &op.operands[0] {
                        Object::Array(all) => all.clone(),
                        one => vec![one.clone()],
                    };
                    let mut x = 0.0;
                    for part in parts {
                        let Object::String(codes, _) = &part else {
                            x -= number(&part) / 1000.0 * font.1;
                            continue;
                        };
                        for code in codes.chunks(2) {
                            let wide = fonts[&font.0][&u16::from_be_bytes([code[0], code[1]])] / 1000.0 * font.1;
                            glyphs.push(Glyph {
                                x: (cm.1 + x * cm.0) * MM,
                                base: 297.0 - cm.2 * MM,
                                size: font.1,
                                wide: wide * cm.0 * MM,
                                red,
                            });
                            x += wide;
                        }
                    }
                }
                _ => {}
            }
        }
        out.push((glyphs, lines));
    }
    out
}

fn faces() -> Option<Faces> {
    match crate::io::fonts::faces(None) {
        Ok(faces) => Some(faces),
        Err(why) => {
            println!("skipped, no fonts: {}", why.say);
            None
        }
    }
}

/// Lines of glyphs of one size on a page, from the top.
fn text_lines(glyphs: &[Glyph], size: f64) -> Vec<Vec<Glyph>> {
    let mut of: Vec<Glyph> = glyphs.iter().filter(|g| (g.size - size).abs() < 0.01).cloned().collect();
    of.sort_by(|a, b| (a.base, a.x).partial_cmp(&(b.base, b.x)).unwrap());
    of.chunk_by(|a, b| (a.base - b.base).abs() < 0.5).map(<[Glyph]>::to_vec).collect()
}

fn near(is: f64, should: f64, by: f64, what: &str) {
    assert!((is - should).abs() <= by, "{what}: {is:.2} instead of {should:.2} ± {by}");
}

/// A 3号 character is 16 pt, 5.64 mm; a face's characters stand 0.88 of that above the base line.
const EM: f64 = 5.644;

#[test]
fn a_full_page_is_the_standards() {
    let Some(faces) = faces() else { return };
    let text = format!("# 关于安全生产工作情况的通报\n{}", "安全生产责任重于泰山必须常抓不懈".repeat(120));
    let bytes = pdf(&lay(&paper(Form::Ordinary, &text)), "通报", &faces).unwrap();
    let doc = Document::load_mem(&bytes).unwrap();
    assert!(doc.get_pages().len() >= 3);
    let pages = measured(&bytes);
    let lines = text_lines(&pages[1].0, 16.0);
    assert_eq!(lines.len(), 22, "lines on a full page");
    for (n, line) in lines.iter().enumerate() {
        assert_eq!(line.len(), 28, "characters on line {n}");
        near(line[0].x, 28.0, 1.0, "left margin");
        near(line[27].x + EM, 184.0, 1.0, "right side of the text area");
    }
    near(lines[0][0].base - 0.88 * EM, 37.0, 1.0, "top margin");
    near(lines[21][0].base + 0.12 * EM, 262.0, 1.0, "bottom of the text area");
    let pitch = lines[1][0].base - lines[0][0].base;
    // §5.2.3 with 行 = a character and 7/8 of one: 10.58; 22 of them in 225 mm leave 10.2 to 10.45.
    assert!((10.2..=10.6).contains(&pitch), "pitch {pitch}");
    // The number: 4号, odd pages right, even pages left, one character in, dashes 7 mm below the text area.
    for (i, (glyphs, _)) in pages.iter().enumerate() {
        let below: Vec<&Glyph> = glyphs.iter().filter(|g| g.base > 266.0).collect();
        assert!(!below.is_empty() && below.iter().all(|g| g.size == 14.0));
        let (left, right) = (below.iter().map(|g| g.x).fold(999.0, f64::min), below.iter().map(|g| g.x + g.wide));
        match i % 2 {
            0 => near(right.fold(0.0, f64::max), 184.0 - EM, 1.0, "right end of an odd page's number"),
            _ => near(left, 28.0 + EM, 1.0, "left end of an even page's number"),
        }
        // The dash itself is about 0.38 em above the base line.
        near(below[0].base - 0.38 * 14.0 * MM, 269.0, 1.0, "dash of the page number");
    }
}

#[test]
fn head_and_imprint_are_the_standards() {
    let Some(faces) = faces() else { return };
    let bytes = pdf(&lay(&paper(Form::Ordinary, "# 关于表扬的通报\n请各单位学习。")), "通报", &faces).unwrap();
    let pages = measured(&bytes);
    let (glyphs, lines) = &pages[0];
    let mark: Vec<&Glyph> = glyphs.iter().filter(|g| g.red).collect();
    assert_eq!(mark.len(), 15, "every character of the head is red, no other");
    near(mark[0].base - 0.88 * mark[0].size * MM, 37.0 + 35.0, 0.5, "top of the head");
    let red: Vec<&Line> = lines.iter().filter(|l| l.red).collect();
    assert_eq!(red.len(), 1);
    near(red[0].x1, 28.0, 0.1, "red line");
    near(red[0].x2, 184.0, 0.1, "red line");
    let number = text_lines(glyphs, 16.0).into_iter().find(|l| l[0].base < red[0].y).unwrap();
    near(red[0].y - (number[0].base + 0.12 * EM), 4.0, 0.3, "red line below the number");
    near((number[0].x + number.last().unwrap().x + EM) / 2.0, 106.0, 1.0, "the number in the middle");
    let title = text_lines(glyphs, 22.0);
    assert_eq!(title.len(), 1);
    near((title[0][0].x + title[0].last().unwrap().x + 22.0 * MM) / 2.0, 106.0, 1.0, "the title in the middle");
    let gap = title[0][0].base - 0.88 * 22.0 * MM - red[0].y;
    assert!((1.5 * 10.0..=2.6 * 10.6).contains(&gap), "about two lines above the title: {gap}");
    let black: Vec<&Line> = pages.last().unwrap().1.iter().filter(|l| !l.red).collect();
    assert_eq!(black.len(), 3);
    near(black[0].width, 0.35, 0.01, "first line of the imprint");
    near(black[1].width, 0.25, 0.01, "line between");
    near(black[2].width, 0.35, 0.01, "last line of the imprint");
    near(black[2].y, 262.0, 0.3, "last line and bottom of the text area are one");
}

#[test]
fn a_letter_is_the_standards() {
    let Some(faces) = faces() else { return };
    let bytes = pdf(&lay(&paper(Form::Letter, LETTER)), "督办函", &faces).unwrap();
    let pages = measured(&bytes);
    let (glyphs, lines) = &pages[0];
    let mark: Vec<&Glyph> = glyphs.iter().filter(|g| g.red).collect();
    near(mark[0].base - 0.88 * mark[0].size * MM, 30.0, 0.5, "top of the name");
    let red: Vec<&Line> = lines.iter().filter(|l| l.red).collect();
    assert_eq!(red.len(), 4);
    for l in &red {
        near(l.x2 - l.x1, 170.0, 0.1, "length of the double lines");
        near((l.x1 + l.x2) / 2.0, 105.0, 0.1, "double lines in the middle of the sheet");
    }
    assert!(red[0].width > red[1].width && red[0].y < red[1].y, "upper one: thick above thin");
    assert!(red[2].width < red[3].width && red[2].y < red[3].y, "lower one: thin above thick");
    near(red[0].y - red[0].width / 2.0 - (mark[0].base + 0.12 * mark[0].size * MM), 4.0, 0.3, "line below the name");
    near(297.0 - (red[3].y + red[3].width / 2.0), 20.0, 0.2, "line above the sheet's foot");
    assert!(glyphs.iter().all(|g| g.base < 262.5), "no number on the first page");
    let number = &text_lines(glyphs, 16.0)[0];
    near(number.last().unwrap().x + EM, 184.0, 1.0, "the number ends at the right side");
}

#[test]
fn a_signature_has_text_beside_it() {
    let Some(faces) = faces() else { return };
    let (mut crossed, mut whole) = (0, 0);
    for form in [Form::Ordinary, Form::Letter] {
        for lines in 1..=24 {
            // One paragraph, then a short one; each character is a place of the grid.
            let text = format!("# 关于检查的函\n{}\n特此函告。", "安全生产责任重于泰山常抓不懈".repeat(2 * lines));
            let pages = measured(&pdf(&lay(&paper(form, &text)), "函", &faces).unwrap());
            for (i, (glyphs, _)) in pages.iter().enumerate() {
                let rows = text_lines(glyphs, 16.0).len();
                // Organ and date are two lines; nothing at all is a page of the imprint alone.
                assert!(rows == 0 || rows > 2, "{lines} lines, {form:?}: {rows} rows on page {}", i + 1);
            }
            match pages.len() {
                1 => whole += 1,
                _ => crossed += 1,
            }
        }
    }
    assert!(crossed > 10 && whole > 5, "{crossed} of two pages, {whole} of one");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let Some(faces) = faces() else { return };
    let one = |text: &str| pdf(&lay(&paper(Form::Letter, text)), "督办函", &faces).unwrap();
    assert_eq!(one(LETTER), one(LETTER));
    assert_ne!(one(LETTER), one(&LETTER.replace("3项", "4项")));
    let word = |text: &str| docx(&paper(Form::Letter, text)).unwrap();
    assert_eq!(word(LETTER), word(LETTER));
    assert_ne!(word(LETTER), word(&LETTER.replace("3项", "4项")));
}

#[test]
fn what_no_font_has_is_named() {
    let Some(faces) = faces() else { return };
    let refused = pdf(&lay(&paper(Form::Letter, "# 甲\n\u{E123}号文件")), "甲", &faces).unwrap_err();
    assert_eq!(refused, NoPdf::Chars(vec!['\u{E123}']));
    assert_eq!(
        pdf(&lay(&paper(Form::Letter, "# 甲\n乙")), "甲", &Faces::default()).unwrap_err(),
        NoPdf::Face(Face::Title)
    );
}

#[test]
fn odd_papers_are_laid_out_without_end_or_loss() {
    let long = format!("# 甲\n| 一 | 二 |\n| 甲 | {} |\n", "乙丙".repeat(3000));
    for text in ["# 甲", "", "# 甲\n|\n|||\n", "一、\n（一）\n", long.as_str()] {
        let pages = lay(&paper(Form::Ordinary, text));
        assert!((1..60).contains(&pages.len()), "{} pages", pages.len());
        let all: usize = pages.iter().map(|p| svg(p).len()).sum();
        assert!(all > 0);
        docx(&paper(Form::Ordinary, text)).unwrap();
    }
}

#[test]
fn a_letter_as_docx() {
    use std::io::Read;
    let bytes = docx(&paper(Form::Letter, LETTER)).unwrap();
    let mut pack = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    pack.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    // Computed by hand: 37 mm above, 26 right, 35 below, 28 left; 22 lines of 579 twips in 225 mm; 28 characters of
    // 442.205 / 28 = 15.793 pt in 156 mm, 0.207 × 4096 = 848 below 16 pt.
    for part in [
        "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"",
        "w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-848\"",
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
    ] {
        assert!(xml.contains(part), "{part} is not in\n{xml}");
    }
    insta::assert_snapshot!(xml);
}
