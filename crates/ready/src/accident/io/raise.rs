//! Accidents that a committee must hear of: those of the last weeks, and those whose file is not closed.

use crate::accident::flow::AccidentFlow;
use ::store::{Tx, Value, params};
use jiff::ToSpan;
use kernel::{Flow, Outcome};
use org::ask::{Field, Matter, Matters};
use std::future::Future;
use std::pin::Pin;
use web::Ctx;

/// Answers [`Matters`].
pub struct Raised;

/// Days for which an accident is spoken of, whatever its file says [P].
const FRESH: i64 = 30;

const WHERE: &str = "a.region_path like $1 || '%' and a.stage <> 'struck' and (a.occurred_on >= $2 or a.stage not in ('approved', 'evaluated'))";

impl Matters for Raised {
    fn matters<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        field: &'a Field<'a>,
    ) -> Pin<Box<dyn Future<Output = Outcome<(Vec<Matter>, i64)>> + Send + 'a>> {
        Box::pin(async move {
            // An accident names its department, not a trade: what departments of a trade answer for is theirs to say.
            if field.trade.is_some() {
                return Ok((Vec::new(), 0));
            }
            let values: Vec<Value> = params![field.region_path, ctx.today().saturating_sub(FRESH.days())].to_vec();
            let sql = format!("select count(*) as n from accident a where {WHERE}");
            let all: i64 = tx.one(&sql, &values).await?.get("n")?;
            let sql = format!(
                "select a.id, a.number, a.title, a.firm, a.place, a.occurred_on, a.dead, a.injured, a.stage, u.name as regulator \
                 from accident a join unit u on u.id = a.regulator where {WHERE} order by a.dead desc, a.occurred_at desc, a.id limit {}",
                field.most
            );
            let found = tx.all(&sql, &values).await?;
            let found = found.iter().map(|r| {
                let stage: String = r.get("stage")?;
                let label = AccidentFlow::parse_state(&stage).map_or(stage.as_str(), |s| s.label()).to_owned();
                let (dead, injured): (i64, i64) = (r.get("dead")?, r.get("injured")?);
                let on: jiff::civil::Date = r.get("occurred_on")?;
                let id: uuid::Uuid = r.get("id")?;
                Ok(Matter {
                    sort: "accident",
                    concept: "accident",
                    record: id,
                    number: r.get("number")?,
                    title: r.get("title")?,
                    who: r.get("regulator")?,
                    why: format!("{on} 发生，死亡 {dead} 人、重伤 {injured} 人，目前{label}"),
                    facts: vec![
                        ("单位".into(), r.get("firm")?),
                        ("地点".into(), r.get("place")?),
                        ("发生日期".into(), on.to_string()),
                        ("死亡".into(), format!("{dead} 人")),
                        ("重伤".into(), format!("{injured} 人")),
                        ("监管部门".into(), r.get("regulator")?),
                        ("进展".into(), label),
                    ],
                    colour: if dead > 0 { "red" } else { "yellow" },
                    link: format!("/accidents/{id}"),
                })
            });
            Ok((found.collect::<Outcome<_>>()?, all))
        })
    }
}
