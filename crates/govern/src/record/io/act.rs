//! Verbs: enter, void. Each counts every occurrence that the record fits again, in the same transaction.

use super::store;
use crate::duty::io::recount;
use crate::record::flow::RecordFlow;
use crate::record::model::Record;
use crate::record::rules;
use crate::task::io::{jobs, store as tasks};
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{FileId, PersonId, RecordId, UnitId};
use kernel::{Outcome, Refusal, Right};
use web::{Ctx, offer};

/// What is typed in.
#[derive(Clone, Debug, Default)]
pub struct NewRecord {
    pub kind: String,
    pub title: String,
    pub on: Option<Date>,
    /// The asker's own unit where it is missing.
    pub unit: Option<UnitId>,
    pub people: Vec<PersonId>,
    pub object: Option<String>,
    pub places: Vec<String>,
    pub amount: Option<i64>,
    pub high_risk: bool,
    pub note: Option<String>,
    pub files: Vec<FileId>,
}

/// Enter a record.
pub async fn enter(ctx: &Ctx, new: NewRecord) -> Outcome<Record> {
    let mut tx = ctx.begin().await?;
    let record = enter_in(ctx, &mut tx, new).await?;
    tx.commit().await?;
    Ok(record)
}

/// The same in the caller's transaction.
pub async fn enter_in(ctx: &Ctx, tx: &mut Tx, new: NewRecord) -> Outcome<Record> {
    let today = ctx.today();
    let on = new.on.ok_or_else(|| Refusal::invalid("BAD_RECORD", "请填写发生日期。").at("on", "必填"))?;
    let amount = new.amount.unwrap_or(1);
    rules::acceptable(&new.kind, &new.title, on, amount, today)?;
    let unit = new.unit.map_or_else(|| ctx.unit(), Ok)?;
    let named = tasks::units(tx, &[unit]).await?.remove(&unit);
    let named = named
        .ok_or_else(|| Refusal::invalid("UNIT_UNKNOWN", "单位不在组织机构中，请重新选择。").at("unit", "未找到"))?;
    let for_other = ctx.actor().unit != Some(unit);
    let whole = ctx.scope().whole_regions(Right::RecordWrite).any(|a| named.region.starts_with(&a.path));
    if for_other && !whole && !ctx.scope().everything {
        return Err(Refusal::not_found("单位"));
    }
    let units = concerned(tx, unit, &new.people, on).await?;
    let clean = |t: Option<String>| t.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let record = Record {
        id: ctx.id(),
        kind: new.kind,
        title: new.title.trim().to_owned(),
        on,
        unit,
        region_path: named.region,
        people: new.people,
        units,
        object: clean(new.object),
        site: None,
        places: new.places,
        amount,
        high_risk: new.high_risk,
        note: clean(new.note),
        files: new.files,
        state: RecordFlow::START,
        by: ctx.actor().person,
        by_name: ctx.actor().name.clone(),
        at: ctx.now(),
        version: 1,
    };
    store::insert(tx, &record).await?;
    org::file::attach(ctx, tx, &record.files, "record", record.id.0, &record.region_path).await?;
    let event = Event::new(record.id, "enter", "登记").moved("", record.state.code());
    ctx.record(tx, &event, &record).await?;
    count_again(ctx, tx, &record).await?;
    Ok(record)
}

/// Take one step of the record's life: only voiding.
pub async fn advance(
    ctx: &Ctx,
    id: RecordId,
    action: &str,
    version: Option<i64>,
    note: Option<&str>,
) -> Outcome<Record> {
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    if version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("履职记录"));
    }
    let filled: &[&str] = if note.is_some_and(|n| !n.trim().is_empty()) { &["note"] } else { &[] };
    let record = step(ctx, &mut tx, &before, action, &parties(ctx, &before), filled, note).await?;
    tx.commit().await?;
    Ok(record)
}

async fn step(
    ctx: &Ctx,
    tx: &mut Tx,
    before: &Record,
    action: &str,
    parties: &[Party],
    filled: &[&str],
    note: Option<&str>,
) -> Outcome<Record> {
    let (act, to) = offer::step::<RecordFlow>("履职记录", before.state, action, parties, filled)?;
    let record = Record { state: to, version: before.version + 1, ..before.clone() };
    store::set_state(tx, &record, before.version).await?;
    let event = Event::new(record.id, RecordFlow::action_code(act), RecordFlow::action_label(act))
        .moved(before.state.code(), to.code())
        .note(note.map(str::to_owned));
    ctx.record(tx, &event, &record).await?;
    count_again(ctx, tx, &record).await?;
    Ok(record)
}

/// Void a record for whoever made it, in the caller's transaction: a meeting's attendance that is put right.
pub async fn void_in(ctx: &Ctx, tx: &mut Tx, id: RecordId, why: &str) -> Outcome<Record> {
    let before = store::find(tx, &kernel::Scope::everything(), id).await?;
    step(ctx, tx, &before, "void", &[Party::Author], &["note"], Some(why)).await
}

/// In what capacities the asker may act on a record.
pub fn parties(ctx: &Ctx, record: &Record) -> Vec<Party> {
    let mut out = Vec::new();
    if record.by.is_some() && record.by == ctx.actor().person {
        out.push(Party::Author);
    }
    if ctx.scope().may_in(Right::TaskVerify, &record.region_path, None) {
        out.push(Party::Clerk);
    }
    out
}

pub(crate) async fn count_again(ctx: &Ctx, tx: &mut Tx, record: &Record) -> Outcome<()> {
    let around = recount::around(tx, &record.units, record.on).await?;
    for id in recount::recount(ctx, tx, &around).await? {
        if let Some(task) = tasks::by_id(tx, id).await? {
            jobs::turn(ctx, tx, task).await?;
        }
    }
    Ok(())
}

/// The record's own unit and the units for which its people acted on that day.
async fn concerned(tx: &mut Tx, unit: UnitId, people: &[PersonId], on: Date) -> Outcome<Vec<UnitId>> {
    let known = store::people(tx, people).await?;
    let mut out = vec![unit];
    for id in people {
        let unknown =
            || Refusal::invalid("PERSON_UNKNOWN", "参加人员中有人不在名录中，请重新选择。").at("people", "未找到");
        let person = known.get(id).ok_or_else(unknown)?;
        let Some(theirs) = rules::unit_on(&person.terms, person.unit, on) else {
            let say = format!("{}在 {on} 没有任职，不能登记为参加人；离任前的履职不由继任者补记。", person.name);
            return Err(Refusal::invalid("NOT_IN_POST", say).at("people", "当日未任职"));
        };
        out.push(theirs);
    }
    out.sort_unstable();
    out.dedup();
    Ok(out)
}
