//! Verbs on rosters.

use super::store;
use crate::region::io::store as regions;
use crate::roster::{Roster, RosterEntry, rules};
use crate::unit;
use ::store::{ScopeOn, Tx, list};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{RosterId, UnitId};
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Ctx;

pub const SCOPE: ScopeOn =
    ScopeOn { path: "t.region_path", sector: None, units: &[], access: None, areas: false, large: None };

/// A roster to be added or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct RosterForm {
    pub phrase: String,
    /// Id, code or path; not changed afterwards.
    pub region: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub source: String,
    pub entries: Vec<EntryForm>,
    /// Needed for a change.
    #[serde(default)]
    pub version: Option<i64>,
}

/// One unit's time on it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct EntryForm {
    #[schema(value_type = Uuid)]
    pub unit: UnitId,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

pub async fn find(ctx: &Ctx, tx: &mut Tx, id: RosterId) -> Outcome<Roster> {
    if !list::visible(tx, ctx.scope(), Right::DirectoryRead, &SCOPE, "roster", id).await? {
        return Err(Refusal::not_found("名单"));
    }
    store::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("名单"))
}

async fn filled(ctx: &Ctx, tx: &mut Tx, form: &RosterForm, old: Option<Roster>) -> Outcome<Roster> {
    let (region, region_path) = match &old {
        Some(old) => (old.region, old.region_path.clone()),
        None => {
            let region = regions::need(tx, &form.region).await?;
            (region.id, region.path)
        }
    };
    ctx.need(Right::DirectoryWrite, &region_path, None)?;
    let phrase = rules::phrase_ok(&form.phrase)?;
    let entries: Vec<RosterEntry> =
        form.entries.iter().map(|e| RosterEntry { unit: e.unit, valid_from: e.from, valid_to: e.to }).collect();
    rules::entries_ok(&entries)?;
    let ids: Vec<UnitId> = entries.iter().map(|e| e.unit).collect();
    let known = unit::io::store::refs(tx, &ids).await?;
    for (i, e) in entries.iter().enumerate() {
        if !known.get(&e.unit).is_some_and(|u| u.region.starts_with(&region_path)) {
            let say = format!("名单第 {} 行的单位不在本地区的单位名录中，请重新选择。", i + 1);
            return Err(Refusal::invalid("NO_UNIT", say).at(format!("entries[{i}].unit"), "不在本地区名录中"));
        }
    }
    let name = form.name.trim();
    Ok(Roster {
        id: old.as_ref().map_or_else(|| ctx.id(), |o| o.id),
        name: if name.is_empty() { phrase.clone() } else { name.to_owned() },
        phrase,
        region,
        region_path,
        source: form.source.trim().to_owned(),
        entries,
        version: old.as_ref().map_or(1, |o| o.version + 1),
    })
}

/// Add a roster, in a transaction of the caller.
pub async fn add(ctx: &Ctx, tx: &mut Tx, form: &RosterForm) -> Outcome<Roster> {
    let roster = filled(ctx, tx, form, None).await?;
    store::insert(tx, &roster).await?;
    ctx.record(tx, &Event::new(roster.id, "add", "添加名单"), &roster).await?;
    Ok(roster)
}

/// Change a roster, in a transaction of the caller.
pub async fn change_in(ctx: &Ctx, tx: &mut Tx, id: RosterId, form: &RosterForm) -> Outcome<Roster> {
    let old = find(ctx, tx, id).await?;
    let roster = filled(ctx, tx, form, Some(old)).await?;
    store::update(tx, &roster, form.version.unwrap_or(0)).await?;
    ctx.record(tx, &Event::new(id, "change", "修改名单"), &roster).await?;
    Ok(roster)
}

pub async fn create(ctx: &Ctx, form: &RosterForm) -> Outcome<Roster> {
    let mut tx = ctx.begin().await?;
    let roster = add(ctx, &mut tx, form).await?;
    tx.commit().await?;
    Ok(roster)
}

pub async fn change(ctx: &Ctx, id: RosterId, form: &RosterForm) -> Outcome<Roster> {
    let mut tx = ctx.begin().await?;
    let roster = change_in(ctx, &mut tx, id, form).await?;
    tx.commit().await?;
    Ok(roster)
}
