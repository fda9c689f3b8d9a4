//! SQL of supervision.

mod rules;
mod watch;

pub use rules::{Switched, fire, fired, switches};
pub use watch::{lapsed, led, pass, passed, pursued, tasks, told_lapse, told_week};

use crate::supervise::flow::{SuperviseFlow, TermFlow};
use crate::supervise::model::{Subject, Supervision};
use crate::supervise::step::Step;
use ::store::{Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{PersonId, SuperviseId, TaskId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// A step with the region of the organ that sends it.
#[derive(Clone, Debug, Serialize)]
pub struct Filed {
    #[serde(flatten)]
    pub it: Supervision,
    pub organ_path: String,
}

const COLUMNS: &str = "t.id, t.number, t.step, t.concept, t.subject, t.subject_number, t.subject_title, t.unit, t.organ, \
    t.organ_path, t.region_path, t.title, t.text, t.rule, t.facts, t.state, t.opened, t.signed, t.paper, t.paper_number, t.reply_due, t.talk, t.replies, \
    t.term, t.asked, t.ended, t.rests_until, t.leader, t.leader_name, t.reviews, t.version";

/// Who sees a step: the region's people, the organ, and once it is served the unit.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.shown", "t.organ"],
    access: None,
    areas: true,
    large: None,
};

/// The register, the newest first.
pub static LISTED: Listed = Listed {
    table: "supervise",
    joins: "join unit u on u.id = t.unit join unit o on o.id = t.organ",
    columns: "t.id, t.number, t.step, t.concept, t.subject, t.subject_number, t.subject_title, t.unit, t.organ, \
        t.organ_path, t.region_path, t.title, t.text, t.rule, t.facts, t.state, t.opened, t.signed, t.paper, t.paper_number, t.reply_due, t.talk, t.replies, \
        t.term, t.asked, t.ended, t.rests_until, t.leader, t.leader_name, t.reviews, t.version, \
        u.name as unit_name, u.short as unit_short, u.region_path as unit_region, \
        o.name as organ_name, o.short as organ_short, o.region_path as organ_region",
    on: SCOPE,
    sorts: &[
        Sort { name: "opened", column: "t.opened_at", kind: Kind::Time },
        Sort { name: "due", column: "t.due_key", kind: Kind::Date },
    ],
    default: "-opened",
};

fn maybe<T: serde::de::DeserializeOwned>(row: &Row, name: &str) -> Outcome<Option<T>> {
    let value: Option<serde_json::Value> = row.get(name)?;
    value.filter(|v| !v.is_null()).map(serde_json::from_value).transpose().map_err(Refusal::internal)
}

fn known<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("supervise.{what} holds {code}")))
}

/// One row.
pub fn decode(row: &Row) -> Outcome<Filed> {
    let (step, state, term): (String, String, String) = (row.get("step")?, row.get("state")?, row.get("term")?);
    let subject = match row.get::<Option<Uuid>>("subject")? {
        None => None,
        Some(id) => Some(Subject {
            concept: row.get::<Option<String>>("concept")?.unwrap_or_default(),
            id,
            number: row.get::<Option<String>>("subject_number")?.unwrap_or_default(),
            title: row.get::<Option<String>>("subject_title")?.unwrap_or_default(),
        }),
    };
    Ok(Filed {
        it: Supervision {
            id: row.get("id")?,
            number: row.get("number")?,
            step: known("step", &step, Step::parse(&step))?,
            subject,
            unit: row.get("unit")?,
            organ: row.get("organ")?,
            region_path: row.get("region_path")?,
            title: row.get("title")?,
            text: row.get("text")?,
            rule: row.get("rule")?,
            facts: maybe(row, "facts")?,
            state: known("state", &state, SuperviseFlow::parse_state(&state))?,
            opened: row.json("opened")?,
            signed: maybe(row, "signed")?,
            paper: row.get("paper")?,
            paper_number: row.get("paper_number")?,
            reply_due: row.get("reply_due")?,
            talk: maybe(row, "talk")?,
            replies: row.json("replies")?,
            term: known("term", &term, TermFlow::parse_state(&term))?,
            asked: row.json("asked")?,
            ended: maybe(row, "ended")?,
            rests_until: row.get("rests_until")?,
            leader: row.get("leader")?,
            leader_name: row.get("leader_name")?,
            reviews: row.json("reviews")?,
            version: row.get("version")?,
        },
        organ_path: row.get("organ_path")?,
    })
}

