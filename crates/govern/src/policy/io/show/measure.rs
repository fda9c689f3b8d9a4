//! One measure as the review page shows it.

use super::at;
use crate::policy::book::{Book, Via};
use crate::policy::io::store::{Whole, page_of};
use crate::policy::io::view::*;
use crate::policy::model::*;
use crate::policy::rules::{Part, PartRole, Reading, Seen};
use kernel::id::UnitId;
use web::view::UnitRef;

/// One measure as the review page shows it.
pub fn measure(
    whole: &Whole,
    draft: &Draft,
    place: usize,
    m: &Measure,
    reading: &Reading,
    book: &Book,
    doubts: &[DoubtView],
) -> MeasureView {
    let seen = reading.measures.iter().find(|s| s.measure == m.id);
    let units = |of: Option<&Vec<UnitId>>| of.into_iter().flatten().map(|u| unit(book, *u)).collect::<Vec<_>>();
    let hand = [
        (m.hand.lead.is_some(), "lead"),
        (m.hand.assist.is_some(), "assist"),
        (m.hand.due.is_some(), "due"),
        (m.hand.standing.is_some(), "standing"),
        (m.hand.territorial.is_some(), "territorial"),
    ];
    MeasureView {
        id: m.id,
        seq: place as u64 + 1,
        label: m.label.clone(),
        path: m.path.clone(),
        name: m.name.clone(),
        text: m.text.clone(),
        span: at(m.span),
        page: page_of(&whole.pages, m.span.0),
        state: if m.kept { "kept" } else { "dropped" }.into(),
        assignments: parts(seen.map(|s| s.parts.as_slice()), seen, m, draft, book),
        inherited: parts(seen.map(|s| s.inherited.as_slice()), seen, m, draft, book),
        subjects: m.subjects.clone(),
        deadlines: m
            .deadlines
            .iter()
            .map(|d| DeadlineView {
                quote: d.quote.clone(),
                span: at(d.span),
                start: d.start,
                due: d.due,
                inferred: d.inferred,
                rule: d.rule.clone(),
                settled: !d.inferred || draft.said.due.contains_key(&format!("inferred:{}", d.due)),
            })
            .collect(),
        recurrences: m
            .recurrences
            .iter()
            .map(|r| RecurrenceView {
                quote: r.quote.clone(),
                span: at(r.span),
                min: r.min,
                per: r.per.code().into(),
                per_label: r.per.label().into(),
                subset: r.subset.clone(),
                last_days: r.last_days,
                record_kind: r.record_kind.clone(),
                unit_word: r.unit_word.clone(),
                settled: true,
            })
            .collect(),
        targets: m
            .targets
            .iter()
            .map(|t| TargetView {
                quote: t.quote.clone(),
                span: at(t.span),
                value: t.value,
                unit: t.unit.clone(),
                op: t.op.clone(),
            })
            .collect(),
        evidence: m.evidence.clone(),
        key: m.key,
        doubts: doubts.iter().filter(|d| d.measures.contains(&m.id)).cloned().collect(),
        territorial: seen.map_or(Territorial::None, |s| s.territorial).code().into(),
        standing: seen.is_some_and(|s| s.when.standing),
        lead: units(seen.map(|s| &s.who.leads)),
        assist: units(seen.map(|s| &s.who.assist)),
        territorial_units: units(seen.map(|s| &s.who.territorial)),
        each: seen.is_some_and(|s| s.who.each),
        due: seen.map(|s| s.when.days.iter().map(|d| d.due).collect()).unwrap_or_default(),
        by_hand: hand.iter().filter(|(set, _)| *set).map(|(_, name)| (*name).to_owned()).collect(),
    }
}

fn parts(list: Option<&[Part]>, seen: Option<&Seen>, m: &Measure, draft: &Draft, book: &Book) -> Vec<AssignmentView> {
    let each = seen.is_some_and(|s| s.who.each);
    list.unwrap_or_default()
        .iter()
        .enumerate()
        .map(|(i, p)| {
            let a = m.assignments.get(p.at);
            let span = a.map(|a| a.span).or(m.inherited_span).unwrap_or(m.span);
            let role = match p.role {
                _ if p.regional || p.role == PartRole::Inherited => "territorial",
                PartRole::Lead if each => "joint_lead",
                PartRole::Lead => "lead",
                PartRole::Responsible => "responsible",
                _ => "assist",
            };
            let via = match p.via {
                Via::Name => Some("name"),
                Via::Alias => Some("alias"),
                Via::Roster => Some("roster"),
                Via::Region | Via::Zones => Some("region"),
                Via::Hand => Some("hand"),
                Via::Nothing => None,
            };
            let listing = p.roster.and_then(|id| book.rosters.iter().find(|r| r.id == id));
            let phrase = listing.map_or(p.words.clone(), |r| r.phrase.clone());
            let roster = p.roster.map(|_| RosterView { phrase, on: draft.issued_on, count: p.units.len() as u64 });
            AssignmentView {
                id: format!("{}:{}:{i}", p.at, if p.role == PartRole::Inherited { "i" } else { "a" }),
                quote: a.map(|a| a.quote.clone()).unwrap_or_default(),
                span: at(span),
                role: role.into(),
                words: p.words.clone(),
                open: a.is_some_and(|a| a.open),
                units: p.units.iter().map(|u| unit(book, *u)).collect(),
                via: via.map(str::to_owned),
                roster,
                settled: p.settled,
            }
        })
        .collect()
}

/// A unit as the directory named it when the document was read.
pub fn unit(book: &Book, id: UnitId) -> UnitRef {
    match book.units.get(&id) {
        Some(k) => UnitRef { id, name: k.name.clone(), short: k.short.clone(), region: k.region.clone() },
        None => UnitRef { id, name: book.short(id).into(), short: book.short(id).into(), region: String::new() },
    }
}
