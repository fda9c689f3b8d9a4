//! What the rules look at: tasks of this context, and what others keep (`org::ask::Pursues`).

use super::store::{self, Filed};
use crate::supervise::condition::YesFact;
use crate::supervise::ladder::Facts;
use crate::supervise::model::Subject;
use crate::supervise::rule::{About, Rule, shipped};
use crate::task::flow::{Pause, Work};
use crate::task::model::Task;
use ::store::Tx;
use kernel::id::{TaskId, UnitId};
use kernel::{Colour, Outcome};
use org::ask::{Pursued, Pursuers};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;
use web::Ctx;

/// One subject with the steps on it.
pub(super) struct Seen {
    pub facts: Facts,
    pub past: Vec<Filed>,
    /// Where it lies; `None`: a task, which is its document's office's.
    pub place: Option<String>,
    /// Facts for the step beside those of its subject.
    pub more: Option<serde_json::Value>,
}

/// Which rules are in use by which office.
#[derive(Default)]
pub(super) struct InUse(pub BTreeMap<String, (UnitId, Vec<&'static Rule>)>);

impl InUse {
    /// As switched, of rules that are in force today; a region without an office sends nothing.
    pub async fn load(ctx: &Ctx, tx: &mut Tx) -> Outcome<InUse> {
        let mut out = InUse::default();
        for s in store::switches(tx).await?.into_iter().filter(|s| s.used) {
            let Some(rule) = shipped().iter().find(|r| r.code == s.rule && r.in_force(ctx.today())) else { continue };
            if !out.0.contains_key(&s.organ_path) {
                let Some(office) = org::ask::office(tx, &s.organ_path).await? else { continue };
                out.0.insert(s.organ_path.clone(), (office, Vec::new()));
            }
            if let Some((_, rules)) = out.0.get_mut(&s.organ_path) {
                rules.push(rule);
            }
        }
        Ok(out)
    }

    /// An office between this one and the place uses the rule too, so that it is not this one's: nobody gets two letters.
    pub fn nearer(&self, rule: &Rule, organ_path: &str, place: Option<&str>) -> bool {
        let Some(place) = place else { return false };
        let below = self.0.iter().filter(|(path, _)| path.len() > organ_path.len() && path.starts_with(organ_path));
        below.filter(|(path, _)| place.starts_with(path.as_str())).any(|(_, o)| o.1.iter().any(|r| r.code == rule.code))
    }
}

/// Open subjects of an office, by id after `after`, at most `most`.
pub(super) async fn batch(
    ctx: &Ctx,
    tx: &mut Tx,
    about: About,
    organ_path: &str,
    after: Option<Uuid>,
    most: usize,
) -> Outcome<Vec<Seen>> {
    let mut out: Vec<Seen> = match about {
        About::Task => {
            let tasks = store::tasks(tx, organ_path, after.map(TaskId), most).await?;
            tasks.iter().map(|t| of_task(ctx, t)).collect()
        }
        other => match ctx.app().answer::<Pursuers>() {
            None => Vec::new(),
            Some(all) => match all.of(other.code()) {
                None => Vec::new(),
                Some(keeper) => {
                    let found = keeper.open(ctx, tx, organ_path, after, most).await?;
                    found.into_iter().map(|p| of_record(ctx, p)).collect()
                }
            },
        },
    };
    let ids: Vec<Uuid> = out.iter().map(|s| s.facts.subject.id).collect();
    let mut past = store::of_subjects(tx, &ids).await?;
    for seen in &mut out {
        seen.look_back(past.remove(&seen.facts.subject.id).unwrap_or_default());
    }
    Ok(out)
}

/// A record that others keep, open or ended; `None`: there is none, or nobody keeps its concept.
pub(super) async fn record(ctx: &Ctx, tx: &mut Tx, concept: &str, id: Uuid) -> Outcome<Option<Pursued>> {
    let Some(all) = ctx.app().answer::<Pursuers>() else { return Ok(None) };
    match all.of(concept) {
        Some(keeper) => keeper.one(ctx, tx, id).await,
        None => Ok(None),
    }
}

impl Seen {
    /// The steps on it, the oldest first.
    pub fn look_back(&mut self, past: Vec<Filed>) {
        self.facts.past = past.iter().map(|f| f.it.clone()).collect();
        self.past = past;
    }
}

fn of_task(ctx: &Ctx, task: &Task) -> Seen {
    let done = matches!(task.work, Work::Submitted | Work::LeadVerified | Work::Verified | Work::Closed);
    let marks = [(YesFact::Key, task.key), (YesFact::Standing, task.standing)];
    let facts = Facts {
        subject: Subject {
            concept: About::Task.code().into(),
            id: task.id.0,
            number: task.number.clone(),
            title: task.title.clone(),
        },
        unit: Some(task.unit),
        personal: false,
        today: ctx.today(),
        due: task.due,
        light: task.light,
        light_since: task.light_since,
        marks: marks.into_iter().filter(|m| m.1).map(|m| m.0).collect(),
        missed: 0,
        since: kernel::day_of(task.issued_at),
        rests: done || task.pause == Pause::Suspended,
        past: Vec::new(),
    };
    Seen { facts, past: Vec::new(), place: None, more: None }
}

fn of_record(ctx: &Ctx, p: Pursued) -> Seen {
    let facts = Facts {
        subject: Subject { concept: p.concept.into(), id: p.record, number: p.number, title: p.title },
        unit: p.unit,
        personal: p.person.is_some(),
        today: ctx.today(),
        due: p.due,
        light: if p.wrong_since.is_some() { Colour::Red } else { Colour::Green },
        light_since: p.wrong_since.unwrap_or(p.since),
        marks: p.marks.iter().filter_map(|m| YesFact::parse(m)).collect(),
        missed: p.missed,
        since: p.since,
        rests: p.ended.is_some(),
        past: Vec::new(),
    };
    let more = p.person.map(|person| json!({ "person": person }));
    Seen { facts, past: Vec::new(), place: Some(p.region_path), more }
}
