//! Verbs: set up, change, end, and the parts of the “4个1” that are no meetings.

use super::{duty, store};
use crate::committee::model::{Committee, Kind, Member, acceptable};
use crate::committee::rhythm::{self, Item};
use crate::record::io::act::{NewRecord, enter_in};
use crate::record::model::Record;
use crate::task::io::store as tasks;
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{CommitteeId, FileId, PersonId, UnitId};
use kernel::{Outcome, Refusal, Right};
use web::Ctx;

/// What is typed in.
#[derive(Clone, Debug)]
pub struct NewCommittee {
    pub name: String,
    pub kind: String,
    pub trade: Option<String>,
    pub owner: UnitId,
    pub organ: Option<UnitId>,
    pub members: Vec<Member>,
}

/// Whether the asker acts for an organ of a region with a right: it is the own unit, or the right reaches the whole of
/// exactly this region. From above one may read, not act (handbook 01 §4, rule 2).
pub fn acts_for(ctx: &Ctx, right: Right, organ: UnitId, region_path: &str) -> bool {
    let scope = ctx.scope();
    let own = ctx.actor().unit == Some(organ);
    scope.everything
        || scope.areas.iter().any(|a| {
            a.right == right && (a.whole_region && a.path == region_path || own && region_path.starts_with(&a.path))
        })
}

fn may_keep(ctx: &Ctx, organ: UnitId, region_path: &str) -> Outcome<()> {
    match acts_for(ctx, Right::MeetingWrite, organ, region_path) {
        true => Ok(()),
        false => Err(Refusal::forbidden("NOT_YOURS", "会议机构由本级安委办或承办单位维护，您不能代办。")),
    }
}

async fn known(tx: &mut Tx, members: &[Member]) -> Outcome<()> {
    let units: Vec<UnitId> = members.iter().map(|m| m.unit).collect();
    let found = tasks::units(tx, &units).await?;
    match units.iter().all(|u| found.contains_key(u)) {
        true => Ok(()),
        false => {
            Err(Refusal::invalid("UNIT_UNKNOWN", "成员中有单位不在组织机构中，请重新选择。").at("members", "未找到"))
        }
    }
}

fn tidy(members: Vec<Member>) -> Vec<Member> {
    let post = |p: Option<String>| p.map(|p| p.trim().to_owned()).filter(|p| !p.is_empty());
    members.into_iter().map(|m| Member { post: post(m.post), ..m }).collect()
}

/// Set up a committee; its rhythm becomes duties of its owner at once.
pub async fn create(ctx: &Ctx, new: NewCommittee) -> Outcome<CommitteeId> {
    let kind = Kind::parse(&new.kind).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|k| k.label()).collect();
        Refusal::invalid("BAD_COMMITTEE", format!("没有“{}”这类会议机构，可选：{}。", new.kind, known.join("、")))
            .at("kind", "未找到")
    })?;
    let trade = new.trade.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let members = tidy(new.members);
    acceptable(&new.name, kind, trade.as_deref(), &members)?;
    let organ = new.organ.unwrap_or(new.owner);
    let mut tx = ctx.begin().await?;
    let units = tasks::units(&mut tx, &[new.owner, organ]).await?;
    let unknown =
        || Refusal::invalid("UNIT_UNKNOWN", "责任单位或承办单位不在组织机构中，请重新选择。").at("owner", "未找到");
    let owner = units.get(&new.owner).ok_or_else(unknown)?;
    units.get(&organ).ok_or_else(unknown)?;
    may_keep(ctx, organ, &owner.region)?;
    known(&mut tx, &members).await?;
    let name = new.name.trim().to_owned();
    if store::named(&mut tx, &name).await? {
        let say = format!("已有名为“{name}”的会议机构，请在它的页面上维护成员。");
        return Err(Refusal::conflict("NAME_TAKEN", say).at("name", "重名"));
    }
    let level = store::level(&mut tx, &owner.region).await?.unwrap_or_default();
    let c = Committee {
        id: ctx.id(),
        name,
        kind,
        trade,
        owner: new.owner,
        organ,
        region_path: owner.region.clone(),
        level,
        members,
        since: ctx.today(),
        until: None,
        version: 1,
    };
    store::insert(&mut tx, &c).await?;
    ctx.record(&mut tx, &Event::new(c.id, "create", "设立"), &c).await?;
    duty::begin(ctx, &mut tx, &c).await?;
    tx.commit().await?;
    Ok(c.id)
}

