//! Paragraphs → tree of numbered items.

use crate::clean::{Clean, Para, ParaKind};
use crate::numbering::{self, Form, Label};
use crate::parts::Role;
use std::ops::Range;

/// A numbered item, a heading without number, or the preface of a part (the root, index 0).
#[derive(Clone, Debug)]
pub struct Node {
    pub label: Option<Label>,
    /// Range of the label in the clean text.
    pub label_range: Range<usize>,
    /// Its own first paragraph, without the label.
    pub head: Range<usize>,
    /// Unnumbered paragraphs that follow it, before its first child.
    pub more: Vec<usize>,
    pub parent: usize,
    pub children: Vec<usize>,
    pub depth: u8,
    /// A table row: index of its paragraph.
    pub row: Option<usize>,
}

/// An empty root.
pub fn root() -> Node {
    Tree::node(0..0, 0, 0)
}

/// Level key of an item: the same form under the same format heading stands on the same level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Item(Form, Option<u8>),
    Heading(u8),
    Row,
}

/// Deeper nesting than this is kept at the last level.
const DEEPEST: usize = 24;

pub struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    fn node(head: Range<usize>, parent: usize, depth: u8) -> Node {
        Node { label: None, label_range: 0..0, head, more: Vec::new(), parent, children: Vec::new(), depth, row: None }
    }
}

/// Builds the tree over some paragraphs (indices into `clean.paras`).
pub fn build(clean: &Clean, paras: Range<usize>, roles: &[Role]) -> Tree {
    let mut tree = Tree { nodes: vec![Tree::node(0..0, 0, 0)] };
    let mut stack: Vec<(Key, usize)> = Vec::new();
    let dotted = paras
        .clone()
        .filter(|i| matches!(label(clean, &clean.paras[*i]), Some(l) if matches!(l.form, Form::Dotted(_))))
        .count()
        >= 2;
    for i in paras {
        let para = &clean.paras[i];
        if !matches!(roles[i], Role::Text | Role::Salutation) {
            continue;
        }
        let text = &clean.text[para.range.clone()];
        if let ParaKind::Row { .. } = para.kind {
            // The table reader decides what a row is; here it hangs below the section around it.
            while matches!(stack.last(), Some((Key::Row, _))) {
                stack.pop();
            }
            let parent = stack.last().map_or(0, |s| s.1);
            let at = add(&mut tree, Tree::node(para.range.clone(), parent, stack.len() as u8 + 1));
            tree.nodes[at].row = Some(i);
            stack.push((Key::Row, at));
            continue;
        }
        while matches!(stack.last(), Some((Key::Row, _))) {
            stack.pop();
        }
        let found = label(clean, para)
            .or_else(|| (dotted && para.spaced_number).then(|| numbering::bare_number(text)).flatten());
        let key = match (found, para.heading) {
            (Some(label), heading) => Key::Item(label.form, heading),
            (None, Some(level)) => Key::Heading(level),
            (None, None) => {
                let at = stack.last().map_or(0, |s| s.1);
                tree.nodes[at].more.push(i);
                continue;
            }
        };
        let at = match stack.iter().position(|(k, _)| *k == key || covers(key, *k)) {
            Some(at) => {
                stack.truncate(at);
                at
            }
            None => stack.len().min(DEEPEST),
        };
        stack.truncate(at);
        let parent = stack.last().map_or(0, |s| s.1);
        let len = found.map_or(0, |l| l.len);
        let mut node = Tree::node(para.range.start + len..para.range.end, parent, at as u8 + 1);
        node.label = found;
        node.label_range = para.range.start..para.range.start + len;
        let index = add(&mut tree, node);
        stack.push((key, index));
    }
    tree
}

fn add(tree: &mut Tree, node: Node) -> usize {
    let at = tree.nodes.len();
    tree.nodes[node.parent].children.push(at);
    tree.nodes.push(node);
    at
}

/// Whether a new item of `new` closes an open item of `open` although the two differ.
fn covers(new: Key, open: Key) -> bool {
    match (new, open) {
        (Key::Heading(n), Key::Heading(o)) => n <= o,
        (Key::Heading(n), Key::Item(_, Some(o))) => n <= o,
        (Key::Item(_, Some(n)), Key::Heading(o)) => n <= o,
        (Key::Item(_, Some(n)), Key::Item(_, Some(o))) => n < o,
        // A heading of the format stands above every numbered line of running text.
        (Key::Heading(_), Key::Item(_, None)) => true,
        (Key::Item(a, _), Key::Item(b, _)) => match (a, b) {
            (Form::Dotted(a), Form::Dotted(b)) => a <= b,
            (Form::Han, Form::Dotted(_)) => true,
            (a, b) => rank(a) < rank(b) && rank(a) <= 3,
        },
        _ => false,
    }
}

/// Parts, chapters and sections stand above all else, in this order.
fn rank(form: Form) -> u8 {
    match form {
        Form::Part => 1,
        Form::Chapter => 2,
        Form::Section => 3,
        _ => 9,
    }
}

fn label(clean: &Clean, para: &Para) -> Option<Label> {
    numbering::label_at(&clean.text[para.range.clone()])
}
