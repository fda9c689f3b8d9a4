//! PDF files written with lopdf; their sentences are ours.

use encoding_rs::GB18030;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

/// How a fixture's font encodes.
#[derive(Clone, Copy, Debug)]
pub enum Face {
    /// Not embedded, no ToUnicode.
    Predefined(&'static str),
    /// Two-byte glyph numbers with a ToUnicode map of bfrange and bfchar.
    Mapped,
    /// Glyph numbers of Adobe-GB1, no ToUnicode.
    Gb1,
    /// Glyph numbers without any meaning.
    Mute,
}

fn encode(face: Face, text: &str) -> Vec<u8> {
    match face {
        Face::Predefined(name) if name.starts_with("GB") => GB18030.encode(text).0.into_owned(),
        Face::Gb1 => text.chars().flat_map(|c| gb1(c).to_be_bytes()).collect(),
        _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

/// Glyph number by the row arithmetic of GB/T 2312, independent of the reader.
fn gb1(c: char) -> u16 {
    let mut pair = [0; 4];
    let text = c.encode_utf8(&mut pair).to_string();
    match GB18030.encode(&text).0.as_ref() {
        [b] => u16::from(*b) - 31,
        [row @ 0xB0..=0xD7, cell] => 940 + u16::from(row - 0xB0) * 94 + u16::from(cell - 0xA1),
        [0xA1, cell] => 96 + u16::from(cell - 0xA1),
        [0xA3, cell] => 262 + u16::from(cell - 0xA1),
        other => panic!("{other:?}"),
    }
}

/// Lines of a page: x, y, size, text.
pub type Shown<'t> = (f64, f64, f64, &'t str);

fn font(doc: &mut Document, face: Face) -> Object {
    let (encoding, ordering) = match face {
        Face::Predefined(name) => (name, "GB1"),
        Face::Gb1 => ("Identity-H", "GB1"),
        _ => ("Identity-H", "Identity"),
    };
    let below = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "FangSong", "DW" => 1000,
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal(ordering), "Supplement" => 2
        },
    };
    let mut font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "FangSong", "Encoding" => encoding,
        "DescendantFonts" => vec![Object::Dictionary(below)],
    };
    if let Face::Mapped = face {
        let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange \
            2 beginbfrange <0000><6FFF><0000> <7000><7001>[<7000><7001>] endbfrange \
            1 beginbfrange <7002> <FFFF> <7002> endbfrange 1 beginbfchar <0001> <00410042> endbfchar endcmap end end";
        font.set("ToUnicode", doc.add_object(Stream::new(dictionary! {}, map.as_bytes().to_vec())));
    }
    Object::Reference(doc.add_object(font))
}

/// A PDF of these pages; `extra` is more page content, drawn under the text.
pub fn pdf(face: Face, pages: &[Vec<Shown>], extra: &[Operation], rotate: i64) -> Vec<u8> {
    let mut doc = Document::with_version("1.5");
    let root = doc.new_object_id();
    let font = font(&mut doc, face);
    let kids: Vec<Object> = pages
        .iter()
        .map(|lines| {
            let mut operations = extra.to_vec();
            for (x, y, size, text) in lines {
                operations.extend([
                    Operation::new("BT", vec![]),
                    Operation::new("Tf", vec!["F1".into(), (*size as f32).into()]),
                    Operation::new("Tm", [1.0, 0.0, 0.0, 1.0, *x, *y].map(|n| (n as f32).into()).to_vec()),
                    Operation::new("Tj", vec![Object::string_literal(encode(face, text))]),
                    Operation::new("ET", vec![]),
                ]);
            }
            let mut content = Stream::new(dictionary! {}, Content { operations }.encode().unwrap());
            content.compress().unwrap();
            let content = doc.add_object(content);
            let page = dictionary! { "Type" => "Page", "Parent" => root, "Contents" => content, "Rotate" => rotate };
            Object::Reference(doc.add_object(page))
        })
        .collect();
    let tree = dictionary! {
        "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    doc.objects.insert(root, tree.into());
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}
