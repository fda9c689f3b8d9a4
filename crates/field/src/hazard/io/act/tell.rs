//! Who is told of what happened to a hazard: whoever must act next, and whoever is affected by a decision. The desk shows the
//! same work; the message says that it is new.

use crate::hazard::flow::{Delay, HazardFlow, State};
use crate::hazard::model::Hazard;
use ::store::Tx;
use kernel::Outcome;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::UnitId;
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

/// What is said to one side of a hazard.
struct Word {
    to: Option<UnitId>,
    kind: &'static str,
    say: &'static str,
    /// The last day goes with it.
    until: bool,
    urgent: bool,
}

/// Tell of a step that was just written. Whose own step it was is not told of it.
pub async fn moved(ctx: &Ctx, tx: &mut Tx, before: &Hazard, h: &Hazard, event: &Event) -> Outcome<()> {
    let why = event.note.as_deref().filter(|n| !n.trim().is_empty());
    for word in words(before, h).into_iter().filter(|w| w.to.is_some() && w.to != ctx.actor().unit) {
        one(ctx, tx, h, &word, why, h.version).await?;
    }
    Ok(())
}

/// A day has passed: told once for each last day, to both sides.
pub async fn overdue(ctx: &Ctx, tx: &mut Tx, h: &Hazard, note: &str) -> Outcome<()> {
    for to in [h.unit, h.regulator] {
        let word = Word { to, kind: "hazard.overdue", say: "隐患已逾期", until: false, urgent: h.is_major() };
        one(ctx, tx, h, &word, Some(note), h.version).await?;
    }
    Ok(())
}

/// Both sides of a step: who must act next, then who is affected.
fn words(before: &Hazard, h: &Hazard) -> Vec<Word> {
    let owner = |kind, say, until| Word { to: h.unit, kind, say, until, urgent: h.is_major() };
    let regulator = |kind, say, until| Word { to: h.regulator, kind, say, until, urgent: false };
    let mut out = Vec::new();
    if before.state != h.state {
        use State::{
            Accepted, Assigned, Closed, Fixed, Merged, PlanDue, PlanReview, Rectifying, Reported, Review, Void,
        };
        out.extend(match (before.state, h.state) {
            (PlanReview, PlanDue) => vec![owner("hazard.plan_returned", "治理方案被退回", true)],
            (_, Assigned) => vec![owner("hazard.assigned", "新的隐患待整改", true)],
            (_, PlanDue) => vec![owner("hazard.plan_due", "重大隐患待报治理方案", true)],
            (_, PlanReview) => vec![regulator("hazard.plan_review", "重大隐患治理方案待审", false)],
            (PlanReview, Rectifying) => vec![owner("hazard.plan_approved", "治理方案已批准，请按期整改", true)],
            (Review | Fixed | Accepted, Rectifying) => vec![owner("hazard.returned", "整改被退回，请继续整改", true)],
            (Closed, Rectifying) => vec![owner("hazard.reopened", "已销号的隐患重新立案", true)],
            (_, Review | Fixed) => vec![regulator("hazard.review", "隐患整改完成，待复查", false)],
            (_, Accepted) => vec![regulator("hazard.accepted", "隐患复查合格，待销号", false)],
            (_, Closed) => vec![Word { urgent: false, ..owner("hazard.closed", "隐患已销号", false) }],
            (Void | Merged, Reported) => vec![regulator("hazard.reopened", "隐患重新立案，待核实", false)],
            _ => Vec::new(),
        });
    }
    if before.delay != h.delay {
        out.extend(match h.delay {
            Delay::Requested => Some(regulator("hazard.extension_asked", "隐患整改延期待批", false)),
            Delay::Extended => Some(owner("hazard.extended", "整改延期已批准", true)),
            Delay::Refused => Some(owner("hazard.extension_refused", "整改延期未获批准", true)),
            Delay::Never => None,
        });
    }
    if h.stopped && !before.stopped {
        out.push(Word { urgent: true, ..owner("hazard.stop", "责令停产停业（停用），立即执行", false) });
    }
    if before.listed.is_none() && h.listed.is_some() {
        out.push(Word { urgent: true, ..owner("hazard.listed", "重大隐患已挂牌督办", true) });
    }
    out
}

async fn one(ctx: &Ctx, tx: &mut Tx, h: &Hazard, word: &Word, why: Option<&str>, round: i64) -> Outcome<()> {
    let Some(to) = word.to else { return Ok(()) };
    let until = h.due.filter(|_| word.until).map(|d| format!("期限：{d}。"));
    let state = format!("{} · {}", h.number, HazardFlow::state_label(h.state));
    let text = [Some(state), until, why.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let notice = Notice {
        kind: word.kind.into(),
        key: format!("{}/{}/{round}", word.kind, h.id),
        to: vec![Recipient::Unit(to)],
        title: format!("{}：{}", word.say, h.title),
        text,
        link: format!("/hazards/{}", h.id),
        concept: "hazard".into(),
        about: h.id.0,
        urgent: word.urgent,
        ..Notice::default()
    };
    tell(ctx, tx, &notice).await.map(|_| ())
}
