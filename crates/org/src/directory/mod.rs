//! 名称解析: from the words of a document to units. Pure: a snapshot of the directory, loaded once for a document.
//!
//! `resolve("应急管理局", "/990100/", day)` reads the words as somebody in that region would: official and short names,
//! aliases, names without their place, 州/市/县 before a name, group phrases by dated rosters (负有安全监管职责的部门),
//! groups by region (各县（市）党委政府, 各功能区), and units that have ended (their successors stand in). What is not certain
//! becomes no unit but ranked candidates, each one click in the review.
//! - `names.rs` words made comparable: places and abbreviations
//! - `resolve.rs` the steps in order
//! - `group.rs` groups by roster and by region
//! - `rank.rs` candidates

mod group;
pub mod io;
mod names;
mod rank;
mod resolve;
#[cfg(test)]
mod tests;

pub use io::load;

use crate::region::{Region, RegionKind};
use crate::roster::Roster;
use crate::unit::{Unit, UnitKind};
use jiff::civil::Date;
use kernel::id::{RosterId, UnitId};
use std::collections::HashMap;

/// By which way words became units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// Official or short name, also without its place.
    Name,
    /// Another name, or a usual abbreviation.
    Alias,
    /// A dated roster.
    Roster,
    /// 各县市, 各园区, 各乡镇.
    RegionGroup,
    /// Not resolved.
    None,
}

impl Via {
    pub fn code(self) -> &'static str {
        match self {
            Via::Name => "name",
            Via::Alias => "alias",
            Via::Roster => "roster",
            Via::RegionGroup => "region_group",
            Via::None => "none",
        }
    }
}

/// The roster that a phrase was read with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterUse {
    pub id: RosterId,
    pub phrase: String,
    pub name: String,
    /// The day for which it was read.
    pub on: Date,
    pub count: usize,
}

/// What words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Empty if nothing is certain. One for a name, several for a group or a split-up unit.
    pub units: Vec<UnitId>,
    pub via: Via,
    pub roster: Option<RosterUse>,
    /// Likely units, best first; filled when `units` is empty.
    pub candidates: Vec<UnitId>,
}

/// Snapshot of regions, units and rosters.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    regions: Vec<Region>,
    units: Vec<Unit>,
    rosters: Vec<Roster>,
    by_id: HashMap<UnitId, usize>,
    by_path: HashMap<String, usize>,
    /// Whole names → units and how good the name is.
    by_name: HashMap<String, Vec<(usize, Via)>>,
    /// Region path → names without their place → units.
    local: HashMap<String, HashMap<String, Vec<(usize, Via)>>>,
    /// Names without place and shortened, for ranking.
    cores: Vec<Vec<String>>,
}

impl Directory {
    pub fn new(regions: Vec<Region>, units: Vec<Unit>, rosters: Vec<Roster>) -> Directory {
        let by_id = units.iter().enumerate().map(|(i, u)| (u.id, i)).collect();
        let by_path = regions.iter().enumerate().map(|(i, r)| (r.path.clone(), i)).collect();
        let mut d = Directory { regions, units, rosters, by_id, by_path, ..Directory::default() };
        d.index();
        d
    }

    fn index(&mut self) {
        let mut by_name: HashMap<String, Vec<(usize, Via)>> = HashMap::new();
        let mut local: HashMap<String, HashMap<String, Vec<(usize, Via)>>> = HashMap::new();
        let mut cores = Vec::with_capacity(self.units.len());
        for (i, unit) in self.units.iter().enumerate() {
            let chain = self.chain(&unit.region_path);
            let here = local.entry(unit.region_path.clone()).or_default();
            let mut core: Vec<String> = Vec::new();
            let official = [(&unit.name, Via::Name), (&unit.short, Via::Name)];
            for (name, via) in official.into_iter().chain(unit.aliases.iter().map(|a| (a, Via::Alias))) {
                let whole = names::tidy(name);
                if whole.is_empty() {
                    continue;
                }
                put(by_name.entry(whole.clone()).or_default(), i, via);
                let bare = names::without_place(&whole, &chain);
                for key in names::party_forms(&bare) {
                    let shortened = names::shorten(&key);
                    put(here.entry(key).or_default(), i, via);
                    put(here.entry(shortened.clone()).or_default(), i, Via::Alias);
                    if !shortened.is_empty() && !core.contains(&shortened) {
                        core.push(shortened);
                    }
                }
            }
            cores.push(core);
        }
        self.by_name = by_name;
        self.local = local;
        self.cores = cores;
    }

    /// The regions of a path from the root down, as far as they are known.
    fn chain(&self, path: &str) -> Vec<&Region> {
        let ends = path.match_indices('/').skip(1).map(|(at, _)| &path[..=at]);
        ends.filter_map(|p| self.by_path.get(p)).map(|i| &self.regions[*i]).collect()
    }

    pub fn by_id(&self, id: UnitId) -> Option<&Unit> {
        self.by_id.get(&id).map(|i| &self.units[*i])
    }

    pub fn units(&self) -> &[Unit] {
        &self.units
    }
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }
    pub fn rosters(&self) -> &[Roster] {
        &self.rosters
    }
    pub fn region(&self, path: &str) -> Option<&Region> {
        self.by_path.get(path).map(|i| &self.regions[*i])
    }

    /// Name of a region by its path; the path itself if it is unknown.
    pub fn region_name<'a>(&'a self, path: &'a str) -> &'a str {
        self.region(path).map_or(path, |r| &r.name)
    }

    /// Units of a kind in the regions of a kind directly below a path that live on a day, by region code: the territorial
    /// units of a prefecture's plan are `(path, County, Government)` and `(path, FunctionalZone, FunctionalZone)`.
    pub fn below(&self, path: &str, region: RegionKind, unit: UnitKind, on: Date) -> Vec<UnitId> {
        let Some(base) = self.region(path) else { return Vec::new() };
        let mut regions: Vec<&Region> = self
            .regions
            .iter()
            .filter(|r| r.kind == region && r.depth == base.depth + 1 && r.path.starts_with(path))
            .collect();
        regions.sort_by(|a, b| a.code.cmp(&b.code));
        regions.iter().flat_map(|r| self.of_kind(&r.path, unit, on)).collect()
    }

    /// Units of a kind that stand exactly in a region and live on a day.
    pub fn of_kind(&self, path: &str, kind: UnitKind, on: Date) -> Vec<UnitId> {
        let found = self.units.iter().filter(|u| u.kind == kind && u.region_path == path && u.lives(on));
        found.map(|u| u.id).collect()
    }

    /// The unit itself if it lives on that day, else those that followed it by then, however often units were merged.
    fn standing(&self, at: usize, on: Date) -> Vec<UnitId> {
        let mut out = Vec::new();
        let mut todo = vec![at];
        let mut seen = Vec::new();
        while let Some(i) = todo.pop() {
            if seen.contains(&i) {
                continue;
            }
            seen.push(i);
            let unit = &self.units[i];
            if unit.lives(on) {
                out.push(unit.id);
            } else {
                let next = unit.successors.iter().rev().filter(|(_, from)| *from <= on);
                todo.extend(next.filter_map(|(id, _)| self.by_id.get(id).copied()));
            }
        }
        out
    }
}

fn put(list: &mut Vec<(usize, Via)>, unit: usize, via: Via) {
    match list.iter_mut().find(|(u, _)| *u == unit) {
        Some((_, old)) if via == Via::Name => *old = Via::Name,
        Some(_) => {}
        None => list.push((unit, via)),
    }
}
