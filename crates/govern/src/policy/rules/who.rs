//! Who leads, assists and answers for a region: words of a measure → units (handbook 02 §2, rules 3–6).

use super::doubt::Doubts;
use crate::policy::book::{Book, Named, Via};
use crate::policy::guess;
use crate::policy::model::*;
use kernel::id::{RosterId, UnitId};

/// In what role the words name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartRole {
    Lead,
    Responsible,
    Assist,
    /// Through 以下均需…负责.
    Inherited,
}

/// One string of words that names somebody.
#[derive(Clone, Debug)]
pub struct Part {
    /// Index of the assignment; the last for inherited words.
    pub at: usize,
    pub role: PartRole,
    pub words: String,
    pub units: Vec<UnitId>,
    pub via: Via,
    pub roster: Option<RosterId>,
    /// Known, or decided (be it to nobody).
    pub settled: bool,
    /// The words stand for counties or zones.
    pub regional: bool,
}

/// The units of a measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// The first leads; with `each`, all of them lead for themselves.
    pub leads: Vec<UnitId>,
    pub each: bool,
    /// No lead is named and only one unit is: it is responsible.
    pub single: bool,
    pub assist: Vec<UnitId>,
    pub territorial: Vec<UnitId>,
    /// 等: the lead completes the list after accepting.
    pub incomplete: bool,
}

/// What the words mean, by decision first, then by the directory.
fn meaning(draft: &Draft, book: &Book, words: &str) -> (Named, bool) {
    if let Some(units) = draft.said.meaning.get(words) {
        return (Named { units: units.clone(), via: Via::Hand, ..Named::default() }, true);
    }
    if guess::zones(words) && !book.zones.is_empty() {
        return (Named { units: book.zones.clone(), via: Via::Zones, ..Named::default() }, true);
    }
    let named = book.of(words);
    let settled = !named.units.is_empty();
    (named, settled)
}

/// Every string of words in the assignments, and the inherited ones.
pub fn parts(draft: &Draft, m: &Measure, book: &Book) -> (Vec<Part>, Vec<Part>) {
    let part = |at: usize, role: PartRole, words: &String| {
        let (named, settled) = meaning(draft, book, words);
        let below =
            !named.units.is_empty() && named.units.iter().all(|u| book.counties.contains(u) || book.zones.contains(u));
        let regional = matches!(named.via, Via::Region | Via::Zones) || below;
        let (words, via, roster) = (words.clone(), named.via, named.roster);
        Part { at, role, words, units: named.units, via, roster, settled, regional }
    };
    let mut parts = Vec::new();
    for (at, a) in m.assignments.iter().enumerate() {
        parts.extend(a.lead.iter().map(|w| part(at, PartRole::Lead, w)));
        parts.extend(a.responsible.iter().map(|w| part(at, PartRole::Responsible, w)));
        parts.extend(a.assist.iter().map(|w| part(at, PartRole::Assist, w)));
    }
    let last = m.assignments.len();
    (parts, m.inherited.iter().map(|w| part(last, PartRole::Inherited, w)).collect())
}

/// The units in order of naming, each once.
fn units<'p>(parts: impl Iterator<Item = &'p Part>) -> Vec<UnitId> {
    let mut out = Vec::new();
    for unit in parts.flat_map(|p| &p.units) {
        if !out.contains(unit) {
            out.push(*unit);
        }
    }
    out
}

/// Doubts about the lead are the same where the same words stand in the same roles.
fn lead_key(parts: &[Part]) -> String {
    let words: Vec<String> = parts
        .iter()
        .map(|p| {
            let sign = match p.role {
                PartRole::Lead => "+",
                PartRole::Responsible => "",
                _ => "-",
            };
            format!("{sign}{}", p.words)
        })
        .collect();
    format!("lead:{}", words.join("、"))
}

