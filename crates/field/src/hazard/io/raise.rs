//! Hazards that a committee must hear of: listed ones (挂牌督办), and major ones past their day.

use super::store::{SCOPE, urgent};
use crate::hazard::flow::HazardFlow;
use ::store::{Tx, Value, list, params};
use jiff::civil::Date;
use kernel::{Flow, Outcome};
use org::ask::{Field, Matter, Matters};
use std::future::Future;
use std::pin::Pin;
use web::Ctx;

/// Answers [`Matters`].
pub struct Raised;

impl Matters for Raised {
    fn matters<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        field: &'a Field<'a>,
    ) -> Pin<Box<dyn Future<Output = Outcome<(Vec<Matter>, i64)>> + Send + 'a>> {
        Box::pin(async move {
            let today = ctx.today();
            let mut values: Vec<Value> = params![today].to_vec();
            let trade = match field.trade {
                Some(code) => {
                    values.push(code.into());
                    " and h.trade = $2"
                }
                None => "",
            };
            // What is open and listed, or major and late, in a region.
            let keys = urgent(&list::within(field.region_path, &SCOPE, &mut values));
            let of = format!("from ({keys}) kept_keys join hazard h on h.id = kept_keys.id");
            let only = format!("where (h.listed is not null or h.due is not null and h.due < $1){trade}");
            let sql = format!("select count(*) as n {of} {only}");
            let all: i64 = tx.one(&sql, &values).await?.get("n")?;
            let sql = format!(
                "select h.id, h.number, h.title, h.place, h.state, h.due, h.listed, h.grade, h.found_at, s.name as site, \
                 u.name as regulator {of} join site s on s.id = h.site left join unit u on u.id = h.regulator \
                 {only} order by h.due_key, h.id limit {}",
                field.most
            );
            let found = tx.all(&sql, &values).await?;
            let found = found.iter().map(|r| {
                let due: Option<Date> = r.get("due")?;
                let late = due.filter(|d| *d < today).map(|d| today.since(d).map_or(0, |s| s.get_days()));
                let listed = r.get::<Option<String>>("listed")?.is_some();
                let state: String = r.get("state")?;
                let label = HazardFlow::parse_state(&state).map_or(state.as_str(), |s| s.label()).to_owned();
                let due_say = due.map_or_else(|| "未定".to_owned(), |d| d.to_string());
                let why = match (listed, late) {
                    (true, Some(n)) => format!("挂牌督办，整改期限 {due_say} 已过 {n} 天"),
                    (true, None) => format!("挂牌督办，整改期限 {due_say}"),
                    (false, n) => format!("重大事故隐患，整改期限 {due_say} 已过 {} 天", n.unwrap_or_default()),
                };
                let regulator: Option<String> = r.get("regulator")?;
                let found: jiff::Timestamp = r.get("found_at")?;
                let id: uuid::Uuid = r.get("id")?;
                Ok(Matter {
                    sort: "hazard",
                    concept: "hazard",
                    record: id,
                    number: r.get("number")?,
                    title: r.get("title")?,
                    who: r.get("site")?,
                    why,
                    facts: vec![
                        ("场所".into(), r.get("site")?),
                        ("部位".into(), r.get("place")?),
                        ("监管部门".into(), regulator.unwrap_or_else(|| "待明确".into())),
                        ("环节".into(), label),
                        ("发现日期".into(), kernel::day_of(found).to_string()),
                        ("整改期限".into(), due_say),
                    ],
                    colour: if late.is_some() { "red" } else { "yellow" },
                    link: format!("/hazards/{id}"),
                })
            });
            Ok((found.collect::<Outcome<_>>()?, all))
        })
    }
}
