//! 企业自查: what the class asks for, and what was done.

use crate::site::flow::State;
use crate::site::io::store;
use crate::site::model::Site;
use crate::site::rules;
use ::store::{Tx, params};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::id::{FileId, RecordId, SiteId, UnitId};
use kernel::{Outcome, Refusal, Right};
use org::ask::{CheckDuty, CheckKeeper, Checked};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Ctx;

/// A self-check in which nothing was found; everything may stay empty.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CheckForm {
    /// The day of the check; today if left out.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub note: Option<String>,
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
}

/// A self-check as it was filed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Filed {
    /// The record; of a day that has one already, that one.
    #[schema(value_type = Uuid)]
    pub record: RecordId,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// What the class of a site asks for; `None`: nothing (not operating, not graded, or no account to do it).
fn wanted(ctx: &Ctx, site: &Site) -> Option<CheckDuty> {
    let colour = site.grade.as_ref()?.colour;
    if site.state != State::Operating {
        return None;
    }
    let period = rules::self_check(colour, &site.region_path, &ctx.law().parameters, ctx.today(), &mut Vec::new());
    Some(CheckDuty {
        unit: site.unit?,
        place: site.name.clone(),
        watch: site.regulator,
        region_path: site.region_path.clone(),
        period,
        need: 1,
        why: rules::say_self_check(colour, period),
    })
}

/// Let the duty follow the site: a changed class changes it from the next period on. Returns whether it changed.
pub(in crate::site) async fn follow(ctx: &Ctx, tx: &mut Tx, site: &Site) -> Outcome<bool> {
    // Without an account there never was a duty.
    let Some(keeper) = ctx.app().answer::<CheckKeeper>().filter(|_| site.unit.is_some()) else { return Ok(false) };
    keeper.0.follow(ctx, tx, site.id, wanted(ctx, site).as_ref()).await
}

/// The enterprise was heard from on a day.
pub(in crate::site) async fn heard(tx: &mut Tx, site: SiteId, on: Date) -> Outcome<()> {
    let sql = "update site set heard_on = $2, silent_on = null \
               where id = $1 and (heard_on is null or heard_on < $2 or silent_on is not null)";
    tx.exec(sql, params![site, on]).await?;
    Ok(())
}

async fn file(ctx: &Ctx, tx: &mut Tx, what: &Checked) -> Outcome<Option<RecordId>> {
    let Some(keeper) = ctx.app().answer::<CheckKeeper>() else { return Ok(None) };
    keeper.0.checked(ctx, tx, what).await.map(Some)
}

/// A place where the enterprise found a hazard of its own.
pub struct FoundAt<'a> {
    pub site: SiteId,
    pub name: &'a str,
    pub unit: Option<UnitId>,
    pub region_path: &'a str,
}

/// The enterprise found a hazard itself on a day: it has checked.
pub async fn found(ctx: &Ctx, tx: &mut Tx, at: FoundAt<'_>, on: Date, number: &str) -> Outcome<()> {
    heard(tx, at.site, on).await?;
    let Some(unit) = at.unit else { return Ok(()) };
    let what = Checked {
        site: at.site,
        place: at.name.to_owned(),
        unit,
        region_path: at.region_path.to_owned(),
        on,
        found: true,
        note: Some(number.to_owned()),
        files: Vec::new(),
    };
    file(ctx, tx, &what).await.map(|_| ())
}

/// 自查，未发现隐患: filed by the enterprise's own people, with one click.
pub async fn self_check(ctx: &Ctx, id: SiteId, form: &CheckForm) -> Outcome<Filed> {
    let (today, mut tx) = (ctx.today(), ctx.begin().await?);
    let site = store::brief_in_scope(&mut tx, ctx.scope(), Right::HazardReport, id).await?;
    let Some(unit) = site.unit.filter(|u| ctx.actor().unit == Some(*u)) else {
        let say = "自查由企业自己的人员登记；您在检查中发现的情况，请登记检查记录或上报隐患。";
        return Err(Refusal::forbidden("NOT_YOURS", say));
    };
    if site.state != State::Operating.code() {
        let say = "场所没有在生产经营，不要求也不登记自查；已经恢复的，请先登记复工复产。";
        return Err(Refusal::conflict("NOT_OPERATING", say));
    }
    let on = form.on.unwrap_or(today);
    let days = ctx.law().parameters.value("site.self_check.back_days", &site.region_path, today).max(0.0) as i64;
    if on > today {
        let say = format!("自查日期 {on} 还没有到，只登记已经做过的自查。");
        return Err(Refusal::invalid("FUTURE_DAY", say).at("on", "不能晚于今天"));
    }
    if on < today.saturating_sub(days.days()) {
        let say = format!("{on} 的自查已超过 {days} 日，不能再补登；请从今天起按期登记。");
        return Err(Refusal::invalid("TOO_LATE", say).at("on", "太早"));
    }
    let note = form.note.as_deref().map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned);
    if note.as_ref().is_some_and(|n| n.chars().count() > 500) {
        return Err(Refusal::invalid("BAD_NOTE", "说明最多 500 字，请精简。").at("note", "过长"));
    }
    let what = Checked {
        site: id,
        place: site.name,
        unit,
        region_path: site.region_path,
        on,
        found: false,
        note,
        files: form.files.clone(),
    };
    let record = file(ctx, &mut tx, &what).await?;
    let record = record.ok_or_else(|| Refusal::internal("nobody keeps self-checks"))?;
    heard(&mut tx, id, on).await?;
    tx.commit().await?;
    Ok(Filed { record, on })
}
