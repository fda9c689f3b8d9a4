//! Walls: what the pure half must not name, which context may import which, where an engine may be named.

use super::rust::{bare, tokens};
use crate::place::files;
use std::path::{Path, PathBuf};

/// Crates that are pure from end to end.
const PURE: &[&str] = &["kernel", "law", "picture", "prose"];
/// Contexts: pure outside their `io` folders.
pub const CONTEXTS: &[&str] = &["org", "govern", "field", "public", "sense", "ready", "report", "notify"];
/// Crates that a pure file must not name.
const IMPURE: &[&str] = &["axum", "office", "sqlx", "store", "tokio", "web"];
/// Parts of the standard library that a pure file must not name.
const IMPURE_STD: &[&str] = &["env", "fs", "net", "process", "thread"];
/// Types and functions that read the clock.
const CLOCK: &[&str] = &["Instant", "SystemTime"];

/// Source files of the pure half: path from the root, and the text.
fn pure_files(root: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for name in PURE.iter().chain(CONTEXTS) {
        for file in files(&root.join("crates").join(name).join("src"), &["io"]) {
            let at = file.strip_prefix(root).unwrap_or(&file).to_path_buf();
            if file.extension().is_some_and(|e| e == "rs") && file.file_name().is_some_and(|f| f != "io.rs") {
                found.push((at, std::fs::read_to_string(&file).unwrap_or_default()));
            }
        }
    }
    found
}

/// No async, no store, web, axum, sqlx, tokio, no std fs, net, env or clock outside `io`.
pub fn pure(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (at, text) in pure_files(root) {
        // A context's lib.rs hands its routes and migrations to the program, so it names their types.
        let door = at.components().count() == 4 && at.ends_with("lib.rs");
        for (n, what) in impure(&text) {
            if !(door && (what == "store::" || what == "web::")) {
                found.push(format!("{}:{n} names {what}", at.display()));
            }
        }
    }
    found
}

/// What a pure file must not name, with its line.
fn impure(text: &str) -> Vec<(usize, String)> {
    let bare = bare(text);
    let t = tokens(&bare);
    let mut found = Vec::new();
    let next = |i: usize| t.get(i + 1).map_or("", |(_, w)| w);
    let before = |i: usize| if i > 0 { t[i - 1].1 } else { "" };
    for (i, (line, word)) in t.iter().enumerate() {
        let outer = before(i) != "::" && before(i) != "." && (next(i) == "::" || before(i) == "use" && next(i) == ";");
        if matches!(*word, "async" | "await") || CLOCK.contains(word) {
            found.push((*line, (*word).to_owned()));
        } else if *word == "office" && next(i) == "::" && t.get(i + 2).is_some_and(|(_, w)| *w == "paper") {
            // The model and the layout of a paper are pure; the fonts are in `office::io`.
        } else if IMPURE.contains(word) && outer {
            found.push((*line, format!("{word}::")));
        } else if *word == "std" && next(i) == "::" {
            found.extend(
                std_names(&t[i + 2..])
                    .into_iter()
                    .filter(|(_, n)| IMPURE_STD.contains(n))
                    .map(|(n, w)| (n, format!("std::{w}"))),
            );
        } else if *word == "now" && before(i) == "::" && next(i) == "(" {
            found.push((*line, "::now()".to_owned()));
        }
    }
    found
}

