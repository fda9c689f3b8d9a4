//! Duties that an office may supervise: what recurs without a task, of posts and of sites, and was missed. Duties of a task
//! turn its light, which has rules of its own.

use super::store::{self, DUTY, SCOPE};
use ::store::{Row, Tx, Value, list, params};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::id::DutyId;
use kernel::{Outcome, Refusal, Scope};
use org::ask::{Pursued, Pursues, pursued_page};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`Pursues`] for duties.
pub struct Missed;

/// The windows of a duty that ended without being fulfilled, since the last one that was; late is fulfilled.
const RUN: &str = "t.task is null and t.window_to < $1 and t.state in ('pending', 'missed') and not exists (select 1 \
    from occurrence n where n.duty = t.duty and n.window_to > t.window_to and n.state in ('done', 'late'))";

fn select() -> String {
    let run = |what: &str| format!("(select {what} from occurrence t where t.duty = d.id and {RUN})");
    let (missed, first) = (run("count(*)"), run("min(t.window_to)"));
    format!(
        "select {DUTY}, {missed} as missed, {first} as first_to, p.name as person_name from duty d \
         left join person p on p.id = d.person"
    )
}

impl Pursues for Missed {
    fn concept(&self) -> &'static str {
        "duty"
    }

    fn open<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        region_path: &'a str,
        after: Option<Uuid>,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Pursued>>> + Send + 'a>> {
        Box::pin(async move {
            let mut values: Vec<Value> = params![ctx.today()].to_vec();
            let here = list::within(region_path, &SCOPE, &mut values);
            let keys = format!(
                "select t.duty as id from occurrence t join duty d on d.id = t.duty where {RUN} and {here} \
                 and d.task is null and d.aside is null and (d.until_day is null or d.until_day >= $1) group by t.duty"
            );
            let found = pursued_page(tx, &select(), "d.id", &keys, values, after, most).await?;
            found.iter().map(|r| pursued(r, ctx.today())).collect()
        })
    }

    fn one<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Pursued>>> + Send + 'a>> {
        Box::pin(async move {
            let sql = format!("{} where d.task is null and d.id = $2", select());
            let row = tx.opt(&sql, params![ctx.today(), record]).await?;
            row.as_ref().map(|r| pursued(r, ctx.today())).transpose()
        })
    }
}

fn pursued(row: &Row, today: Date) -> Outcome<Pursued> {
    let d = store::duty(row)?;
    let missed = row.get::<Option<i64>>("missed")?.unwrap_or_default();
    let first: Option<Date> = row.get("first_to")?;
    let person: Option<String> = row.get("person_name")?;
    let ended = match (d.aside.is_some(), d.until.is_some_and(|day| day < today), missed) {
        (true, _, _) => Some("职责已撤销"),
        (_, true, _) => Some("职责已到期"),
        (_, _, 0) => Some("已补录或按期完成"),
        _ => None,
    };
    let whose = person.clone().or_else(|| d.place.clone()).unwrap_or_default();
    let facts = vec![
        ("职责".to_owned(), d.title.clone()),
        (if person.is_some() { "责任人" } else { "场所" }.into(), whose.clone()),
        ("要求".into(), d.rule.say()),
        ("连续未完成".into(), format!("{missed} 期")),
        ("最早一期期限".into(), first.map(|f| f.to_string()).unwrap_or_default()),
    ];
    let by = d.rule.by.map(|b| b.person);
    Ok(Pursued {
        concept: "duty",
        record: d.id.0,
        number: d.template.clone().unwrap_or_else(|| "企业自查".into()),
        title: format!("{whose} {}", d.title).trim().to_owned(),
        region_path: d.region_path.clone(),
        unit: if by.is_some() { Some(d.unit) } else { d.watch },
        instead: None,
        person: by,
        due: first.filter(|_| ended.is_none()),
        since: d.since,
        wrong_since: first.filter(|_| ended.is_none()).map(|f| f.saturating_add(1.day())),
        missed,
        marks: [("of_post", by.is_some()), ("of_site", d.rule.site.is_some())]
            .into_iter()
            .filter(|m| m.1)
            .map(|m| m.0)
            .collect(),
        ended: ended.map(str::to_owned),
        facts: facts.into_iter().filter(|f| !f.1.trim().is_empty()).collect(),
        link: match (d.post, d.rule.site) {
            (Some(post), _) => format!("/posts/{post}/duties"),
            (None, Some(site)) => format!("/sites/{site}"),
            _ => String::new(),
        },
    })
}

/// A window was fulfilled: what waits on the duty is ended if nothing of it is missing any more.
pub async fn caught_up(ctx: &Ctx, tx: &mut Tx, duty: DutyId) -> Outcome<()> {
    let sql = "select 1 as n from supervise where subject = $1 and state not in ('accepted', 'stopped') limit 1";
    if tx.opt(sql, params![duty]).await?.is_none() {
        return Ok(());
    }
    match Missed.one(ctx, tx, duty.0).await?.and_then(|p| p.ended) {
        Some(why) => crate::supervise::io::settled(ctx, tx, duty.0, &format!("{why}。")).await,
        None => Ok(()),
    }
}

/// A duty is seen by whoever sees its newest period.
pub async fn seen(tx: &mut Tx, scope: &Scope, duty: DutyId) -> Outcome<()> {
    let sql = "select id from occurrence where duty = $1 order by window_to desc limit 1";
    let row = tx.opt(sql, params![duty]).await?.ok_or_else(|| Refusal::not_found("周期性职责"))?;
    store::find(tx, scope, row.get("id")?).await.map(|_| ())
}
