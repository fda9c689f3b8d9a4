//! Accidents that an office may ask about: those that were reported late or found out later (迟报、漏报).

use super::store;
use crate::accident::flow::Stage;
use crate::accident::report::Delay;
use ::store::{Row, Tx, Value, list, params};
use jiff::ToSpan;
use kernel::id::AccidentId;
use kernel::{Kind, Outcome};
use org::ask::{MayRead, Pursued, Pursues, pursued_page};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`Pursues`] for accidents.
pub struct Open;

/// Answers [`MayRead`]: an accident is seen by whoever the register shows it to.
pub struct Sight;

impl MayRead for Sight {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            if concept != "accident" {
                return Ok(None);
            }
            match store::find(tx, ctx.scope(), AccidentId(record)).await {
                Ok(_) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}

/// Months for which a late report is asked about at all; how long a rule does is its own condition [P].
const MONTHS: i32 = 12;

fn select() -> String {
    format!("select {}, u.name as reporter from accident t join unit u on u.id = t.unit", store::COLUMNS)
}

impl Pursues for Open {
    fn concept(&self) -> &'static str {
        "accident"
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
            let from = kernel::start_of(ctx.today().saturating_sub(MONTHS.months()));
            let mut values: Vec<Value> = params![Delay::InTime.label(), from].to_vec();
            let here = list::within(region_path, &store::SCOPE, &mut values);
            let keys = format!(
                "select t.id from accident t where {here} and t.stage <> 'struck' and t.delay <> $1 and t.reported_at >= $2"
            );
            let found = pursued_page(tx, &select(), "t.id", &keys, values, after, most).await?;
            found.iter().map(pursued).collect()
        })
    }

    fn one<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Pursued>>> + Send + 'a>> {
        Box::pin(async move {
            let row = tx.opt(&format!("{} where t.id = $1", select()), params![record]).await?;
            row.as_ref().map(pursued).transpose()
        })
    }
}

fn pursued(row: &Row) -> Outcome<Pursued> {
    let a = store::decode(row)?;
    let late = a.delay != Delay::InTime.label();
    let since = kernel::day_of(a.reported_at);
    let facts = vec![
        ("事故".to_owned(), a.title.clone()),
        ("单位".into(), a.firm.clone()),
        ("地点".into(), a.place.clone()),
        ("发生日期".into(), kernel::day_of(a.occurred_at).to_string()),
        ("死亡".into(), format!("{} 人", a.harm.dead)),
        ("重伤".into(), format!("{} 人", a.harm.injured)),
        ("报告单位".into(), row.get("reporter")?),
        ("获知日期".into(), kernel::day_of(a.known_at).to_string()),
        ("报告日期".into(), since.to_string()),
        ("报告情况".into(), a.delay.clone()),
    ];
    Ok(Pursued {
        concept: "accident",
        record: a.id.0,
        number: a.number.clone(),
        title: a.title.clone(),
        region_path: a.region_path.clone(),
        unit: Some(a.unit),
        instead: Some(a.regulator).filter(|r| *r != a.unit),
        person: None,
        due: None,
        since,
        wrong_since: late.then_some(since),
        missed: 0,
        marks: if late { vec!["late_report"] } else { Vec::new() },
        ended: (a.stage == Stage::Struck).then(|| "已核销".to_owned()),
        facts: facts.into_iter().filter(|f| !f.1.trim().is_empty()).collect(),
        link: format!("/accidents/{}", a.id),
    })
}
