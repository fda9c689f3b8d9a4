//! Tree of items → measures with their facts.

use crate::clean::{Clean, ParaKind};
use crate::deadline::{self, Context};
use crate::model::{Assignment, Deadline, Measure, Recurrence, Target};
use crate::outline::{self, Node, Tree};
use crate::parts::Role;
use crate::sections::{self, Section};
use crate::table::{self, Columns};
use crate::{recurrence, target, units};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Facts are read from so many bytes of an item; no real item comes near. The rest stays in its text.
pub(crate) const LONGEST_ITEM: usize = 60_000;
/// A heading's words, and the brackets on it, lie within so many bytes.
const LONGEST_HEADING: usize = 1_500;

/// The start of some words, at most so many bytes.
pub(crate) fn within(words: &str, bytes: usize) -> &str {
    &words[..crate::clean::floor(words, bytes)]
}

/// What carries from one measure to the next.
#[derive(Default)]
pub struct State {
    /// 排在第一位的为牵头单位，下同
    pub first_leads: bool,
    /// 以下均需…负责: units, where the note stood, and the top item within which it holds.
    below: Option<(Vec<String>, Range<usize>, usize)>,
}

/// Reads every measure of one tree, in the order of the text.
pub fn read(clean: &Clean, roles: &[Role], tree: &Tree, context: &Context, state: &mut State) -> Vec<Measure> {
    let mut out = Vec::new();
    let mut columns = Columns::default();
    let root = &tree.nodes[0];
    for i in root.more.iter().filter(|i| roles[**i] == Role::Text) {
        let range = clean.paras[*i].range.clone();
        loose(clean, tree, 0, range, context, state, &mut out);
    }
    // Nodes were added in the order of the text.
    let mut skip_to = 1;
    for at in 1..tree.nodes.len() {
        let node = &tree.nodes[at];
        if at < skip_to {
            continue;
        }
        if let Some(last) = lists_things(clean, tree, at) {
            skip_to = last + 1;
            leaf(clean, roles, tree, at, Some(last), context, state, &mut out);
            continue;
        }
        if let Some(row) = node.row {
            let path = path_of(clean, tree, node.parent);
            if let Some(measure) = table::read(clean, row, next_row(clean, tree, at), &mut columns, path, context) {
                out.push(measure);
            }
            continue;
        }
        let items = node.children.iter().any(|c| tree.nodes[*c].row.is_none());
        if items || !node.children.is_empty() && !whole(clean, node) {
            for i in node.more.iter().filter(|i| roles[**i] == Role::Text) {
                loose(clean, tree, at, clean.paras[*i].range.clone(), context, state, &mut out);
            }
            continue;
        }
        leaf(clean, roles, tree, at, None, context, state, &mut out);
    }
    out
}

/// The row after this one in the same table, by paragraph.
fn next_row(clean: &Clean, tree: &Tree, at: usize) -> Option<usize> {
    let next = tree.nodes.get(at + 1)?.row?;
    matches!(clean.paras[next].kind, ParaKind::Row { .. }).then_some(next)
}

/// An unnumbered paragraph is a measure only where it names its own units.
fn loose(
    clean: &Clean,
    tree: &Tree,
    parent: usize,
    range: Range<usize>,
    context: &Context,
    state: &mut State,
    out: &mut Vec<Measure>,
) {
    let text = &clean.text[range.clone()];
    if units::names_first_rule(within(text, LONGEST_ITEM)) {
        state.first_leads = true;
    }
    if text.chars().count() < 20
        || units::find(within(text, LONGEST_ITEM), state.first_leads).iter().all(|f| empty(&f.reading))
    {
        return;
    }
    let mut path = path_of(clean, tree, parent);
    if parent == 0 {
        path.clear();
    }
    out.push(measure(clean, tree, parent, None, path, range, context, state));
}

fn empty(reading: &units::Reading) -> bool {
    reading.lead.is_empty() && reading.assist.is_empty() && reading.responsible.is_empty()
}

