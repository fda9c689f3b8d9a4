//! Steps of the rectification.

use super::{Step, event, files, report, stamp, who};
use crate::hazard::flow::{Action, HazardFlow, ListingAction, State};
use crate::hazard::io::store;
use crate::hazard::model::{Grade, Hazard, Piece, Recheck};
use crate::hazard::rules::{clock, evidence, grade, limits};
use ::store::{Tx, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::PersonId;
use kernel::{Outcome, Refusal};
use web::{Ctx, offer};

/// The action that is meant: verifying what was already found to be major is verifying it as major.
fn meant<'a>(h: &Hazard, step: &'a Step) -> &'a str {
    match step.action.as_str() {
        "verify" if step.grade.as_deref() == Some(Grade::Major.code()) && !h.is_major() => "verify_major",
        other => other,
    }
}

pub(super) async fn step(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    let (who, today, region) = (who(ctx), ctx.today(), before.region_path.clone());
    let code = meant(&before, step);
    let mut h = before.clone();
    if let Some(judged) = report::judge(ctx, &h.trade, kernel::day_of(h.found_at), &h.text, &step.answers)? {
        h.verdict = Some(judged);
    }
    if let Some(action) = HazardFlow::parse_action(code) {
        who.four_eyes(&before, action)?;
        // Said before "wrong state": to lower what a criterion names is forbidden in every state.
        if action == Action::Verify && before.state == State::Reported {
            grade::verify_general(&h)?;
        }
    }
    let parties = who.parties(&before);
    let (action, to) = offer::step::<HazardFlow>("隐患", before.state, code, &parties, &step.filled(&before))?;
    if who.never(&before, action) {
        return Err(Refusal::forbidden(
            "NOT_YOURS",
            format!("“{}”应由监管部门办理，您不能代办。", HazardFlow::action_label(action)),
        ));
    }
    let brought = files::check(ctx, tx, &before, &step.evidence).await?;
    let have = files::together(tx, &before, &brought).await?;
    h.state = to;
    if let Some(kind) = step.kind.as_deref().filter(|k| !k.is_empty()) {
        limits::known_kind(kind)?;
        h.kind = kind.to_owned();
    }
    let law = ctx.law();
    match action {
        Action::Verify => {
            h.grade = Some(Grade::General);
            h.verified = Some(stamp(ctx));
            h.step_due = None;
            h.due = Some(general_due(ctx, &region, step.due)?);
            take_charge(ctx, tx, &mut h, step).await?;
        }
        Action::VerifyMajor | Action::Upgrade => {
            h.grade = Some(Grade::Major);
            h.verified = Some(stamp(ctx));
            h.step_due = None;
            h.due = Some(clock::plan_by(law, &region, today).day);
            (h.rectified, h.recheck) = (None, None);
            take_charge(ctx, tx, &mut h, step).await?;
        }
        Action::Downgrade => lower(ctx, tx, &mut h, step).await?,
        Action::Fix => {
            evidence::fixed(&have)?;
            h.rectified = Some(stamp(ctx));
            h.step_due = Some(clock::review_by(law, &region, h.grade, today).day);
        }
        Action::Plan => {
            let plan = step.plan.clone().unwrap_or_default();
            limits::plan(&plan, today)?;
            h.plan = Some(plan);
            h.step_due = Some(clock::plan_answer_by(law, &region, today).day);
        }
        Action::ApprovePlan => {
            h.due = h.plan.as_ref().and_then(|p| p.deadline);
            h.step_due = None;
        }
        Action::RefusePlan => {
            h.due = Some(clock::plan_by(law, &region, today).day);
            h.step_due = None;
            h.returned += 1;
        }
        Action::Rectify => {}
        Action::Finish => {
            evidence::finish(&h, &have)?;
            h.rectified = Some(stamp(ctx));
            h.recheck = None;
            h.step_due = Some(clock::review_by(law, &region, h.grade, today).day);
        }
        Action::Pass => {
            h.recheck = Some(recheck(ctx, tx, &before, step, &have, true).await?);
            h.step_due = Some(clock::close_by(law, &region, today).day);
        }
        Action::Return => {
            h.recheck = Some(recheck(ctx, tx, &before, step, &have, false).await?);
            h.step_due = None;
            h.returned += 1;
            // A firm that has no days left gets no new ones by being sent back; one that never had a term gets the usual.
            h.due = h.due.or(Some(clock::general(law, &region, today).day));
        }
        Action::Close => {
            limits::close(&before)?;
            h.closed = Some(stamp(ctx));
            h.step_due = None;
        }
        Action::Reopen => {
            (h.closed, h.rectified, h.recheck, h.merged_into) = (None, None, None, None);
            match to {
                State::Reported => h.step_due = Some(clock::verify_by(law, &region, today).day),
                _ => h.due = Some(clock::general(law, &region, today).day),
            }
        }
        Action::Merge => h.merged_into = Some(twin(ctx, tx, &before, step).await?),
        Action::Void => h.step_due = None,
    }
    let event = event::<HazardFlow>(&h, action, before.state, to, words(step, &h, action));
    let id = super::keep(ctx, tx, &mut h, &before, event, None, None).await?;
    if action == Action::Reopen && before.state == State::Closed {
        super::again(ctx, tx, &h, "销号后又重新立案").await?;
    }
    files::attach(ctx, tx, &h, &brought, id).await?;
    match action {
        Action::Pass => super::listing::follow(ctx, tx, &mut h, ListingAction::Apply).await?,
        Action::Return if before.state == State::Accepted => {
            super::listing::follow(ctx, tx, &mut h, ListingAction::SendBack).await?;
        }
        _ => {}
    }
    Ok(h)
}

