//! A step as it is sent: its row, its page, what may be done.

mod shape;

pub use shape::*;

use super::super::{act, look, store};
use super::Named;
use crate::supervise::flow::{SuperviseAction, SuperviseFlow, TermFlow};
use crate::supervise::model::Subject;
use crate::supervise::rule::shipped;
use crate::supervise::step::Step;
use crate::supervise::{guard, term};
use ::store::{Tx, ledger};
use kernel::Outcome;
use kernel::flow::Flow;
use org::ask::Readers;
use web::{Ctx, Offer, offer};

/// A row of the list.
pub fn row(ctx: &Ctx, n: &Named) -> SupervisionRow {
    let s = &n.f.it;
    let late = s.reply_due.filter(|_| s.lapsed(ctx.today()));
    SupervisionRow {
        id: s.id,
        number: s.number.clone(),
        step: s.step.code().into(),
        step_label: s.step.label().into(),
        subject: s.subject.as_ref().map(Into::into),
        unit: n.unit.clone(),
        organ: n.organ.clone(),
        title: s.title.clone(),
        state: s.state.code().into(),
        state_label: s.state.label().into(),
        opened_at: s.opened.at,
        reply_due: s.reply_due.filter(|_| s.waits() || s.signed.is_none()),
        replied_at: s.replies.last().map(|r| r.at),
        late_days: late.map_or(0, |due| crate::task::model::days_between(due, ctx.today())),
        leader: s.leader_name.clone(),
        version: s.version,
    }
}

/// What the asker may do now, by the verbs' own guards.
fn offers(ctx: &Ctx, n: &Named) -> Vec<Offer> {
    let s = &n.f.it;
    let who = act::who(ctx);
    let mut parties = act::parties(ctx, &n.f);
    // The clock's moves are nobody's buttons.
    parties.retain(|p| *p != kernel::Party::Clock);
    let say = |r: Outcome<()>| r.err().map(|e| e.say);
    let mut out = offer::offers::<SuperviseFlow>(s.state, &parties, |a| match a {
        SuperviseAction::Sign => say(who.may_sign(s.step, &n.f.organ_path)),
        _ => say(guard::judges(s, a, &parties).and_then(|()| guard::four_eyes(s, a, ctx.actor().person))),
    });
    // A move that this kind of step never takes is no button at all.
    out.retain(|o| SuperviseFlow::parse_action(&o.action).is_none_or(|a| guard::fits(s, a).is_ok()));
    for o in out.iter_mut().filter(|o| o.action == "sign" && s.step == Step::Secretary) {
        o.needs.push("leader".into());
    }
    for o in out.iter_mut().filter(|o| o.action == "sign" && s.step.is_held()) {
        o.needs.extend(["meet_at".into(), "place".into()]);
    }
    if s.waits() && s.reply_due.is_some() {
        out.extend(offer::offers::<TermFlow>(s.term, &parties, |a| match a {
            crate::supervise::flow::TermAction::Ask => {
                let next = s.reply_due.map(|d| d.saturating_add(jiff::ToSpan::day(1)));
                say(guard::more_time(s, next, &ctx.law().parameters, ctx.today()).map(|_| ()))
            }
            _ => None,
        }));
    }
    out
}

async fn matter(ctx: &Ctx, tx: &mut Tx, of: Option<&Subject>) -> Outcome<Option<MatterView>> {
    let (Some(subject), Some(readers)) = (of, ctx.app().answer::<Readers>()) else { return Ok(None) };
    let Some(found) = look::record(ctx, tx, &subject.concept, subject.id).await? else { return Ok(None) };
    if readers.may_read(ctx, tx, &subject.concept, subject.id).await? != Some(true) {
        return Ok(None);
    }
    Ok(Some(MatterView {
        label: SubjectRef::from(subject).label,
        number: found.number,
        title: found.title,
        link: found.link,
        facts: found.facts.into_iter().map(|(label, value)| MatterFact { label, value }).collect(),
    }))
}

/// The whole page.
pub async fn page(ctx: &Ctx, tx: &mut Tx, n: Named) -> Outcome<SupervisionPage> {
    let s = &n.f.it;
    let rule = s.rule.as_deref().and_then(|code| shipped().iter().find(|r| r.code == code));
    let mut ladder = Vec::new();
    if let Some(subject) = &s.subject {
        for other in store::of_subject(tx, subject.id).await? {
            let open = other.it.id == s.id || store::find(tx, ctx.scope(), other.it.id).await.is_ok();
            // A draft that the asker may not see does not exist for them.
            if open {
                ladder.push(SupervisionRung {
                    id: other.it.id,
                    number: other.it.number,
                    step: other.it.step.code().into(),
                    step_label: other.it.step.label().into(),
                    state: other.it.state.code().into(),
                    state_label: other.it.state.label().into(),
                    opened_at: other.it.opened.at,
                    open,
                });
            }
        }
    }
    let matter = matter(ctx, tx, s.subject.as_ref()).await?;
    let leaders = match s.step == Step::Secretary && s.signed.is_none() {
        true => store::leaders(tx, &n.f.organ_path, ctx.today()).await?,
        false => Vec::new(),
    };
    let past = ledger::of(tx, "supervise", s.id.0).await?.into_iter().map(|e| SupervisePast {
        at: e.at,
        name: e.actor_name,
        label: e.label,
        note: e.note,
        sealed: e.sealed,
    });
    let replies = s.replies.iter().map(|r| ReplyView {
        mark: SuperviseMark { at: r.at, name: r.name.clone(), note: None },
        text: r.text.clone(),
        files: r.files.clone(),
        promise: r.promise,
        late: r.late,
        returned: r.returned.as_ref().map(Into::into),
    });
    let asked = s.asked.iter().map(|a| AskedView {
        from: a.from,
        to: a.to,
        mark: (&a.mark).into(),
        decided: a.decided.as_ref().map(Into::into),
        granted: a.granted,
    });
    Ok(SupervisionPage {
        text: s.text.clone(),
        matter,
        rule: rule.map(|r| r.title.clone()),
        rule_source: rule.map(|r| r.source.clone()),
        signer: s.step.signer().into(),
        opened: (&s.opened).into(),
        signed: s.signed.as_ref().map(Into::into),
        paper: s.paper,
        paper_number: s.paper_number.clone(),
        talk: s.talk.as_ref().map(|t| TalkView { on: t.on, note: t.note.clone(), by: t.by.clone() }),
        replies: replies.collect(),
        asked: asked.collect(),
        ended: s.ended.as_ref().map(Into::into),
        rests_until: s.rests_until,
        reviews: s.reviews.iter().map(Into::into).collect(),
        review_late: s.open() && term::review_late(s, ctx.today(), &ctx.law().parameters),
        reviewing: guard::reviews(s, ctx.actor().person).is_ok(),
        leaders: leaders.into_iter().map(|(id, name)| LeaderChoice { id, name }).collect(),
        past: past.collect(),
        offers: offers(ctx, &n),
        it: row(ctx, &n),
        ladder,
    })
}
