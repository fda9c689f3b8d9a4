//! Every figure with its definition: which records it counts, what each of them adds, and how that becomes the value.

mod every;

pub use every::FIGURES;

use super::cond::{Cond, Facts};
use super::period::Span;

/// What a record adds to the sum of a figure.
#[derive(Clone, Debug)]
pub enum Weigh {
    One,
    /// One where this holds, else nothing.
    If(Cond),
    Number(&'static str),
    /// Full days from this day to the end of the span.
    DaysPast(&'static str),
}

/// What becomes of number and sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Sum,
    /// Sum ÷ number, in percent.
    Share,
    /// Sum ÷ number.
    Mean,
}

impl How {
    pub fn code(self) -> &'static str {
        match self {
            How::Sum => "sum",
            How::Share => "share",
            How::Mean => "mean",
        }
    }
}

/// A figure.
#[derive(Debug)]
pub struct Figure {
    pub id: &'static str,
    pub chapter: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    /// The definition in words, for whoever reads the bulletin.
    pub rule: &'static str,
    pub source: &'static str,
    /// The records it opens into.
    pub base: Cond,
    pub weigh: Weigh,
    pub how: How,
    /// Seen at a moment and at no day of the past: earlier values are those of their kept bulletin or of the ledger then.
    pub moment: bool,
    /// Shown by line: each unit, or each region below.
    pub lined: bool,
}

/// Number of records and sum of what they add.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub n: i64,
    pub sum: i64,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.n += other.n;
        self.sum += other.sum;
    }
}

impl Figure {
    /// Whether a record belongs to the figure.
    pub fn counts(&self, facts: &Facts, span: &Span) -> bool {
        self.base.holds(facts, span)
    }

    /// What a record of the figure adds to its sum.
    pub fn weight(&self, facts: &Facts, span: &Span) -> i64 {
        match &self.weigh {
            Weigh::One => 1,
            Weigh::If(part) => i64::from(part.holds(facts, span)),
            Weigh::Number(field) => facts.number(field),
            Weigh::DaysPast(field) => {
                facts.day(field).and_then(|d| span.till.since(d).ok()).map_or(0, |s| i64::from(s.get_days()))
            }
        }
    }

    /// The value; `None` where there is nothing to divide by. Shares and means have one decimal.
    pub fn value(&self, tally: Tally) -> Option<f64> {
        let one = |x: f64| (x * 10.0).round() / 10.0;
        match self.how {
            How::Sum => Some(tally.sum as f64),
            _ if tally.n == 0 => None,
            How::Share => Some(one(tally.sum as f64 * 100.0 / tally.n as f64)),
            How::Mean => Some(one(tally.sum as f64 / tally.n as f64)),
        }
    }
}

/// The figure of an id.
pub fn of(id: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|f| f.id == id)
}
