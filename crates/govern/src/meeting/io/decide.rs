//! Decisions: noted while the minutes are open, sent as 交办单 when they are signed.

use super::act::{for_host, mark, only};
use super::store;
use crate::meeting::flow::Standing;
use crate::meeting::guard;
use crate::meeting::model::{Decision, Item, Meeting};
use crate::supervise::guard::no_twin;
use crate::supervise::io::open::{self, New};
use crate::supervise::io::store as steps;
use crate::supervise::model::Subject;
use crate::supervise::step::Step;
use crate::task::flow::Work;
use crate::task::io::store as tasks;
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{MeetingId, SuperviseId, TaskId, UnitId};
use kernel::{Outcome, Refusal};
use serde_json::json;
use web::Ctx;

/// Most decisions of one meeting.
const MOST: usize = 60;

/// What is typed in.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub version: Option<i64>,
    /// `add` `remove`
    pub op: String,
    pub place: Option<i64>,
    pub item: Option<u32>,
    pub text: String,
    pub lead: Option<UnitId>,
    pub due: Option<Date>,
}

/// Note a decision, or take one back that was not sent yet.
pub async fn change(ctx: &Ctx, id: MeetingId, ask: Change) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut m = for_host(ctx, &mut tx, id, ask.version).await?;
    only(&m, Standing::Held, "记录议定事项")?;
    let (label, note) = match ask.op.as_str() {
        "add" | "" => {
            let (text, lead, due) = guard::decision(&ask.text, ask.lead, ask.due, ctx.today())?;
            if m.decisions.len() >= MOST {
                let say = format!("一次会议最多记 {MOST} 项议定事项，请合并同类事项。");
                return Err(Refusal::invalid("TOO_MANY", say).at("text", "过多"));
            }
            if let Some(n) = ask.item
                && !m.agenda.iter().any(|i| i.n == n)
            {
                let say = format!("议程中没有第 {n} 号议题，请刷新页面。");
                return Err(Refusal::invalid("NO_SUCH_ITEM", say).at("item", "未找到"));
            }
            let unit = tasks::units(&mut tx, &[lead]).await?.remove(&lead);
            let unit = unit.ok_or_else(|| {
                Refusal::invalid("UNIT_UNKNOWN", "牵头单位不在组织机构中，请重新选择。").at("lead", "未找到")
            })?;
            let place = m.decisions.iter().map(|d| d.place).max().unwrap_or(0) + 1;
            m.decisions.push(Decision {
                place,
                item: ask.item,
                text: text.clone(),
                lead,
                lead_name: unit.short,
                due,
                by: mark(ctx, None),
                step: None,
                step_number: None,
            });
            ("记录议定事项", text)
        }
        "remove" => {
            let at = m.decisions.iter().position(|d| Some(d.place) == ask.place);
            let at = at.ok_or_else(|| {
                Refusal::invalid("NO_SUCH_DECISION", "没有这项议定事项，请刷新页面。").at("place", "未找到")
            })?;
            ("删去议定事项", m.decisions.remove(at).text)
        }
        other => {
            let say = format!("没有“{other}”这种操作，可用 add、remove。");
            return Err(Refusal::invalid("NO_SUCH_ACTION", say).at("op", "未找到"));
        }
    };
    store::set_decisions(&mut tx, &m).await?;
    store::save(&mut tx, &mut m).await?;
    ctx.record(&mut tx, &Event::new(m.id, "decision", label).note(Some(note)), &m).await?;
    tx.commit().await?;
    Ok(())
}

/// The task that an item is about, if a step on it fits the lead unit and none of its kind is open.
async fn subject(tx: &mut Tx, item: Option<&Item>, lead: UnitId) -> Outcome<Option<Subject>> {
    let Some(about) = item.and_then(|i| i.about.as_ref()).filter(|a| a.concept == "task") else { return Ok(None) };
    let Some(task) = tasks::by_id(tx, TaskId(about.id)).await? else { return Ok(None) };
    let past: Vec<_> = steps::of_subject(tx, about.id).await?.into_iter().map(|f| f.it).collect();
    if task.unit != lead || task.work == Work::Closed || no_twin(&past, Step::Assignment).is_err() {
        return Ok(None);
    }
    Ok(Some(Subject { concept: "task".into(), id: about.id, number: task.number, title: task.title }))
}

/// Send every decision, in the transaction in which the minutes are signed: whoever signs these signs the 交办单.
pub async fn send(ctx: &Ctx, tx: &mut Tx, m: &mut Meeting) -> Outcome<()> {
    // The office of the region sends them; where there is none (a town), whoever convened.
    let organ = org::ask::office(tx, &m.region_path).await?.unwrap_or(m.organ);
    let minutes = m.minutes_number.clone().unwrap_or_default();
    let source = format!("{}纪要（{minutes}）", m.title);
    for n in 0..m.decisions.len() {
        let d = m.decisions[n].clone();
        let item = m.agenda.iter().find(|i| Some(i.n) == d.item);
        let title: String = match item {
            Some(item) => item.title.chars().take(120).collect(),
            None => d.text.chars().take(60).collect(),
        };
        let new = New {
            id: ctx.id(),
            step: Step::Assignment,
            subject: subject(tx, item, d.lead).await?,
            unit: d.lead,
            organ,
            organ_path: m.region_path.clone(),
            title,
            text: d.text.clone(),
            rule: None,
            facts: Some(json!({ "source": source, "items": [{ "what": d.text, "due": d.due.to_string() }] })),
            due: Some(d.due),
        };
        let sent = open::send(ctx, tx, new).await?;
        m.decisions[n].step = Some(sent.it.id);
        m.decisions[n].step_number = Some(sent.it.number);
    }
    store::set_decisions(tx, m).await
}

/// Decisions that are neither ended nor on the agenda of a later meeting.
pub async fn lying(tx: &mut Tx, m: &Meeting) -> Outcome<Vec<Decision>> {
    let later: Vec<SuperviseId> = store::taken_over(tx, m).await?;
    let mut out = Vec::new();
    for d in &m.decisions {
        let Some(id) = d.step else { continue };
        let open = steps::by_id(tx, id).await?.is_some_and(|f| f.it.open());
        if open && !later.contains(&id) {
            out.push(d.clone());
        }
    }
    Ok(out)
}
