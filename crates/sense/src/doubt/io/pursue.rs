//! Doubts that an office may supervise: those that nobody verified on site by the hour that was set (handbook 04 §5.3).

use super::store::{COLUMNS, decode};
use crate::alarm::io::pursue::minute;
use crate::alarm::model::LEVELS;
use crate::doubt::filed::Filed;
use crate::doubt::flow::DoubtState;
use crate::io::SCOPE;
use ::store::{Row, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::Outcome;
use org::ask::{Pursued, Pursues, pursued_page};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`Pursues`] for doubts.
pub struct Unverified;

fn select() -> String {
    format!(
        "select {COLUMNS}, e.name as enterprise_name, u.name as regulator_name from doubt t \
         left join enterprise e on e.id = t.enterprise left join unit u on u.id = t.regulator"
    )
}

impl Pursues for Unverified {
    fn concept(&self) -> &'static str {
        "doubt"
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
            let keys = format!("select t.id from doubt t where {here} and t.state = 'open' and t.verify_due < $1");
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

/// Somebody was there: what waits on the doubt needs no answer any more, in the same transaction.
pub(super) async fn verified(ctx: &Ctx, tx: &mut Tx, before: &Filed, f: &Filed) -> Outcome<()> {
    match (before.state, f.state) {
        (DoubtState::Open, DoubtState::Open) => Ok(()),
        (DoubtState::Open, state) => org::ask::settle(ctx, tx, f.id.0, &format!("数据疑点{}。", state.label())).await,
        _ => Ok(()),
    }
}

fn pursued(row: &Row, now: Timestamp) -> Outcome<Pursued> {
    let f = decode(row)?;
    let ended = (f.state != DoubtState::Open).then(|| format!("数据疑点{}", f.state.label()));
    let late = ended.is_none() && f.verify_due < now;
    let due = kernel::day_of(f.verify_due);
    let text = |name: &str| Ok::<_, kernel::Refusal>(row.get::<Option<String>>(name)?.unwrap_or_default());
    let facts = vec![
        ("疑点".to_owned(), f.rule.label().to_owned()),
        ("说明".into(), f.told.clone()),
        ("企业".into(), text("enterprise_name")?),
        ("场所".into(), f.place.site_name.clone()),
        ("点位".into(), format!("{}（{}）", f.point_name, f.point_code)),
        ("发现时间".into(), minute(f.found_at)),
        ("发现天数".into(), format!("{} 天", f.days)),
        ("现场核查时限".into(), minute(f.verify_due)),
        ("已推送到".into(), LEVELS.get(f.level as usize).copied().unwrap_or_default().to_owned()),
        ("监管部门".into(), text("regulator_name")?),
    ];
    Ok(Pursued {
        concept: "doubt",
        record: f.id.0,
        number: f.point_code.clone(),
        title: format!("{} {} {}", f.place.site_name, f.point_name, f.rule.label()),
        region_path: f.place.region_path.clone(),
        unit: f.place.regulator,
        instead: None,
        person: None,
        due: ended.is_none().then_some(due),
        since: kernel::day_of(f.found_at),
        wrong_since: late.then_some(due),
        missed: 0,
        marks: Vec::new(),
        ended,
        facts: facts.into_iter().filter(|f| !f.1.trim().is_empty()).collect(),
        link: format!("/doubts/{}", f.id),
    })
}
