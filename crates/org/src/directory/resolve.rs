//! The steps from words to units, surest first.

use super::{Directory, Resolution, Via, names, rank};
use crate::region::{Region, RegionKind};
use crate::unit::UnitKind;
use jiff::civil::Date;
use kernel::id::UnitId;

/// What a step found: nothing, something certain, or several that the words cannot tell apart.
pub(super) enum Found {
    Nothing,
    Sure(Vec<UnitId>, Via),
    /// One must be chosen.
    Several(Vec<UnitId>),
}

impl Directory {
    /// What words in a document of a region (`from`, its path) mean on a day. Never guesses: doubtful words give
    /// candidates.
    pub fn resolve(&self, words: &str, from: &str, on: Date) -> Resolution {
        let words = names::tidy(words);
        let mut out = Resolution { units: Vec::new(), via: Via::None, roster: None, candidates: Vec::new() };
        if words.is_empty() {
            return out;
        }
        if let Some((units, roster)) = self.by_roster(&words, from, on) {
            return Resolution { units, via: Via::Roster, roster: Some(roster), candidates: Vec::new() };
        }
        let mut first: Vec<UnitId> = Vec::new();
        for found in [self.whole(&words, from, on), self.placed(&words, from, on), self.by_region(&words, from, on)] {
            match found {
                Found::Sure(units, via) => return Resolution { units, via, ..out },
                Found::Several(units) => first.extend(units),
                Found::Nothing => {}
            }
        }
        if first.is_empty()
            && let Some((units, via)) = self.joined(&words, from, on)
        {
            return Resolution { units, via, ..out };
        }
        if let Some(members) = self.of_a_vague_group(&words, from, on) {
            out.candidates = members;
            return out;
        }
        // Several that bear the very name are the only candidates.
        if first.is_empty() {
            first = rank::candidates(self, &words, from, on);
        }
        let mut seen = Vec::new();
        first.retain(|u| {
            !seen.contains(u) && {
                seen.push(*u);
                true
            }
        });
        first.truncate(rank::MOST);
        out.candidates = first;
        out
    }

    /// The words are a name, short name or alias as registered.
    fn whole(&self, words: &str, from: &str, on: Date) -> Found {
        match self.by_name.get(words) {
            Some(hits) => self.nearest(hits, from, on),
            None => Found::Nothing,
        }
    }

    /// Of several units of one name the one that the region's reader means: the own region, then upwards, then the only
    /// one elsewhere.
    fn nearest(&self, hits: &[(usize, Via)], from: &str, on: Date) -> Found {
        let mut living: Vec<(Vec<UnitId>, Via, &str)> = Vec::new();
        for (i, via) in hits {
            let units = self.standing(*i, on);
            if !units.is_empty() && !living.iter().any(|(u, ..)| *u == units) {
                living.push((units, *via, &self.units[*i].region_path));
            }
        }
        let mut up: Vec<&Region> = self.chain(from);
        up.reverse();
        for region in up {
            let here: Vec<_> = living.iter().filter(|(_, _, path)| **path == region.path).collect();
            match here.len() {
                0 => continue,
                1 => return Found::Sure(here[0].0.clone(), here[0].1),
                _ => return Found::Several(here.iter().flat_map(|h| h.0.clone()).collect()),
            }
        }
        match living.len() {
            0 => Found::Nothing,
            1 => Found::Sure(living[0].0.clone(), living[0].1),
            _ => Found::Several(living.iter().flat_map(|l| l.0.clone()).collect()),
        }
    }

    /// The words are a place and a name (云溪县应急管理局, 州应急局), or a name without its place.
    fn placed(&self, words: &str, from: &str, on: Date) -> Found {
        let words = words.strip_prefix("中共").unwrap_or(words);
        // A named region first: the longest name that the words begin with.
        let mut named: Vec<(&Region, &str)> = Vec::new();
        for region in &self.regions {
            for name in [region.name.as_str(), names::core_of_region(&region.name)] {
                if let Some(rest) = words.strip_prefix(name) {
                    named.push((region, rest));
                    break;
                }
            }
        }
        named.sort_by_key(|(region, rest)| (rest.len(), region.depth));
        for (region, rest) in named {
            // 云岭州云溪县应急局: go down while the rest begins with a place below.
            let mut region = region;
            let mut rest = rest;
            while let Some((lower, after)) = self.regions.iter().find_map(|r| {
                let below = r.path.starts_with(&region.path) && r.depth > region.depth;
                rest.strip_prefix(r.name.as_str()).filter(|_| below).map(|after| (r, after))
            }) {
                (region, rest) = (lower, after);
            }
            let found = self.in_region(region, rest, on);
            if !matches!(found, Found::Nothing) {
                return found;
            }
        }
        let mut chain = self.chain(from);
        chain.reverse();
        if let Some((letter, rest)) = names::level_letter(words) {
            // The letter in the region's own name counts before the letter of its kind: in a 州 with a 县级市, 市 is that city.
            let own = chain.iter().find(|r| r.name.ends_with(letter));
            if let Some(region) = own.or_else(|| chain.iter().find(|r| names::letter_fits(letter, r))) {
                let found = self.in_region(region, rest, on);
                if !matches!(found, Found::Nothing) {
                    return found;
                }
            }
            // A level that the document's own region has not: 县应急局 in a prefecture's plan could be any county's.
            let below = self.regions.iter().filter(|r| r.path.starts_with(from) && r.path != from);
            let mut any = Vec::new();
            for region in below.filter(|r| r.name.ends_with(letter)) {
                if let Found::Sure(units, _) = self.in_region(region, rest, on) {
                    any.extend(units);
                }
            }
            if !any.is_empty() {
                return Found::Several(any);
            }
        }
        for region in chain {
            let found = self.in_region(region, words, on);
            if !matches!(found, Found::Nothing) {
                return found;
            }
        }
        Found::Nothing
    }

