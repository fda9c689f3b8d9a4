//! Tree of items → measures with their facts.

mod facts;
mod items;

use crate::clean::{Clean, ParaKind};
use crate::deadline::Context;
use crate::model::{Assignment, Measure};
use crate::outline::{self, Tree};
use crate::parts::Role;
use crate::table::{self, Columns};
use crate::units;
pub(crate) use facts::facts;
pub use items::is_day;
pub(crate) use items::shorten;
use items::{
    aims, closes, closing_words, ends_with_units, heading_words, lists_things, name, only_names, path_of, whole,
};
use std::ops::Range;

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
    let mut reader = Reader { clean, roles, tree, context, state, out: Vec::new() };
    reader.all();
    reader.out
}

/// One sentence of an article as a measure.
pub fn sentence(clean: &Clean, path: Vec<String>, range: Range<usize>, context: &Context) -> Measure {
    let tree = Tree { nodes: vec![outline::root()] };
    let mut state = State::default();
    Reader { clean, roles: &[], tree: &tree, context, state: &mut state, out: Vec::new() }.measure(0, None, path, range)
}

struct Reader<'r, 's> {
    clean: &'r Clean<'s>,
    roles: &'r [Role],
    tree: &'r Tree,
    context: &'r Context,
    state: &'r mut State,
    out: Vec<Measure>,
}