/// What the ledger says beside the label: the words, and for a recheck who was there.
fn words(step: &Step, h: &Hazard, action: Action) -> Option<String> {
    let said = step.words().filter(|w| !w.trim().is_empty());
    let there = match (action, &h.recheck) {
        (Action::Pass | Action::Return, Some(r)) if !r.officers.is_empty() => {
            let names: Vec<&str> = r.officers.iter().map(|o| o.1.as_str()).collect();
            Some(format!("现场人员：{}", names.join("、")))
        }
        _ => None,
    };
    match (said, there) {
        (Some(a), Some(b)) => Some(format!("{a}（{b}）")),
        (a, b) => a.or(b),
    }
}

fn general_due(ctx: &Ctx, region: &str, wanted: Option<Date>) -> Outcome<Date> {
    let Some(day) = wanted else { return Ok(clock::general(ctx.law(), region, ctx.today()).day) };
    clock::general_within(ctx.law(), region, ctx.today(), day)?;
    Ok(day)
}

/// Who is in charge from now on: the unit that is named, or, where nobody was, the verifier's own.
async fn take_charge(ctx: &Ctx, tx: &mut Tx, h: &mut Hazard, step: &Step) -> Outcome<()> {
    if let Some(unit) = step.unit {
        if !store::units(tx, &[unit]).await?.contains_key(&unit) {
            let say = "监管单位不在组织机构中，请重新选择。";
            return Err(Refusal::invalid("UNIT_UNKNOWN", say).at("unit", "未找到"));
        }
        h.regulator = Some(unit);
    } else if h.regulator.is_none() && who(ctx).supervises(h) && ctx.actor().unit != h.unit {
        h.regulator = ctx.actor().unit;
    }
    Ok(())
}

/// Major to general, with the form (handbook 03 §5 ⑤).
async fn lower(ctx: &Ctx, tx: &mut Tx, h: &mut Hazard, step: &Step) -> Outcome<()> {
    if !h.is_major() {
        return Err(Refusal::conflict("NOT_MAJOR", "这条隐患不是重大隐患，不需要改判。"));
    }
    let review = step.review.clone().unwrap_or_default();
    let certified = store::certified(tx, &review.officers, &h.region_path, &h.trade, ctx.today()).await?;
    let others = certified.iter().filter(|o| Some(o.0) != ctx.actor().person).count();
    grade::review_complete(&review, others)?;
    if h.listing.is_some() {
        let say = "这条隐患的挂牌督办还没有办结，摘牌或撤销提名后才能改判。";
        return Err(Refusal::conflict("STILL_LISTED", say));
    }
    h.grade = Some(Grade::General);
    match h.state {
        State::Reported => {}
        _ => h.due = Some(clock::general(ctx.law(), &h.region_path, ctx.today()).day),
    }
    // What the criteria said stays to be read; it no longer decides.
    if let Some(v) = &mut h.verdict {
        let names: Vec<&str> = certified.iter().map(|o| o.1.as_str()).collect();
        v.outcome = law::criterion::Outcome::NotMajor;
        v.why = format!(
            "{}　判定复核单（执法人员 {}，专家 {}）：{}",
            v.why,
            names.join("、"),
            review.expert.trim(),
            review.opinion.trim()
        );
    }
    Ok(())
}

/// Who was on the spot. A major hazard needs two certified officers, and to pass also an expert's opinion and pictures.
async fn recheck(ctx: &Ctx, tx: &mut Tx, h: &Hazard, step: &Step, have: &[Piece], passed: bool) -> Outcome<Recheck> {
    let mut people: Vec<PersonId> = step.officers.clone();
    people.extend(ctx.actor().person.filter(|me| !step.officers.contains(me)));
    let officers = store::certified(tx, &people, &h.region_path, &h.trade, ctx.today()).await?;
    let expert = step.expert.clone().filter(|e| !e.trim().is_empty());
    let looked = matches!(h.state, State::Review | State::Fixed);
    if h.is_major() && looked {
        let least = ctx.law().parameters.value("hazard.officers_least", &h.region_path, ctx.today()) as usize;
        if officers.len() < least {
            return Err(grade::two_officers(officers.len(), "重大隐患现场复查"));
        }
        if passed {
            let opinion = expert.is_some() && step.note.as_deref().is_some_and(|n| !n.trim().is_empty());
            evidence::pass_major(have, opinion)?;
        }
    }
    let note = step.words().filter(|w| !w.trim().is_empty());
    let stamp = stamp(ctx);
    Ok(Recheck { at: stamp.at, by: stamp.by, name: stamp.name, officers, expert, passed, note })
}

/// The hazard into which this one is merged: visible, at the same site, still open, another one.
async fn twin(ctx: &Ctx, tx: &mut Tx, h: &Hazard, step: &Step) -> Outcome<kernel::id::HazardId> {
    let bad = |say: &str| Refusal::invalid("BAD_TWIN", say).at("into", "不能并入");
    let id = step.into.ok_or_else(|| bad("请选择并入哪一条隐患。"))?;
    let other = store::find(tx, ctx.scope(), id).await.map_err(|_| bad("要并入的隐患没有找到，请重新选择。"))?;
    if other.id == h.id || other.site != h.site {
        return Err(bad("只能并入同一场所的另一条隐患，请重新选择。"));
    }
    if other.state.closed() {
        return Err(bad("要并入的隐患已经办结，不能再并入；如是再次发生，请按新隐患办理。"));
    }
    if h.is_major() && !other.is_major() {
        return Err(bad("重大隐患不能并入一般隐患；请先将那一条改判为重大。"));
    }
    let listed = tx.opt("select 1 as one from listing where hazard = $1 and open", params![h.id]).await?;
    if listed.is_some() {
        return Err(bad("这条隐患的挂牌督办还没有办结，不能并案。"));
    }
    Ok(id)
}
