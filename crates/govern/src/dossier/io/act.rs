//! Verbs: assign a template to a post, choose between two that contradict each other, end one.

use super::store::{self, Held};
use crate::dossier::rules;
use crate::dossier::template::{self, Counts, Per, Template};
use crate::duty::io::recount;
use crate::duty::io::store as duties;
use crate::duty::model::{Aside, By, Duty, Rule};
use ::store::Tx;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{DutyId, PostId};
use kernel::{Outcome, Refusal, Right};
use web::Ctx;

/// A post that the office may give duties to.
async fn office(ctx: &Ctx, tx: &mut Tx, id: PostId) -> Outcome<Held> {
    let held = store::post(ctx, tx, id).await?;
    if ctx.scope().may_in(Right::DossierAssign, &held.region_path, None) {
        return Ok(held);
    }
    Err(Refusal::forbidden("NOT_YOURS", "职责由本级安委办分派，您可以查看，不能分派；有不同意见请与安委办联系。"))
}

fn known(code: &str) -> Outcome<&'static Template> {
    let found = template::of(code).ok_or_else(|| {
        let say = format!("没有“{code}”这条职责模板，请从列表中选择。");
        Refusal::invalid("NO_TEMPLATE", say).at("template", "未找到")
    })?;
    if found.count == Counts::Review {
        let say =
            format!("“{}”由书记督办的每周调度自动计数，不用分派；书记督办签发后即在“我的本季”逐项显示。", found.title);
        return Err(Refusal::invalid("NOT_ASSIGNED", say).at("template", "自动计数"));
    }
    Ok(found)
}

/// Assign a template to a post from a day on; returns the duties that were made (one for each unit of the portfolio where
/// the template asks that).
pub async fn assign(ctx: &Ctx, post: PostId, code: &str, since: Option<Date>) -> Outcome<Vec<Duty>> {
    let mut tx = ctx.begin().await?;
    let held = office(ctx, &mut tx, post).await?;
    let template = known(code)?;
    let since = since.unwrap_or(ctx.today().max(held.post.valid_from));
    if since < held.post.valid_from || held.post.valid_to.is_some_and(|to| to < since) {
        let end = held.post.valid_to.map_or("今".to_owned(), |to| to.to_string());
        let say = format!(
            "起算日期 {since} 不在任期（{}至{end}）内；职责只在任期内计算，继任者另行分派。",
            held.post.valid_from
        );
        return Err(Refusal::invalid("OUT_OF_TERM", say).at("since", "不在任期内"));
    }
    let running = store::duties(&mut tx, post).await?;
    let same =
        |d: &&Duty| d.template.as_deref() == Some(code) && d.aside.is_none() && d.until.is_none_or(|u| since <= u);
    if running.iter().any(|d| same(&d)) {
        let say = format!("“{} {}”已经分派给这个职务，不用重复分派。", template.code, template.title);
        return Err(Refusal::conflict("ALREADY_ASSIGNED", say));
    }
    let subsets: Vec<Option<String>> = match template.per {
        Per::Post => vec![template.subset.clone()],
        Per::Portfolio => {
            let units = store::shorts(&mut tx, &held.post.portfolio).await?;
            if units.is_empty() {
                let say = format!(
                    "“{}”按分管部门逐个计算，这个职务还没有登记分管单位；请先在人员的任职中登记。",
                    template.title
                );
                return Err(Refusal::conflict("NO_PORTFOLIO", say));
            }
            units.into_iter().map(|u| Some(u.1)).collect()
        }
    };
    let mut out = Vec::new();
    for subset in subsets {
        out.push(make(ctx, &mut tx, &held, template, subset, since).await?);
    }
    tx.commit().await?;
    Ok(out)
}

