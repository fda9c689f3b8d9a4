//! Verbs: one function, one change, one transaction.

use super::open::{self, Signing, mark, record};
use super::paper::Meeting;
use super::store::{self, Filed};
use super::{effect, tell};
use crate::supervise::flow::{Standing, SuperviseAction, SuperviseFlow, TermAction, TermFlow};
use crate::supervise::model::{Asked, Reply, Talk};
use crate::supervise::party::Who;
use crate::supervise::step::Step;
use crate::supervise::{guard, term};
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{FileId, PersonId, SuperviseId};
use kernel::{Outcome, Party, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Ctx, offer};

/// A move of one of the two flows: `supervise` `term`.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SuperviseMove {
    pub flow: String,
    pub action: String,
    /// Version that the page showed.
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// The unit's answer.
    pub reply: Option<String>,
    /// 承诺完成日
    #[schema(value_type = Option<String>, format = Date)]
    pub promise: Option<Date>,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
    /// Day on which the talk was held.
    #[schema(value_type = Option<String>, format = Date)]
    pub held_on: Option<Date>,
    /// New day asked for.
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// On signing: the words as they go out, where they were put better.
    pub text: Option<String>,
    /// 约谈: when, in words, as the notice says it.
    pub meet_at: Option<String>,
    /// 约谈: where.
    pub place: Option<String>,
    /// 书记督办: the leader in charge.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub leader: Option<PersonId>,
}

impl SuperviseMove {
    fn filled(&self) -> Vec<&'static str> {
        let said = |t: &Option<String>| t.as_deref().is_some_and(|t| !t.trim().is_empty());
        let all = [
            ("note", said(&self.note)),
            ("reason", said(&self.reason)),
            ("reply", said(&self.reply)),
            ("held_on", self.held_on.is_some()),
            ("due", self.due.is_some()),
            ("leader", self.leader.is_some()),
        ];
        all.into_iter().filter(|f| f.1).map(|f| f.0).collect()
    }

    fn words(&self) -> Option<String> {
        self.reason.clone().or_else(|| self.note.clone()).or_else(|| self.reply.clone())
    }
}

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { unit: ctx.actor().unit, scope: ctx.scope() }
}

/// Every capacity of the asker on a step.
pub fn parties(ctx: &Ctx, f: &Filed) -> Vec<Party> {
    who(ctx).parties(&f.it, &f.organ_path)
}

/// Take one move.
pub async fn advance(ctx: &Ctx, id: SuperviseId, step: SuperviseMove) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut f = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != f.it.version) {
        return Err(Refusal::changed_meanwhile("督办件"));
    }
    match step.flow.as_str() {
        "supervise" | "" => own(ctx, &mut tx, &mut f, &step).await?,
        "term" => more_time(ctx, &mut tx, &mut f, &step).await?,
        other => return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。"))),
    }
    tx.commit().await?;
    Ok(())
}

