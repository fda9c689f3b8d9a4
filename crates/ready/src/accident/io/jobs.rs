//! What the clock does: looks whether somebody must be warned, from all accidents that count, anew each time. What was made
//! once stays once; what holds no longer is withdrawn.

use super::store::{self, Laid};
use crate::accident::kind;
use crate::accident::warn::{Seen, Why, pairs, rise};
use ::store::Tx;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::UnitId;
use org::ask::{WarnDue, WarnKeeper};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;
use web::Ctx;

/// Rules by which accidents warn.
pub const RULES: [&str; 2] = ["accident.w60", "accident.yoy2"];

/// Called every minute and whenever the demo's clock moves; idempotent.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    warn(ctx, &mut tx).await?;
    super::inquiry::remind(ctx, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Who is warned: a county's government, or the department that answers for a trade in a prefecture.
struct Addressed {
    unit: UnitId,
    name: String,
    organ_path: String,
}

/// Hand everything that holds now to whoever keeps warnings.
pub async fn warn(ctx: &Ctx, tx: &mut Tx) -> Outcome<()> {
    let Some(keeper) = ctx.app().answer::<WarnKeeper>() else { return Ok(()) };
    let today = ctx.today();
    // Two months against the same two of last year, and the year's turn between them.
    let since = today.saturating_sub(26.months());
    let all = store::counted(tx, since).await?;
    let mut by_county: BTreeMap<String, Vec<&Laid>> = BTreeMap::new();
    let mut by_department: BTreeMap<UnitId, Vec<&Laid>> = BTreeMap::new();
    for laid in &all {
        let codes: Vec<&str> = laid.region_path.split('/').filter(|c| !c.is_empty()).collect();
        if let [prefecture, county, ..] = codes[..] {
            by_county.entry(format!("/{prefecture}/{county}/")).or_default().push(laid);
        }
        by_department.entry(laid.regulator).or_default().push(laid);
    }
    let mut due = Vec::new();
    for (path, laid) in by_county {
        let organ_path = path.split('/').nth(1).map(|c| format!("/{c}/")).unwrap_or_default();
        if let Some((unit, name)) = store::government(tx, &path).await? {
            found(ctx, &Addressed { unit, name, organ_path }, &laid, &mut due);
        }
    }
    for (unit, laid) in by_department {
        if let Some((name, organ_path)) = store::unit(tx, unit).await? {
            found(ctx, &Addressed { unit, name, organ_path }, &laid, &mut due);
        }
    }
    keeper.0.keep(ctx, tx, &RULES, &due).await?;
    Ok(())
}

fn found(ctx: &Ctx, to: &Addressed, laid: &[&Laid], due: &mut Vec<WarnDue>) {
    let (law, today) = (&ctx.law().parameters, ctx.today());
    let days = law.value("accident.warn_days", &to.organ_path, today) as i64;
    let fresh_days = law.value("accident.warn_fresh_days", &to.organ_path, today) as i64;
    let fresh_from = today.saturating_sub(fresh_days.days());
    let seen: Vec<Seen> = laid.iter().map(|l| l.seen).collect();
    let with = |ids: &[Uuid]| -> Vec<&Laid> { laid.iter().filter(|l| ids.contains(&l.seen.id)).copied().collect() };
    for why in pairs(&seen, days) {
        let Why::Pair { first, second, days: apart, third } = &why else { continue };
        let of = with(&[*first, *second]);
        let Some(newest) = of.last() else { continue };
        let more = if *third { "本次为连续第三起，建议同时提请约谈。" } else { "" };
        let rule = format!("{}在{apart}天内连续发生2起生产安全事故", to.name);
        let text = format!("{rule}。请立即研判同类风险，开展专项整治。{more}");
        due.push(one(to, "accident.w60", &why, newest, newest.seen.on >= fresh_from, (rule, text), &of));
    }
    // Every full month of the last year and a half; the newest is fresh for a month.
    let month = today.first_of_month();
    for n in 1..=18 {
        let first = month.saturating_sub(jiff::Span::new().months(n));
        let Some(why) = rise(&seen, first.year(), first.month()) else { continue };
        let Why::Rise { this, last, .. } = &why else { continue };
        let before = first.saturating_sub(1.month());
        let of: Vec<&Laid> =
            laid.iter().filter(|l| l.seen.on >= before && l.seen.on <= first.last_of_month()).copied().collect();
        let Some(newest) = of.last() else { continue };
        let rule = format!(
            "{}事故起数和死亡人数连续2个月同比上升（{}月{}起{}人，上年同月{}起{}人；{}月{}起{}人，上年同月{}起{}人）",
            to.name,
            before.month(),
            this[0].0,
            this[0].1,
            last[0].0,
            last[0].1,
            first.month(),
            this[1].0,
            this[1].1,
            last[1].0,
            last[1].1
        );
        let text = format!("{rule}。请分析原因，开展专项整治。");
        due.push(one(to, "accident.yoy2", &why, newest, n == 1, (rule, text), &of));
    }
}

fn one(
    to: &Addressed,
    rule: &str,
    why: &Why,
    newest: &Laid,
    fresh: bool,
    (said, text): (String, String),
    of: &[&Laid],
) -> WarnDue {
    let accidents: Vec<serde_json::Value> = of
        .iter()
        .map(|l| {
            let kind = kind::label(&l.kind).unwrap_or(&l.kind);
            json!({ "at": l.seen.on.to_string(), "place": l.place, "kind": kind, "deaths": l.seen.dead })
        })
        .collect();
    WarnDue {
        rule: rule.into(),
        unit: to.unit,
        organ_path: to.organ_path.clone(),
        accident: newest.seen.id,
        accident_number: newest.number.clone(),
        occasion: why.occasion(),
        title: format!("{}安全生产警示", to.name),
        text,
        facts: json!({ "rule": said, "accidents": accidents }),
        fresh,
    }
}

/// First day of the series that ends today: twelve full months and the running one.
pub fn series_from(today: Date) -> Date {
    today.first_of_month().saturating_sub(24.months())
}
