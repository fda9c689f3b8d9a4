//! Directories for the tests: the demo's own from its tables, and one made for a plan from the names in it.

use jiff::civil::{Date, date};
use kernel::id::{RegionId, RosterId, UnitId};
use org::directory::Directory;
use org::region::{Region, RegionKind};
use org::roster::{Roster, RosterEntry};
use org::unit::{Unit, UnitKind};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An identifier that says its number, for reading failures.
pub fn id(kind: u8, n: usize) -> Uuid {
    Uuid::from_u128((u128::from(kind) << 64) | n as u128)
}

pub fn region(n: usize, code: &str, name: &str, kind: RegionKind, parent: Option<&Region>) -> Region {
    let path = format!("{}{code}/", parent.map_or("/", |p| &p.path));
    Region {
        id: RegionId(id(1, n)),
        code: code.into(),
        name: name.into(),
        kind,
        parent: parent.map(|p| p.id),
        depth: path.matches('/').count() as u32 - 1,
        path,
        version: 1,
    }
}

pub fn unit(n: usize, name: &str, short: &str, kind: UnitKind, region: &Region) -> Unit {
    Unit {
        id: UnitId(id(2, n)),
        name: name.into(),
        short: short.into(),
        kind,
        region: region.id,
        region_path: region.path.clone(),
        parent: None,
        aliases: Vec::new(),
        initials: String::new(),
        level: region.kind.code().into(),
        sector: None,
        valid_from: None,
        valid_to: None,
        successors: Vec::new(),
        version: 1,
    }
}

pub fn roster(n: usize, phrase: &str, region: &Region, units: &[UnitId]) -> Roster {
    let entries =
        units.iter().map(|u| RosterEntry { unit: *u, valid_from: date(2020, 1, 1), valid_to: None }).collect();
    Roster {
        id: RosterId(id(3, n)),
        phrase: phrase.into(),
        region: region.id,
        region_path: region.path.clone(),
        name: phrase.into(),
        source: String::new(),
        entries,
        version: 1,
    }
}

fn table(name: &str) -> Vec<HashMap<String, String>> {
    let text = std::fs::read_to_string(root().join("content/demo").join(name)).unwrap();
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |l: &str| heads.iter().map(|h| (*h).to_owned()).zip(l.split(',').map(str::to_owned)).collect();
    lines.filter(|l| !l.trim().is_empty()).map(row).collect()
}

fn day(words: &str) -> Option<Date> {
    words.parse().ok()
}

/// The fictional prefecture of the demo: regions, units and rosters as its tables give them.
pub fn demo() -> (Vec<Region>, Vec<Unit>, Vec<Roster>) {
    let mut regions: Vec<Region> = Vec::new();
    for (n, r) in table("regions.csv").iter().enumerate() {
        let parent = regions.iter().find(|p| p.code == r["parent"]).cloned();
        regions.push(region(n, &r["code"], &r["name"], RegionKind::parse(&r["kind"]).unwrap(), parent.as_ref()));
    }
    let at = |regions: &[Region], code: &str| regions.iter().find(|r| r.code == code).cloned().unwrap();
    let rows = table("units.csv");
    let mut units: Vec<Unit> = Vec::new();
    for (n, r) in rows.iter().enumerate() {
        let kind = UnitKind::parse(&r["kind"]).unwrap_or(UnitKind::Other);
        let mut u = unit(n, &r["name"], &r["short"], kind, &at(&regions, &r["region_code"]));
        u.aliases = r["aliases"].split(';').filter(|a| !a.is_empty()).map(str::to_owned).collect();
        (u.valid_from, u.valid_to) = (day(&r["valid_from"]), day(&r["valid_to"]));
        units.push(u);
    }
    for (n, r) in rows.iter().enumerate() {
        for part in r["successors"].split(';').filter(|s| !s.is_empty()) {
            let (short, on) = part.split_once(':').unwrap();
            let next = units.iter().find(|u| u.short == short).unwrap().id;
            units[n].successors.push((next, day(on).unwrap()));
        }
    }
    let mut rosters: Vec<Roster> = Vec::new();
    for r in table("rosters.csv") {
        let region = at(&regions, &r["region_code"]);
        let unit = units.iter().find(|u| u.short == r["unit"] || u.name == r["unit"]).map(|u| u.id);
        let Some(unit) = unit else { panic!("roster names {}, which is no unit", r["unit"]) };
        let entry = RosterEntry { unit, valid_from: day(&r["from"]).unwrap(), valid_to: day(&r["to"]) };
        match rosters.iter_mut().find(|x| x.phrase == r["phrase"] && x.region == region.id) {
            Some(known) => known.entries.push(entry),
            None => {
                let mut new = roster(rosters.len(), &r["phrase"], &region, &[]);
                new.entries.push(entry);
                rosters.push(new);
            }
        }
    }
    (regions, units, rosters)
}

pub fn directory(of: (Vec<Region>, Vec<Unit>, Vec<Roster>)) -> Directory {
    Directory::new(of.0, of.1, of.2)
}
