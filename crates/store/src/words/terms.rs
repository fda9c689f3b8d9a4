//! What stands in an index of words for a text, and what a word asks for: pairs of neighbouring characters, because Chinese
//! has no spaces. An answer by them is never too small; whoever asks looks at the rows once more.

use crate::value::Value;
use std::collections::BTreeSet;

/// Texts longer than this are looked at no further; a word may stand behind it, so such a record is never left out.
pub const LONGEST: usize = 20_000;

/// Stands for a record whose texts are not in the index as a whole.
pub const WHOLE: &str = "zlong";

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    One(String),
    /// Everything that begins so.
    Begins(String),
    All(Vec<Terms>),
    Any(Vec<Terms>),
}

/// Letters and digits as they are compared; everything else parts them. Letters that some engine folds and another does
/// not (é, Я) part them too: only the plain ones are folded alike everywhere.
fn letter(c: char) -> Option<char> {
    let plain = c.to_ascii_lowercase();
    (c.is_alphanumeric() && (c.is_ascii() || !(c.is_lowercase() || c.is_uppercase()))).then_some(plain)
}

fn runs(text: &str) -> Vec<Vec<char>> {
    let mut out = vec![Vec::new()];
    for c in text.chars() {
        match (letter(c), out.last_mut()) {
            (Some(c), Some(run)) => run.push(c),
            (None, Some(run)) if !run.is_empty() => out.push(Vec::new()),
            _ => {}
        }
    }
    out.retain(|run| !run.is_empty());
    out
}

/// One character, at a length of its own, so that what begins with it is found.
fn sign(c: char) -> String {
    format!("{:06x}", u32::from(c))
}

/// The terms of a text: every pair, and the last of each run alone.
fn of_text(text: &str, out: &mut BTreeSet<String>) {
    for run in runs(text) {
        for pair in run.windows(2) {
            out.insert(sign(pair[0]) + &sign(pair[1]));
        }
        out.extend(run.last().map(|c| sign(*c)));
    }
}

/// The term of a value in a column, told apart by the column's place; nothing for nothing. Two values may share one.
pub(super) fn of_value(column: usize, value: &Value) -> Option<String> {
    let said = match value {
        Value::Text(t) if !t.is_empty() => t.chars().filter(char::is_ascii_alphanumeric).collect(),
        Value::Id(id) => id.simple().to_string(),
        Value::Bool(true) => "1".to_owned(),
        _ => return None,
    };
    Some(format!("x{column:02}{}", said.to_ascii_lowercase()))
}

/// All terms of a record, in order, parted by spaces.
pub(super) fn of_record(texts: &[String], values: &[Value]) -> String {
    let mut out = BTreeSet::new();
    for text in texts {
        if text.len() > LONGEST {
            out.insert(WHOLE.to_owned());
        } else {
            of_text(text, &mut out);
        }
    }
    out.extend(values.iter().enumerate().filter_map(|(n, v)| of_value(n, v)));
    out.into_iter().collect::<Vec<_>>().join(" ")
}

/// What any text that holds this word holds; `None` if nothing can be said of it.
pub(super) fn of_word(word: &str) -> Option<Terms> {
    let runs = runs(word);
    let mut all: Vec<Terms> = Vec::new();
    for run in &runs {
        all.extend(run.windows(2).map(|p| Terms::One(sign(p[0]) + &sign(p[1]))));
    }
    // A character that stands alone is asked for only where there is no pair: it says little, and its list is long.
    if all.is_empty() {
        all.extend(runs.iter().flatten().map(|c| Terms::Begins(sign(*c))));
    }
    if all.is_empty() {
        return None;
    }
    Some(Terms::Any(vec![Terms::All(all), Terms::One(WHOLE.to_owned())]))
}

impl Terms {
    /// As SQLite's full-text index reads it.
    pub(super) fn lite(&self) -> String {
        self.said(&|t| format!("\"{t}\""), &|t| format!("\"{t}\" *"), " AND ", " OR ")
    }

    /// As PostgreSQL's `tsquery` reads it.
    pub(super) fn postgres(&self) -> String {
        self.said(&|t| format!("'{t}'"), &|t| format!("'{t}':*"), " & ", " | ")
    }

    fn said(&self, one: &dyn Fn(&str) -> String, begins: &dyn Fn(&str) -> String, and: &str, or: &str) -> String {
        let join = |of: &[Terms], by: &str| {
            let parts: Vec<String> = of.iter().map(|t| t.said(one, begins, and, or)).collect();
            if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(by)) }
        };
        match self {
            Terms::One(t) => one(t),
            Terms::Begins(t) => begins(t),
            Terms::All(of) => join(of, and),
            Terms::Any(of) => join(of, or),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        of_record(&[text.to_owned()], &[]).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_text_is_its_pairs_and_the_ends_of_its_runs() {
        // 灭 706d, 火 706b, 器 5668; a 61, 3 33.
        assert_eq!(terms("灭火器"), ["005668", "00706b005668", "00706d00706b"]);
        assert_eq!(terms("火，A3"), ["000033", "000061000033", "00706b"]);
        assert_eq!(terms("é"), [""], "a letter that engines fold differently parts, and says nothing");
    }

    #[test]
    fn a_word_asks_for_its_pairs_and_one_character_for_what_begins_with_it() {
        assert_eq!(of_word("灭火器").unwrap().lite(), "((\"00706d00706b\" AND \"00706b005668\") OR \"zlong\")");
        assert_eq!(of_word("火").unwrap().postgres(), "('00706b':* | 'zlong')");
        assert_eq!(of_word("第 12 处").unwrap().lite(), "(\"000031000032\" OR \"zlong\")", "the pair says more");
        assert_eq!(of_word("%_"), None);
        assert_eq!(of_word("É"), None);
    }

    #[test]
    fn a_long_text_is_never_left_out() {
        assert_eq!(terms(&"长".repeat(LONGEST)), [WHOLE]);
    }

    #[test]
    fn values_are_told_apart_by_their_column() {
        let values =
            [Value::from("plan_due"), Value::from("plan_due"), Value::Bool(false), Value::from(""), Value::Bool(true)];
        assert_eq!(of_record(&[], &values), "x00plandue x01plandue x041");
    }
}
