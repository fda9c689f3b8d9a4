//! One language of conditions with two readers: the database, for records that stand as they stood, and this file, for
//! after-images. A definition is written once, so the two cannot differ in what they mean.

use super::period::Span;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a field of a record held.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    Day(Date),
    At(Timestamp),
    Text(String),
    Number(i64),
    Flag(bool),
}

/// A record as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub id: Uuid,
    /// What is missing held nothing.
    pub held: BTreeMap<&'static str, Fact>,
}

impl Facts {
    pub fn text(&self, field: &str) -> &str {
        match self.held.get(field) {
            Some(Fact::Text(t)) => t,
            _ => "",
        }
    }
    pub fn number(&self, field: &str) -> i64 {
        match self.held.get(field) {
            Some(Fact::Number(n)) => *n,
            _ => 0,
        }
    }
    /// The day on which a field lies, in Beijing time.
    pub fn day(&self, field: &str) -> Option<Date> {
        match self.held.get(field) {
            Some(Fact::Day(d)) => Some(*d),
            Some(Fact::At(t)) => Some(kernel::day_of(*t)),
            _ => None,
        }
    }
}

/// A day of the span; an instant is compared with its first moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    From,
    Till,
    /// End of the period after.
    Next,
    /// The day after the moment that counts: what is before it has come.
    Seen,
}

impl Edge {
    pub fn day(self, span: &Span) -> Date {
        match self {
            Edge::From => span.from,
            Edge::Till => span.till,
            Edge::Next => span.next,
            Edge::Seen => kernel::day_of(span.seen).saturating_add(jiff::Span::new().days(1)),
        }
    }
}

/// A condition over one record. A field that holds nothing fulfils none of them.
#[derive(Clone, Debug)]
pub enum Cond {
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    Before(&'static str, Edge),
    Is(&'static str, &'static str),
    On(&'static str),
    /// The first field lies after the second; both are instants.
    After(&'static str, &'static str),
    Held(&'static str),
}

pub fn all<const N: usize>(of: [Cond; N]) -> Cond {
    Cond::All(of.into())
}
pub fn any<const N: usize>(of: [Cond; N]) -> Cond {
    Cond::Any(of.into())
}
pub fn not(of: Cond) -> Cond {
    Cond::Not(Box::new(of))
}
/// Lies in the span.
pub fn within(field: &'static str) -> Cond {
    all([not(Cond::Before(field, Edge::From)), Cond::Before(field, Edge::Till)])
}
/// One of these texts.
pub fn among<const N: usize>(field: &'static str, texts: [&'static str; N]) -> Cond {
    Cond::Any(texts.into_iter().map(|t| Cond::Is(field, t)).collect())
}

impl Cond {
    /// Whether it holds for a record.
    pub fn holds(&self, facts: &Facts, span: &Span) -> bool {
        match self {
            Cond::All(of) => of.iter().all(|c| c.holds(facts, span)),
            Cond::Any(of) => of.iter().any(|c| c.holds(facts, span)),
            Cond::Not(of) => !of.holds(facts, span),
            Cond::Before(field, edge) => match facts.held.get(field) {
                Some(Fact::Day(d)) => *d < edge.day(span),
                Some(Fact::At(t)) => *t < kernel::start_of(edge.day(span)),
                _ => false,
            },
            Cond::Is(field, text) => facts.text(field) == *text,
            Cond::On(field) => facts.held.get(field) == Some(&Fact::Flag(true)),
            Cond::After(a, b) => match (facts.held.get(a), facts.held.get(b)) {
                (Some(Fact::At(a)), Some(Fact::At(b))) => a > b,
                _ => false,
            },
            Cond::Held(field) => facts.held.contains_key(field),
        }
    }
}
