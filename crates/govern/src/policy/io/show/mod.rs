//! What the review page and the list of documents get: made from the stored document and its reading.

mod measure;

pub use measure::{measure, unit};

use super::store::{Head, PageAt, Whole};
use super::view::*;
use crate::policy::book::Book;
use crate::policy::flow::{PolicyAction, PolicyFlow, PolicyState};
use crate::policy::model::*;
use crate::policy::rules::{self, Reading};
use kernel::Party;
use kernel::id::MeasureId;

fn at(span: Span) -> At {
    vec![span.0, span.1]
}

/// A document in a list.
pub fn summary(h: &Head, lights: LightCountsView) -> PolicySummary {
    PolicySummary {
        id: h.id,
        title: h.title.clone(),
        doc_number: h.doc_number.clone(),
        issuer: h.issuer.clone(),
        issued_on: h.issued_on,
        kind: h.kind.clone(),
        state: h.state.code().into(),
        state_label: h.state.label().into(),
        version_no: h.version_no,
        previous: h.previous,
        region: h.region_path.clone(),
        measures: h.measures,
        open_doubts: h.open_doubts,
        decisions: h.decisions,
        created_at: h.created_at,
        created_name: h.created_name.clone(),
        file_name: h.file_name.clone(),
        tasks_total: lights.red + lights.yellow + lights.green + lights.done + lights.submitted + lights.none,
        light_counts: lights,
    }
}

/// The review page. `refused` says for each action why it cannot be taken just now.
pub fn policy(
    whole: &Whole,
    draft: &Draft,
    reading: &Reading,
    book: &Book,
    lights: LightCountsView,
    parties: &[Party],
    would_create: u64,
    refused: impl Fn(PolicyAction) -> Option<String>,
) -> Policy {
    let doubts: Vec<DoubtView> = reading.doubts.iter().map(doubt).collect();
    let undone: Vec<i64> = whole
        .corrections
        .iter()
        .filter_map(|c| if let Decision::Undo { seq } = c.decision { Some(seq) } else { None })
        .collect();
    let holds = |c: &&Correction| !undone.contains(&c.seq) && !matches!(c.decision, Decision::Undo { .. });
    let draft_now = whole.head.state == PolicyState::Draft;
    let (open, reasons) = if draft_now {
        (reading.doubts.iter().filter(|d| d.must && d.settled.is_none()).count() as u64, rules::reasons(reading))
    } else {
        (0, Vec::new())
    };
    let s = summary(&whole.head, lights);
    Policy {
        id: s.id,
        title: s.title,
        doc_number: s.doc_number,
        issuer: s.issuer,
        issued_on: s.issued_on,
        kind: s.kind,
        state: s.state,
        state_label: s.state_label,
        version_no: s.version_no,
        previous: s.previous,
        region: s.region,
        open_doubts: s.open_doubts,
        decisions: s.decisions,
        created_at: s.created_at,
        created_name: s.created_name,
        file_name: s.file_name,
        tasks_total: s.tasks_total,
        light_counts: s.light_counts,
        text: whole.text.clone(),
        pages: whole.pages.iter().map(|p: &PageAt| PageView { page: p.page, from: p.from, to: p.to }).collect(),
        outline: draft
            .outline
            .iter()
            .map(|h| HeadingView { level: h.level, label: h.label.clone(), text: h.text.clone(), span: at(h.span) })
            .collect(),
        period: draft.period.map(|(a, b)| vec![a, b]),
        measures: draft
            .measures
            .iter()
            .enumerate()
            .map(|(i, m)| measure(whole, draft, i, m, reading, book, &doubts))
            .collect(),
        findings: draft
            .findings
            .iter()
            .map(|f| FindingView {
                kind: serde_json::to_value(f.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default(),
                quote: f.quote.clone(),
                span: at(f.span),
                measure: f.measure,
                say: f.say.clone(),
            })
            .collect(),
        repairs: draft
            .repairs
            .iter()
            .map(|r| RepairView {
                span: at(r.span),
                before: r.before.clone(),
                after: r.after.clone(),
                kind: r.kind.clone(),
            })
            .collect(),
        corrections: whole
            .corrections
            .iter()
            .map(|c| CorrectionView {
                seq: c.seq,
                at: c.at,
                by: c.by.clone(),
                say: c.say.clone(),
                click: c.click,
                undone: undone.contains(&c.seq),
                measure: measure_of(&c.decision),
            })
            .collect(),
        notes: whole.notes.clone(),
        offers: web::offer::offers::<PolicyFlow>(whole.head.state, parties, refused)
            .into_iter()
            .filter(|o| o.action != "replace")
            .collect(),
        ready: ReadyView {
            open,
            decided: whole.corrections.iter().filter(holds).count() as u64,
            by_click: whole.corrections.iter().filter(holds).filter(|c| c.click).count() as u64,
            reasons,
        },
        would_create,
        doubts: doubts.into_iter().filter(|d| d.measures.is_empty()).collect(),
        version: whole.head.version,
    }
}

/// The measure that a decision is about, if it is one.
pub fn measure_of(decision: &Decision) -> Option<MeasureId> {
    match decision {
        Decision::Set { measure, .. } | Decision::Split { measure, .. } => Some(*measure),
        Decision::Merge { measures } => measures.first().copied(),
        _ => None,
    }
}

fn doubt(d: &rules::Doubt) -> DoubtView {
    DoubtView {
        id: d.key.clone(),
        kind: d.kind.code().into(),
        kind_label: d.kind.label().into(),
        say: d.say.clone(),
        quote: d.quote.clone(),
        span: d.span.map_or_else(|| vec![0, 0], at),
        measure: d.measures.first().copied(),
        measures: d.measures.clone(),
        must: d.must,
        choices: d
            .choices
            .iter()
            .map(|c| ChoiceView { id: c.id.clone(), label: c.label.clone(), say: c.say.clone() })
            .collect(),
        settled: match &d.settled {
            Some(s) => Some(SettledView {
                choice: s.choice.clone(),
                label: s.label.clone(),
                by: s.by.clone(),
                at: Some(s.at),
                default: false,
            }),
            None if d.kind.defaulted() => d.choices.first().map(|c| SettledView {
                choice: c.id.clone(),
                label: c.label.clone(),
                by: "系统默认".into(),
                at: None,
                default: true,
            }),
            None => None,
        },
    }
}
