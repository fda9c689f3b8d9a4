//! Records, red lights, steps of supervision and talks, as they were known.

use super::Used;
use super::who::{self, Who};
use crate::dossier::model::{FactLine, FileProof, RecordLine, RedLine, UnitThen};
use crate::dossier::red::{self, Turn};
use crate::dossier::rules::Frame;
use crate::duty::rules::Fact;
use crate::record::model::kind_label;
use crate::supervise::step::Step;
use ::store::Tx;
use ::store::known::{self, Known};
use ::store::{Value, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{FileId, PersonId, RecordId, SiteId, UnitId};
use org::ask::InCharge;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// As much of a record's after-image as counts or is told.
#[derive(Clone, Deserialize)]
struct RecordThen {
    kind: String,
    title: String,
    on: Date,
    people: Vec<PersonId>,
    units: Vec<UnitId>,
    object: Option<String>,
    site: Option<SiteId>,
    amount: i64,
    high_risk: bool,
    files: Vec<FileId>,
    state: String,
    at: Timestamp,
}

/// Valid records that may count or be told, by id.
pub struct Records(BTreeMap<Uuid, (RecordThen, Known)>);

impl Records {
    /// As counting sees them, for a unit.
    pub fn facts(&self, unit: UnitId) -> Vec<Fact> {
        let of = self.0.iter().filter(|(_, (r, _))| r.units.contains(&unit));
        of.map(|(id, (r, _))| Fact {
            id: RecordId(*id),
            kind: r.kind.clone(),
            on: r.on,
            units: vec![unit],
            people: r.people.clone(),
            title: r.title.clone(),
            object: r.object.clone(),
            site: r.site,
            high_risk: r.high_risk,
            amount: r.amount,
            entered_on: kernel::day_of(r.at),
        })
        .collect()
    }

    pub fn keep(&self, id: RecordId, used: &mut Used) {
        if let Some((_, known)) = self.0.get(&id.0) {
            used.keep(known);
        }
    }
}

/// Records of the units of the posts. A record is never changed, only voided, so its row says where to look.
pub async fn records(tx: &mut Tx, who: &Who, frame: &Frame) -> Outcome<Records> {
    let mut ids: BTreeSet<Uuid> = BTreeSet::new();
    // Windows reach beyond the period by two years at most.
    let from = frame.from.saturating_sub(jiff::Span::new().years(2));
    let to = frame.day;
    for unit in who.own() {
        let sql = "select record from duty_record_unit where unit = $1 and on_day >= $2 and on_day <= $3";
        for row in tx.all(sql, params![unit, from, to]).await? {
            ids.insert(row.get("record")?);
        }
    }
    let called: Vec<String> = who.called().into_iter().collect();
    let marks: Vec<String> = (3..called.len() + 3).map(|n| format!("${n}")).collect();
    let sql = format!(
        "select id from duty_record where kind = 'talk' and on_day >= $1 and on_day <= $2 and object in ({})",
        marks.join(",")
    );
    let mut values: Vec<Value> = params![frame.from, frame.to].to_vec();
    values.extend(called.into_iter().map(Value::from));
    for row in tx.all(&sql, &values).await? {
        ids.insert(row.get("id")?);
    }
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut out = BTreeMap::new();
    for (id, known) in known::images(tx, "record", &ids, frame.at).await? {
        let record: RecordThen = known.image()?;
        if record.state == "valid" {
            out.insert(id, (record, known));
        }
    }
    Ok(Records(out))
}

/// The person's records of the period, by day, with the hashes of their files.
pub async fn lines(
    tx: &mut Tx,
    all: &Records,
    person: PersonId,
    frame: &Frame,
    used: &mut Used,
) -> Outcome<Vec<RecordLine>> {
    let mine = all.0.iter().filter(|(_, (r, _))| r.people.contains(&person) && frame.from <= r.on && r.on <= frame.to);
    let mut out: Vec<RecordLine> = mine
        .map(|(id, (r, known))| RecordLine {
            id: RecordId(*id),
            on: r.on,
            kind_label: kind_label(&r.kind).into(),
            kind: r.kind.clone(),
            title: r.title.clone(),
            object: r.object.clone(),
            amount: r.amount,
            entered_on: kernel::day_of(r.at),
            files: r.files.iter().map(|f| FileProof { id: *f, name: String::new(), sha: String::new() }).collect(),
            event: used.keep(known),
        })
        .collect();
    out.sort_by_key(|r| (r.on, r.id));
    // A file's row is never changed: it is its content.
    for file in out.iter_mut().flat_map(|r| &mut r.files) {
        if let Some(row) = tx.opt("select name, sha from file where id = $1", params![file.id]).await? {
            (file.name, file.sha) = (row.get("name")?, row.get("sha")?);
        }
    }
    Ok(out)
}

/// A line of what another context answered.
pub fn line(c: &InCharge, used: &mut Used) -> FactLine {
    FactLine {
        concept: c.known.concept.clone(),
        id: c.known.record,
        on: c.on,
        number: c.number.clone(),
        title: c.title.clone(),
        say: c.say.clone(),
        event: used.keep(&c.known),
    }
}

#[derive(Clone, Deserialize)]
struct TaskThen {
    number: String,
    title: String,
    unit: UnitId,
    region_path: String,
    light: String,
}

/// Most red lights that are listed, the longest first.
const REDS: usize = 200;

/// When tasks of the charge were red within the period, and how often in all.
pub async fn reds(tx: &mut Tx, who: &Who, frame: &Frame, used: &mut Used) -> Outcome<(Vec<RedLine>, i64)> {
    let (units, regions) = (who.units(), who.regions());
    let mut ids: BTreeSet<Uuid> = BTreeSet::new();
    for unit in &units {
        for row in tx.all("select task from task_access where unit = $1", params![*unit]).await? {
            ids.insert(row.get("task")?);
        }
    }
    for path in &regions {
        let end = format!("{}0", path.strip_suffix('/').unwrap_or(path));
        let sql = "select id from task where region_path >= $1 and region_path < $2";
        for row in tx.all(sql, params![path, end]).await? {
            ids.insert(row.get("id")?);
        }
    }
    ids.extend(known::changed_since(tx, "task", frame.at).await?);
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut found: Vec<(TaskThen, red::Span<Known>, Uuid, i64)> = Vec::new();
    for (id, history) in known::histories(tx, "task", &ids, frame.at).await? {
        let mut turns: Vec<Turn<Known>> = Vec::new();
        let mut last = None;
        for known in history {
            let task: TaskThen = known.image()?;
            let mine = units.contains(&task.unit) || regions.iter().any(|r| task.region_path.starts_with(r));
            turns.push(Turn { on: kernel::day_of(known.at), red: mine && task.light == "red", key: known });
            last = Some(task);
        }
        let Some(task) = last else { continue };
        for span in red::spans(&turns) {
            let days = red::days(&span, frame.from, frame.to, frame.day);
            if days > 0 && who.held(span.from.max(frame.from)) {
                found.push((task.clone(), span, id, days));
            }
        }
    }
    let all = found.len() as i64;
    found.sort_by(|a, b| (-a.3, a.1.from, &a.0.number).cmp(&(-b.3, b.1.from, &b.0.number)));
    found.truncate(REDS);
    let names = who::names(tx, found.iter().map(|f| f.0.unit).collect(), frame).await?;
    let line = |(task, span, id, days): (TaskThen, red::Span<Known>, Uuid, i64)| RedLine {
        task: id,
        number: task.number,
        title: task.title,
        unit: UnitThen { id: task.unit, name: names.get(&task.unit).cloned().unwrap_or_default() },
        from: span.from,
        until: span.until,
        days,
        event: used.keep(&span.key),
    };
    Ok((found.into_iter().map(line).collect(), all))
}

#[derive(Deserialize)]
struct MarkThen {
    at: Timestamp,
    by: Option<PersonId>,
}

#[derive(Deserialize)]
struct TalkThen {
    on: Date,
}

#[derive(Deserialize)]
struct StepThen {
    number: String,
    step: Step,
    unit: UnitId,
    title: String,
    state: String,
    signed: Option<MarkThen>,
    talk: Option<TalkThen>,
    leader: Option<PersonId>,
    reviews: Vec<MarkThen>,
}

/// Steps of supervision that concern the charge or the person.
pub struct Steps(Vec<(StepThen, Known, Date)>);

/// Steps that were served on the charge in the period, signed by the person, or led by the person.
pub async fn steps(tx: &mut Tx, who: &Who, frame: &Frame) -> Outcome<Steps> {
    let mut ids: BTreeSet<Uuid> = BTreeSet::new();
    for unit in who.units() {
        for row in tx.all("select id from supervise where shown = $1", params![unit]).await? {
            ids.insert(row.get("id")?);
        }
    }
    for row in tx.all("select id from supervise where leader = $1", params![who.person]).await? {
        ids.insert(row.get("id")?);
    }
    for row in tx.all("select id from supervise where step = 'interview' and signed is not null", params![]).await? {
        ids.insert(row.get("id")?);
    }
    ids.extend(known::changed_since(tx, "supervise", frame.at).await?);
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut out = Vec::new();
    for (_, known) in known::images(tx, "supervise", &ids, frame.at).await? {
        let step: StepThen = known.image()?;
        let Some(served) = step.signed.as_ref().map(|m| kernel::day_of(m.at)) else { continue };
        if served <= frame.to {
            out.push((step, known, served));
        }
    }
    out.sort_by_key(|s| (s.2, s.1.record));
    Ok(Steps(out))
}

fn state(code: &str) -> &str {
    use crate::supervise::flow::SuperviseFlow;
    use kernel::flow::Flow;
    match SuperviseFlow::parse_state(code) {
        Some(state) => SuperviseFlow::state_label(state),
        None => code,
    }
}

fn told(s: &(StepThen, Known, Date), on: Date, say: String, used: &mut Used) -> FactLine {
    FactLine {
        concept: "supervise".into(),
        id: s.1.record,
        on,
        number: s.0.number.clone(),
        title: s.0.title.clone(),
        say,
        event: used.keep(&s.1),
    }
}

/// 书记督办 led by the person in the period, with the weekly reviews.
pub fn led(all: &Steps, who: &Who, frame: &Frame, used: &mut Used) -> Vec<FactLine> {
    let mine = all.0.iter().filter(|s| s.0.leader == Some(who.person));
    mine.map(|s| {
        let inside = |m: &&MarkThen| (frame.from..=frame.to).contains(&kernel::day_of(m.at));
        let reviews = s.0.reviews.iter().filter(inside).count();
        let say = format!(
            "{}起领办书记督办“{}”（{}），本期每周调度{reviews}次，{}",
            s.2,
            s.0.title,
            s.0.number,
            state(&s.0.state)
        );
        told(s, s.2, say, used)
    })
    .collect()
}

/// What was served on the own units and those of the portfolio in the period.
pub fn received(all: &Steps, who: &Who, frame: &Frame, used: &mut Used) -> Vec<FactLine> {
    let units = who.units();
    let of = all.0.iter().filter(|s| units.contains(&s.0.unit) && frame.from <= s.2 && who.held(s.2));
    of.map(|s| {
        let say = format!("{}，{}“{}”（{}），{}", s.2, s.0.step.label(), s.0.title, s.0.number, state(&s.0.state));
        told(s, s.2, say, used)
    })
    .collect()
}

/// Talks given and received: records of talks, and interviews that were held.
pub fn talks(records: &Records, steps: &Steps, who: &Who, frame: &Frame, used: &mut Used) -> Vec<FactLine> {
    let (called, own) = (who.called(), who.own());
    let inside = |on: Date| frame.from <= on && on <= frame.to && who.held(on);
    let mut out = Vec::new();
    for (id, (r, known)) in records.0.iter().filter(|(_, (r, _))| r.kind == "talk" && inside(r.on)) {
        let about = r.object.clone().unwrap_or_else(|| "未写明对象".into());
        let word = match (r.people.contains(&who.person), r.object.as_ref().is_some_and(|o| called.contains(o))) {
            (true, _) => "开展",
            (false, true) => "接受",
            (false, false) => continue,
        };
        let say = format!("{}，{word}谈话：{}（对象：{about}）", r.on, r.title);
        out.push(FactLine {
            concept: "record".into(),
            id: *id,
            on: r.on,
            number: String::new(),
            title: r.title.clone(),
            say,
            event: used.keep(known),
        });
    }
    for s in steps.0.iter().filter(|s| s.0.step == Step::Interview) {
        let Some(on) = s.0.talk.as_ref().map(|t| t.on).filter(|on| inside(*on)) else { continue };
        let signed = s.0.signed.as_ref().and_then(|m| m.by) == Some(who.person);
        let word = match (signed, own.contains(&s.0.unit)) {
            (true, _) => "签发并约谈",
            (false, true) => "被约谈",
            (false, false) => continue,
        };
        out.push(told(s, on, format!("{on}，{word}：{}（{}）", s.0.title, s.0.number), used));
    }
    out.sort_by_key(|l| (l.on, l.id));
    out
}
