//! A visit begins, brings evidence and findings, ends; what it found is handed over with its end, and closed by going there
//! again.

use super::{TourMove, known, mark, same, task, unit, who};
use crate::supervise::Step;
use crate::supervise::io::{open, store as steps};
use crate::supervise::model::Subject;
use crate::tour::flow::{FindingAction, FindingFlow, FindingState, TourState, VisitAction, VisitFlow, VisitState};
pub use crate::tour::io::act::form::{FindingResult, FindingTask, NewEvidence, NewFinding, NewRecheck};
use crate::tour::io::store;
use crate::tour::model::{Evidence, Finding, Hand, Method, Recheck, Visit};
use crate::tour::rules::{evidence, words};
use ::store::Tx;
use jiff::ToSpan;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::TourVisitId;
use kernel::{Outcome, Party, Refusal};
use web::{Ctx, offer};

/// Capacities of the asker on a visit.
pub fn parties(ctx: &Ctx, v: &Visit) -> Vec<Party> {
    who(ctx).parties(&v.region_path, &v.team)
}

/// Refuses whoever neither plans nor belongs to the team.
fn of_team(ctx: &Ctx, v: &Visit) -> Outcome<()> {
    match parties(ctx, v).iter().any(|p| matches!(p, Party::Clerk | Party::Lead)) {
        true => Ok(()),
        false => Err(Refusal::forbidden("NOT_YOURS", "由巡查（督查）组成员单位或组织单位登记，您不能代办。")),
    }
}

fn going(v: &Visit) -> Outcome<()> {
    match v.state {
        VisitState::Begun => Ok(()),
        s => Err(Refusal::conflict("WRONG_STATE", format!("巡查{}，只有进行中的可以登记。", s.label()))),
    }
}

async fn keep(ctx: &Ctx, tx: &mut Tx, v: &mut Visit, event: Event) -> Outcome<()> {
    store::visit::save(tx, v).await?;
    ctx.record(tx, &event, v).await?;
    Ok(())
}

/// Whether an action may be taken now, apart from the table.
pub async fn guard(ctx: &Ctx, tx: &mut Tx, v: &Visit, action: VisitAction) -> Outcome<()> {
    match action {
        VisitAction::Cancel => Ok(()),
        VisitAction::Finish => evidence::complete(&v.evidence),
        VisitAction::Begin => {
            let p = store::by_id(tx, v.tour).await?.ok_or_else(|| Refusal::not_found("巡查方案"))?;
            if p.state != TourState::Running {
                return Err(Refusal::conflict("NOT_RUNNING", format!("方案{}，不能进驻。", p.state.label())));
            }
            if ctx.today() < p.from || ctx.today() > p.to {
                let say = format!("今天不在方案期间（{} 至 {}）内，不能进驻。", p.from, p.to);
                return Err(Refusal::conflict("OUTSIDE_WINDOW", say));
            }
            Ok(())
        }
    }
}

/// Take one move. With its end what was found is handed over, in the same transaction.
pub async fn advance(ctx: &Ctx, id: TourVisitId, step: TourMove) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut v = store::visit::find(&mut tx, ctx.scope(), id).await?;
    same(v.version, step.version, "巡查")?;
    let before = v.state;
    let (action, to) = offer::step::<VisitFlow>("巡查", before, &step.action, &parties(ctx, &v), &step.filled())?;
    guard(ctx, &mut tx, &v, action).await?;
    let note = match step.words() {
        Some(text) => Some(words(&text, "note", "说明")?),
        None => None,
    };
    v.state = to;
    match action {
        VisitAction::Begin => v.begun_on = Some(ctx.today()),
        VisitAction::Finish => {
            v.finished_on = Some(ctx.today());
            v.summary = note.clone().unwrap_or_default();
        }
        VisitAction::Cancel => {}
    }
    let label = VisitFlow::action_label(action);
    v.marks.push((label.to_owned(), mark(ctx, note.clone())));
    let event = Event::new(id, VisitFlow::action_code(action), label).moved(before.code(), to.code()).note(note);
    keep(ctx, &mut tx, &mut v, event).await?;
    for mut f in store::visit::findings(&mut tx, id).await? {
        match action {
            VisitAction::Finish if f.hand == Hand::Task => task::at_the_end(ctx, &mut tx, &v, &mut f).await?,
            VisitAction::Finish => hand_over(ctx, &mut tx, &v, &mut f).await?,
            VisitAction::Cancel => drop_it(ctx, &mut tx, &mut f).await?,
            VisitAction::Begin => {}
        }
    }
    tx.commit().await?;
    Ok(())
}

