//! Accidents in a leader's charge, as they were known at a moment.

use crate::accident::grade::{Grade, Harm};
use ::store::{Tx, Value, known, params};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::UnitId;
use org::ask::{Charge, ChargeSort, Charges, InCharge};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// As much of the after-image as is told.
#[derive(Deserialize)]
struct Then {
    number: String,
    title: String,
    region_path: String,
    regulator: UnitId,
    occurred_at: Timestamp,
    harm: Harm,
    grade: Grade,
    counted: bool,
}

/// Answers [`Charges`] from the register of accidents: what a department of the portfolio answers for, and everything in a
/// region that is wholly in charge.
pub struct Register;

impl Charges for Register {
    fn in_charge<'a>(
        &'a self,
        _: &'a Ctx,
        tx: &'a mut Tx,
        charge: &'a Charge,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<InCharge>>> + Send + 'a>> {
        Box::pin(accidents(tx, charge))
    }
}

async fn accidents(tx: &mut Tx, charge: &Charge) -> Outcome<Vec<InCharge>> {
    let mut ids: BTreeSet<Uuid> = BTreeSet::new();
    let days: [Value; 2] = [charge.from.into(), charge.to.into()];
    for path in &charge.regions {
        let sql = "select id from accident where occurred_on >= $1 and occurred_on <= $2 and region_path >= $3 \
                   and region_path < $4";
        let end = format!("{}0", path.strip_suffix('/').unwrap_or(path));
        let values: Vec<Value> = days.iter().cloned().chain([path.into(), end.into()]).collect();
        for row in tx.all(sql, &values).await? {
            ids.insert(row.get("id")?);
        }
    }
    for unit in &charge.units {
        let sql = "select id from accident where regulator = $1 and occurred_on >= $2 and occurred_on <= $3";
        for row in tx.all(sql, params![*unit, charge.from, charge.to]).await? {
            ids.insert(row.get("id")?);
        }
    }
    ids.extend(known::changed_since(tx, "accident", charge.known_at).await?);
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut out = Vec::new();
    for (_, known) in known::images(tx, "accident", &ids, charge.known_at).await? {
        let a: Then = known.image()?;
        let on = kernel::day_of(a.occurred_at);
        let mine = charge.units.contains(&a.regulator) || charge.regions.iter().any(|r| a.region_path.starts_with(r));
        if !a.counted || !mine || on < charge.from || charge.to < on {
            continue;
        }
        let (dead, hurt) = (a.harm.dead, a.harm.injured);
        out.push(InCharge {
            sort: ChargeSort::Accident,
            on,
            say: format!("{on}，{}（{}），{}，死亡{dead}人、重伤{hurt}人", a.title, a.number, a.grade.label()),
            number: a.number,
            title: a.title,
            known,
        });
    }
    Ok(out)
}
