//! The directory of the demo, from the tables in `content/demo`.

use ::store::Tx;
use jiff::civil::{Date, date};
use kernel::event::Event;
use kernel::id::{GrantId, PersonId, PostId, RosterId, UnitId};
use kernel::{Outcome, Refusal};
use org::person::{Person, Post};
use org::region::io::act::NewRegion;
use org::role::GrantHeld;
use org::roster::{Roster, RosterEntry};
use org::unit::io::act::UnitForm;
use std::collections::HashMap;
use web::Ctx;

const REGIONS: &str = include_str!("../../../../content/demo/regions.csv");
const UNITS: &str = include_str!("../../../../content/demo/units.csv");
const ROSTERS: &str = include_str!("../../../../content/demo/rosters.csv");
const PEOPLE: &str = include_str!("../../../../content/demo/people.csv");
const ENTERPRISES: &str = include_str!("../../../../content/demo/enterprises.csv");

/// One row of a table, by column name.
struct Line(HashMap<String, String>);

impl Line {
    fn text(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }
    fn many(&self, column: &str) -> Vec<String> {
        self.text(column).split(';').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
    }
    fn day(&self, column: &str) -> Outcome<Option<Date>> {
        match self.text(column) {
            "" => Ok(None),
            d => d.parse().map(Some).map_err(|e| Refusal::internal(format!("{d}: {e}"))),
        }
    }
}

fn lines(csv: &str) -> Outcome<Vec<Line>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().map_err(Refusal::internal)?.clone();
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row.map_err(Refusal::internal)?;
        out.push(Line(heads.iter().zip(row.iter()).map(|(h, c)| (h.to_owned(), c.trim().to_owned())).collect()));
    }
    Ok(out)
}

/// Everything in one transaction, by the verbs of `org` where it has them.
pub async fn seed(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    for l in lines(REGIONS)? {
        let parent = Some(l.text("parent").to_owned()).filter(|p| !p.is_empty());
        let new =
            NewRegion { code: l.text("code").into(), name: l.text("name").into(), kind: l.text("kind").into(), parent };
        org::region::io::act::add(ctx, &mut tx, new).await?;
    }
    let units = units(ctx, &mut tx).await?;
    rosters(ctx, &mut tx, &units).await?;
    people(ctx, &mut tx, &units).await?;
    enterprises(ctx, &mut tx, &units).await?;
    tx.commit().await?;
    Ok(())
}

type ByShort = HashMap<String, (UnitId, String)>;

fn find(units: &ByShort, short: &str) -> Outcome<UnitId> {
    units.get(short).map(|u| u.0).ok_or_else(|| Refusal::internal(format!("demo content names no unit {short}")))
}

async fn units(ctx: &Ctx, tx: &mut Tx) -> Outcome<ByShort> {
    let mut by_short: ByShort = HashMap::new();
    let all = lines(UNITS)?;
    for l in &all {
        let parent = match l.text("parent") {
            "" => None,
            short => Some(find(&by_short, short)?),
        };
        let form = UnitForm {
            name: l.text("name").into(),
            short: l.text("short").into(),
            kind: l.text("kind").into(),
            region: l.text("region_code").into(),
            parent,
            aliases: l.many("aliases"),
            level: Some(l.text("level").to_owned()),
            sector: Some(l.text("sector").to_owned()),
            valid_from: l.day("valid_from")?,
            valid_to: l.day("valid_to")?,
            version: None,
        };
        let unit = org::unit::io::act::add(ctx, tx, &form).await?;
        by_short.insert(l.text("short").to_owned(), (unit.id, unit.region_path));
    }
    for l in &all {
        for successor in l.many("successors") {
            let (short, on) = successor.split_once(':').unwrap_or((successor.as_str(), "2024-07-01"));
            let on: Date = on.parse().map_err(Refusal::internal)?;
            let unit = find(&by_short, l.text("short"))?;
            org::unit::io::store::insert_succession(tx, unit, find(&by_short, short)?, on).await?;
        }
    }
    Ok(by_short)
}

