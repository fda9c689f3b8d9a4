//! Plans to read: our own demonstration plan made longer and shorter, as text and as a PDF of official pages.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, StringFormat, dictionary};

/// An official page holds 22 lines of 28 characters (GB/T 9704).
const LINES: usize = 22;
const ACROSS: usize = 28;

/// The demonstration plan.
const PLAN: &str = include_str!("../../content/demo/plan-prefecture.txt");

/// A plan of about `pages` pages: the head of the demonstration plan, then its tasks as often as needed.
pub fn plan(title: &str, number: u32, pages: usize) -> String {
    let tasks: Vec<&str> =
        PLAN.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit()) && l.contains('（')).collect();
    let mut text = format!(
        "云岭州安全生产委员会文件\n云安委〔2024〕{number}号\n云岭州安全生产委员会关于印发《{title}》的通知\n各县（市）人民政府，州安委会各成员单位：\n现将《{title}》印发给你们，请认真贯彻执行。\n云岭州安全生产委员会\n2024年4月12日\n{title}\n为从根本上消除事故隐患，制定本方案。\n一、主要任务\n"
    );
    let mut n = 0;
    let mut used = lines(&text).len();
    let mut section = 0;
    loop {
        let task = tasks[n % tasks.len()];
        let body = task.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if n.is_multiple_of(10) {
            section += 1;
            text += &format!("（{}）第{}批任务\n", numeral(section), numeral(section));
            used += 1;
        }
        let line = format!("{}.{body}\n", n + 1);
        used += lines(&line).len();
        if used > pages * LINES {
            return text;
        }
        text += &line;
        n += 1;
    }
}

/// 一 … 九十九.
fn numeral(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (DIGITS[(n / 10 % 10) as usize], DIGITS[(n % 10) as usize]);
    match n {
        0..=9 => ones.to_owned(),
        10..=19 => format!("十{ones}"),
        _ => format!("{tens}十{ones}"),
    }
}

/// As printed: paragraphs indented by two characters and broken hard at the edge.
fn lines(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in text.lines() {
        let all: Vec<char> = format!("　　{paragraph}").chars().collect();
        out.extend(all.chunks(ACROSS).map(|c| c.iter().collect()));
    }
    out
}

/// Pages of these texts, each text beginning on a new page.
pub fn pages(texts: &[String]) -> Vec<Vec<String>> {
    texts.iter().flat_map(|t| lines(t).chunks(LINES).map(<[String]>::to_vec).collect::<Vec<_>>()).collect()
}

/// A PDF of these pages with page numbers, in a font that is not embedded and has no ToUnicode (UniGB-UCS2-H).
///
/// # Errors
/// The writer of the PDF refuses.
pub fn pdf(pages: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let mut doc = Document::with_version("1.4");
    let tree = doc.new_object_id();
    let descendant = doc.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "FangSong_GB2312", "DW" => 1000,
        "CIDSystemInfo" => dictionary! { "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("GB1"), "Supplement" => 2 },
    });
    let font = doc.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "FangSong_GB2312", "Encoding" => "UniGB-UCS2-H",
        "DescendantFonts" => vec![descendant.into()],
    });
    let resources = doc.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        let mut operations = Vec::new();
        let foot = format!("— {} —", n + 1);
        let placed = page.iter().enumerate().map(|(k, line)| (79.0, 720.0 - 28.9 * k as f32, 16.0, line.as_str()));
        for (x, y, size, line) in placed.chain([(270.0, 50.0, 14.0, foot.as_str())]) {
            let bytes: Vec<u8> = line.encode_utf16().flat_map(u16::to_be_bytes).collect();
            operations.extend([
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), size.into()]),
                Operation::new("Td", vec![x.into(), y.into()]),
                Operation::new("Tj", vec![Object::String(bytes, StringFormat::Hexadecimal)]),
                Operation::new("ET", vec![]),
            ]);
        }
        let content = Content { operations }.encode().map_err(|e| e.to_string())?;
        let content = doc.add_object(Stream::new(dictionary! {}, content));
        let page = doc.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        kids.push(page.into());
    }
    let count = kids.len() as i64;
    doc.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalogue = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    doc.trailer.set("Root", catalogue);
    doc.compress();
    let mut out = Vec::new();
    doc.save_to(&mut out).map_err(|e| e.to_string())?;
    Ok(out)
}