fn moved(state: FindingState, action: FindingAction) -> Outcome<FindingState> {
    let all = [Party::Clerk, Party::Lead];
    FindingFlow::next(state, action, &all, &["note"]).map_err(|e| Refusal::internal(format!("{e:?}")))
}

pub(super) async fn keep_finding(
    ctx: &Ctx,
    tx: &mut Tx,
    f: &mut Finding,
    action: FindingAction,
    note: Option<String>,
) -> Outcome<()> {
    let before = f.state;
    f.state = moved(before, action)?;
    store::visit::save_finding(tx, f).await?;
    let event = Event::new(f.id, FindingFlow::action_code(action), FindingFlow::action_label(action))
        .moved(before.code(), f.state.code())
        .note(note);
    ctx.record(tx, &event, f).await?;
    Ok(())
}

/// 交办: an assignment is drafted for the unit, to be signed by the head of the office.
async fn hand_over(ctx: &Ctx, tx: &mut Tx, v: &Visit, f: &mut Finding) -> Outcome<()> {
    if f.state != FindingState::Noted {
        return Ok(());
    }
    let p = store::by_id(tx, v.tour).await?.ok_or_else(|| Refusal::not_found("巡查方案"))?;
    let subject = Subject { concept: "tour_visit".into(), id: v.id.0, number: p.number, title: v.tour_title.clone() };
    let new = open::New {
        id: ctx.id(),
        step: Step::Assignment,
        subject: Some(subject),
        unit: f.unit,
        organ: v.organ,
        organ_path: v.region_path.clone(),
        title: f.title.clone(),
        text: f.text.clone(),
        rule: None,
        facts: None,
        due: Some(f.due),
    };
    f.supervise = Some(open::open(ctx, tx, new).await?.it.id);
    keep_finding(ctx, tx, f, FindingAction::Assign, None).await
}

async fn drop_it(ctx: &Ctx, tx: &mut Tx, f: &mut Finding) -> Outcome<()> {
    match f.state {
        FindingState::Noted => keep_finding(ctx, tx, f, FindingAction::Drop, None).await,
        _ => Ok(()),
    }
}

/// Bring evidence by one of the four methods.
pub async fn bring(ctx: &Ctx, id: TourVisitId, ask: NewEvidence) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut v = store::visit::find(&mut tx, ctx.scope(), id).await?;
    of_team(ctx, &v)?;
    going(&v)?;
    let method = Method::parse(&ask.method).ok_or_else(|| {
        Refusal::invalid("NO_SUCH_METHOD", "请选择听汇报、查资料、看现场或访群众。").at("method", "未找到")
    })?;
    let text = words(&ask.text, "text", "记录")?;
    org::file::attach(ctx, &mut tx, &ask.files, "tour_visit", v.id.0, &v.region_path).await?;
    v.evidence.push(Evidence { method, text: text.clone(), files: ask.files, mark: mark(ctx, None) });
    let event = Event::new(id, "bring", method.label()).note(Some(text));
    keep(ctx, &mut tx, &mut v, event).await?;
    tx.commit().await?;
    Ok(())
}

