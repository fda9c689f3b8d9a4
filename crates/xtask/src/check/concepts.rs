//! One term, one word: each concept's folder has its glossary line, its page and its screen, each table a word.

use super::walls::CONTEXTS;
use crate::place::files;
use std::collections::BTreeSet;
use std::path::Path;

/// Identifiers of docs/GLOSSARY.md: the words in backquotes.
fn glossary(root: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root.join("docs/GLOSSARY.md")).unwrap_or_default();
    text.lines()
        .filter(|l| l.starts_with('|'))
        .flat_map(|l| l.split('`').skip(1).step_by(2))
        .map(|w| w.trim().to_owned())
        .collect()
}

/// Concepts: folders of a context that have a `mod.rs` and an `io` folder or a life cycle.
fn concepts(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for context in CONTEXTS {
        let Ok(entries) = std::fs::read_dir(root.join("crates").join(context).join("src")) else { continue };
        for entry in entries.flatten() {
            let dir = entry.path();
            if dir.join("mod.rs").is_file() && (dir.join("io").is_dir() || dir.join("flow.rs").is_file()) {
                found.push(((*context).to_owned(), entry.file_name().to_string_lossy().into_owned()));
            }
        }
    }
    found.sort();
    found
}

/// What each concept lacks.
pub fn complete(root: &Path) -> Vec<String> {
    let words = glossary(root);
    let mut found = Vec::new();
    for (context, word) in concepts(root) {
        let place = format!("crates/{context}/src/{word}");
        if !words.contains(&word) {
            found.push(format!("{place}: docs/GLOSSARY.md has no line for `{word}`"));
        }
        let page = root.join("docs/concept").join(format!("{word}.md"));
        let text = std::fs::read_to_string(&page).unwrap_or_default();
        if text.trim().is_empty() {
            found.push(format!("{place}: docs/concept/{word}.md is missing or empty"));
        }
        // A concept that is only shown on another's screen says so on its page: `Screen: task`.
        let screen = text.lines().find_map(|l| l.strip_prefix("Screen: ")).unwrap_or(&word).trim();
        if !root.join("ui/src").join(screen).is_dir() {
            found.push(format!("{place}: ui/src/{screen} is missing (or say “Screen: …” in docs/concept/{word}.md)"));
        }
    }
    found
}

/// Tables whose name the glossary does not have; `task_access` belongs to `task`.
pub fn tables(root: &Path) -> Vec<String> {
    let words = glossary(root);
    let mut found = Vec::new();
    for file in files(&root.join("crates"), &["spikes"]) {
        if file.extension().is_none_or(|e| e != "sql") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        for (n, line) in text.lines().enumerate() {
            let Some(rest) = line.trim_start().to_lowercase().strip_prefix("create table ").map(str::to_owned) else {
                continue;
            };
            let name: String = rest
                .trim_start_matches("if not exists ")
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            let known = std::iter::successors(Some(name.as_str()), |w| w.rsplit_once('_').map(|(a, _)| a))
                .any(|w| words.contains(w));
            if !known {
                let at = file.strip_prefix(root).unwrap_or(&file);
                found.push(format!("{}:{} table {name}: docs/GLOSSARY.md has no such word", at.display(), n + 1));
            }
        }
    }
    found
}
