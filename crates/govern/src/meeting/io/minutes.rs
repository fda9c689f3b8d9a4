//! 会议纪要: the paper, filled from attendance, summary and decisions, signed and numbered with the move that signs it.

use crate::meeting::attend::{host, lines};
use crate::meeting::model::{How, Meeting};
use crate::paper::io as papers;
use crate::paper::model::Draft;
use ::store::Tx;
use kernel::{Outcome, Scope};
use serde_json::{Value, json};
use web::Ctx;

/// Draft and sign; number and paper go into the meeting.
pub async fn issue(ctx: &Ctx, tx: &mut Tx, m: &mut Meeting) -> Outcome<()> {
    let units = super::store::units(m);
    let draft = Draft {
        template: "meeting_minutes".into(),
        organ: m.organ,
        copy_to: Vec::new(),
        to: units.into_iter().filter(|u| *u != m.organ).collect(),
        concept: "meeting".into(),
        about: m.id.0,
        facts: facts(m),
        signer: ctx.actor().person,
    };
    // The machine drafts from what was noted; whoever signs the meeting's minutes signs the paper for the organ.
    let id = papers::draft(&Ctx::system(ctx.app().clone()).at(ctx.now()), tx, draft).await?;
    let signer = Ctx::new(ctx.app().clone(), ctx.actor().clone(), Scope::everything(), String::new()).at(ctx.now());
    let issued = papers::sign(&signer, tx, id).await?;
    (m.minutes, m.minutes_number) = (Some(id), Some(issued.number));
    Ok(())
}

/// An empty list is no fact: the template leaves its line out.
fn list(all: Vec<String>) -> Value {
    if all.is_empty() { Value::Null } else { json!(all) }
}

fn facts(m: &Meeting) -> Value {
    let summary = m.summary.as_ref().and_then(|s| s.note.clone()).unwrap_or_default();
    let paragraphs: Vec<&str> = summary.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let topics: Vec<String> = m.items().map(|i| format!("{}。{}", i.title.trim_end_matches('。'), i.why)).collect();
    let decisions: Vec<Value> = m
        .decisions
        .iter()
        .map(
            |d| json!({ "what": d.text.trim_end_matches(['。', '；']), "unit": d.lead_name, "due": d.due.to_string() }),
        )
        .collect();
    let topics = if topics.is_empty() { vec!["本次会议没有预先列入的议题。".to_owned()] } else { topics };
    json!({
        "title": m.title,
        "when": m.when(),
        "where": m.place,
        "host": host(&m.attendance),
        "present": lines(&m.attendance, How::Present),
        "deputies": list(lines(&m.attendance, How::Deputy)),
        "leave": list(lines(&m.attendance, How::Leave)),
        "summary": paragraphs,
        "topics": topics,
        "decisions": decisions,
        "no_decisions": m.decisions.is_empty(),
    })
}
