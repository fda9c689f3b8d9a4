//! What must not be committed: paths of somebody's machine, hosts of somebody's registry, talk about how it was written.

use crate::run::answer;
use std::path::Path;

/// Pieces that no committed text may hold; put together here so that this file does not hold them.
const FORBIDDEN: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/fa", "rm/"),
    concat!("/ro", "ot/"),
    concat!("farm", "-studio"),
    concat!(".lib", "rary"),
    concat!("sub", "agent"),
    concat!("clau", "de"),
    concat!("anthro", "pic"),
    concat!("chat", "gpt"),
    concat!("as an a", "i "),
    concat!("language mo", "del"),
];

/// Lines of committed files that hold one of them.
pub fn forbidden(root: &Path) -> Vec<String> {
    let list =
        answer("git", &["-C", &root.to_string_lossy(), "ls-files", "--cached", "--others", "--exclude-standard"]);
    let Some(list) = list else { return vec!["git does not list the files of this tree".to_owned()] };
    let mut found = Vec::new();
    for name in list.lines() {
        let lock = name.ends_with(".lock") || name.ends_with("package-lock.json");
        let Ok(text) = std::fs::read_to_string(root.join(name)) else { continue };
        for (n, line) in text.lines().enumerate() {
            if lock {
                // A lock file may name packages as it likes, but no host other than the public registries.
                if line.contains("\"resolved\": \"http") && !line.contains("https://registry.npmjs.org/") {
                    found.push(format!("{name}:{} names a registry host", n + 1));
                }
                continue;
            }
            let low = line.to_lowercase();
            if let Some(word) = FORBIDDEN.iter().find(|w| low.contains(**w)) {
                found.push(format!("{name}:{} holds “{word}”", n + 1));
            }
        }
    }
    found
}

/// CHANGELOG.md begins with an unreleased section that says something.
pub fn changelog(root: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(root.join("CHANGELOG.md")).unwrap_or_default();
    let said = text
        .lines()
        .skip_while(|l| !l.starts_with("## Unreleased"))
        .skip(1)
        .take_while(|l| !l.starts_with("## "))
        .any(|l| l.starts_with("- "));
    if said { vec![] } else { vec!["CHANGELOG.md has no line under “## Unreleased”".to_owned()] }
}
