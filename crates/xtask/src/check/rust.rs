//! Just enough of Rust's surface to look at names: comments and the inside of strings are blanked, lines keep their place.

/// Source with comments, strings and characters replaced by blanks of the same number of lines.
pub fn bare(source: &str) -> String {
    let c: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut i = 0;
    while i < c.len() {
        let end = match c[i] {
            '/' if c.get(i + 1) == Some(&'/') => until(&c, i, |k| c[k] == '\n'),
            '/' if c.get(i + 1) == Some(&'*') => block(&c, i),
            'r' if !part_of_name(&c, i) && raw(&c, i).is_some() => raw(&c, i).unwrap_or(i + 1),
            '"' => string(&c, i),
            '\'' => character(&c, i),
            _ => {
                out.push(c[i]);
                i += 1;
                continue;
            }
        };
        out.extend(c[i..end].iter().map(|x| if *x == '\n' { '\n' } else { ' ' }));
        i = end;
    }
    out
}

/// Names and signs of a line or a file, in order: `std`, `::`, `fs`, `{` …
pub fn tokens(bare: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (n, line) in bare.lines().enumerate() {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let len = if first.is_alphanumeric() || first == '_' {
                rest.find(|x: char| !x.is_alphanumeric() && x != '_').unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            if !first.is_whitespace() {
                found.push((n + 1, &rest[..len]));
            }
            rest = &rest[len..];
        }
    }
    found
}

fn until(c: &[char], from: usize, stop: impl Fn(usize) -> bool) -> usize {
    (from..c.len()).find(|k| stop(*k)).unwrap_or(c.len())
}

fn part_of_name(c: &[char], i: usize) -> bool {
    i > 0 && (c[i - 1].is_alphanumeric() || c[i - 1] == '_')
}

fn block(c: &[char], from: usize) -> usize {
    let (mut depth, mut i) = (0, from);
    while i < c.len() {
        match (c[i], c.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            return i;
        }
    }
    c.len()
}

fn string(c: &[char], from: usize) -> usize {
    let mut i = from + 1;
    while i < c.len() {
        match c[i] {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    c.len()
}

fn raw(c: &[char], from: usize) -> Option<usize> {
    let hashes = c[from + 1..].iter().take_while(|x| **x == '#').count();
    if c.get(from + 1 + hashes) != Some(&'"') {
        return None;
    }
    let mut i = from + 2 + hashes;
    while i < c.len() {
        if c[i] == '"' && c[i + 1..].iter().take(hashes).filter(|x| **x == '#').count() == hashes {
            return Some(i + 1 + hashes);
        }
        i += 1;
    }
    Some(c.len())
}

/// A character literal; a lifetime is left alone.
fn character(c: &[char], from: usize) -> usize {
    match (c.get(from + 1), c.get(from + 2)) {
        (Some('\\'), _) => until(c, from + 3, |k| c[k] == '\'').saturating_add(1).min(c.len()),
        (Some(_), Some('\'')) => from + 3,
        _ => from + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_go_and_lines_stay() {
        let got = bare("a // async\nb \"tokio\\\" x\" c\n/* sqlx /* y */ z */ d r#\"axum \" \"# e '\\'' f 'x' g<'a>");
        assert_eq!(got.lines().count(), 3);
        for word in ["async", "tokio", "sqlx", "axum"] {
            assert!(!got.contains(word), "{word} in {got}");
        }
        let names: Vec<&str> = tokens(&got)
            .into_iter()
            .map(|(_, t)| t)
            .filter(|t| t.len() == 1 && t.chars().all(char::is_alphabetic))
            .collect();
        assert_eq!(names, ["a", "b", "c", "d", "e", "f", "g", "a"]);
    }

    #[test]
    fn tokens_know_their_line() {
        assert_eq!(tokens("use std::fs;\n x"), [(1, "use"), (1, "std"), (1, "::"), (1, "fs"), (1, ";"), (2, "x")]);
    }
}
