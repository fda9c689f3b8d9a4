//! Length of files: over 500 lines is refused, over 300 is printed as a room to split.

use crate::place::files;
use crate::run::say;
use std::path::Path;

/// Files over 500 lines; those over 300 are only told.
pub fn long(root: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for folder in ["crates", "ui", "bench"] {
        for file in files(&root.join(folder), &["node_modules", "dist", "target", "generated", "test-results"]) {
            let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let code = [".rs", ".ts", ".tsx", ".mjs", ".sql", ".css"].iter().any(|e| name.ends_with(e));
            if code && !name.starts_with("generated") {
                let n = std::fs::read_to_string(&file).unwrap_or_default().lines().count();
                all.push((n, file.strip_prefix(root).unwrap_or(&file).display().to_string()));
            }
        }
    }
    all.sort();
    let p90 = all.get(all.len() * 9 / 10).map_or(0, |(n, _)| *n);
    let over: Vec<_> = all.iter().filter(|(n, _)| *n > 300).collect();
    say(&format!(
        "{} source files, nine tenths have at most {p90} lines, {} have more than 300",
        all.len(),
        over.len()
    ));
    for (n, file) in over.iter().rev() {
        println!("   {n} lines: {file}");
    }
    all.iter().filter(|(n, _)| *n > 500).map(|(n, file)| format!("{file} has {n} lines: make it a folder")).collect()
}
