//! What an item of the outline is: a heading or a sentence, an order or a list of things, the end of a text.

use super::{LONGEST_HEADING, LONGEST_ITEM, empty, within};
use crate::clean::Clean;
use crate::outline::{Node, Tree};
use crate::parts::Role;
use crate::sections::{self, Section};
use crate::units;
use regex::Regex;
use std::sync::LazyLock;

/// A title of a law, a name, a heading alone in a list of papers orders nothing.
pub(super) fn only_names(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '；', '，', '、']);
    bare.starts_with('《') && bare.find('》').is_some_and(|i| bare[i..].chars().count() <= 24)
        || bare.chars().count() < 4
}

/// The item's own paragraph is a sentence or more, not a bare heading.
pub(super) fn whole(clean: &Clean, node: &Node) -> bool {
    let head = within(&clean.text[node.head.clone()], LONGEST_HEADING).trim();
    let sentences = head.matches(['。', '；', ';']).count();
    sentences >= 2 || head.chars().count() > 45 || head.ends_with(['）', ')']) && head.chars().count() > 30
}

/// Numbered lines below an item that name things or cases (用于以下支出：… / 下列情形之一的：…) are part of it. Gives the last of
/// the nodes below.
pub(super) fn lists_things(clean: &Clean, tree: &Tree, at: usize) -> Option<usize> {
    static THINGS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(下列|以下|之一|如下|包括|用于|分为|有)[^。；]{0,30}[：:]$").expect("pattern"));
    static WORK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(工作|任务|措施|要求|职责|行动|责任|安排|意见|事宜|通知|规定|做到|机制|制度|几点|方面|整治|重点)[^。；，]{0,6}[：:]$").expect("pattern")
    });
    let node = &tree.nodes[at];
    if node.row.is_some() || node.label.is_none() || node.children.is_empty() {
        return None;
    }
    let children: Vec<&Node> = node.children.iter().map(|c| &tree.nodes[*c]).collect();
    if children.iter().any(|c| !c.children.is_empty() || c.row.is_some() || c.label.is_none()) {
        return None;
    }
    let words = |c: &Node| within(&clean.text[c.head.clone()], LONGEST_HEADING);
    if children.iter().any(|c| !units::find(words(c), false).is_empty() || words(c).chars().count() > 120) {
        return None;
    }
    let cases =
        children.iter().filter(|c| words(c).trim_end_matches(['。', '；', ';']).ends_with(['的', '者'])).count();
    let lead_end = node.more.last().map_or(node.head.end, |i| clean.paras[*i].range.end);
    let lead = &clean.text[node.head.start..lead_end.max(node.head.start)];
    let things = THINGS.is_match(lead) && !WORK.is_match(lead) && whole_words(lead);
    let below = *node.children.last()?;
    (cases * 3 >= children.len() * 2 || things).then_some(below)
}

pub(super) fn whole_words(lead: &str) -> bool {
    lead.chars().count() >= 8
}

/// Words that close a text: 本意见由…负责解释, 自印发之日起施行, 请各….
pub(super) fn closing_words(text: &str) -> bool {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(本|自本|此前)(意见|方案|通知|办法|规定|细则|措施|制度|预案|政策|清单|计划|要点|实施意见|实施方案)[^。]{0,20}(由|自|印发之日|施行|执行|解释)|^请(各|认真|结合|遵照)|^以上(意见|通知|方案)").expect("pattern")
    });
    CLOSING.is_match(text)
}

/// Paragraphs after the last of several one-paragraph items at the top close the text and are not part of that item.
pub(super) fn closes(clean: &Clean, roles: &[Role], tree: &Tree, at: usize) -> bool {
    let node = &tree.nodes[at];
    let siblings = &tree.nodes[node.parent].children;
    if siblings.last() != Some(&at) || siblings.len() < 3 {
        return false;
    }
    // The item is the last of all.
    let mut up = node.parent;
    while up != 0 {
        if tree.nodes[tree.nodes[up].parent].children.last() != Some(&up) {
            return false;
        }
        up = tree.nodes[up].parent;
    }
    let alone = |n: &usize| {
        let sibling = &tree.nodes[*n];
        sibling.children.is_empty() && whole(clean, sibling) && !sibling.more.iter().any(|i| roles[*i] == Role::Text)
    };
    siblings[..siblings.len() - 1].iter().all(alone)
}

pub(super) fn ends_with_units(text: &str, first_leads: bool) -> bool {
    let end = text.trim_end_matches(['。', '.', '；', ' ']).len();
    units::find(within(text, LONGEST_ITEM), first_leads).iter().any(|f| f.range.end == end && !empty(&f.reading))
}

/// Whether the nearest heading that decides says aims and not orders.
pub(super) fn aims(clean: &Clean, tree: &Tree, at: usize) -> bool {
    if at != 0 && sections::covers(&heading_words(clean, &tree.nodes[at])) {
        return true;
    }
    let mut up = at;
    while up != 0 {
        let node = &tree.nodes[up];
        match sections::kind(&heading_words(clean, node)) {
            Section::Aims => return true,
            Section::Orders if up != at => return false,
            _ => up = node.parent,
        }
    }
    false
}

/// Heading words without the number: to the first full stop.
pub(super) fn heading_words(clean: &Clean, node: &Node) -> String {
    let head = within(&clean.text[node.head.clone()], LONGEST_HEADING).trim();
    let head = head.trim_start_matches(['、', '.', '：', ':']);
    let end = head.find(['。', '\n', '\t']).unwrap_or(head.len());
    let words = head[..end].trim_end_matches([':', '：', '；']);
    let bracket =
        words.find(['（', '(']).filter(|at| units::find(&words[*at..], false).iter().any(|f| f.range.start == 0));
    words[..bracket.unwrap_or(words.len())].to_owned()
}

/// Headings above an item, outermost first.
pub(super) fn path_of(clean: &Clean, tree: &Tree, from: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut up = from;
    while up != 0 {
        let node = &tree.nodes[up];
        if node.row.is_none() {
            out.push(format!("{}{}", &clean.text[node.label_range.clone()], shorten(&heading_words(clean, node), 60)));
        }
        up = node.parent;
    }
    out.reverse();
    out
}

/// Short name: the run-in heading, or the first clause.
pub(super) fn name(clean: &Clean, node: &Node) -> String {
    let words = heading_words(clean, node);
    if words.chars().count() <= 45 {
        return words;
    }
    // A clause that only says by when names nothing: the next one says what.
    let words = match words.split_once(['，', ',']) {
        Some((when, what)) if is_day(when) && !what.is_empty() => what,
        _ => &words,
    };
    let end = words.find(['，', '；', ',', '：']).unwrap_or(words.len());
    shorten(&words[..end], 45)
}

/// `2025年底前`, `到2026年6月末`: a day or a year and nothing else.
pub fn is_day(clause: &str) -> bool {
    let day = clause.trim().trim_start_matches(['到', '至', '于', '在']);
    let rest = day.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < day.len()
        && rest.starts_with('年')
        && rest.chars().all(|c| c.is_ascii_digit() || "年月日底末前内起初上下半第一二三四季度".contains(c))
}

pub(crate) fn shorten(words: &str, chars: usize) -> String {
    match words.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn a_clause_that_only_says_by_when_is_no_name() {
        for when in ["2025年底前", "到2026年", "2025年6月底前", "2024年10月31日前", "2025年上半年"] {
            assert!(is_day(when), "{when}");
        }
        for what in ["2025年燃气管道改造", "每年", "年底前", "加快监测预警系统建设", "2024版目录"]
        {
            assert!(!is_day(what), "{what}");
        }
    }
}
