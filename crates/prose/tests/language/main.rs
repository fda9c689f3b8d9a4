//! What the parser understands of the language, one table for each matter. Expected values were worked out by hand.

mod amounts;
mod deadlines;
mod documents;
mod doubts;
mod layouts;
mod numbers;
mod repairs;
mod roles;
mod speech;
mod tables;

use prose::{Document, Options, Source, parse};

/// The one document of a text.
pub fn document(text: &str) -> Document {
    let mut all = parse(&Source::from_text(text), &Options::default());
    assert_eq!(all.len(), 1, "one document in: {text}");
    all.remove(0)
}

/// Every case of a table holds; the ones that do not are told together.
pub fn all_hold(cases: impl IntoIterator<Item = (bool, String)>) {
    let wrong: Vec<String> = cases.into_iter().filter(|c| !c.0).map(|c| c.1).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
