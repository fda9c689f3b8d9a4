//! The paper that goes out with a step: filled from the record when the step is signed, numbered, frozen and served in the
//! same transaction. Whoever may sign the step signs its paper; the step's own rules have decided that.

use super::look;
use super::store::{self, Filed};
use crate::paper::io as papers;
use crate::paper::model::Draft;
use crate::supervise::rule::About;
use crate::supervise::step::Step;
use crate::supervise::term;
use crate::task::io::store as tasks;
use ::store::{Tx, params};
use jiff::civil::Date;
use kernel::id::{TaskId, UnitId};
use kernel::{Outcome, Scope};
use serde_json::{Value, json};
use web::Ctx;

/// When and where an interview is to be held, as said on signing.
#[derive(Clone, Debug, Default)]
pub struct Meeting {
    pub at: String,
    pub place: String,
}

/// Draft and sign the paper of a step that is just signed; its number, or `None` where the step has no paper.
pub async fn issue(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, meeting: &Meeting) -> Outcome<()> {
    let Some(template) = f.it.step.paper() else { return Ok(()) };
    let names = tasks::units(tx, &[f.it.unit, f.it.organ]).await?;
    let name = |id: UnitId| names.get(&id).map(|u| u.name.clone()).unwrap_or_default();
    let facts = facts(ctx, tx, f, meeting, (&name(f.it.unit), &name(f.it.organ))).await?;
    let to = addressee(tx, f).await?;
    let draft = Draft {
        template: template.into(),
        organ: f.it.organ,
        copy_to: if to == f.it.unit { Vec::new() } else { vec![f.it.unit] },
        to: vec![to],
        concept: "supervise".into(),
        about: f.it.id.0,
        facts,
        signer: ctx.actor().person,
    };
    // The machine drafts; the person who signed the step signs the paper, for the organ that sends it.
    let id = papers::draft(&Ctx::system(ctx.app().clone()).at(ctx.now()), tx, draft).await?;
    let signer = Ctx::new(ctx.app().clone(), ctx.actor().clone(), Scope::everything(), String::new()).at(ctx.now());
    let issued = papers::sign(&signer, tx, id).await?;
    (f.it.paper, f.it.paper_number) = (Some(id), Some(issued.number));
    Ok(())
}

/// A hand-over goes to the discipline inspection of the organ's region, everything else to the unit.
async fn addressee(tx: &mut Tx, f: &Filed) -> Outcome<UnitId> {
    if f.it.step != Step::Accountability {
        return Ok(f.it.unit);
    }
    let sql = "select id from unit where kind = 'supervision_commission' and region_path = $1 order by id limit 1";
    let found = tx.opt(sql, params![&f.organ_path]).await?;
    found.map_or(Ok(f.it.unit), |r| r.get("id"))
}

async fn facts(ctx: &Ctx, tx: &mut Tx, f: &Filed, meeting: &Meeting, names: (&str, &str)) -> Outcome<Value> {
    let (unit, organ) = names;
    let today = ctx.today();
    let task = match f.it.subject.as_ref().filter(|s| s.concept == "task") {
        Some(s) => tasks::by_id(tx, TaskId(s.id)).await?,
        None => None,
    };
    let matter = match f.it.subject.as_ref().filter(|s| s.concept != "task") {
        Some(s) => look::record(ctx, tx, &s.concept, s.id).await?,
        None => None,
    };
    let matter = matter.map(|p| {
        let facts: Vec<Value> =
            p.facts.iter().map(|(label, value)| json!({ "label": label, "value": value })).collect();
        let sort = About::parse(p.concept).map_or("事项", About::label);
        json!({ "sort": sort, "number": p.number, "facts": facts })
    });
    let past = match &f.it.subject {
        Some(s) => store::of_subject(tx, s.id).await?,
        None => Vec::new(),
    };
    let day = |d: Option<Date>| d.map_or_else(|| "未定".to_owned(), |d| d.to_string());
    let rows: Vec<Value> = task
        .iter()
        .map(|t| {
            let progress = format!("{}%", t.progress);
            json!({ "title": t.title, "due": day(t.due), "days_late": t.overdue_days(today), "progress": progress })
        })
        .collect();
    let taken: Vec<Value> = past
        .iter()
        .filter(|s| s.it.signed.is_some() && s.it.id != f.it.id && s.it.step != Step::Remind)
        .map(|s| {
            let on = s.it.signed.as_ref().map(|m| kernel::day_of(m.at).to_string());
            let number = s.it.paper_number.clone().unwrap_or_else(|| s.it.number.clone());
            json!({ "on": on, "what": format!("{}（{number}）", s.it.step.label()) })
        })
        .collect();
    let law = ctx.law();
    let reply_by = f.it.reply_due.or_else(|| {
        // A circular asks for a report like a letter does.
        term::reply_due(Step::SuperviseLetter, today, &f.it.region_path, &law.calendar, &law.parameters)
    });
    let own = json!({
        "subject": f.it.title,
        "unit": { "name": unit },
        "contact": organ,
        "text": f.it.text,
        "reason": f.it.text.trim_end_matches('。'),
        "urged": past.iter().filter(|s| s.it.step == Step::Urge).count(),
        "tasks": rows,
        "matter": matter,
        "reply_by": day(reply_by),
        "finish_by": day(reply_by),
        "prepare_by": day(reply_by),
        "when": meeting.at,
        "where": meeting.place,
        "host": ctx.actor().name,
        "guests": [format!("{unit}主要负责人")],
        "topics": [f.it.text],
        "opening": "现将安全生产任务落实中的突出问题通报如下。",
        "cases": [{ "unit": unit, "what": f.it.text }],
        "facts_found": f.it.text,
        "steps": taken,
        "files": [],
        "source": "领导批示和会议议定事项",
        "items": [{ "what": format!("{}：{}", f.it.title, f.it.text), "due": day(f.it.reply_due) }],
        "accept_days": law.parameters.value("task.accept_days", &f.it.region_path, today) as i64,
        "meet_by": day(Some(law.calendar.add_working_days(today, 5))),
        "report_by": day(reply_by),
    });
    // What the step was begun with goes before what can be told from it.
    let mut out = own;
    if let (Some(out), Some(more)) = (out.as_object_mut(), f.it.facts.as_ref().and_then(Value::as_object)) {
        out.extend(more.clone());
    }
    Ok(out)
}
