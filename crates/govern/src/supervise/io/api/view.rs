//! Shapes that are sent.

use super::super::{act, look, store};
use super::Named;
use crate::supervise::flow::{SuperviseAction, SuperviseFlow, TermFlow};
use crate::supervise::model::{Mark, Subject};
use crate::supervise::rule::shipped;
use crate::supervise::step::Step;
use crate::supervise::{guard, term};
use ::store::{Tx, ledger};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::flow::Flow;
use kernel::id::{FileId, PersonId, SuperviseId};
use org::ask::Readers;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::UnitRef;
use web::{Ctx, Offer, offer};

/// What a step is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubjectRef {
    /// `task` `hazard` `duty` `accident` `tour_visit`
    pub concept: String,
    /// The concept in Chinese.
    pub label: String,
    /// Path of its page, where it has one of its own.
    pub link: Option<String>,
    pub id: Uuid,
    pub number: String,
    pub title: String,
}

impl From<&Subject> for SubjectRef {
    fn from(s: &Subject) -> SubjectRef {
        let (label, page) = match s.concept.as_str() {
            "task" => ("任务", Some("tasks")),
            "hazard" => ("隐患", Some("hazards")),
            "accident" => ("事故", Some("accidents")),
            "tour_visit" => ("巡查", Some("tour-visits")),
            "duty" => ("周期性职责", None),
            _ => ("事项", None),
        };
        SubjectRef {
            concept: s.concept.clone(),
            label: label.into(),
            link: page.map(|page| format!("/{page}/{}", s.id)),
            id: s.id,
            number: s.number.clone(),
            title: s.title.clone(),
        }
    }
}

/// Who did something when, in what words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperviseMark {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
}

impl From<&Mark> for SuperviseMark {
    fn from(m: &Mark) -> SuperviseMark {
        SuperviseMark { at: m.at, name: m.name.clone(), note: m.note.clone() }
    }
}

/// A step in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisionRow {
    #[schema(value_type = Uuid)]
    pub id: SuperviseId,
    pub number: String,
    /// `remind` `urge` `supervise_letter` `interview` `circular` `accountability` `secretary` `assignment`
    pub step: String,
    pub step_label: String,
    pub subject: Option<SubjectRef>,
    pub unit: UnitRef,
    pub organ: UnitRef,
    pub title: String,
    pub state: String,
    pub state_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = Date)]
    pub reply_due: Option<Date>,
    /// Days past the last day for the answer; 0 when it is not past or none is awaited.
    pub late_days: i64,
    pub leader: Option<String>,
    pub version: i64,
}

/// An answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReplyView {
    pub mark: SuperviseMark,
    pub text: String,
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub promise: Option<Date>,
    pub late: bool,
    pub returned: Option<SuperviseMark>,
}

/// A record that others keep, as it stands now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatterView {
    pub label: String,
    pub number: String,
    pub title: String,
    /// Path of its page; empty where it has none.
    pub link: String,
    pub facts: Vec<MatterFact>,
}

/// One fact of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatterFact {
    pub label: String,
    pub value: String,
}

/// A talk as it was held.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TalkView {
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub note: String,
    pub by: String,
}

/// A request for more time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedView {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub mark: SuperviseMark,
    pub decided: Option<SuperviseMark>,
    pub granted: Option<bool>,
}

/// One line of the past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisePast {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub label: String,
    pub note: Option<String>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}

/// A leader who may be named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LeaderChoice {
    #[schema(value_type = Uuid)]
    pub id: PersonId,
    pub name: String,
}

/// A step with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisionPage {
    pub it: SupervisionRow,
    pub text: String,
    /// What it is about where that is no task, for whoever may see that too.
    pub matter: Option<MatterView>,
    /// Rule that made it, in words; `None`: a person did.
    pub rule: Option<String>,
    pub rule_source: Option<String>,
    /// Who signs this kind of step.
    pub signer: String,
    pub opened: SuperviseMark,
    pub signed: Option<SuperviseMark>,
    /// The paper that went out with it.
    #[schema(value_type = Option<Uuid>)]
    pub paper: Option<kernel::id::PaperId>,
    pub paper_number: Option<String>,
    pub talk: Option<TalkView>,
    pub replies: Vec<ReplyView>,
    pub asked: Vec<AskedView>,
    pub ended: Option<SuperviseMark>,
    #[schema(value_type = Option<String>, format = Date)]
    pub rests_until: Option<Date>,
    pub reviews: Vec<SuperviseMark>,
    /// A weekly review is late.
    pub review_late: bool,
    /// May the asker write a weekly review.
    pub reviewing: bool,
    /// Other steps on the same subject, the oldest first.
    pub ladder: Vec<SupervisionRung>,
    pub leaders: Vec<LeaderChoice>,
    pub past: Vec<SupervisePast>,
    pub offers: Vec<Offer>,
}

/// Another step on the same subject.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupervisionRung {
    #[schema(value_type = Uuid)]
    pub id: SuperviseId,
    pub number: String,
    pub step: String,
    pub step_label: String,
    pub state: String,
    pub state_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// The asker may open it.
    pub open: bool,
}

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