/// A numbered item without numbered items below it.
#[allow(clippy::too_many_arguments)]
fn leaf(
    clean: &Clean,
    roles: &[Role],
    tree: &Tree,
    at: usize,
    last: Option<usize>,
    context: &Context,
    state: &mut State,
    out: &mut Vec<Measure>,
) {
    let node = &tree.nodes[at];
    let head = &clean.text[node.head.clone()];
    let complete = whole(clean, node);
    let mut end = node.head.end;
    let mut after: Vec<Range<usize>> = Vec::new();
    let bracketed = ends_with_units(head, state.first_leads);
    let closing = complete && closes(clean, roles, tree, at);
    let mut detached = false;
    for i in node.more.iter().filter(|i| roles[**i] == Role::Text) {
        let range = clean.paras[*i].range.clone();
        let text = &clean.text[range.clone()];
        if closing_words(text) && (complete || end > node.head.end) {
            detached = true;
        }
        let line = text.chars().count() < 120
            && units::find(within(text, LONGEST_ITEM), false).first().is_some_and(|f| f.range.start == 0);
        let own = !line
            && complete
            && units::find(within(text, LONGEST_ITEM), state.first_leads).iter().any(|f| !empty(&f.reading));
        if own {
            after.push(range);
            detached = true;
        } else if !(detached || closing || bracketed && !line) {
            end = range.end;
        }
    }
    if let Some(last) = last {
        let node = &tree.nodes[last];
        end = node.more.last().map_or(node.head.end, |i| clean.paras[*i].range.end).max(end);
    }
    let range = node.head.start..end;
    let text = clean.text[range.clone()].trim();
    let has_units = units::find(within(text, LONGEST_ITEM), state.first_leads).iter().any(|f| !empty(&f.reading));
    let name = name(clean, node);
    if text.is_empty()
        || node.label.is_none() && !has_units
        || !has_units && (aims(clean, tree, at) || only_names(text))
    {
        if units::names_first_rule(within(text, LONGEST_ITEM)) {
            state.first_leads = true;
        }
        for range in after {
            loose(clean, tree, node.parent, range, context, state, out);
        }
        return;
    }
    let label = node.label.map(|_| clean.text[node.label_range.clone()].to_owned());
    let path = path_of(clean, tree, node.parent);
    let mut found = measure(clean, tree, node.parent, label, path, range.clone(), context, state);
    found.name = name;
    found.span = clean.span(node.label_range.start.min(range.start)..range.end);
    if node.label.is_none() {
        found.span = clean.span(range);
    }
    out.push(found);
    for range in after {
        loose(clean, tree, node.parent, range, context, state, out);
    }
}

/// A title of a law, a name, a heading alone in a list of papers orders nothing.
fn only_names(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '；', '，', '、']);
    bare.starts_with('《') && bare.find('》').is_some_and(|i| bare[i..].chars().count() <= 24)
        || bare.chars().count() < 4
}

/// The item's own paragraph is a sentence or more, not a bare heading.
fn whole(clean: &Clean, node: &Node) -> bool {
    let head = within(&clean.text[node.head.clone()], LONGEST_HEADING).trim();
    let sentences = head.matches(['。', '；', ';']).count();
    sentences >= 2 || head.chars().count() > 45 || head.ends_with(['）', ')']) && head.chars().count() > 30
}

/// Numbered lines below an item that name things or cases (用于以下支出：… / 下列情形之一的：…) are part of it. Gives the last of
/// the nodes below.
fn lists_things(clean: &Clean, tree: &Tree, at: usize) -> Option<usize> {
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

fn whole_words(lead: &str) -> bool {
    lead.chars().count() >= 8
}

/// Words that close a text: 本意见由…负责解释, 自印发之日起施行, 请各….
fn closing_words(text: &str) -> bool {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(本|自本|此前)(意见|方案|通知|办法|规定|细则|措施|制度|预案|政策|清单|计划|要点|实施意见|实施方案)[^。]{0,20}(由|自|印发之日|施行|执行|解释)|^请(各|认真|结合|遵照)|^以上(意见|通知|方案)").expect("pattern")
    });
    CLOSING.is_match(text)
}

