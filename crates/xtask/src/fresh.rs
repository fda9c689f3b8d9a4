//! `cargo x new CONTEXT WORD TERM`: the folder of a new concept, its page and its glossary line.

use crate::place;
use crate::run::say;
use std::path::Path;

/// Make them; nothing that exists is touched.
pub fn run(args: &[String]) -> Result<(), String> {
    let [context, word, term] = args else {
        return Err("cargo x new CONTEXT WORD TERM, for example: cargo x new field hazard 隐患".to_owned());
    };
    let root = place::root();
    let src = root.join("crates").join(context).join("src");
    if !src.is_dir() {
        return Err(format!("there is no context crates/{context}"));
    }
    if word.is_empty() || !word.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        return Err(format!("“{word}” is no word for a folder: small letters and _ only"));
    }
    let folder = src.join(word);
    if folder.exists() {
        return Err(format!("{} exists already", folder.display()));
    }
    let glossary = root.join("docs/GLOSSARY.md");
    let known = std::fs::read_to_string(&glossary).unwrap_or_default();
    for (file, text) in pieces(word, term) {
        write(&folder.join(file), &text)?;
    }
    write(&root.join("docs/concept").join(format!("{word}.md")), &page(word, term))?;
    if !known.contains(&format!("`{word}`")) {
        write(&glossary, &format!("{}\n| {term} | `{word}` | |\n", known.trim_end()))?;
    }
    say(&format!("made {}, docs/concept/{word}.md and a line at the end of docs/GLOSSARY.md", folder.display()));
    say(&format!("next: `pub mod {word};` in crates/{context}/src/lib.rs, then docs/ADDING-A-CONCEPT.md"));
    Ok(())
}

fn pieces(word: &str, term: &str) -> [(&'static str, String); 9] {
    [
        (
            "mod.rs",
            format!(
                "//! {term}: what it is and its legal basis.\n//!\n//! model: nouns · flow: the life cycle · rules: judgements with their clauses · io: everything that waits.\n\npub mod flow;\npub mod io;\npub mod model;\npub mod rules;\n#[cfg(test)]\nmod tests;\n"
            ),
        ),
        ("model.rs", format!("//! The nouns of {term}; constructors refuse nonsense.\n")),
        ("flow.rs", format!("//! The life cycle of {term}, declared once.\n")),
        ("rules.rs", format!("//! Judgements about {term}, each with its id and clause.\n")),
        ("tests.rs", format!("//! {term}: cases that a safety officer could write.\n")),
        (
            "io/mod.rs",
            format!(
                "//! The impure half of {term}: api → act → store.\n\npub mod act;\npub mod api;\npub mod store;\n"
            ),
        ),
        ("io/store.rs", format!("//! SQL of {word}: text and decoding, nothing else.\n")),
        ("io/act.rs", format!("//! Verbs of {word}: one function, one transaction.\n")),
        ("io/api.rs", format!("//! HTTP of {word}: parse, call act, present.\n")),
    ]
}

fn page(word: &str, term: &str) -> String {
    format!(
        "# {term} · {word}\n\nWhat it is:\n\nLegal basis:\n\nLife cycle: docs/generated/flows.md\n\nScreen: {word}\n"
    )
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let said = |e: std::io::Error| format!("cannot write {}: {e}", path.display());
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(said)?;
    }
    std::fs::write(path, text).map_err(said)
}
