//! Who a recipient is, today.

use ::store::{Row, Tx, params};
use jiff::civil::Date;
use kernel::id::{PersonId, UnitId};
use kernel::{Outcome, Right};
use org::ask::Recipient;
use org::person::io::store as persons;
use org::role::io::store as grants;
use org::role::role;

/// Rights by which somebody acts for a unit: works on its tasks, hazards or alarms, or verifies as a regulator.
const ACTING: &[Right] = &[Right::TaskWork, Right::HazardWork, Right::AlarmWork, Right::HazardVerify];

/// A person to be told, as whom of which unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    pub person: PersonId,
    pub unit: UnitId,
    pub region_path: String,
}

fn whom(row: &Row) -> Outcome<Whom> {
    Ok(Whom { person: row.get("id")?, unit: row.get("unit")?, region_path: row.get("region_path")? })
}

/// Active people of a unit whose grant in force has a role that fits.
async fn of_unit(tx: &mut Tx, unit: UnitId, on: Date, fits: impl Fn(&str) -> bool) -> Outcome<Vec<Whom>> {
    let sql = "select id, unit, region_path from person where unit = $1 and active = $2 order by id";
    let all: Vec<Whom> = tx.all(sql, params![unit, true]).await?.iter().map(whom).collect::<Outcome<_>>()?;
    let mut out = Vec::new();
    for part in all.chunks(500) {
        let ids: Vec<PersonId> = part.iter().map(|w| w.person).collect();
        let held = grants::of(tx, &ids).await?;
        let may = |w: &&Whom| held.iter().any(|g| g.person == w.person && g.holds(on) && fits(&g.role));
        out.extend(part.iter().filter(may).cloned());
    }
    Ok(out)
}

fn acts(code: &str) -> bool {
    role(code).is_some_and(|r| ACTING.iter().any(|right| r.has(*right)))
}

/// The people of one recipient, in the order of their ids; nobody is no error.
pub async fn of(tx: &mut Tx, to: &Recipient, on: Date) -> Outcome<Vec<Whom>> {
    match to {
        Recipient::Person(id) => {
            let found = persons::by_id(tx, *id).await?.filter(|p| p.active);
            let one = found.map(|p| Whom { person: p.id, unit: p.unit, region_path: p.region_path });
            Ok(one.into_iter().collect())
        }
        Recipient::Unit(unit) => of_unit(tx, *unit, on, acts).await,
        Recipient::Role { unit, role } => of_unit(tx, *unit, on, |r| r == role).await,
        Recipient::Post { unit, title } => {
            let sql = "select distinct p.id, o.unit, u.region_path from post o join person p on p.id = o.person \
                       join unit u on u.id = o.unit where o.unit = $1 and o.title = $2 and p.active = $3 \
                       and o.valid_from <= $4 and (o.valid_to is null or o.valid_to >= $4) order by p.id";
            tx.all(sql, params![*unit, title, true, on]).await?.iter().map(whom).collect()
        }
        Recipient::InChargeOf(unit) => in_charge(tx, *unit, on).await,
    }
}

/// Leaders with the unit in the portfolio of a post that they hold. Few people are leaders, so that reading all their posts
/// is cheap; a portfolio is no column that could be asked for.
async fn in_charge(tx: &mut Tx, unit: UnitId, on: Date) -> Outcome<Vec<Whom>> {
    let sql = "select distinct p.id, p.unit, p.region_path from grant_held g join person p on p.id = g.person \
               where g.role = 'leader' and p.active = $1 and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2) \
               order by p.id";
    let leaders: Vec<Whom> = tx.all(sql, params![true, on]).await?.iter().map(whom).collect::<Outcome<_>>()?;
    let mut out = Vec::new();
    for part in leaders.chunks(500) {
        let ids: Vec<PersonId> = part.iter().map(|w| w.person).collect();
        let posts = persons::posts(tx, &ids).await?;
        let led = |w: &&Whom| posts.iter().any(|p| p.person == w.person && p.held(on) && p.portfolio.contains(&unit));
        out.extend(part.iter().filter(led).cloned());
    }
    Ok(out)
}
