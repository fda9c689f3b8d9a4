//! Random and mutated files: every reader ends, and none panics. The readers are called without their guard here, so
//! that a panic of ours shows.

use crate::{Limits, Unreadable, docx, html, pdf, sniff, text, xlsx};
use proptest::prelude::*;
use prose::{BlockKind, Source};

type Reader = fn(&str, &[u8], &Limits) -> Result<Source, Unreadable>;

fn limits() -> Limits {
    Limits { unpacked: 32 << 20, steps: 500_000, ..Limits::default() }
}

/// Whatever comes out has spans that lie in the text, at character boundaries.
fn sound(read: Result<Source, Unreadable>) {
    match read {
        Ok(source) => {
            let inside = |s: &prose::Span| source.text.get(s.clone()).is_some();
            for block in &source.blocks {
                assert!(inside(&block.span));
                if let BlockKind::Row { cells, .. } = &block.kind {
                    assert!(cells.iter().all(inside));
                }
            }
            assert!(source.notes.iter().filter_map(|n| n.span.as_ref()).all(inside));
            assert!(!source.text.contains('\0'));
        }
        Err(error) => assert!(!error.code.is_empty() && error.say.ends_with('。'), "{error:?}"),
    }
}

fn samples() -> Vec<(&'static str, Vec<u8>, Reader)> {
    let list = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>排查隐患</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let page = "<html><body><div><h1>标题</h1><p>一、开展检查。</p><table><tr><td rowspan=2>序号</td><td>任务</td></tr><tr><td>甲</td></tr></table></div></body></html>";
    let lines = vec![(80.0, 600.0, 16.0, "一、开展隐患排查，每季度至少1次。"), (80.0, 50.0, 12.0, "— 1 —")];
    vec![
        ("docx", docx::tests::docx(list, numbering, ""), docx::read),
        ("pdf", pdf::tests::pdf(pdf::tests::Face::Mapped, &[lines.clone(), lines], &[], 0), pdf::read),
        ("xlsx", xlsx::tests::workbook(), xlsx::read),
        ("html", page.into(), html::read),
        ("txt", encoding_rs::GB18030.encode("一、开展检查，每月一次。\r\n二、报送结果。").0.into_owned(), text::read),
    ]
}

/// One change to a file: where (in millionths of its length), and what.
#[derive(Clone, Debug)]
enum Change {
    Set(usize, u8),
    Cut(usize),
    Drop(usize, usize),
    Insert(usize, Vec<u8>),
    Repeat(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..1_000_000usize;
    prop_oneof![
        6 => (at.clone(), any::<u8>()).prop_map(|(a, b)| Change::Set(a, b)),
        1 => at.clone().prop_map(Change::Cut),
        2 => (at.clone(), 1..200usize).prop_map(|(a, n)| Change::Drop(a, n)),
        2 => (at.clone(), prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(a, v)| Change::Insert(a, v)),
        1 => (at, 1..500usize).prop_map(|(a, n)| Change::Repeat(a, n)),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for change in changes {
        let place = |at: usize| at * out.len() / 1_000_000;
        match change {
            Change::Set(at, b) => {
                let at = place(*at);
                if let Some(slot) = out.get_mut(at) {
                    *slot = *b;
                }
            }
            Change::Cut(at) => out.truncate(place(*at)),
            Change::Drop(at, n) => {
                let at = place(*at);
                out.drain(at..(at + n).min(out.len()));
            }
            Change::Insert(at, more) => {
                let at = place(*at);
                out.splice(at..at, more.iter().copied());
            }
            Change::Repeat(at, n) => {
                let at = place(*at);
                let piece = out[at..(at + n).min(out.len())].to_vec();
                out.splice(at..at, piece);
            }
        }
    }
    out
}

/// The members of a package unpacked, changed and packed again: damage that the checksum does not catch.
fn repacked(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..old.len() {
        let mut file = old.by_index(i).unwrap();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        new.start_file(file.name(), zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&changed(&part, changes)).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// A quick look by default; `PROPTEST_CASES=20000` for a long one.
fn config() -> ProptestConfig {
    let given = ProptestConfig::default();
    let cases = if given.cases == 256 { 64 } else { given.cases };
    ProptestConfig { cases, failure_persistence: None, ..given }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..4000), which in 0..6usize) {
        let heads: [&[u8]; 6] = [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"\xFF\xFE", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
        let file = [heads[which], &bytes].concat();
        let _ = sniff(&file);
        for (name, _, reader) in samples() {
            sound(reader(name, &file, &limits()));
        }
    }

    #[test]
    fn mutated_files(changes in prop::collection::vec(change(), 1..8), which in 0..5usize) {
        let (name, bytes, reader) = samples().swap_remove(which);
        sound(reader(name, &changed(&bytes, &changes), &limits()));
        if matches!(name, "docx" | "xlsx") {
            sound(reader(name, &repacked(&bytes, &changes), &limits()));
        }
    }

    #[test]
    fn any_text(words in "[ -~\\u{3000}-\\u{303F}\\u{4E00}-\\u{4FFF}<>&;/%0-9\n]{0,400}") {
        for (name, _, reader) in samples() {
            sound(reader(name, words.as_bytes(), &limits()));
        }
        let body = words.replace(['<', '&'], "");
        sound(docx::read("t", &docx::tests::docx(&format!("<w:p><w:r><w:t>{body}</w:t></w:r></w:p>"), "", ""), &limits()));
    }
}

#[test]
fn the_samples_themselves_are_read() {
    for (name, bytes, reader) in samples() {
        assert!(!reader(name, &bytes, &limits()).unwrap().blocks.is_empty(), "{name}");
    }
}
