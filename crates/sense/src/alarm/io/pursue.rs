//! Alarms that an office may supervise: those whose response clock has run out, whom the enterprise has not confirmed or not
//! said what it did. The regulator answers for them; muted ones and those found afterwards have no clock.

use super::store::{COLUMNS, decode};
use crate::alarm::flow::Handling;
use crate::alarm::model::{Alarm, LEVELS, Priority};
use crate::alarm::rules::urgency::{muted, waiting};
use crate::io::SCOPE;
use ::store::{Row, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::Outcome;
use org::ask::{Pursued, Pursues, pursued_page};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`Pursues`] for alarms.
pub struct Unanswered;

fn select() -> String {
    format!(
        "select {COLUMNS}, e.name as enterprise_name, u.name as regulator_name from alarm t \
         left join enterprise e on e.id = t.enterprise left join unit u on u.id = t.regulator"
    )
}

impl Pursues for Unanswered {
    fn concept(&self) -> &'static str {
        "alarm"
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
            let mut values: Vec<Value> = params![ctx.now()].to_vec();
            let here = list::within(region_path, &SCOPE, &mut values);
            // `handling <> 'closed'` is the condition of the indexes alarm_urgent….
            let keys = format!(
                "select t.id from alarm t where t.handling <> 'closed' and {here} and (t.handling = 'open' \
                 and t.confirm_due < $1 or t.handling in ('confirmed', 'working') and t.feedback_due < $1)"
            );
            let found = pursued_page(tx, &select(), "t.id", &keys, values, after, most).await?;
            found.iter().map(|r| pursued(r, ctx.now())).collect()
        })
    }

    fn one<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Pursued>>> + Send + 'a>> {
        Box::pin(async move {
            let row = tx.opt(&format!("{} where t.id = $1", select()), params![record]).await?;
            row.as_ref().map(|r| pursued(r, ctx.now())).transpose()
        })
    }
}

/// What is waited for, where its instant has passed.
fn late(a: &Alarm, now: Timestamp) -> Option<(&'static str, Timestamp)> {
    waiting(a).filter(|w| w.1 < now && !muted(a))
}

/// An alarm that was late has been answered: what waits on it needs no answer any more, in the same transaction.
pub(super) async fn answered(ctx: &Ctx, tx: &mut Tx, before: &Alarm, a: &Alarm) -> Outcome<()> {
    match (late(before, ctx.now()), late(a, ctx.now())) {
        (Some((what, _)), None) => org::ask::settle(ctx, tx, a.id.0, &format!("报警已{what}。")).await,
        _ => Ok(()),
    }
}

fn pursued(row: &Row, now: Timestamp) -> Outcome<Pursued> {
    let a = decode(row)?;
    let late = late(&a, now);
    let ended = match a.handling {
        Handling::Handled | Handling::Closed => Some(format!("报警{}", a.handling.label())),
        _ if muted(&a) => Some("点位已静默，报警不计时".to_owned()),
        _ => None,
    };
    let figure = |v: Option<f64>| v.map_or("无数值".to_owned(), |v| format!("{v}{}", a.kind.unit()));
    let text = |name: &str| Ok::<_, kernel::Refusal>(row.get::<Option<String>>(name)?.unwrap_or_default());
    let facts = vec![
        ("报警".to_owned(), format!("{}（{}）{}", a.point_name, a.point_code, a.limit.label())),
        ("优先级".into(), a.priority.label().to_owned()),
        ("企业".into(), text("enterprise_name")?),
        ("场所".into(), a.place.site_name.clone()),
        ("测值".into(), figure(a.value)),
        ("限值".into(), a.limit_value.map(|v| figure(Some(v))).unwrap_or_default()),
        ("报警时间".into(), minute(a.raised_at)),
        ("目前状态".into(), format!("{}，{}", a.handling.label(), if a.standing() { "仍然越限" } else { "已恢复" })),
        ("超过时限未办".into(), late.map(|(what, due)| format!("{what}，应于 {} 前", minute(due))).unwrap_or_default()),
        ("已推送到".into(), LEVELS.get(a.level as usize).copied().unwrap_or_default().to_owned()),
        ("监管部门".into(), text("regulator_name")?),
    ];
    let since = kernel::day_of(a.raised_at);
    Ok(Pursued {
        concept: "alarm",
        record: a.id.0,
        number: a.point_code.clone(),
        title: format!("{} {}{}报警", a.place.site_name, a.point_name, a.limit.label()),
        region_path: a.place.region_path.clone(),
        unit: a.place.regulator,
        instead: None,
        person: None,
        due: waiting(&a).filter(|_| ended.is_none()).map(|w| kernel::day_of(w.1)),
        since,
        wrong_since: late.map(|w| kernel::day_of(w.1)),
        missed: 0,
        marks: if a.priority == Priority::Critical { vec!["critical"] } else { Vec::new() },
        ended,
        facts: facts.into_iter().filter(|f| !f.1.trim().is_empty()).collect(),
        link: format!("/alarms/{}", a.id),
    })
}

/// An instant as papers print it: `2024-11-20 09:05`, Beijing time.
pub(crate) fn minute(at: Timestamp) -> String {
    kernel::ZONE.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}