fn written(f: &Filed) -> Vec<(&'static str, Value)> {
    fn json<T: Serialize>(value: &Option<T>) -> Value {
        value.as_ref().map_or(Value::Null(Kind::Json), Value::json)
    }
    let s = &f.it;
    let areas = list::areas(&s.region_path);
    vec![
        ("step", s.step.code().into()),
        ("concept", s.subject.as_ref().map(|x| x.concept.clone()).into()),
        ("subject", s.subject.as_ref().map(|x| x.id).into()),
        ("subject_number", s.subject.as_ref().map(|x| x.number.clone()).into()),
        ("subject_title", s.subject.as_ref().map(|x| x.title.clone()).into()),
        ("unit", s.unit.into()),
        ("shown", s.signed.as_ref().filter(|_| s.person().is_none()).map(|_| s.unit).into()),
        ("organ", s.organ.into()),
        ("organ_path", (&f.organ_path).into()),
        ("region_path", (&s.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("title", (&s.title).into()),
        ("text", (&s.text).into()),
        ("rule", s.rule.clone().into()),
        ("facts", json(&s.facts)),
        ("state", s.state.code().into()),
        ("opened", Value::json(&s.opened)),
        ("opened_at", s.opened.at.into()),
        ("signed", json(&s.signed)),
        ("paper", s.paper.into()),
        ("paper_number", s.paper_number.clone().into()),
        ("reply_due", s.reply_due.into()),
        ("due_key", s.due_key().into()),
        ("talk", json(&s.talk)),
        ("replies", Value::json(&s.replies)),
        ("term", s.term.code().into()),
        ("asked", Value::json(&s.asked)),
        ("ended", json(&s.ended)),
        ("rests_until", s.rests_until.into()),
        ("leader", s.leader.into()),
        ("leader_name", s.leader_name.clone().into()),
        ("reviews", Value::json(&s.reviews)),
    ]
}

pub async fn insert(tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let columns = written(f);
    let mut names = vec!["id", "number", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![f.it.id, &f.it.number, f.it.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("supervise", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, f: &mut Filed) -> Outcome<()> {
    let columns = written(f);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 3)).collect();
    let sql = format!("update supervise set version = version + 1, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![f.it.id, f.it.version].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("督办件"));
    }
    f.it.version += 1;
    Ok(())
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: SuperviseId) -> Outcome<Filed> {
    if !list::visible(tx, scope, Right::SuperviseRead, &SCOPE, "supervise", id).await? {
        return Err(Refusal::not_found("督办件"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from supervise t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("督办件"))?)
}

/// Everything on one subject, the oldest first; whoever asks.
pub async fn of_subject(tx: &mut Tx, subject: Uuid) -> Outcome<Vec<Filed>> {
    let sql = format!("select {COLUMNS} from supervise t where t.subject = $1 order by t.opened_at, t.id");
    tx.all(&sql, params![subject]).await?.iter().map(decode).collect()
}

/// Everything on some subjects, the oldest first; whoever asks.
pub async fn of_subjects(tx: &mut Tx, subjects: &[Uuid]) -> Outcome<HashMap<Uuid, Vec<Filed>>> {
    let mut out: HashMap<Uuid, Vec<Filed>> = HashMap::new();
    for chunk in subjects.chunks(200) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select {COLUMNS} from supervise t where t.subject in ({}) order by t.opened_at, t.id",
            marks.join(",")
        );
        let values: Vec<Value> = chunk.iter().map(|id| Value::from(*id)).collect();
        for row in tx.all(&sql, &values).await? {
            let f = decode(&row)?;
            if let Some(subject) = f.it.subject.as_ref().map(|s| s.id) {
                out.entry(subject).or_default().push(f);
            }
        }
    }
    Ok(out)
}

/// Region of the office that issued a task's document, or leads the tour that found it.
pub async fn organ_of(tx: &mut Tx, task: TaskId) -> Outcome<String> {
    let sql = "select coalesce(p.region_path, r.region_path) as region_path from task t left join policy p on p.id = t.policy \
               left join tour r on r.id = t.policy where t.id = $1";
    tx.one(sql, params![task]).await?.get("region_path")
}

/// Leaders who may take charge in a region on a day, by name.
pub async fn leaders(tx: &mut Tx, path: &str, today: Date) -> Outcome<Vec<(PersonId, String)>> {
    let sql = "select p.id, p.name from person p join grant_held g on g.person = p.id where g.role = 'leader' and \
               g.region_path = $1 and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2) \
               group by p.id, p.name order by p.name, p.id";
    let one = |r: &Row| Ok((r.get("id")?, r.get("name")?));
    tx.all(sql, params![path, today]).await?.iter().map(one).collect()
}

/// One, whoever asks.
pub async fn by_id(tx: &mut Tx, id: SuperviseId) -> Outcome<Option<Filed>> {
    let row = tx.opt(&format!("select {COLUMNS} from supervise t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}
