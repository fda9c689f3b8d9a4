//! Doubts that a person should look at, each with its place and one plain sentence.
//!
//! What each kind means is settled in `tests/planted/README.md`.

mod conflicts;
mod damage;
mod dates;
mod units;

use crate::clean::Clean;
use crate::model::{Document, DocumentKind, Finding, FindingKind, Measure};
use crate::source::Span;

/// What the findings need besides the document.
pub struct Ground<'c, 's> {
    pub clean: &'c Clean<'s>,
    /// Clean range of each measure's text, beside [`Document::measures`].
    pub ranges: Vec<std::ops::Range<usize>>,
    /// Clean range of the whole document.
    pub range: std::ops::Range<usize>,
}

/// Finds every doubt in a document.
pub fn find(ground: &Ground, doc: &Document) -> Vec<Finding> {
    let mut out = Vec::new();
    if doc.kind != DocumentKind::Plan {
        orders_nothing(ground, doc, &mut out);
    }
    units::find(doc, &mut out);
    dates::find(doc, &mut out);
    conflicts::find(ground, doc, &mut out);
    damage::find(ground, &mut out);
    out.sort_by_key(|f| (f.span.start, f.kind));
    // A bracket on a heading belongs to every item below it; one doubt about it is enough.
    let mut seen = std::collections::HashSet::new();
    out.retain(|f| f.span.is_empty() || seen.insert((f.kind, f.span.clone(), f.quote.clone())));
    out
}

/// A finding about one measure.
fn on(kind: FindingKind, measure: usize, quote: impl Into<String>, span: Span, say: impl Into<String>) -> Finding {
    Finding { kind, quote: quote.into(), span, measure: Some(measure), say: say.into() }
}

/// The first words of a measure, by which people know it.
fn start(measure: &Measure) -> String {
    measure.text.chars().filter(|c| !c.is_whitespace()).take(15).collect()
}

fn orders_nothing(ground: &Ground, doc: &Document, out: &mut Vec<Finding>) {
    let inside =
        || ground.clean.paras.iter().filter(|p| p.range.start >= ground.range.start && p.range.end <= ground.range.end);
    // The headline: the first line of some length without an end mark; not the name of a column.
    let headline = inside().take(8).find(|p| {
        let text = &ground.clean.text[p.range.clone()];
        (10..=60).contains(&text.chars().count()) && !text.ends_with(['。', '，', '；', '：'])
    });
    let first = headline.or_else(|| inside().next());
    let quote =
        doc.title.clone().or_else(|| first.map(|p| ground.clean.text[p.range.clone()].to_owned())).unwrap_or_default();
    let span = doc
        .header_spans
        .iter()
        .find(|(key, _)| key == "title")
        .map(|(_, s)| s.clone())
        .or_else(|| first.map(|p| ground.clean.span(p.range.clone())))
        .unwrap_or(doc.span.clone());
    out.push(Finding {
        kind: FindingKind::OrdersNothing,
        quote,
        span,
        measure: None,
        say: "全文是报道、通报或说明，没有布置任务；请确认是否传错文件，如确有任务请手工标出。".to_owned(),
    });
}