async fn rosters(ctx: &Ctx, tx: &mut Tx, units: &ByShort) -> Outcome<()> {
    let mut all: Vec<Roster> = Vec::new();
    for l in lines(ROSTERS)? {
        let region = org::region::io::store::need(tx, l.text("region_code")).await?;
        let entry = RosterEntry {
            unit: find(units, l.text("unit"))?,
            valid_from: l.day("from")?.unwrap_or(date(2024, 1, 1)),
            valid_to: l.day("to")?,
        };
        match all.iter_mut().find(|r| r.phrase == l.text("phrase") && r.region == region.id) {
            Some(roster) => roster.entries.push(entry),
            None => all.push(Roster {
                id: ctx.id::<RosterId>(),
                phrase: l.text("phrase").into(),
                region: region.id,
                region_path: region.path,
                name: l.text("phrase").into(),
                source: l.text("source").into(),
                entries: vec![entry],
                version: 1,
            }),
        }
    }
    for roster in &all {
        org::roster::io::store::insert(tx, roster).await?;
    }
    Ok(())
}

/// One row for each post; the rows of one login are one person.
async fn people(ctx: &Ctx, tx: &mut Tx, units: &ByShort) -> Outcome<()> {
    let mut known: HashMap<String, PersonId> = HashMap::new();
    for l in lines(PEOPLE)? {
        let unit = find(units, l.text("unit"))?;
        let id = match known.get(l.text("login")) {
            Some(id) => *id,
            None => {
                let person = Person {
                    id: ctx.id(),
                    login: l.text("login").into(),
                    name: l.text("name").into(),
                    unit,
                    region_path: units[l.text("unit")].1.clone(),
                    active: true,
                    demo_say: Some(l.text("say").to_owned()).filter(|s| !s.is_empty()),
                    version: 1,
                };
                org::person::io::store::insert(tx, &person, None).await?;
                ctx.record(tx, &Event::new(person.id, "add", "添加人员"), &person).await?;
                known.insert(person.login.clone(), person.id);
                person.id
            }
        };
        let valid_from = l.day("from")?.unwrap_or(date(2023, 1, 1));
        let portfolio = l.many("portfolio").iter().map(|s| find(units, s)).collect::<Outcome<Vec<_>>>()?;
        let post = Post {
            id: ctx.id::<PostId>(),
            person: id,
            unit,
            title: l.text("post").into(),
            portfolio,
            valid_from,
            valid_to: l.day("to")?,
        };
        org::person::io::store::insert_post(tx, &post).await?;
        ctx.record(tx, &Event::new(post.id, "set", "登记任职"), &post).await?;
        let region = org::region::io::store::need(tx, l.text("region_code")).await?;
        let grant = GrantHeld {
            id: ctx.id::<GrantId>(),
            person: id,
            role: l.text("role").into(),
            region_path: region.path,
            sectors: l.many("sectors"),
            valid_from,
            valid_to: l.day("to")?,
        };
        org::role::io::store::insert(tx, &grant).await?;
    }
    Ok(())
}

/// An enterprise that stands among the units too is one with that unit.
async fn enterprises(ctx: &Ctx, tx: &mut Tx, units: &ByShort) -> Outcome<()> {
    for l in lines(ENTERPRISES)? {
        let form = org::enterprise::io::act::EnterpriseForm {
            uscc: Some(l.text("uscc").to_owned()),
            name: l.text("name").into(),
            region: l.text("region_code").into(),
            sector: Some(l.text("sector").to_owned()),
            high_risk: l.text("high_risk") == "yes",
            ..Default::default()
        };
        let firm = org::enterprise::io::act::add(ctx, tx, &form).await?;
        if let Some((unit, _)) = units.get(l.text("name")) {
            org::enterprise::io::store::set_unit(tx, firm.id, *unit).await?;
        }
    }
    Ok(())
}
