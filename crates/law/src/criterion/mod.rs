//! Criteria of major hazards (handbook 03 §8): what the standards name, in words of our own, with clause, days of force
//! and how sure we are; found from a description, and judged from answers. Content: `content/criteria/*.csv`.

mod pack;
mod search;
#[cfg(test)]
mod tests;
mod verdict;

pub use search::Found;
pub use verdict::{Answer, Clause, Outcome, Verdict};

use crate::Mark;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The edition of the content; a verdict keeps it, so that it can be read again years later.
pub const EDITION: &str = "2026-11";

/// Trades whose standards may bear on any enterprise: a fire door or a crane stands everywhere.
pub const EVERYWHERE: &[&str] = &["fire", "special"];

/// A document that names criteria.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standard {
    pub id: String,
    /// 行业监管类别 that it binds, as in the grants of departments.
    pub trades: Vec<String>,
    pub name: String,
    /// Document number (文号 or GB number).
    pub number: String,
    pub from: Date,
    pub to: Option<Date>,
    /// Whether all its items are recorded. If not, “none applies” proves nothing.
    pub complete: bool,
    pub mark: Mark,
    pub note: String,
}

impl Standard {
    /// In force on the day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// One item of a standard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    /// `STANDARD-ITEM`.
    pub id: String,
    pub standard: String,
    pub clause: String,
    /// Part of the standard: 冶金, 粉尘, 起重机械…
    pub part: String,
    /// What it says, shortened in words of our own; not the wording of the document.
    pub text: String,
    /// `None`: one hit is enough (direct). Otherwise the group in which hits are counted (comprehensive).
    pub group: Option<String>,
    pub mark: Mark,
    /// Words by which people describe it.
    pub words: Vec<String>,
    /// A question that is answered by yes or no.
    pub ask: String,
    /// The answer that is a hit.
    pub hit: bool,
}

/// How many hits of which groups make a verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Count {
    pub standard: String,
    pub name: String,
    /// Group and least number of hits; all must be reached.
    pub need: Vec<(String, usize)>,
    pub then: Outcome,
    pub mark: Mark,
    pub say: String,
}

#[derive(Debug, Default)]
struct Pack {
    standards: Vec<Standard>,
    items: Vec<Criterion>,
    counts: Vec<Count>,
    index: search::Index,
}

/// All criteria that ship. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Criteria(Arc<Pack>);

impl Criteria {
    /// From the texts of the content files. Errors name the file and its line.
    pub fn read(standards: &str, counts: &str, same: &str, items: &[(&str, &str)]) -> Result<Criteria, String> {
        pack::read(standards, counts, same, items).map(|pack| Criteria(Arc::new(pack)))
    }

    /// The criterion with an id, of any day.
    pub fn get(&self, id: &str) -> Option<&Criterion> {
        self.0.items.iter().find(|c| c.id == id)
    }

    /// The standard with an id, of any day.
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.0.standards.iter().find(|s| s.id == id)
    }

    /// Standards in force for a trade on a day, without those that hold everywhere.
    pub fn standards<'a>(&'a self, trade: &'a str, day: Date) -> impl Iterator<Item = &'a Standard> {
        self.0.standards.iter().filter(move |s| s.holds(day) && s.trades.iter().any(|t| t == trade))
    }

    /// Criteria in force on a day: those of the trade and those that hold everywhere; no trade: all.
    pub fn on<'a>(&'a self, trade: Option<&'a str>, day: Date) -> impl Iterator<Item = &'a Criterion> {
        self.0.items.iter().filter(move |c| self.applies(c, trade, day))
    }

    /// How many criteria each trade has on a day.
    pub fn trades(&self, day: Date) -> BTreeMap<&str, usize> {
        let mut out = BTreeMap::new();
        for s in self.0.standards.iter().filter(|s| s.holds(day)) {
            let n = self.0.items.iter().filter(|c| c.standard == s.id).count();
            for t in &s.trades {
                *out.entry(t.as_str()).or_default() += n;
            }
        }
        out
    }

    /// Criteria that a description in plain words may mean, best first, at most `most`.
    pub fn search(&self, text: &str, trade: Option<&str>, day: Date, most: usize) -> Vec<Found<'_>> {
        self.0.index.search(text, &self.0.items, |c| self.applies(c, trade, day), most)
    }

    /// The few questions that decide about a description: the nearest criteria, at least three if there are so many, at
    /// most six. A verdict needs all of them answered.
    pub fn questions<'a>(&'a self, text: &str, trade: &'a str, day: Date) -> Vec<&'a Criterion> {
        let found = self.search(text, Some(trade), day, 6);
        let best = found.first().map_or(0.0, |f| f.score);
        let mut out: Vec<&Criterion> = found.iter().filter(|f| f.score >= best * 0.4).map(|f| f.criterion).collect();
        let rest = self
            .on(Some(trade), day)
            .filter(|c| self.0.standards.iter().any(|s| s.id == c.standard && s.trades.iter().any(|t| t == trade)));
        for c in found.iter().map(|f| f.criterion).chain(rest) {
            if out.len() >= 3 {
                break;
            }
            if !out.iter().any(|o| o.id == c.id) {
                out.push(c);
            }
        }
        out
    }

    /// Major, not major, or a case for experts; see [`Verdict`]. Refuses answers to questions that are unknown or were
    /// not in force on the day.
    pub fn verdict(
        &self,
        trade: &str,
        day: Date,
        text: &str,
        answers: &BTreeMap<String, Answer>,
    ) -> Result<Verdict, String> {
        verdict::judge(self, trade, day, text, answers)
    }

    fn counts(&self) -> &[Count] {
        &self.0.counts
    }

    fn applies(&self, c: &Criterion, trade: Option<&str>, day: Date) -> bool {
        self.standard(&c.standard).is_some_and(|s| {
            s.holds(day) && trade.is_none_or(|t| s.trades.iter().any(|x| x == t || EVERYWHERE.contains(&x.as_str())))
        })
    }
}
