//! From what the parser found to a draft: same facts, spans in UTF-16 units of the document's own text.

use super::guess;
use super::model::*;
use super::text::{Offsets, tidy};
use kernel::calendar::Period;
use kernel::id::MeasureId;
use prose::{Document, DocumentKind, Per};

/// A draft of one document. `offsets` are those of the document's text, which begins at byte `base` of the source;
/// `new_id` gives identifiers for the measures.
pub fn draft(doc: &Document, offsets: &Offsets, base: usize, mut new_id: impl FnMut() -> MeasureId) -> Draft {
    let span = |s: &prose::Span| offsets.span(&(s.start.saturating_sub(base)..s.end.saturating_sub(base)));
    let measures: Vec<Measure> = doc.measures.iter().map(|m| measure(m, new_id(), &span)).collect();
    Draft {
        title: doc.title.clone(),
        doc_number: doc.doc_number.clone(),
        issuer: doc.issuer.clone(),
        issued_on: doc.issued_on,
        kind: match doc.kind {
            DocumentKind::Plan => Kind::Plan,
            DocumentKind::News => Kind::News,
            DocumentKind::Unreadable => Kind::Unreadable,
        },
        period: doc.period,
        outline: doc
            .outline
            .iter()
            .map(|h| Heading { level: h.level, label: h.label.clone(), text: h.text.clone(), span: span(&h.span) })
            .collect(),
        findings: doc
            .findings
            .iter()
            .map(|f| Finding {
                kind: f.kind,
                quote: f.quote.clone(),
                span: span(&f.span),
                measure: f.measure.and_then(|i| measures.get(i)).map(|m| m.id),
                say: f.say.clone(),
            })
            .collect(),
        repairs: doc
            .repairs
            .iter()
            .filter(|r| r.span.start >= base)
            .map(|r| Repair {
                span: span(&r.span),
                before: r.before.clone(),
                after: r.after.clone(),
                kind: r.kind.clone(),
            })
            .collect(),
        measures,
        said: Said::default(),
    }
}

fn measure(m: &prose::Measure, id: MeasureId, span: &impl Fn(&prose::Span) -> Span) -> Measure {
    let recurrences = m.recurrences.iter().map(|r| Recurrence {
        record_kind: guess::record_kind(&m.text, &r.quote).map(str::to_owned),
        unit_word: guess::unit_word(&r.quote),
        quote: r.quote.clone(),
        span: span(&r.span),
        min: r.min,
        per: period(r.per),
        subset: r.subset.clone(),
        last_days: r.last_days,
    });
    Measure {
        id,
        label: m.label.clone(),
        path: m.path.clone(),
        name: m.name.clone(),
        text: m.text.clone(),
        span: span(&m.span),
        kept: true,
        assignments: m
            .assignments
            .iter()
            .map(|a| Assignment {
                quote: a.quote.clone(),
                span: span(&a.span),
                lead: a.lead.clone(),
                assist: a.assist.clone(),
                responsible: a.responsible.clone(),
                open: a.open,
                each: guess::each(&tidy(&a.quote)),
            })
            .collect(),
        inherited: m.inherited.clone(),
        inherited_span: m.inherited_span.as_ref().map(span),
        subjects: m.subjects.clone(),
        deadlines: m.deadlines.iter().map(|d| deadline(d, span)).collect(),
        recurrences: recurrences.collect(),
        targets: m
            .targets
            .iter()
            .map(|t| Target {
                quote: t.quote.clone(),
                span: span(&t.span),
                value: t.value,
                unit: t.unit.clone(),
                op: t.op.clone(),
            })
            .collect(),
        evidence: guess::evidence(&m.text).into_iter().map(str::to_owned).collect(),
        key: false,
        hand: Hand::default(),
    }
}

fn deadline(d: &prose::Deadline, span: &impl Fn(&prose::Span) -> Span) -> Deadline {
    Deadline {
        quote: d.quote.clone(),
        span: span(&d.span),
        start: d.start,
        due: d.due,
        inferred: d.inferred,
        rule: d.rule.clone(),
    }
}

/// The deadlines of another reading of the same text (with another day of issue), for each measure that begins at the
/// same place.
pub fn deadlines(draft: &Draft, doc: &Document, offsets: &Offsets, base: usize) -> Vec<(MeasureId, Vec<Deadline>)> {
    let span = |s: &prose::Span| offsets.span(&(s.start.saturating_sub(base)..s.end.saturating_sub(base)));
    let read: Vec<(u32, &prose::Measure)> = doc.measures.iter().map(|m| (span(&m.span).0, m)).collect();
    let of = |m: &Measure| read.iter().find(|(at, _)| *at == m.span.0).map(|(_, p)| *p);
    draft
        .measures
        .iter()
        .filter_map(|m| of(m).map(|p| (m, p.deadlines.iter().map(|d| deadline(d, &span)).collect::<Vec<_>>())))
        .filter(|(m, new)| m.deadlines != *new)
        .map(|(m, new)| (m.id, new))
        .collect()
}

fn period(per: Per) -> Period {
    match per {
        Per::Day => Period::Day,
        Per::Week => Period::Week,
        Per::HalfMonth => Period::HalfMonth,
        Per::Month => Period::Month,
        Per::Quarter => Period::Quarter,
        Per::HalfYear => Period::HalfYear,
        Per::Year => Period::Year,
        Per::TwoYears => Period::TwoYears,
    }
}
