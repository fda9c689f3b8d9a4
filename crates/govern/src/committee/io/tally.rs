//! What the committee's periods have, from duty records and issued papers.

use crate::committee::model::{Committee, study_of};
use crate::committee::rhythm::{self, Line};
use crate::committee::tally::{Proof, Tally, tally};
use ::store::{Tx, params};
use jiff::civil::Date;
use kernel::{Outcome, day_of, start_of};
use web::Ctx;

/// Every line of the committee's rhythm over the period that holds a day.
pub async fn on(ctx: &Ctx, tx: &mut Tx, c: &Committee, day: Date) -> Outcome<Vec<(&'static Line, Tally)>> {
    let lines = rhythm::of(c.kind, &c.level);
    let since = c.since.year();
    let windows: Vec<(Date, Date)> = lines.iter().map(|l| l.period.window(day, since)).collect();
    let (Some(from), Some(to)) = (windows.iter().map(|w| w.0).min(), windows.iter().map(|w| w.1).max()) else {
        return Ok(Vec::new());
    };
    let proofs = proofs(tx, c, from, to).await?;
    Ok(lines.into_iter().map(|l| (l, tally(l, since, day, &proofs, ctx.today()))).collect())
}

async fn proofs(tx: &mut Tx, c: &Committee, from: Date, to: Date) -> Outcome<Vec<Proof>> {
    let study = study_of(&c.name);
    let sql = "select r.id, r.kind, r.on_day, r.title, r.object from duty_record_unit x join duty_record r on r.id = x.record \
               where x.unit = $1 and x.on_day >= $2 and x.on_day <= $3 and r.state = 'valid' and r.object in ($4, $5) \
               order by r.on_day, r.id";
    let mut out = Vec::new();
    for row in tx.all(sql, params![c.owner, from, to, &c.name, &study]).await? {
        out.push(Proof {
            concept: "record",
            id: row.get("id")?,
            kind: row.get("kind")?,
            on: row.get("on_day")?,
            title: row.get("title")?,
            study: row.get::<Option<String>>("object")?.as_deref() == Some(study.as_str()),
        });
    }
    let sql = "select id, title, printed, issued_at from paper where about = $1 and concept = 'committee' and state = 'issued' \
               and issued_at >= $2 and issued_at < $3 order by issued_at, id";
    let end = start_of(to.saturating_add(jiff::Span::new().days(1)));
    for row in tx.all(sql, params![c.id, start_of(from), end]).await? {
        let number: Option<String> = row.get("printed")?;
        out.push(Proof {
            concept: "paper",
            id: row.get("id")?,
            kind: "report".into(),
            on: day_of(row.get("issued_at")?),
            title: format!("{}（{}）", row.get::<String>("title")?, number.unwrap_or_default()),
            study: false,
        });
    }
    Ok(out)
}