    /// A name without place, in one region.
    pub(super) fn in_region(&self, region: &Region, rest: &str, on: Date) -> Found {
        let keys = self.local.get(&region.path);
        for key in [rest.to_owned(), names::shorten(rest)] {
            if let Some(hits) = keys.and_then(|k| k.get(&key)) {
                let mut sets: Vec<(Vec<UnitId>, Via)> = Vec::new();
                for (i, via) in hits {
                    let units = self.standing(*i, on);
                    if !units.is_empty() && !sets.iter().any(|s| s.0 == units) {
                        sets.push((units, if key == rest { *via } else { Via::Alias }));
                    }
                }
                if sets.len() > 1 && sets.iter().filter(|s| s.1 == Via::Name).count() == 1 {
                    sets.retain(|s| s.1 == Via::Name);
                }
                match sets.len() {
                    0 => {}
                    1 => return Found::Sure(sets[0].0.clone(), sets[0].1),
                    _ => return Found::Several(sets.into_iter().flat_map(|s| s.0).collect()),
                }
            }
        }
        let units = self.government(region, rest, on);
        if units.is_empty() { Found::Nothing } else { Found::Sure(units, Via::Name) }
    }

    /// 党委政府, 人民政府, 县委县政府, or the place alone: who governs the region.
    pub(super) fn government(&self, region: &Region, rest: &str, on: Date) -> Vec<UnitId> {
        const BOTH: [&str; 16] = [
            "",
            "政府",
            "人民政府",
            "党委政府",
            "党委人民政府",
            "委政府",
            "委人民政府",
            "委县政府",
            "委州政府",
            "委市政府",
            "委区政府",
            "委省政府",
            "委县人民政府",
            "委州人民政府",
            "委市人民政府",
            "委区人民政府",
        ];
        const ZONE: [&str; 6] = ["", "管委会", "管理委员会", "党工委管委会", "党工委", "工委管委会"];
        let flat = names::flatten(rest);
        if region.kind == RegionKind::FunctionalZone {
            let fits = ZONE.contains(&flat.as_str());
            return if fits { self.of_kind(&region.path, UnitKind::FunctionalZone, on) } else { Vec::new() };
        }
        if region.kind == RegionKind::Township {
            let fits = BOTH.contains(&flat.as_str()) || flat == "办事处";
            return if fits { self.of_kind(&region.path, UnitKind::Township, on) } else { Vec::new() };
        }
        if BOTH.contains(&flat.as_str()) {
            return self.of_kind(&region.path, UnitKind::Government, on);
        }
        if ["委", "党委"].contains(&flat.as_str()) {
            let party = self.of_kind(&region.path, UnitKind::PartyCommittee, on);
            if !party.is_empty() {
                return party;
            }
            // One unit may stand for both: 云溪县委县政府.
            let both = self.of_kind(&region.path, UnitKind::Government, on);
            return both.into_iter().filter(|u| self.by_id(*u).is_some_and(|u| u.name.contains('委'))).collect();
        }
        Vec::new()
    }

    /// Several units in one phrase: 州应急管理局和州消防救援支队. Only if every part is certain.
    fn joined(&self, words: &str, from: &str, on: Date) -> Option<(Vec<UnitId>, Via)> {
        for joint in ["、", "，", "以及", "和", "及", "与"] {
            let parts: Vec<&str> = split_outside(words, joint);
            if parts.len() < 2 || parts.iter().any(|p| p.is_empty()) {
                continue;
            }
            let each: Vec<Resolution> = parts.iter().map(|p| self.resolve(p, from, on)).collect();
            if each.iter().all(|r| !r.units.is_empty() && r.via != Via::Roster) {
                let mut units: Vec<UnitId> = Vec::new();
                for u in each.iter().flat_map(|r| &r.units) {
                    if !units.contains(u) {
                        units.push(*u);
                    }
                }
                let via = each.iter().map(|r| r.via).find(|v| *v != Via::Name).unwrap_or(Via::Name);
                return Some((units, via));
            }
        }
        None
    }
}

/// Split where the joint stands outside brackets.
fn split_outside<'a>(words: &'a str, joint: &str) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in words.match_indices(joint) {
        let open = words[..at].matches('（').count() > words[..at].matches('）').count();
        if !open && at >= from {
            out.push(&words[from..at]);
            from = at + joint.len();
        }
    }
    out.push(&words[from..]);
    out
}
