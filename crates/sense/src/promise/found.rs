//! What was found against a promise in the course of its day: each contradiction from when to when.

use super::rules::{Compared, Contradiction};
use crate::warning::model::Colour;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Most that are kept of one day; what comes after is not news any more.
const MOST: usize = 50;

/// A contradiction with its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    pub rule: String,
    pub colour: Colour,
    pub say: String,
    pub since: Timestamp,
    /// None: it still is so.
    pub until: Option<Timestamp>,
}

/// Bring what was found up to date; the sentences that are new.
pub fn follow(found: &mut Vec<Found>, now: Timestamp, compared: &Compared) -> Vec<String> {
    let same = |f: &Found, c: &Contradiction| f.rule == c.rule && f.say == c.say;
    for f in found.iter_mut().filter(|f| f.until.is_none()) {
        if !compared.contradictions.iter().any(|c| same(f, c)) {
            f.until = Some(now);
        }
    }
    let mut new = Vec::new();
    for c in &compared.contradictions {
        if found.len() < MOST && !found.iter().any(|f| f.until.is_none() && same(f, c)) {
            let Contradiction { rule, colour, say } = c.clone();
            new.push(say.clone());
            found.push(Found { rule, colour, say, since: now, until: None });
        }
    }
    new
}

/// What holds now, as it was compared.
pub fn standing(found: &[Found], open: &[String]) -> Compared {
    let now = found.iter().filter(|f| f.until.is_none());
    let one = |f: &Found| Contradiction { rule: f.rule.clone(), colour: f.colour, say: f.say.clone() };
    Compared { contradictions: now.map(one).collect(), open: open.to_vec() }
}
