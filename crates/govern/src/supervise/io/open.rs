//! A step begins: by a rule or by hand.

use super::paper::{self, Meeting};
use super::store::{self, Filed};
use super::{effect, tell};
use crate::supervise::flow::{Standing, SuperviseAction, SuperviseFlow, TermFlow};
use crate::supervise::model::{Mark, Subject, Supervision};
use crate::supervise::step::Step;
use crate::supervise::term;
use ::store::{Tx, number, params};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{PersonId, SuperviseId, UnitId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// What is needed to begin.
#[derive(Clone, Debug)]
pub struct New {
    pub id: SuperviseId,
    pub step: Step,
    pub subject: Option<Subject>,
    pub unit: UnitId,
    pub organ: UnitId,
    /// Region of the organ.
    pub organ_path: String,
    pub title: String,
    pub text: String,
    pub rule: Option<String>,
    pub facts: Option<serde_json::Value>,
    /// 交办单: the day that was decided; other steps take theirs from the parameters.
    pub due: Option<Date>,
}

/// What is said on signing.
#[derive(Clone, Debug, Default)]
pub struct Signing {
    /// 书记督办: who takes charge.
    pub leader: Option<(PersonId, String)>,
    /// Words put better by the one who signs.
    pub text: Option<String>,
    /// 约谈: when and where.
    pub meeting: Meeting,
}

/// The asker's mark.
pub fn mark(ctx: &Ctx, note: Option<String>) -> Mark {
    let note = note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    Mark { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone(), note }
}

/// Draft a step; a step that rules send goes out at once.
pub async fn open(ctx: &Ctx, tx: &mut Tx, new: New) -> Outcome<Filed> {
    let mut f = draft(ctx, tx, new).await?;
    if f.it.step.sent_by_rule() {
        let parties = [Party::Clock];
        sign(ctx, tx, &mut f, &parties, Signing::default()).await?;
    } else {
        tell::drafted(ctx, tx, &f).await?;
    }
    Ok(f)
}

/// Draft a step and sign it in one: what a meeting decided goes out with its minutes, whose signer has signed both.
pub async fn send(ctx: &Ctx, tx: &mut Tx, new: New) -> Outcome<Filed> {
    let mut f = draft(ctx, tx, new).await?;
    sign(ctx, tx, &mut f, &[Party::Signer], Signing::default()).await?;
    Ok(f)
}

async fn draft(ctx: &Ctx, tx: &mut Tx, new: New) -> Outcome<Filed> {
    let code = new.organ_path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let year = ctx.today().year();
    let n = number::take(tx, &format!("supervise {code}"), year, 1).await?;
    let it = Supervision {
        id: new.id,
        number: number::print("DB", &code, year, n),
        step: new.step,
        subject: new.subject,
        unit: new.unit,
        organ: new.organ,
        region_path: new.organ_path.clone(),
        title: new.title,
        text: new.text,
        rule: new.rule,
        facts: new.facts,
        state: SuperviseFlow::START,
        opened: mark(ctx, None),
        signed: None,
        paper: None,
        paper_number: None,
        reply_due: new.due,
        talk: None,
        replies: Vec::new(),
        term: TermFlow::START,
        asked: Vec::new(),
        ended: None,
        rests_until: None,
        leader: None,
        leader_name: None,
        reviews: Vec::new(),
        version: 1,
    };
    let f = Filed { it, organ_path: new.organ_path };
    store::insert(tx, &f).await?;
    let event = Event::new(f.it.id, "draft", "拟办").moved("", f.it.state.code()).note(Some(f.it.text.clone()));
    ctx.record(tx, &event, &f).await?;
    Ok(f)
}

/// Sign and serve. Without an answer wanted a reminder is done with it.
pub async fn sign(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, parties: &[Party], signing: Signing) -> Outcome<()> {
    let before = f.it.state;
    let (_, to) = web::offer::step::<SuperviseFlow>("督办件", before, "sign", parties, &[])?;
    // What one person owes stays with the office.
    if f.it.person().is_none() {
        let row = tx.one("select region_path from unit where id = $1", params![f.it.unit]).await?;
        f.it.region_path = row.get("region_path")?;
    }
    f.it.state = to;
    f.it.signed = Some(mark(ctx, None));
    let law = ctx.law();
    let term = term::reply_due(f.it.step, ctx.today(), &f.it.region_path, &law.calendar, &law.parameters);
    f.it.reply_due = f.it.reply_due.or(term);
    if let Some((id, name)) = signing.leader {
        (f.it.leader, f.it.leader_name) = (Some(id), Some(name));
    }
    if let Some(text) = signing.text {
        f.it.text = text;
    }
    paper::issue(ctx, tx, f, &signing.meeting).await?;
    store::save(tx, f).await?;
    record(ctx, tx, f, SuperviseAction::Sign, before, None).await?;
    effect::on_task(ctx, tx, f).await?;
    effect::overtake(ctx, tx, f).await?;
    tell::served(ctx, tx, f).await?;
    if f.it.step == Step::Remind {
        let before = f.it.state;
        let done = SuperviseFlow::next(before, SuperviseAction::Conclude, &[Party::Clock], &["note"]);
        f.it.state = done.map_err(|e| Refusal::internal(format!("{e:?}")))?;
        f.it.ended = Some(mark(ctx, Some("已送达，提醒不要求回复。".into())));
        store::save(tx, f).await?;
        record(ctx, tx, f, SuperviseAction::Conclude, before, Some("已送达，提醒不要求回复。".into())).await?;
    }
    Ok(())
}

/// The event of a move of the step's own flow.
pub async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    f: &Filed,
    action: SuperviseAction,
    before: Standing,
    note: Option<String>,
) -> Outcome<()> {
    let event = Event::new(f.it.id, SuperviseFlow::action_code(action), SuperviseFlow::action_label(action))
        .moved(before.code(), f.it.state.code())
        .note(note);
    ctx.record(tx, &event, f).await?;
    Ok(())
}

/// The clock ends a step, with the reason.
pub async fn stop(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, why: &str) -> Outcome<()> {
    let before = f.it.state;
    let to = SuperviseFlow::next(before, SuperviseAction::Stop, &[Party::Clock], &["reason"]);
    f.it.state = to.map_err(|e| Refusal::internal(format!("{e:?}")))?;
    f.it.ended = Some(Mark { at: ctx.now(), by: None, name: "系统".into(), note: Some(why.to_owned()) });
    store::save(tx, f).await?;
    record(ctx, tx, f, SuperviseAction::Stop, before, Some(why.to_owned())).await?;
    effect::on_task(ctx, tx, f).await
}