/// Who must do it. Doubts about the lead and about open lists are added to `doubts`.
pub fn who(
    draft: &Draft,
    m: &Measure,
    book: &Book,
    parts: &[Part],
    inherited: &[Part],
    territorial: Territorial,
    doubts: &mut Doubts,
) -> Who {
    let mut out = Who { territorial: regions(book, parts, inherited, territorial, m), ..Who::default() };
    let of = |role: PartRole| parts.iter().filter(move |p| p.role == role && !p.regional);
    let each = |role: PartRole| {
        let mut at: Vec<usize> = of(role).map(|p| p.at).collect();
        at.dedup();
        let group = of(role).any(|p| p.units.len() > 1);
        at.iter().all(|i| m.assignments[*i].each) || (role == PartRole::Lead && (at.len() > 1 || group))
    };
    let (leads, named) = (units(of(PartRole::Lead)), units(of(PartRole::Responsible)));
    let assist = units(of(PartRole::Assist));
    let open = parts.iter().any(|p| !p.settled);
    if let Some(hand) = m.hand.lead.as_ref().filter(|h| !h.is_empty()) {
        out.leads = hand.clone();
        out.each = hand.len() > 1;
    } else if leads.len() == 1 {
        out.leads = leads.clone();
    } else if leads.len() > 1 {
        let mut taken = Some(None);
        if !each(PartRole::Lead) {
            taken = doubts.lead(m, &lead_key(parts), parts, &leads, true, book);
        }
        settle_lead(&mut out, taken, &leads);
    } else if named.len() == 1 && !open {
        (out.leads, out.single) = (named.clone(), true);
    } else if named.len() > 1 && of(PartRole::Responsible).all(|p| m.assignments[p.at].each) {
        (out.leads, out.each) = (named.clone(), true);
    } else if named.len() > 1 || (named.is_empty() && !assist.is_empty()) {
        let candidates = if named.is_empty() { &assist } else { &named };
        let taken = doubts.lead(m, &lead_key(parts), parts, candidates, false, book);
        settle_lead(&mut out, taken, candidates);
    } else if out.territorial.is_empty() && !open {
        // Nobody is named at all, or only words that were decided to mean nobody.
        let taken = doubts.nobody(m, book, most_frequent(draft, book));
        settle_lead(&mut out, taken, &[]);
    }
    out.assist = match &m.hand.assist {
        Some(units) => units.clone(),
        None => leads.into_iter().chain(named).chain(assist).collect(),
    };
    let mut once = Vec::new();
    out.assist.retain(|u| {
        !out.leads.contains(u) && !once.contains(u) && {
            once.push(*u);
            true
        }
    });
    out.territorial.retain(|u| !out.leads.contains(u) && !out.assist.contains(u));
    if m.hand.assist.is_none() && m.assignments.iter().any(|a| a.open) {
        out.incomplete = doubts.open_list(m);
    }
    out
}

/// Take over what was decided about the lead; `Some(None)`: each for itself.
fn settle_lead(out: &mut Who, taken: Option<Option<UnitId>>, candidates: &[UnitId]) {
    match taken {
        Some(Some(unit)) => out.leads = vec![unit],
        Some(None) => (out.leads, out.each) = (candidates.to_vec(), true),
        None => {}
    }
}

/// Regions that answer for the measure on their own ground.
fn regions(book: &Book, parts: &[Part], inherited: &[Part], territorial: Territorial, m: &Measure) -> Vec<UnitId> {
    let mut out = units(parts.iter().filter(|p| p.regional));
    match territorial {
        Territorial::None => {}
        Territorial::Zones => out.retain(|u| !book.counties.contains(u)),
        Territorial::All => out.extend(units(inherited.iter())),
    }
    if m.hand.territorial == Some(Territorial::None) {
        out.clear();
    }
    let whole = m.hand.territorial == Some(Territorial::All) && m.inherited.is_empty();
    if whole {
        out.extend(&book.counties);
    }
    if whole || territorial == Territorial::Zones {
        out.extend(&book.zones);
    }
    let mut once = Vec::new();
    out.retain(|u| {
        !once.contains(u) && {
            once.push(*u);
            true
        }
    });
    out
}

/// The unit that leads most often in this document; the natural first suggestion for measures that name nobody.
fn most_frequent(draft: &Draft, book: &Book) -> Option<UnitId> {
    let mut counts: Vec<(UnitId, usize)> = Vec::new();
    for words in draft.measures.iter().flat_map(|m| &m.assignments).flat_map(|a| &a.lead) {
        if let [unit] = book.of(words).units.as_slice() {
            match counts.iter_mut().find(|(u, _)| u == unit) {
                Some((_, n)) => *n += 1,
                None => counts.push((*unit, 1)),
            }
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(u, _)| u)
}