/// Other seats, another organ, or its end.
#[derive(Clone, Debug)]
pub struct Change {
    pub version: i64,
    pub organ: Option<UnitId>,
    pub members: Option<Vec<Member>>,
    /// It is dissolved today.
    pub end: bool,
}

/// Change a committee. Name, kind and owner stay: another body is another committee.
pub async fn change(ctx: &Ctx, id: CommitteeId, ask: Change) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut c = store::find(&mut tx, ctx.scope(), id).await?;
    may_keep(ctx, c.organ, &c.region_path)?;
    if ask.version != c.version {
        return Err(Refusal::changed_meanwhile("会议机构"));
    }
    open(&c)?;
    if let Some(members) = ask.members {
        let members = tidy(members);
        acceptable(&c.name, c.kind, c.trade.as_deref(), &members)?;
        known(&mut tx, &members).await?;
        c.members = members;
    }
    if let Some(organ) = ask.organ {
        if tasks::units(&mut tx, &[organ]).await?.is_empty() {
            let say = "承办单位不在组织机构中，请重新选择。";
            return Err(Refusal::invalid("UNIT_UNKNOWN", say).at("organ", "未找到"));
        }
        c.organ = organ;
    }
    if ask.end {
        c.until = Some(ctx.today());
        duty::end(ctx, &mut tx, &c).await?;
    }
    store::save(&mut tx, &mut c).await?;
    let (action, label) = if ask.end { ("end", "撤销") } else { ("change", "调整成员") };
    ctx.record(&mut tx, &Event::new(c.id, action, label), &c).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses what a dissolved committee no longer does.
pub fn open(c: &Committee) -> Outcome<()> {
    match c.until {
        None => Ok(()),
        Some(day) => Err(Refusal::conflict("DISSOLVED", format!("“{}”已于 {day} 撤销，不再办理。", c.name))),
    }
}

/// A part of the rhythm that is no meeting.
#[derive(Clone, Debug, Default)]
pub struct NewProof {
    pub item: String,
    pub title: String,
    pub on: Option<Date>,
    pub note: Option<String>,
    pub people: Vec<PersonId>,
    pub files: Vec<FileId>,
}

/// Enter a risk analysis, a joint inspection or a report as a duty record of the owner.
pub async fn enter(ctx: &Ctx, id: CommitteeId, new: NewProof) -> Outcome<Record> {
    let mut tx = ctx.begin().await?;
    let c = store::find(&mut tx, ctx.scope(), id).await?;
    may_keep(ctx, c.organ, &c.region_path)?;
    open(&c)?;
    let asked = rhythm::of(c.kind, &c.level);
    let item = Item::parse(&new.item).filter(|i| asked.iter().any(|l| l.item == *i)).ok_or_else(|| {
        let say = format!("“{}”没有“{}”这项工作，请从列表中选择。", c.name, new.item);
        Refusal::invalid("NO_SUCH_ITEM", say).at("item", "未找到")
    })?;
    if item.by_meeting() {
        let say = "会议请在会议页安排、召开并登记出席，出席情况自动成为履职记录；不在这里登记。";
        return Err(Refusal::invalid("BY_MEETING", say).at("item", "由会议产生"));
    }
    let record = NewRecord {
        kind: item.record_kind().into(),
        title: new.title,
        on: new.on,
        unit: Some(c.owner),
        people: new.people,
        object: Some(c.object(false)),
        note: new.note,
        files: new.files,
        ..NewRecord::default()
    };
    // Whoever convenes for the owner enters for it; the record keeps who that was.
    let record = enter_in(&for_owner(ctx), &mut tx, record).await?;
    tx.commit().await?;
    Ok(record)
}

/// The same person and instant with the reach to enter for the committee's owner; rights were judged before.
pub fn for_owner(ctx: &Ctx) -> Ctx {
    Ctx::new(ctx.app().clone(), ctx.actor().clone(), kernel::Scope::everything(), ctx.request_id.clone()).at(ctx.now())
}