async fn own(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, step: &SuperviseMove) -> Outcome<()> {
    let parties = parties(ctx, f);
    // What signing asks for is asked only where it may be signed at all; otherwise the table says why not.
    if step.action == "sign" && f.it.state == Standing::Draft {
        who(ctx).may_sign(f.it.step, &f.organ_path)?;
        let leader = leader(tx, f, step, ctx.today()).await?;
        let text = step.text.as_deref().map(|t| guard::words(t, "text", "督办内容")).transpose()?;
        let meeting = match f.it.step.is_held() {
            true => Meeting {
                at: guard::words(step.meet_at.as_deref().unwrap_or_default(), "meet_at", "约谈时间")?,
                place: guard::words(step.place.as_deref().unwrap_or_default(), "place", "约谈地点")?,
            },
            false => Meeting::default(),
        };
        return open::sign(ctx, tx, f, &parties, Signing { leader, text, meeting }).await;
    }
    let before = f.it.state;
    let (action, to) = offer::step::<SuperviseFlow>("督办件", before, &step.action, &parties, &step.filled())?;
    guard::fits(&f.it, action)?;
    guard::judges(&f.it, action, &parties)?;
    guard::four_eyes(&f.it, action, ctx.actor().person)?;
    let (today, law) = (ctx.today(), ctx.law());
    f.it.state = to;
    let region = f.it.region_path.clone();
    match action {
        SuperviseAction::Sign => {}
        SuperviseAction::Hold => {
            let on = guard::held_on(step.held_on, &f.it, today)?;
            f.it.talk = Some(Talk { on, note: step.note.clone().unwrap_or_default(), by: ctx.actor().name.clone() });
            f.it.reply_due = Some(term::report_due(on, &region, &law.calendar, &law.parameters));
        }
        SuperviseAction::Reply => {
            let text = guard::words(step.reply.as_deref().unwrap_or_default(), "reply", "回复")?;
            guard::promise(step.promise, today)?;
            org::file::attach(ctx, tx, &step.files, "supervise", f.it.id.0, &region).await?;
            let late = f.it.reply_due.is_some_and(|due| today > due);
            let m = mark(ctx, None);
            let files = step.files.clone();
            f.it.replies.push(Reply {
                at: m.at,
                by: m.by,
                name: m.name,
                text,
                files,
                promise: step.promise,
                late,
                returned: None,
            });
        }
        SuperviseAction::Return => {
            if let Some(last) = f.it.replies.last_mut() {
                last.returned = Some(mark(ctx, step.reason.clone()));
            }
            f.it.reply_due = Some(term::again_due(today, &region, &law.calendar, &law.parameters));
        }
        SuperviseAction::Accept => {
            f.it.ended = Some(mark(ctx, step.note.clone()));
            let promised = f.it.replies.last().and_then(|r| r.promise);
            f.it.rests_until = Some(promised.unwrap_or_else(|| term::rest_until(today, &region, &law.parameters)));
        }
        SuperviseAction::Conclude | SuperviseAction::Stop => f.it.ended = Some(mark(ctx, step.words())),
    }
    store::save(tx, f).await?;
    record(ctx, tx, f, action, before, step.words()).await?;
    effect::on_task(ctx, tx, f).await?;
    match action {
        SuperviseAction::Reply => tell::replied(ctx, tx, f).await,
        SuperviseAction::Return => {
            let due = f.it.reply_due.map(|d| d.to_string()).unwrap_or_default();
            let why = step.reason.clone().unwrap_or_default();
            tell::judged(ctx, tx, f, "returned", format!("{why}请于 {due} 前重新回复。")).await
        }
        SuperviseAction::Hold => {
            let due = f.it.reply_due.map(|d| d.to_string()).unwrap_or_default();
            tell::judged(ctx, tx, f, "held", format!("约谈已记录，请于 {due} 前提交整改报告。")).await
        }
        SuperviseAction::Accept => {
            let until = f.it.rests_until.map(|d| d.to_string()).unwrap_or_default();
            tell::judged(ctx, tx, f, "accepted", format!("回复已认可；请按承诺在 {until} 前完成。")).await
        }
        _ => Ok(()),
    }
}

/// 书记督办 names a leader when it is signed: the one chosen, who must be a leader of the region.
async fn leader(tx: &mut Tx, f: &Filed, step: &SuperviseMove, today: Date) -> Outcome<Option<(PersonId, String)>> {
    if f.it.step != Step::Secretary {
        return Ok(None);
    }
    let asked = step
        .leader
        .ok_or_else(|| Refusal::invalid("MISSING_FIELD", "“签发”书记督办须明确包抓领导。").at("leader", "必填"))?;
    let all = store::leaders(tx, &f.organ_path, today).await?;
    let found = all.into_iter().find(|l| l.0 == asked).ok_or_else(|| {
        Refusal::invalid("NOT_A_LEADER", "所选人员不是党政领导，不能包抓；请重新选择。").at("leader", "不是领导")
    })?;
    Ok(Some(found))
}

async fn more_time(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, step: &SuperviseMove) -> Outcome<()> {
    let before = f.it.term;
    let (action, to) = offer::step::<TermFlow>("延期申请", before, &step.action, &parties(ctx, f), &step.filled())?;
    f.it.term = to;
    match action {
        TermAction::Ask => {
            let (from, to) = guard::more_time(&f.it, step.due, &ctx.law().parameters, ctx.today())?;
            f.it.asked.push(Asked { from, to, mark: mark(ctx, step.reason.clone()), decided: None, granted: None });
        }
        TermAction::Grant | TermAction::Refuse => {
            let granted = action == TermAction::Grant;
            let m = mark(ctx, step.words());
            if let Some(asked) = f.it.asked.last_mut() {
                (asked.decided, asked.granted) = (Some(m), Some(granted));
                if granted {
                    f.it.reply_due = Some(asked.to);
                }
            }
        }
    }
    store::save(tx, f).await?;
    let event = Event::new(f.it.id, TermFlow::action_code(action), TermFlow::action_label(action))
        .moved(format!("term:{}", before.code()), format!("term:{}", to.code()))
        .note(step.words());
    ctx.record(tx, &event, f).await?;
    Ok(())
}

/// 每周调度: the leader in charge writes down what was looked at and decided.
pub async fn review(ctx: &Ctx, id: SuperviseId, note: &str) -> Outcome<()> {
    let note = guard::words(note, "note", "调度情况")?;
    let mut tx = ctx.begin().await?;
    let mut f = store::find(&mut tx, ctx.scope(), id).await?;
    guard::reviews(&f.it, ctx.actor().person)?;
    f.it.reviews.push(mark(ctx, Some(note.clone())));
    store::save(&mut tx, &mut f).await?;
    let event = Event::new(f.it.id, "review", "每周调度").note(Some(note));
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    Ok(())
}
