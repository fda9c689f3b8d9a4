//! Pinyin initials, for the search box.

use pinyin::ToPinyin;

/// Lower-case initials of each name, separated by blanks, without repetition: 州应急局 → `zyjj`. Digits and Latin letters
/// stay, everything else is left out.
pub fn initials<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        let word: String = name
            .chars()
            .filter_map(|c| match c.to_pinyin() {
                Some(p) => p.first_letter().chars().next(),
                None if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
                None => None,
            })
            .collect();
        if !word.is_empty() && !out.contains(&word) {
            out.push(word);
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_names_without_repetition() {
        assert_eq!(initials(["州应急局", "州应急局", "应急管理局"]), "zyjj yjglj");
        assert_eq!(initials(["A区（2号）", "！"]), "aq2h");
        assert_eq!(initials([]), "");
    }
}
