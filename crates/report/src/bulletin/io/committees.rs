//! The region's own special committees with what proved their quarter at a moment. Committees are told by the ledger;
//! records and papers keep the instant at which they were entered or issued, and what was voided since is told by the
//! ledger again.

use super::reach::Reach;
use crate::bulletin::four::{Body, quarter};
use crate::bulletin::period::{Kind, Period};
use crate::bulletin::view::BulletinCommittee;
use ::store::{Row, Tx, known, params};
use govern::committee::model::{Kind as Sort, study_of};
use govern::committee::rhythm;
use govern::committee::tally::Proof;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, day_of, start_of};
use serde::Deserialize;
use std::collections::HashSet;
use uuid::Uuid;

/// As much of a committee's after-image as is told.
#[derive(Deserialize)]
struct Then {
    name: String,
    owner: Uuid,
    level: String,
    since: Date,
    until: Option<Date>,
}

/// “4个1” of each special committee of exactly this region; empty for weeks and months.
pub async fn committees(
    tx: &mut Tx,
    period: &Period,
    reach: &Reach,
    seen: Timestamp,
) -> Outcome<Vec<BulletinCommittee>> {
    if period.kind != Kind::Quarterly {
        return Ok(Vec::new());
    }
    let sql = "select id from committee where region_path = $1 and kind = $2 and since < $3 order by id";
    let rows = tx.all(sql, params![&reach.path, Sort::SpecialCommittee.code(), period.till]).await?;
    let ids: Vec<Uuid> = rows.iter().map(|r| r.get("id")).collect::<Outcome<_>>()?;
    let mut out = Vec::new();
    for (id, image) in known::images(tx, "committee", &ids, seen).await? {
        let c: Then = image.image()?;
        if c.until.is_some_and(|d| d < period.from) {
            continue;
        }
        let mut proofs = records(tx, &c, period, seen).await?;
        proofs.extend(papers(tx, id, period, seen).await?);
        let lines = rhythm::of(Sort::SpecialCommittee, &c.level);
        let body = Body { id, name: c.name, since: c.since, until: c.until };
        out.push(quarter(body, &lines, &proofs, period.from, day_of(seen)));
    }
    // Who lacks most comes first.
    out.sort_by_cached_key(|c| {
        let lacks = c.items.iter().filter(|i| !i.missing.is_empty()).count();
        (std::cmp::Reverse(lacks), c.name.clone())
    });
    Ok(out)
}

/// Rows that stood at the moment: those in their present state, and those that left it later.
async fn stood(tx: &mut Tx, concept: &str, state: &str, rows: Vec<Row>, seen: Timestamp) -> Outcome<Vec<Row>> {
    let mut left = Vec::new();
    for row in &rows {
        if row.get::<String>("state")? != state {
            left.push(row.get::<Uuid>("id")?);
        }
    }
    let images = known::images(tx, concept, &left, seen).await?;
    let gone: HashSet<Uuid> =
        left.into_iter().filter(|id| images.get(id).is_none_or(|k| k.after["state"] != state)).collect();
    let mut out = Vec::new();
    for row in rows {
        if !gone.contains(&row.get::<Uuid>("id")?) {
            out.push(row);
        }
    }
    Ok(out)
}

async fn records(tx: &mut Tx, c: &Then, period: &Period, seen: Timestamp) -> Outcome<Vec<Proof>> {
    let study = study_of(&c.name);
    let sql = "select r.id, r.kind, r.on_day, r.title, r.object, r.state \
               from duty_record_unit x join duty_record r on r.id = x.record \
               where x.unit = $1 and x.on_day >= $2 and x.on_day < $3 and r.at <= $4 and r.object in ($5, $6) \
               order by r.on_day, r.id";
    let rows = tx.all(sql, params![c.owner, period.from, period.till, seen, &c.name, &study]).await?;
    let rows = stood(tx, "record", "valid", rows, seen).await?;
    rows.iter()
        .map(|r| {
            Ok(Proof {
                concept: "record",
                id: r.get("id")?,
                kind: r.get("kind")?,
                on: r.get("on_day")?,
                title: r.get("title")?,
                study: r.get::<Option<String>>("object")?.as_deref() == Some(study.as_str()),
            })
        })
        .collect()
}

async fn papers(tx: &mut Tx, committee: Uuid, period: &Period, seen: Timestamp) -> Outcome<Vec<Proof>> {
    let sql = "select id, title, printed, issued_at, state from paper where about = $1 and concept = 'committee' \
               and issued_at >= $2 and issued_at < $3 and issued_at <= $4 order by issued_at, id";
    let values = params![committee, start_of(period.from), start_of(period.till), seen];
    let rows = tx.all(sql, values).await?;
    let rows = stood(tx, "paper", "issued", rows, seen).await?;
    rows.iter()
        .map(|r| {
            let number: Option<String> = r.get("printed")?;
            Ok(Proof {
                concept: "paper",
                id: r.get("id")?,
                kind: "report".into(),
                on: day_of(r.get("issued_at")?),
                title: format!("{}（{}）", r.get::<String>("title")?, number.unwrap_or_default()),
                study: false,
            })
        })
        .collect()
}