/// First names after `std::`, also those of `std::{a, b::c}`.
fn std_names<'a>(t: &[(usize, &'a str)]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    if t.first().is_some_and(|(_, w)| *w != "{") {
        found.extend(t.first().copied());
        return found;
    }
    let (mut depth, mut fresh) = (0, false);
    for (line, word) in t {
        match *word {
            "{" => (depth, fresh) = (depth + 1, depth == 0),
            "}" => depth -= 1,
            "," => fresh = depth == 1,
            name if fresh && depth == 1 => {
                found.push((*line, name));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// A context may use `org`; `report` may read all; nobody else imports another context.
pub fn contexts(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for name in CONTEXTS {
        let manifest = std::fs::read_to_string(root.join("crates").join(name).join("Cargo.toml")).unwrap_or_default();
        for line in manifest.lines() {
            let dependency = line.split(['.', ' ', '=']).next().unwrap_or_default();
            let allowed = dependency == "org" && *name != "org" || *name == "report" || dependency == *name;
            if CONTEXTS.contains(&dependency) && !allowed {
                found.push(format!(
                    "crates/{name}/Cargo.toml depends on {dependency}: ask through org::ask or react in wiring.rs"
                ));
            }
        }
    }
    found
}

/// The engine is chosen in `store`; the program, stories and benchmarks may say which one they open.
pub fn engines(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for name in CONTEXTS.iter().chain(PURE).chain(&["web", "office"]) {
        for file in files(&root.join("crates").join(name).join("src"), &[]) {
            if file.extension().is_none_or(|e| e != "rs") {
                continue;
            }
            let bare = bare(&std::fs::read_to_string(&file).unwrap_or_default());
            for (n, word) in tokens(&bare) {
                if matches!(word, "Sqlite" | "Postgres" | "sqlx") {
                    let at = file.strip_prefix(root).unwrap_or(&file);
                    found.push(format!("{}:{n} names {word}", at.display()));
                }
            }
        }
    }
    found
}

/// Pieces of SQL that one of the engines lacks or reads differently (docs/SQL.md).
const NOT_PORTABLE: &[&str] = &[
    "now()",
    "= any(",
    "= any ($",
    "greatest(",
    "least(",
    "date_trunc(",
    "ilike ",
    "::text",
    "::uuid",
    "::bigint",
    "add constraint",
    "autoincrement",
    "datetime(",
];

/// Migrations and statements outside `store` keep to the portable dialect.
pub fn dialect(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for name in CONTEXTS {
        for file in files(&root.join("crates").join(name).join("src"), &[]) {
            let sql = file.extension().is_some_and(|e| e == "sql");
            let in_io = file.components().any(|c| c.as_os_str() == "io") && file.extension().is_some_and(|e| e == "rs");
            if !sql && !in_io {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            for (n, line) in text.lines().enumerate() {
                let low = line.to_lowercase();
                let is_statement = sql
                    || low.contains('"')
                        && ["select ", "where ", "insert ", "update ", "order by"].iter().any(|w| low.contains(w));
                if let Some(piece) = NOT_PORTABLE.iter().find(|p| is_statement && low.contains(**p)) {
                    let at = file.strip_prefix(root).unwrap_or(&file);
                    found.push(format!("{}:{} uses `{}`", at.display(), n + 1, piece.trim()));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        impure(text).into_iter().map(|(_, w)| w).collect()
    }

    #[test]
    fn what_is_impure_is_found_wherever_it_hides() {
        assert_eq!(names("pub async fn x() {}"), ["async"]);
        assert_eq!(names("use store::Tx;"), ["store::"]);
        assert_eq!(names("fn f() { ::tokio::spawn(x) }"), Vec::<String>::new());
        assert_eq!(names("fn f() { tokio::spawn(x) }"), ["tokio::"]);
        assert_eq!(names("use std::{collections::{BTreeMap, env}, fs, net::IpAddr};"), ["std::fs", "std::net"]);
        assert_eq!(names("let t = Timestamp::now();"), ["::now()"]);
        assert_eq!(names("use std::time::{Duration, Instant};"), ["Instant"]);
    }

    #[test]
    fn what_is_pure_is_left_alone() {
        let text = "//! async, sqlx::query\nuse std::collections::BTreeMap;\nlet web = crate::web::x; // tokio::\nlet s = \"std::fs\"; ctx.now(); mod store_words; use office::paper::Form;";
        assert_eq!(names(text), Vec::<String>::new());
    }
}