/// Paragraphs after the last of several one-paragraph items at the top close the text and are not part of that item.
fn closes(clean: &Clean, roles: &[Role], tree: &Tree, at: usize) -> bool {
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

fn ends_with_units(text: &str, first_leads: bool) -> bool {
    let end = text.trim_end_matches(['。', '.', '；', ' ']).len();
    units::find(within(text, LONGEST_ITEM), first_leads).iter().any(|f| f.range.end == end && !empty(&f.reading))
}

/// Whether the nearest heading that decides says aims and not orders.
fn aims(clean: &Clean, tree: &Tree, at: usize) -> bool {
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
fn heading_words(clean: &Clean, node: &Node) -> String {
    let head = within(&clean.text[node.head.clone()], LONGEST_HEADING).trim();
    let head = head.trim_start_matches(['、', '.', '：', ':']);
    let end = head.find(['。', '\n', '\t']).unwrap_or(head.len());
    let words = head[..end].trim_end_matches([':', '：', '；']);
    let bracket =
        words.find(['（', '(']).filter(|at| units::find(&words[*at..], false).iter().any(|f| f.range.start == 0));
    words[..bracket.unwrap_or(words.len())].to_owned()
}

/// Headings above an item, outermost first.
fn path_of(clean: &Clean, tree: &Tree, from: usize) -> Vec<String> {
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
fn name(clean: &Clean, node: &Node) -> String {
    let words = heading_words(clean, node);
    if words.chars().count() <= 45 {
        return words;
    }
    let end = words.find(['，', '；', ',', '：']).unwrap_or(words.len());
    shorten(&words[..end], 45)
}

pub(crate) fn shorten(words: &str, chars: usize) -> String {
    match words.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// One sentence of an article as a measure.
pub fn sentence(clean: &Clean, path: Vec<String>, range: Range<usize>, context: &Context) -> Measure {
    let tree = Tree { nodes: vec![outline::root()] };
    measure(clean, &tree, 0, None, path, range, context, &mut State::default())
}

/// Reads the facts of one item from its words.
#[allow(clippy::too_many_arguments)]
fn measure(
    clean: &Clean,
    tree: &Tree,
    parent: usize,
    label: Option<String>,
    path: Vec<String>,
    range: Range<usize>,
    context: &Context,
    state: &mut State,
) -> Measure {
    let text = &clean.text[range.clone()];
    let span = |r: &Range<usize>| clean.span(range.start + r.start..range.start + r.end);
    let mut out =
        Measure { label, path, text: text.replace('\n', ""), span: clean.span(range.clone()), ..Measure::default() };
    let first = text.find(['。', '，', '\n']).unwrap_or(text.len());
    out.name = shorten(&text[..first], 45);
    let top = top_of(tree, parent);
    let below = state.below.as_ref().filter(|b| b.2 == top).map(|b| (b.0.clone(), b.1.clone()));
    if units::names_first_rule(within(text, LONGEST_ITEM)) {
        state.first_leads = true;
    }
    // Brackets on the headings above hold for every item below them.
    let mut up = parent;
    let mut above = Vec::new();
    while up != 0 {
        let node = &tree.nodes[up];
        if node.row.is_none() {
            let words = within(&clean.text[node.head.clone()], LONGEST_HEADING);
            for found in units::find(words, state.first_leads) {
                let at = node.head.start + found.range.start..node.head.start + found.range.end;
                above.push(assignment(clean, at, found.reading));
            }
        }
        up = node.parent;
    }
    for found in units::find(within(text, LONGEST_ITEM), state.first_leads) {
        state.first_leads |= found.reading.first_leads;
        let at = range.start + found.range.start..range.start + found.range.end;
        if !found.reading.below.is_empty() {
            state.below = Some((found.reading.below.clone(), at.clone(), top));
        }
        if !empty(&found.reading) {
            out.assignments.push(assignment(clean, at, found.reading));
        }
    }
    if out.assignments.is_empty() {
        for found in units::running(within(text, LONGEST_ITEM)) {
            let at = range.start + found.range.start..range.start + found.range.end;
            out.assignments.push(assignment(clean, at, found.reading));
        }
    }
    if out.assignments.is_empty() {
        above.reverse();
        out.assignments = above
            .into_iter()
            .filter(|a| !(a.lead.is_empty() && a.assist.is_empty() && a.responsible.is_empty()))
            .collect();
    }
    if let Some((units, at)) = below {
        out.inherited = units;
        out.inherited_span = Some(clean.span(at));
    }
    out.subjects = units::subjects(within(text, LONGEST_ITEM));
    facts(&mut out, within(text, LONGEST_ITEM), context, span);
    out
}

/// Deadlines, recurrences and targets of some words; also used for table rows.
pub(crate) fn facts(out: &mut Measure, text: &str, context: &Context, span: impl Fn(&Range<usize>) -> Range<usize>) {
    let quote = |r: &Range<usize>| text[r.clone()].replace(['\n', '\t'], "");
    for found in deadline::find(text, context) {
        out.deadlines.push(Deadline {
            quote: quote(&found.range),
            span: span(&found.range),
            start: found.resolved.start,
            due: found.resolved.due,
            inferred: false,
            rule: found.resolved.rule,
        });
    }
    for found in recurrence::find(text) {
        out.recurrences.push(Recurrence {
            quote: quote(&found.range),
            span: span(&found.range),
            min: found.min,
            per: found.per,
            subset: found.subset,
            last_days: found.last_days,
        });
    }
    for found in target::find(text) {
        out.targets.push(Target {
            quote: quote(&found.range),
            span: span(&found.range),
            value: found.value,
            unit: found.unit,
            op: found.op.to_owned(),
        });
    }
}

fn top_of(tree: &Tree, mut at: usize) -> usize {
    while at != 0 && tree.nodes[at].parent != 0 {
        at = tree.nodes[at].parent;
    }
    at
}

fn assignment(clean: &Clean, at: Range<usize>, reading: units::Reading) -> Assignment {
    Assignment {
        quote: clean.text[at.clone()].replace('\n', ""),
        span: clean.span(at),
        lead: reading.lead,
        assist: reading.assist,
        responsible: reading.responsible,
        open: reading.open,
    }
}
