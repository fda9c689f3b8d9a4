//! A document in the shape in which annotations are kept and predictions are compared.

use crate::model::{Document, Measure};
use serde_json::{Value, json};

/// The document as JSON. `deadlines` holds only what the item's own words say; deadlines inferred from the plan's period stand
/// in `inferred_deadlines`.
pub fn to_json(doc: &Document) -> Value {
    json!({
        "title": doc.title,
        "doc_number": doc.doc_number,
        "issuer": doc.issuer,
        "issued_on": doc.issued_on,
        "kind": doc.kind,
        "period": doc.period.map(|(from, to)| json!([from, to])),
        "measures": doc.measures.iter().map(measure).collect::<Vec<_>>(),
        "findings": doc.findings.iter().map(|f| json!({
            "kind": f.kind, "quote": f.quote, "span": span(&f.span), "measure": f.measure, "say": f.say,
        })).collect::<Vec<_>>(),
        "repairs": doc.repairs.len(),
    })
}

fn measure(m: &Measure) -> Value {
    let deadlines = |inferred: bool| -> Vec<Value> {
        m.deadlines
            .iter()
            .filter(|d| d.inferred == inferred)
            .map(|d| json!({ "quote": d.quote, "due": d.due, "start": d.start, "span": span(&d.span), "rule": d.rule }))
            .collect()
    };
    json!({
        "label": m.label,
        "path": m.path,
        "name": m.name,
        "text": m.text,
        "span": span(&m.span),
        "assignments": m.assignments.iter().map(|a| json!({
            "quote": a.quote, "span": span(&a.span), "lead": a.lead, "assist": a.assist, "responsible": a.responsible, "open": a.open,
        })).collect::<Vec<_>>(),
        "inherited": m.inherited,
        "subjects": m.subjects,
        "deadlines": deadlines(false),
        "inferred_deadlines": deadlines(true),
        "recurrences": m.recurrences.iter().map(|r| json!({
            "quote": r.quote, "span": span(&r.span), "min": r.min, "per": r.per, "subset": r.subset, "last_days": r.last_days,
        })).collect::<Vec<_>>(),
        "targets": m.targets.iter().map(|t| json!({
            "quote": t.quote, "span": span(&t.span), "value": t.value, "unit": t.unit, "op": t.op,
        })).collect::<Vec<_>>(),
    })
}

fn span(span: &std::ops::Range<usize>) -> Value {
    json!([span.start, span.end])
}
