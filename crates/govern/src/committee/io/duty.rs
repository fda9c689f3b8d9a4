//! The rhythm of a committee's meetings as duties of its owner: whatever meets too seldom is missed there, with a date.

use crate::committee::model::Committee;
use crate::committee::rhythm::{self, Item};
use crate::duty::io::recount;
use crate::duty::io::store::{self, site};
use crate::duty::model::{Duty, Rule};
use ::store::{Tx, params};
use jiff::ToSpan;
use kernel::Outcome;
use kernel::id::DutyId;
use web::Ctx;

/// Make the duties of a committee that begins.
pub async fn begin(ctx: &Ctx, tx: &mut Tx, c: &Committee) -> Outcome<()> {
    let mut all = Vec::new();
    for line in rhythm::of(c.kind, &c.level).into_iter().filter(|l| l.item.by_meeting()) {
        let duty = Duty {
            id: ctx.id::<DutyId>(),
            task: None,
            policy: None,
            measure: None,
            unit: c.owner,
            place: Some(c.name.clone()),
            watch: Some(c.organ).filter(|o| *o != c.owner),
            region_path: c.region_path.clone(),
            title: format!("{}：{}", c.name, line.title),
            quote: line.source.clone(),
            rule: Rule {
                period: line.period,
                since_year: c.since.year(),
                min: line.min,
                unit_word: "次".into(),
                record_kind: Some(line.item.record_kind().into()),
                subset: Some(c.object(line.item == Item::Study)),
                last_days: None,
                site: None,
                by: None,
            },
            since: c.since,
            until: None,
            post: None,
            template: None,
            aside: None,
        };
        let (windows, viewers) = (duty.windows(ctx.today()), duty.watchers());
        all.push((duty, windows, viewers));
    }
    let ids = store::insert(tx, &all, ctx.now()).await?;
    recount::recount(ctx, tx, &ids).await?;
    Ok(())
}

/// Nothing is asked any more after its last day.
pub async fn end(ctx: &Ctx, tx: &mut Tx, c: &Committee) -> Outcome<()> {
    let sql =
        "select id from duty where place = $1 and unit = $2 and task is null and site is null and until_day is null";
    for row in tx.all(sql, params![&c.name, c.owner]).await? {
        let id: DutyId = row.get("id")?;
        site::drop_from(tx, id, ctx.today()).await?;
        site::set_until(tx, id, Some(ctx.today().saturating_sub(1.day())), None).await?;
    }
    Ok(())
}