/// Note what was found.
pub async fn note(ctx: &Ctx, id: TourVisitId, ask: NewFinding) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let v = store::visit::find(&mut tx, ctx.scope(), id).await?;
    of_team(ctx, &v)?;
    going(&v)?;
    let title = words(&ask.title, "title", "问题名称")?;
    let text = words(&ask.text, "text", "问题描述和整改要求")?;
    let unit = match ask.unit {
        Some(other) if other != v.target => {
            let units = known(ctx, &mut tx, &v.region_path).await?;
            unit(&units, other, "unit")?.id
        }
        _ => v.target,
    };
    let days = ctx.law().parameters.value("tour.finding_days", &v.region_path, ctx.today()) as i64;
    let due = ask.due.unwrap_or_else(|| ctx.today().saturating_add(days.days()));
    if due < ctx.today() {
        return Err(Refusal::invalid("DUE_PAST", "整改期限不能早于今天。").at("due", "早于今天"));
    }
    let hand = match ask.hand.as_deref().filter(|h| !h.is_empty()) {
        None => Hand::Assignment,
        Some(code) => Hand::parse(code).ok_or_else(|| {
            let say = "请选择交办方式：交办单或任务。";
            Refusal::invalid("NO_SUCH_HAND", say).at("hand", "未找到")
        })?,
    };
    let f = Finding {
        id: ctx.id(),
        visit: id,
        unit,
        title,
        text,
        due,
        hand,
        supervise: None,
        task: None,
        noted: mark(ctx, None),
        rechecks: Vec::new(),
        state: FindingFlow::START,
        version: 1,
    };
    store::visit::insert_finding(&mut tx, &f).await?;
    let event = Event::new(f.id, "note", "记录问题").moved("", f.state.code());
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    Ok(())
}

/// 复核: go there again and say of each finding whether it holds. What passed is closed, and its assignment with it; its
/// task must have been reported complete with evidence, and goes back to the unit where it does not hold.
///
/// # Errors
/// `WRONG_STATE`, `BAD_TIME`, `NO_RESULT`, `NOT_A_FINDING`, `NOT_HANDED`, `TASK_OPEN`, `MISSING_FIELD`, `NOT_YOURS`.
pub async fn recheck(ctx: &Ctx, id: TourVisitId, ask: NewRecheck) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut v = store::visit::find(&mut tx, ctx.scope(), id).await?;
    of_team(ctx, &v)?;
    let Some(finished) = v.finished_on.filter(|_| v.state == VisitState::Finished) else {
        return Err(Refusal::conflict("WRONG_STATE", "巡查完成并交办后才能复核。"));
    };
    let bad = |say: &str| Err(Refusal::invalid("BAD_TIME", say.to_owned()).at("on", say));
    let Some(on) = ask.on else { return bad("请填写复核日期。") };
    if on < finished || on > ctx.today() {
        return bad("复核日期应在巡查完成之后、不晚于今天。");
    }
    if ask.results.is_empty() {
        return Err(Refusal::invalid("NO_RESULT", "请至少填写一个问题的复核结果。").at("results", "必填"));
    }
    org::file::attach(ctx, &mut tx, &ask.files, "tour_visit", v.id.0, &v.region_path).await?;
    let mut all = store::visit::findings(&mut tx, id).await?;
    for result in &ask.results {
        let open = |f: &&mut Finding| f.id == result.finding && !f.state.closed();
        let f = all.iter_mut().find(open).ok_or_else(|| {
            let say = "复核的问题不在这次巡查里，或已经销号；请刷新页面。";
            Refusal::conflict("NOT_A_FINDING", say).at("results", "未找到")
        })?;
        let said = words(&result.note, "note", "复核情况")?;
        task::rechecked(ctx, &mut tx, f, result.passed, &said).await?;
        let by = mark(ctx, Some(said.clone()));
        f.rechecks.push(Recheck { on, passed: result.passed, mark: by, files: ask.files.clone() });
        let action = if result.passed { FindingAction::Pass } else { FindingAction::Fail };
        keep_finding(ctx, &mut tx, f, action, Some(said)).await?;
        if result.passed
            && let Some(step) = f.supervise
            && let Some(mut filed) = steps::by_id(&mut tx, step).await?
            && filed.it.open()
        {
            open::stop(ctx, &mut tx, &mut filed, &format!("{on} 现场复核通过，问题销号。")).await?;
        }
    }
    v.rechecked_on = v.rechecked_on.max(Some(on));
    v.marks.push(("复核".into(), mark(ctx, Some(format!("{on} 复核 {} 个问题", ask.results.len())))));
    let event = Event::new(id, "recheck", "复核");
    keep(ctx, &mut tx, &mut v, event).await?;
    tx.commit().await?;
    Ok(())
}
