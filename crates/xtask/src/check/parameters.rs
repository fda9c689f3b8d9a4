//! Figures of the law: every key that the code asks for is shipped, and every shipped key is asked for somewhere. A
//! misspelt key would otherwise read as nought, and a figure that nobody reads would be shown as if it had an effect.

use crate::place::files;
use std::collections::BTreeSet;
use std::path::Path;

/// Keys in `content/parameter`.
fn shipped(root: &Path) -> BTreeSet<String> {
    let Ok(files) = std::fs::read_dir(root.join("content/parameter")) else { return BTreeSet::new() };
    let texts = files.flatten().filter_map(|f| std::fs::read_to_string(f.path()).ok());
    texts.flat_map(|t| keys(&t)).collect()
}

fn keys(yaml: &str) -> Vec<String> {
    let after = |line: &str| line.split_once("key:").map(|(_, rest)| rest.trim_start().to_owned());
    let word = |rest: String| rest.split([',', ' ', '}']).next().unwrap_or_default().trim_matches('"').to_owned();
    yaml.lines().filter(|l| !l.trim_start().starts_with('#')).filter_map(after).map(word).collect()
}

/// First arguments of `.value("…"` and `.used("…"` that look like keys.
fn asked(source: &str) -> Vec<String> {
    let calls = [".value(", ".used("].into_iter().flat_map(|c| source.split(c).skip(1));
    let literal = |rest: &str| rest.trim_start().strip_prefix('"')?.split_once('"').map(|(key, _)| key.to_owned());
    calls.filter_map(literal).filter(|k| k.contains('.')).collect()
}

/// The code has the key itself, or its beginning, from which it is put together (`risk.ls` and a level).
fn read(code: &str, key: &str) -> bool {
    let group = key.rsplit_once('.').map_or(key, |(group, _)| group);
    code.contains(&format!("\"{key}\"")) || group.contains('.') && code.contains(&format!("\"{group}\""))
}

/// Every place where code and content disagree.
pub fn agree(root: &Path) -> Vec<String> {
    let shipped = shipped(root);
    let mut found = Vec::new();
    let mut code = String::new();
    for file in files(&root.join("crates"), &["target", "xtask", "tests"]) {
        if file.extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let path = file.strip_prefix(root).unwrap_or(&file);
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        for key in asked(&text).into_iter().filter(|k| !shipped.contains(k)) {
            found.push(format!("{} asks for {key}, which content/parameter does not have", path.display()));
        }
        code += &text;
    }
    for key in shipped.iter().filter(|k| !read(&code, k)) {
        found.push(format!("content/parameter has {key}, which no rule reads"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_both() {
        assert_eq!(keys("# - { key: no.such }\n- { key: task.days, value: 3 }\n- key: a.b\n"), ["task.days", "a.b"]);
        assert!(read("rule: \"risk.ls\"", "risk.ls.major") && read("(\"a.b\")", "a.b"));
        assert!(!read("\"task\"", "task.days") && !read("\"task.day\"", "task.days"));
        let source = "p.value(\n  \"task.days\", r, d); p.used(\"a.b\", x); row.at(\"uscc.x\"); v.value(\"x\")";
        assert_eq!(asked(source), ["task.days", "a.b"]);
    }
}
