//! Grading a site.

use super::{is_firm, keep};
use crate::site::io::store::{self, part};
use crate::site::model::{Site, SiteColour};
use crate::site::rules::{self, Standing};
use ::store::{Tx, params};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::SiteId;
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Ctx;

/// Grade by the formula, or depart from it with a reason.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GradeForm {
    pub version: Option<i64>,
    /// `red` `orange` `yellow` `blue`: only to depart from the formula.
    pub colour: Option<String>,
    pub reason: Option<String>,
}

/// What is known of a site beside its particulars, as of a day.
pub async fn standing(tx: &mut Tx, id: SiteId, on: Date) -> Outcome<Standing> {
    let (held, _) = part::held(&part::of(tx, id).await?);
    let sql = "select count(*) as n, count(*) filter (where grade = 'major') as major,
                      count(*) filter (where due_key < $2) as overdue from hazard where site = $1 and open";
    let row = tx.one(sql, params![id, on]).await?;
    Ok(Standing {
        installation: held.installation,
        major: row.get("major")?,
        overdue: row.get("overdue")?,
        open: row.get("n")?,
        penalties: None,
        alarms: None,
    })
}

/// Grade a graded site again from what is known today; a decision that departed from the formula stays with its reason.
/// Returns whether anything changed.
pub async fn regrade(ctx: &Ctx, tx: &mut Tx, mut site: Site, standing: &Standing) -> Outcome<bool> {
    let (law, today) = (&ctx.law().parameters, ctx.today());
    let Some(old) = site.grade.clone() else { return Ok(false) };
    let mut grade = rules::grade(&site, standing, law, today);
    if let Some(reason) = &old.reason {
        (grade.computed, grade.reason) = (Some(grade.colour), Some(reason.clone()));
        grade.colour = old.colour;
    }
    let terms = |g: &crate::site::model::Grade| g.terms.iter().map(|t| t.say.clone()).collect::<Vec<_>>();
    if (grade.score, grade.colour, grade.computed) == (old.score, old.colour, old.computed)
        && terms(&grade) == terms(&old)
    {
        return Ok(false);
    }
    let before = site.version;
    if grade.colour != old.colour {
        let next = rules::next_check(grade.colour, &site.region_path, law, today);
        // A worse class brings the inspection forward, a better one takes nothing back that is already planned sooner.
        site.next_check_on = match (next, site.next_check_on) {
            (Some(new), Some(planned)) => Some(new.min(planned)),
            (new, _) if grade.colour < old.colour => new.or(site.next_check_on),
            (new, _) => new,
        };
        site.graded_on = Some(today);
    }
    let event = Event::new(site.id, "regrade", "每日复核等级")
        .moved(format!("colour:{}", old.colour.code()), format!("colour:{}", grade.colour.code()))
        .note(Some(grade.explain.say.clone()));
    site.grade = Some(grade);
    keep(ctx, tx, &mut site, before, event).await?;
    Ok(true)
}

/// Decide the class of a site as of today.
pub async fn grade(ctx: &Ctx, id: SiteId, form: &GradeForm) -> Outcome<Site> {
    let mut tx = ctx.begin().await?;
    let mut site = store::find(&mut tx, ctx.scope(), id).await?;
    ctx.need(Right::SiteGrade, &site.region_path, Some(&site.trade))?;
    if is_firm(ctx, &mut tx).await? {
        return Err(Refusal::forbidden("NOT_YOURS", "企业不能评定自己的等级，请由监管部门评定。"));
    }
    if form.version.is_some_and(|v| v != site.version) {
        return Err(Refusal::changed_meanwhile("企业场所"));
    }
    let before = site.version;
    let law = &ctx.law().parameters;
    let mut grade = rules::grade(&site, &standing(&mut tx, id, ctx.today()).await?, law, ctx.today());
    if let Some(word) = form.colour.as_deref().map(str::trim).filter(|c| !c.is_empty()) {
        let wanted = SiteColour::parse(word).ok_or_else(|| {
            Refusal::invalid("BAD_COLOUR", format!("没有“{word}”这个等级，可选：红、橙、黄、蓝。")).at("colour", "无效")
        })?;
        if wanted != grade.colour {
            let reason = form.reason.as_deref().map(str::trim).filter(|r| !r.is_empty()).ok_or_else(|| {
                let say = format!("按公式应为{}，改定为{}须写明理由。", grade.colour.label(), wanted.label());
                Refusal::invalid("MISSING_FIELD", say).at("reason", "必填")
            })?;
            (grade.computed, grade.reason) = (Some(grade.colour), Some(reason.to_owned()));
            grade.colour = wanted;
        }
    }
    let was = site.grade.as_ref().map_or_else(String::new, |g| format!("colour:{}", g.colour.code()));
    let event = Event::new(id, "grade", "评定等级")
        .moved(was, format!("colour:{}", grade.colour.code()))
        .note(Some(grade.reason.clone().unwrap_or_else(|| grade.explain.say.clone())));
    site.graded_on = Some(ctx.today());
    site.next_check_on = rules::next_check(grade.colour, &site.region_path, law, ctx.today());
    site.grade = Some(grade);
    keep(ctx, &mut tx, &mut site, before, event).await?;
    tx.commit().await?;
    Ok(site)
}
