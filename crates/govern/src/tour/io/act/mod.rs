//! Verbs: one function, one verb, one transaction.

pub mod form;
pub mod programme;
pub mod station;
pub mod task;
pub mod visit;

use super::store::{self, Known};
use crate::tour::model::Mark;
use crate::tour::party::Who;
use ::store::{Tx, number};
use kernel::id::UnitId;
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Ctx;

/// A move of one of the flows.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TourMove {
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
}

impl TourMove {
    pub(super) fn filled(&self) -> Vec<&'static str> {
        let said = |t: &Option<String>| t.as_deref().is_some_and(|t| !t.trim().is_empty());
        [("note", said(&self.note)), ("reason", said(&self.reason))].into_iter().filter(|f| f.1).map(|f| f.0).collect()
    }

    pub(super) fn words(&self) -> Option<String> {
        let text = self.reason.clone().or_else(|| self.note.clone()).unwrap_or_default().trim().to_owned();
        Some(text).filter(|t| !t.is_empty())
    }
}

/// The asker's mark.
pub(super) fn mark(ctx: &Ctx, note: Option<String>) -> Mark {
    let note = note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    Mark { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone(), note }
}

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { unit: ctx.actor().unit, scope: ctx.scope() }
}

pub(super) fn same(is: i64, shown: Option<i64>, what: &str) -> Outcome<()> {
    match shown {
        Some(v) if v != is => Err(Refusal::changed_meanwhile(what)),
        _ => Ok(()),
    }
}

/// The region for whose office the asker plans, and that office.
pub(super) async fn organ(ctx: &Ctx, tx: &mut Tx) -> Outcome<(UnitId, String)> {
    let area = ctx.scope().areas.iter().find(|a| a.right == Right::SuperviseWork);
    let path = area
        .map(|a| a.path.clone())
        .ok_or_else(|| Refusal::forbidden("NOT_YOURS", "巡查由安委办组织，您不能代办。"))?;
    let office = org::ask::office(tx, &path).await?.ok_or_else(|| {
        Refusal::conflict("NO_OFFICE", "本级组织机构里没有安委办，巡查无法署名；请先在组织机构中登记安委办。")
    })?;
    Ok((office, path))
}

/// The next number of a series in a region.
pub(super) async fn next(ctx: &Ctx, tx: &mut Tx, prefix: &str, path: &str) -> Outcome<String> {
    let code = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let year = ctx.today().year();
    let n = number::take(tx, &format!("{prefix} {code}"), year, 1).await?;
    Ok(number::print(prefix, &code, year, n))
}

/// A unit of the organ's region, by id.
pub(super) fn unit(all: &[Known], id: UnitId, field: &'static str) -> Outcome<Known> {
    all.iter().find(|u| u.id == id).cloned().ok_or_else(|| {
        let say = "所选单位不在本地区的组织机构中，或已撤销；请重新选择。";
        Refusal::invalid("UNIT_UNKNOWN", say).at(field, "未找到")
    })
}

pub(super) async fn known(ctx: &Ctx, tx: &mut Tx, path: &str) -> Outcome<Vec<Known>> {
    store::units(tx, path, ctx.today()).await
}
