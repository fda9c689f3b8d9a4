//! Where in an item its units stand.

use super::roles::{Reading, read};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A bracket or phrase with units.
#[derive(Clone, Debug)]
pub struct Found {
    /// Bytes of the text that was searched, brackets included.
    pub range: Range<usize>,
    pub reading: Reading,
}

/// A bracket longer than this is explanation, not a list of units.
const LONGEST: usize = 3_000;

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\n。；;])(?P<p>(?:牵头|主办|主责|责任|负责|落实|实施|承办|配合|协办|参与|协助|分管|包保)(?:责任)?(?:县|市|州)?(?:单位|部门|科室|主体|机构|领导|责任人)[:：][^。\n]{2,400})").expect("pattern")
});

/// Finds every bracket, and every line 责任单位：…, that names units. `first_leads` is the state before the text; a bracket
/// that sets it changes the ones after it.
pub fn find(text: &str, mut first_leads: bool) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut stack: Vec<(usize, char)> = Vec::new();
    let mut pairs: Vec<Range<usize>> = Vec::new();
    for (i, c) in text.char_indices() {
        match c {
            '（' | '(' | '【' | '〔' | '[' if stack.len() < 16 => stack.push((i, c)),
            '）' | ')' | '】' | '〕' | ']' => {
                let Some((from, open)) = stack.pop() else { continue };
                if !same_pair(open, c) {
                    continue;
                }
                pairs.push(from..i + c.len_utf8());
            }
            _ => {}
        }
    }
    // Outer brackets first: 各县（市、区）人民政府 inside a bracket is no bracket of its own.
    pairs.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut done = 0;
    for range in pairs {
        if range.start < done || range.len() > LONGEST {
            continue;
        }
        let open = text[range.start..].chars().next().map_or(1, char::len_utf8);
        let close = text[..range.end].chars().next_back().map_or(1, char::len_utf8);
        let inside = &text[range.start + open..range.end - close];
        if !speaks_of_roles(inside) {
            // （州财政局、州税务局） at the end of an item names who is responsible without saying so.
            let ends = text[range.end..].trim_start_matches(['。', '；', '.']).trim().is_empty();
            let (names, open) = super::split(inside);
            if ends
                && names.len() <= 20
                && !names.is_empty()
                && inside.len() <= 900
                && names.iter().all(|n| super::split::is_authority(n))
            {
                let mut reading = Reading { open, unsaid: true, ..Reading::default() };
                if first_leads {
                    let mut names = names.into_iter();
                    reading.lead.extend(names.next());
                    reading.assist.extend(names);
                } else {
                    reading.responsible = names;
                }
                done = range.end;
                out.push(Found { range, reading });
            }
            continue;
        }
        if let Some(reading) = read(inside, first_leads && ends_with_role(inside)) {
            first_leads |= reading.first_leads;
            done = range.end;
            out.push(Found { range, reading });
        }
    }
    for found in LINE.captures_iter(text) {
        let Some(phrase) = found.name("p") else { continue };
        let range = phrase.range();
        if out.iter().any(|f| f.range.start < range.end && range.start < f.range.end) {
            continue;
        }
        if let Some(reading) = read(phrase.as_str(), first_leads) {
            out.push(Found { range, reading });
        }
    }
    out.sort_by_key(|f| f.range.start);
    out
}

fn same_pair(open: char, close: char) -> bool {
    matches!((open, close), ('（' | '(', '）' | ')') | ('【', '】') | ('〔', '〕') | ('[', ']'))
}

fn speaks_of_roles(inside: &str) -> bool {
    ["负责", "牵头", "配合", "责任单位", "责任部门", "参与", "落实", "主办", "协办", "承办", "实施", "责任主体", "指导"]
        .iter()
        .any(|w| inside.contains(w))
}

fn ends_with_role(inside: &str) -> bool {
    inside.contains("负责") || inside.contains("单位：") || inside.contains("部门：") || inside.contains("落实")
}