async fn make(ctx: &Ctx, tx: &mut Tx, held: &Held, t: &Template, subset: Option<String>, since: Date) -> Outcome<Duty> {
    let of = subset.as_deref().filter(|_| t.per == Per::Portfolio).map(|u| format!("（{u}）")).unwrap_or_default();
    let duty = Duty {
        id: ctx.id::<DutyId>(),
        task: None,
        policy: None,
        measure: None,
        unit: held.post.unit,
        place: None,
        watch: None,
        region_path: held.region_path.clone(),
        title: format!("{}{of}", t.title),
        quote: format!("{} {}：{}，凭据：{}〔{}〕", t.code, t.who, t.title, t.evidence, t.source),
        rule: Rule {
            period: t.period,
            since_year: since.year(),
            min: t.min,
            unit_word: t.unit_word.clone(),
            record_kind: Some(t.record_kind.clone()),
            subset,
            last_days: t.last_days,
            site: None,
            by: Some(By { person: held.post.person, from: since, to: held.post.valid_to }),
        },
        since,
        until: held.post.valid_to,
        post: Some(held.post.id),
        template: Some(t.code.clone()),
        aside: None,
    };
    let least = ctx.law().parameters.value("dossier.term_share", &duty.region_path, ctx.today());
    let windows = duty.windows(ctx.today()).into_iter().filter(|w| duty.owes(w, least)).collect();
    let ids = duties::insert(tx, &[(duty.clone(), windows, vec![duty.unit])], ctx.now()).await?;
    // The clock makes the next windows from what the rule says, whatever was owed so far.
    let sql = "update duty set extend_on = $2 where id = $1";
    tx.exec(sql, ::store::params![duty.id, duty.extend_on(&duty.windows(ctx.today()))]).await?;
    ctx.record(tx, &Event::new(duty.id, "assign", "分派职责").note(Some(duty.quote.clone())), &duty).await?;
    recount::recount(ctx, tx, &ids).await?;
    Ok(duty)
}

/// End a duty today: its open windows are nobody's, the ended ones stay.
async fn set_aside(ctx: &Ctx, tx: &mut Tx, duty: &Duty, reason: &str, kept: Option<DutyId>) -> Outcome<()> {
    let actor = ctx.actor();
    let last = ctx.today().saturating_sub(1.day());
    let aside = Aside { at: ctx.now(), by: actor.person, name: actor.name.clone(), reason: reason.into(), kept };
    let mut after = Duty { until: Some(last), aside: Some(aside), ..duty.clone() };
    if let Some(by) = &mut after.rule.by {
        by.to = Some(last);
    }
    duties::site::drop_from(tx, duty.id, ctx.today()).await?;
    store::set_end(tx, &after, None).await?;
    let (action, label) = if kept.is_some() { ("set_aside", "二选一未选用") } else { ("end", "停止计算") };
    ctx.record(tx, &Event::new(duty.id, action, label).note(Some(reason.into())), &after).await?;
    Ok(())
}

/// Of duties that contradict each other keep this one; the others end today. The reason is kept with both.
pub async fn choose(ctx: &Ctx, id: DutyId, reason: &str) -> Outcome<PostId> {
    let reason = rules::reason(reason)?;
    let mut tx = ctx.begin().await?;
    let (kept, held) = store::one(ctx, &mut tx, id).await?;
    office(ctx, &mut tx, held.post.id).await?;
    let all = store::duties(&mut tx, held.post.id).await?;
    let found = rules::contradictions(&all, ctx.today()).into_iter().find(|c| c.duties.contains(&id));
    let found = found.ok_or_else(|| {
        Refusal::conflict("NOTHING_TO_CHOOSE", "这条职责没有与之矛盾的要求，不用选择；刷新后可看到现状。")
    })?;
    ctx.record(&mut tx, &Event::new(id, "choose", "二选一选用").note(Some(reason.clone())), &kept).await?;
    for other in all.iter().filter(|d| d.id != id && found.duties.contains(&d.id)) {
        set_aside(ctx, &mut tx, other, &reason, Some(id)).await?;
    }
    tx.commit().await?;
    Ok(held.post.id)
}

/// Stop counting a duty that was assigned by mistake or that the division of work took away.
pub async fn end(ctx: &Ctx, id: DutyId, reason: &str) -> Outcome<PostId> {
    let reason = rules::reason(reason)?;
    let mut tx = ctx.begin().await?;
    let (duty, held) = store::one(ctx, &mut tx, id).await?;
    office(ctx, &mut tx, held.post.id).await?;
    if duty.aside.is_some() || duty.until.is_some_and(|u| u < ctx.today()) {
        return Err(Refusal::conflict("ALREADY_ENDED", "这条职责已经停止计算，不用再次停止。"));
    }
    set_aside(ctx, &mut tx, &duty, &reason, None).await?;
    tx.commit().await?;
    Ok(held.post.id)
}
