//! Real papers, where they are present beside the repository (`../shared/policies`): nothing of them is stored here.

use crate::{Limits, read};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::path::{Path, PathBuf};

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/policies").join(folder);
    let Ok(found) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return Vec::new();
    };
    found.flatten().map(|f| f.path()).filter(|p| p.extension().is_some_and(|e| e == extension)).collect()
}

fn encode(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    match encoding {
        e if e == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        e if e == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        e => e.encode(text).0.into_owned(),
    }
}

#[test]
fn every_text_reads_the_same_in_every_encoding() {
    // All in an optimised build; unoptimised decoders are slow, so every fifth of the second folder is enough there.
    let step = if cfg!(debug_assertions) { 5 } else { 1 };
    for path in files("documents", "txt").into_iter().chain(files("more", "txt").into_iter().step_by(step)) {
        let bytes = std::fs::read(&path).unwrap();
        let plain = read("a.txt", &bytes, &Limits::default()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        for encoding in [GB18030, UTF_16LE, UTF_16BE] {
            let other = read("a.txt", &encode(&text, encoding), &Limits::default()).unwrap();
            assert_eq!(other.text, plain.text, "{} {}", path.display(), encoding.name());
        }
    }
}

#[test]
fn every_pdf_gives_lines_without_a_lost_character() {
    for path in files("pdf", "pdf") {
        let source = read("a.pdf", &std::fs::read(&path).unwrap(), &Limits::default()).unwrap();
        assert!(source.blocks.len() > 20 && !source.text.contains('\u{FFFD}'), "{}", path.display());
    }
}
