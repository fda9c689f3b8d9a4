//! Our own texts with faults put in on purpose (`planted/`): most are found, and little else is raised.

use prose::{Document, Options, Source, parse};
use serde_json::Value;
use std::ops::Range;
use std::path::PathBuf;

/// Where some words stand, white space apart, from a line on. Byte range in the text.
fn place(text: &str, quote: &str, line: usize) -> Option<Range<usize>> {
    let from: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let plain: Vec<(usize, char)> = text.char_indices().filter(|(i, c)| *i >= from && !c.is_whitespace()).collect();
    let want: Vec<char> = quote.chars().filter(|c| !c.is_whitespace()).collect();
    let at = plain.windows(want.len().max(1)).position(|w| w.iter().map(|p| p.1).eq(want.iter().copied()))?;
    let last = plain[at + want.len() - 1];
    Some(plain[at].0..last.0 + last.1.len_utf8())
}

/// Every place of some words.
fn places(text: &str, quote: &str) -> Vec<Range<usize>> {
    (1..=text.lines().count()).filter_map(|line| place(text, quote, line)).collect()
}

struct Fault {
    kind: String,
    places: Vec<Range<usize>>,
}

fn faults(list: &Value, text: &str) -> Vec<Fault> {
    let of = |v: &Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let read = |v: &Value| {
        let line = v["line"].as_u64().unwrap_or(1) as usize;
        let mut all: Vec<Range<usize>> = place(text, &of(v, "quote"), line).into_iter().collect();
        assert!(!all.is_empty(), "fixture: {} is not on line {line}", of(v, "quote"));
        if !of(v, "also").is_empty() {
            all.extend(places(text, &of(v, "also")));
        }
        Fault { kind: of(v, "kind"), places: all }
    };
    list.as_array().map(|a| a.iter().map(read).collect()).unwrap_or_default()
}

fn hits(fault: &Fault, kind: &str, span: &Range<usize>) -> bool {
    fault.kind == kind && fault.places.iter().any(|p| p.start < span.end && span.start < p.end)
}

#[test]
fn planted_faults_are_found() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/planted");
    let (mut wanted, mut found, mut extra) = (0, 0, 0);
    let mut said = String::new();
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("fixtures").map(|e| e.expect("entry").path()).collect();
    names.sort();
    for path in names.into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let text = String::from_utf8_lossy(&std::fs::read(&path).expect("text")).into_owned();
        let list: Value =
            serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).expect("json")).expect("json");
        let (faults, optional) = (faults(&list["faults"], &text), faults(&list["optional"], &text));
        let documents: Vec<Document> = parse(&Source::from_text(text), &Options::default());
        assert_eq!(documents.len(), 1, "{}: one document", path.display());
        let findings: Vec<(String, Range<usize>)> = documents
            .iter()
            .flat_map(|d| &d.findings)
            .map(|f| {
                (serde_json::to_value(f.kind).expect("kind").as_str().unwrap_or_default().to_owned(), f.span.clone())
            })
            .collect();
        let mut used = vec![false; findings.len()];
        wanted += faults.len();
        for fault in &faults {
            match (0..findings.len()).find(|i| !used[*i] && hits(fault, &findings[*i].0, &findings[*i].1)) {
                Some(i) => {
                    used[i] = true;
                    found += 1;
                }
                None => said.push_str(&format!("missed {} in {}\n", fault.kind, path.display())),
            }
        }
        for (i, (kind, span)) in findings.iter().enumerate().filter(|(i, _)| !used[*i]) {
            let other_side = faults.iter().any(|f| f.places.len() > 1 && hits(f, kind, span));
            if !other_side && !optional.iter().any(|o| hits(o, kind, span)) {
                extra += 1;
                said.push_str(&format!("false alarm {kind} ({i}) in {}\n", path.display()));
            }
        }
    }
    let recall = f64::from(found) / wanted as f64;
    let precision = f64::from(found) / f64::from(found + extra);
    println!("{wanted} faults, recall {recall:.3}, precision {precision:.3}\n{said}");
    assert!(wanted >= 80, "fixtures hold {wanted} faults");
    assert!(recall >= 0.9 && precision >= 0.8, "recall {recall:.3} precision {precision:.3}\n{said}");
}