impl Reader<'_, '_> {
    fn all(&mut self) {
        let (clean, roles, tree, context) = (self.clean, self.roles, self.tree, self.context);
        let mut columns = Columns::default();
        let root = &tree.nodes[0];
        for i in root.more.iter().filter(|i| roles[**i] == Role::Text) {
            let range = clean.paras[*i].range.clone();
            self.loose(0, range);
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
                self.leaf(at, Some(last));
                continue;
            }
            if let Some(row) = node.row {
                let path = path_of(clean, tree, node.parent);
                if let Some(measure) = table::read(clean, row, next_row(clean, tree, at), &mut columns, path, context) {
                    self.out.push(measure);
                }
                continue;
            }
            let items = node.children.iter().any(|c| tree.nodes[*c].row.is_none());
            if items || !node.children.is_empty() && !whole(clean, node) {
                for i in node.more.iter().filter(|i| roles[**i] == Role::Text) {
                    self.loose(at, clean.paras[*i].range.clone());
                }
                continue;
            }
            self.leaf(at, None);
        }
    }

    /// An unnumbered paragraph is a measure only where it names its own units.
    fn loose(&mut self, parent: usize, range: Range<usize>) {
        let (clean, tree) = (self.clean, self.tree);
        let text = &clean.text[range.clone()];
        if units::names_first_rule(within(text, LONGEST_ITEM)) {
            self.state.first_leads = true;
        }
        if text.chars().count() < 20
            || units::find(within(text, LONGEST_ITEM), self.state.first_leads)
                .iter()
                .all(|f| empty(&f.reading) || f.reading.unsaid)
        {
            return;
        }
        let mut path = path_of(clean, tree, parent);
        if parent == 0 {
            path.clear();
        }
        let found = self.measure(parent, None, path, range);
        self.out.push(found);
    }

    /// A numbered item without numbered items below it.
    fn leaf(&mut self, at: usize, last: Option<usize>) {
        let (clean, roles, tree) = (self.clean, self.roles, self.tree);
        let node = &tree.nodes[at];
        let head = &clean.text[node.head.clone()];
        let complete = whole(clean, node);
        let mut end = node.head.end;
        let mut after: Vec<Range<usize>> = Vec::new();
        let bracketed = ends_with_units(head, self.state.first_leads);
        let closing = complete && closes(clean, roles, tree, at);
        let mut detached = false;
        for i in node.more.iter().filter(|i| roles[**i] == Role::Text) {
            let range = clean.paras[*i].range.clone();
            let text = &clean.text[range.clone()];
            if closing_words(text) && (complete || end > node.head.end || head.ends_with(['。', '；', ';'])) {
                detached = true;
            }
            let line = text.chars().count() < 120
                && units::find(within(text, LONGEST_ITEM), false).first().is_some_and(|f| f.range.start == 0);
            let own = !line
                && complete
                && units::find(within(text, LONGEST_ITEM), self.state.first_leads).iter().any(|f| !empty(&f.reading));
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
        // Without a number, units alone in a bracket are an author.
        let counts = |f: &units::Found| !(empty(&f.reading) || f.reading.unsaid && node.label.is_none());
        let has_units = units::find(within(text, LONGEST_ITEM), self.state.first_leads).iter().any(counts);
        let name = name(clean, node);
        if text.is_empty()
            || node.label.is_none() && !has_units
            || !has_units && (aims(clean, tree, at) || only_names(text))
        {
            if units::names_first_rule(within(text, LONGEST_ITEM)) {
                self.state.first_leads = true;
            }
            for range in after {
                self.loose(node.parent, range);
            }
            return;
        }
        let label = node.label.map(|_| clean.text[node.label_range.clone()].to_owned());
        let path = path_of(clean, tree, node.parent);
        let mut found = self.measure(node.parent, label, path, range.clone());
        found.name = name;
        found.span = clean.span(node.label_range.start.min(range.start)..range.end);
        if node.label.is_none() {
            found.span = clean.span(range);
        }
        self.out.push(found);
        for range in after {
            self.loose(node.parent, range);
        }
    }

    /// Reads the facts of one item from its words.
    fn measure(&mut self, parent: usize, label: Option<String>, path: Vec<String>, range: Range<usize>) -> Measure {
        let (clean, tree, context) = (self.clean, self.tree, self.context);
        let text = &clean.text[range.clone()];
        let span = |r: &Range<usize>| clean.span(range.start + r.start..range.start + r.end);
        let mut out = Measure {
            label,
            path,
            text: text.replace('\n', ""),
            span: clean.span(range.clone()),
            ..Measure::default()
        };
        let first = text.find(['。', '，', '\n']).unwrap_or(text.len());
        out.name = shorten(&text[..first], 45);
        let top = top_of(tree, parent);
        let below = self.state.below.as_ref().filter(|b| b.2 == top).map(|b| (b.0.clone(), b.1.clone()));
        if units::names_first_rule(within(text, LONGEST_ITEM)) {
            self.state.first_leads = true;
        }
        // Brackets on the headings above hold for every item below them.
        let mut up = parent;
        let mut above = Vec::new();
        while up != 0 {
            let node = &tree.nodes[up];
            if node.row.is_none() {
                let words = within(&clean.text[node.head.clone()], LONGEST_HEADING);
                for found in units::find(words, self.state.first_leads) {
                    let at = node.head.start + found.range.start..node.head.start + found.range.end;
                    above.push(assignment(clean, at, found.reading));
                }
            }
            up = node.parent;
        }
        let mut said = false;
        for found in units::find(within(text, LONGEST_ITEM), self.state.first_leads) {
            let after = text[found.range.end..].chars().next();
            said |= !empty(&found.reading) && after.is_none_or(|c| !matches!(c, '，' | ','));
            self.state.first_leads |= found.reading.first_leads;
            let at = range.start + found.range.start..range.start + found.range.end;
            if !found.reading.below.is_empty() {
                self.state.below = Some((found.reading.below.clone(), at.clone(), top));
            }
            if !empty(&found.reading) {
                out.assignments.push(assignment(clean, at, found.reading));
            }
        }
        // A bracket in the middle of a sentence adds to what the sentence says; one at its end says it all.
        if !said {
            for found in units::running(within(text, LONGEST_ITEM)) {
                let at = range.start + found.range.start..range.start + found.range.end;
                out.assignments.push(assignment(clean, at, found.reading));
            }
        }
        if out.assignments.is_empty() && parent != 0 {
            let heading = heading_words(clean, &tree.nodes[parent]);
            if let Some(found) = units::of_heading(&heading, within(text, LONGEST_ITEM)) {
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
}

/// The row after this one in the same table, by paragraph.
fn next_row(clean: &Clean, tree: &Tree, at: usize) -> Option<usize> {
    let next = tree.nodes.get(at + 1)?.row?;
    matches!(clean.paras[next].kind, ParaKind::Row { .. }).then_some(next)
}

fn empty(reading: &units::Reading) -> bool {
    reading.lead.is_empty() && reading.assist.is_empty() && reading.responsible.is_empty()
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
